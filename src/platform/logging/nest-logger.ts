import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** Nest's own lines, in the application's log. Its start-up chatter is left out. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(): void {
    return;
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.logger.error({ from: 'nest', rest }, String(message));
  }

  warn(message: unknown): void {
    this.logger.warn({ from: 'nest' }, String(message));
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.logger.fatal({ from: 'nest', rest }, String(message));
  }
}
