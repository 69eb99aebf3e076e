import { Body, Controller, Headers, Param, Patch, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Requires } from '../identity/index.js';
import { Idempotency, type IdempotencyClaim, etagOf, versionFrom } from '../platform/http/index.js';
import { ChangeInstrument } from './change/change-instrument.js';
import { GradeInstrument } from './grade/grade-instrument.js';
import { ChangeInstrumentDto, GradingDto, RegisterInstrumentDto } from './instrument.dto.js';
import type { InstrumentAnswer } from './queries/instrument-answer.js';
import { InstrumentView } from './queries/instrument-view.js';
import { RegisterInstrument } from './register/register-instrument.js';

/** What is written of instruments. Every answer is the instrument as it is afterwards. */
@Controller('api/v1/instruments')
export class InstrumentCommandsController {
  constructor(
    private readonly registerInstrument: RegisterInstrument,
    private readonly changeInstrument: ChangeInstrument,
    private readonly gradeInstrument: GradeInstrument,
    private readonly view: InstrumentView,
  ) {}

  @Post()
  @Requires('instrument:write')
  async register(
    @CurrentActor() actor: Actor,
    @Body() body: RegisterInstrumentDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InstrumentAnswer> {
    const done = await this.registerInstrument.execute(actor, body, claim);
    void reply.status(done.status);
    return this.answer(done.ref.code, reply);
  }

  @Patch(':code')
  @Requires('instrument:write')
  async change(
    @CurrentActor() actor: Actor,
    @Param('code') text: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: ChangeInstrumentDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InstrumentAnswer> {
    return this.answer(await this.changeInstrument.execute(actor, text, versionFrom(ifMatch), body), reply);
  }

  /** Gives it another grade. With `If-Match` only if nobody has changed it since it was read. */
  @Post(':code/gradings')
  @Requires('instrument:grade')
  async grade(
    @CurrentActor() actor: Actor,
    @Param('code') text: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: GradingDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InstrumentAnswer> {
    const version = ifMatch === undefined ? undefined : versionFrom(ifMatch);
    const done = await this.gradeInstrument.execute(actor, text, body, version, claim);
    void reply.status(done.status);
    return this.answer(done.ref.code, reply);
  }

  private async answer(code: string, reply: FastifyReply): Promise<InstrumentAnswer> {
    const instrument = await this.view.byCode(code);
    void reply.header('etag', etagOf(instrument.version));
    return instrument;
  }
}
