import { Controller, Get } from '@nestjs/common';
import { Requires } from '../../identity/index.js';
import { Reader } from '../../platform/database/index.js';
import { type Programme, Programmes } from './programmes.query.js';

/** The programmes, for who enrols pupils or reads rules. */
@Controller('api/v1/programmes')
export class ProgrammesController {
  constructor(
    private readonly programmes: Programmes,
    private readonly reader: Reader,
  ) {}

  @Get()
  @Requires('rule:read')
  async list(): Promise<{ items: Programme[]; nextCursor: null }> {
    return { items: await this.programmes.all(this.reader), nextCursor: null };
  }
}
