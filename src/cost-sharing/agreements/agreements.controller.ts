import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Requires } from '../../identity/index.js';
import { calendarDate } from '../../platform/calendar/index.js';
import { Idempotency, type IdempotencyClaim } from '../../platform/http/index.js';
import { anId } from '../an-id.js';
import { EndAgreementDto, NewAgreementDto } from './agreement.dto.js';
import type { CostAgreement } from './agreement.repository.js';
import { CostAgreements, type NewAgreement } from './agreements.js';
import { LastYear, type LastYearTable } from './last-year.js';

/** Which units carry which share of which costs. There are few, so a list is one page. */
@Controller('api/v1/cost-agreements')
export class AgreementsController {
  constructor(
    private readonly agreements: CostAgreements,
    private readonly lastYear: LastYear,
  ) {}

  @Get()
  @Requires('cost-agreement:read')
  async list(@CurrentActor() actor: Actor): Promise<{ items: CostAgreement[]; nextCursor: null }> {
    return { items: await this.agreements.all(actor), nextCursor: null };
  }

  @Get(':id')
  @Requires('cost-agreement:read')
  one(@CurrentActor() actor: Actor, @Param('id', anId) id: string): Promise<CostAgreement> {
    return this.agreements.byId(actor, id);
  }

  /** What it would have cost each unit over the last four quarters that have ended. */
  @Get(':id/last-year')
  @Requires('cost-agreement:read')
  async table(@CurrentActor() actor: Actor, @Param('id', anId) id: string): Promise<LastYearTable> {
    return this.lastYear.of(await this.agreements.byId(actor, id));
  }

  @Post()
  @Requires('cost-agreement:write')
  async make(
    @CurrentActor() actor: Actor,
    @Body() body: NewAgreementDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CostAgreement> {
    const { status, ref } = await this.agreements.make(actor, newAgreement(body), claim);
    void reply.status(status);
    return this.agreements.byId(actor, ref.id);
  }

  @Post(':id/end')
  @Requires('cost-agreement:write')
  async end(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Body() { lastDay }: EndAgreementDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CostAgreement> {
    const { status, ref } = await this.agreements.end(actor, id, calendarDate(lastDay), claim);
    void reply.status(status);
    return this.agreements.byId(actor, ref.id);
  }
}

/** What a strict input says, with what was left out filled in. */
export function newAgreement(input: NewAgreementDto): NewAgreement {
  const { name, costTypes, grade, owner, lendingPoint, kind, shares, creditor, debitArt, creditArt } = input;
  return {
    ...{ name, costTypes },
    grade: grade ?? null,
    owner: owner ?? null,
    lendingPoint: lendingPoint ?? null,
    kind: kind ?? null,
    shares: shares.map(({ unit, basisPoints }) => ({ unit, basisPoints })),
    creditor: creditor ?? null,
    debitArt: debitArt ?? '290',
    creditArt: creditArt ?? '790',
    validFrom: calendarDate(input.validFrom),
    validTo: input.validTo == null ? null : calendarDate(input.validTo),
  };
}
