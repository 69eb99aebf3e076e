import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Requires } from '../identity/index.js';
import { type Page, etagOf } from '../platform/http/index.js';
import { ListBorrowersDto } from './borrower.dto.js';
import { BorrowerLookUps } from './queries/borrower-look-ups.js';
import type { BorrowerAnswer } from './queries/borrower-rows.js';

/** Borrowers, as far as the reader may come upon them. */
@Controller('api/v1/borrowers')
export class BorrowersController {
  constructor(private readonly lookUps: BorrowerLookUps) {}

  /** Those found by card number or beginnings of names; without `q` those tied to the own unit, or own pupils. */
  @Get()
  @Requires('borrower:read')
  list(@CurrentActor() actor: Actor, @Query() question: ListBorrowersDto): Promise<Page<BorrowerAnswer>> {
    return this.lookUps.list(actor, question);
  }

  @Get(':id')
  @Requires('borrower:read')
  async byId(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BorrowerAnswer> {
    const borrower = await this.lookUps.byId(actor, id);
    void reply.header('etag', etagOf(borrower.version));
    return borrower;
  }

  /** The full name; its use is logged. */
  @Get(':id/full-name')
  @Requires('borrower:full-name')
  async fullName(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<{ fullName: string | null }> {
    return { fullName: await this.lookUps.fullName(actor, id) };
  }
}
