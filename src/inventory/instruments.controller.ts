import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Public, Requires, mayDo } from '../identity/index.js';
import { Reader } from '../platform/database/index.js';
import { type Page, etagOf, notFound, pageSize } from '../platform/http/index.js';
import { InstrumentCodes } from './instrument-codes.js';
import { HistoryDto, ListInstrumentsDto } from './instrument.dto.js';
import { HistoryQuery, type HistoryEvent } from './queries/history.query.js';
import { type InstrumentAnswer, type PublicInstrument, publicInstrument } from './queries/instrument-answer.js';
import { InstrumentView } from './queries/instrument-view.js';

/** Instruments, as they are and as they have been. */
@Controller('api/v1/instruments')
export class InstrumentsController {
  constructor(
    private readonly view: InstrumentView,
    private readonly history: HistoryQuery,
    private readonly codes: InstrumentCodes,
    private readonly reader: Reader,
  ) {}

  /** A page of the list, by kind, size and code. */
  @Get()
  @Requires('instrument:read')
  list(@Query() question: ListInstrumentsDto): Promise<Page<InstrumentAnswer>> {
    return this.view.list(question);
  }

  /** An instrument by its code in any lenient form, an alias or the URL of its label. Everybody gets the public facts. */
  @Get(':code')
  @Public()
  async byCode(
    @CurrentActor() actor: Actor | undefined,
    @Param('code') code: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InstrumentAnswer | PublicInstrument> {
    const instrument = await this.view.byCode(code);
    if (actor === undefined || !mayDo(actor.role, 'instrument:read')) return publicInstrument(instrument);
    void reply.header('etag', etagOf(instrument.version));
    return instrument;
  }

  /** What happened to it, the newest first: persons do not stand here, loans by id. */
  @Get(':code/history')
  @Requires('instrument:read')
  async historyOf(
    @CurrentActor() actor: Actor,
    @Param('code') text: string,
    @Query() { limit, cursor }: HistoryDto,
  ): Promise<Page<HistoryEvent>> {
    const code = await this.codes.resolve(this.reader, text);
    if (code === undefined) throw notFound();
    await this.view.byCode(code);
    return this.history.of(this.reader, actor, code, pageSize(limit), cursor);
  }
}
