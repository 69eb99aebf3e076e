import { HttpStatus, ParseUUIDPipe } from '@nestjs/common';
import { notFound } from '../platform/http/index.js';

/** An id that cannot be one of ours exists no more than any other that is unknown. */
export const anId = new ParseUUIDPipe({ errorHttpStatusCode: HttpStatus.NOT_FOUND, exceptionFactory: notFound });
