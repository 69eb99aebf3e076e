import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import type { Actor } from '../../identity/index.js';
import { InstrumentCodes } from '../../inventory/index.js';
import { Places } from '../../organisation/index.js';
import { addDays, type CalendarDate, zonedInstant } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import { CONFIG, type Config } from '../../platform/config/index.js';
import { type Queries, Reader } from '../../platform/database/index.js';
import { Commands, type Done, type IdempotencyClaim, badInput, conflict, notFound } from '../../platform/http/index.js';
import { newId } from '../../platform/ids/index.js';
import type { RecordedCostType } from '../domain/instrument-costs.js';
import { type CostCorrection, type CostedInstrument, CostRepository, type RecordedCost } from './cost.repository.js';

/** What somebody writes down of an instrument. */
export interface NewCost {
  readonly costType: RecordedCostType;
  /** In øre. */
  readonly amountOre: number;
  readonly incurredOn: CalendarDate;
  readonly note: string | null;
}

/** A cost as it stands now, and what led there. */
export interface CostWithCorrections {
  readonly cost: RecordedCost;
  readonly corrections: readonly CostCorrection[];
}

/** What instruments cost: purchases, repairs, losses and what was used up. Somebody of another municipality finds none of it. */
@Injectable()
export class InstrumentCosts {
  constructor(
    private readonly commands: Commands,
    private readonly rows: CostRepository,
    private readonly codes: InstrumentCodes,
    private readonly places: Places,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly reader: Reader,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Those of an instrument, by its code in any form. @throws Problem 404 */
  async of(actor: Actor, text: string): Promise<RecordedCost[]> {
    const { code } = await this.instrument(this.reader, actor, text, this.clock.now());
    return this.rows.of(this.reader, code);
  }

  /** @throws Problem 404 */
  async byId(id: string): Promise<RecordedCost> {
    const found = await this.rows.byId(this.reader, id);
    if (found === undefined) throw notFound();
    return found;
  }

  /** One, with how its amount was put right. @throws Problem 404 */
  async withCorrections(actor: Actor, id: string): Promise<CostWithCorrections> {
    const cost = await this.byId(id);
    await this.instrument(this.reader, actor, cost.instrument, this.clock.now());
    return { cost, corrections: await this.rows.corrections(this.reader, id) };
  }

  /** @throws Problem 404; 400 `day-in-future` */
  async record(
    actor: Actor,
    text: string,
    { costType, amountOre, incurredOn, note }: NewCost,
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<{ id: string }>> {
    return this.commands.run(claim, async (tx) => {
      const recordedOn = this.clock.today();
      if (incurredOn > recordedOn) throw badInput([{ field: 'incurredOn', code: 'day-in-future' }]);
      const dayAfter = zonedInstant(addDays(incurredOn, 1), '00:00', this.config.timeZone);
      const instrument = await this.instrument(tx, actor, text, dayAfter);
      const id = newId();
      await this.rows.add(tx, {
        ...{ id, costType, amountOre, incurredOn, note, recordedOn },
        instrumentCode: instrument.code,
        municipalityId: instrument.municipality,
        ownerUnitId: instrument.owner,
        gradeId: instrument.grade,
        kindId: instrument.kind,
        lendingPointId: instrument.lendingPoint,
        correctsId: null,
        recordedBy: actor.userId,
      });
      await this.audit.append(tx, {
        actorId: actor.userId,
        action: 'cost.recorded',
        subjectType: 'instrument-cost',
        subjectId: id,
        instrumentCode: instrument.code,
        detail: { costType, amountOre, incurredOn },
      });
      return { status: 201, ref: { id } };
    });
  }

  /** Puts an amount right by a further row. @throws Problem 404; 409 `cost-is-so` */
  async correct(
    actor: Actor,
    id: string,
    { amountOre, note }: Pick<NewCost, 'amountOre' | 'note'>,
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<{ id: string }>> {
    return this.commands.run(claim, async (tx) => {
      const row = await this.rows.lock(tx, id);
      const before = await this.rows.byId(tx, id);
      if (row === undefined || before === undefined) throw notFound();
      if (row.municipalityId !== (await this.places.municipalityOf(tx, actor))) throw notFound();
      const more = amountOre - before.amountOre;
      if (more === 0) throw conflict('cost-is-so');
      const recordedOn = this.clock.today();
      const correction = { id: newId(), amountOre: more, note, correctsId: id, recordedOn, recordedBy: actor.userId };
      await this.rows.add(tx, { ...row, ...correction });
      await this.audit.append(tx, {
        actorId: actor.userId,
        action: 'cost.corrected',
        subjectType: 'instrument-cost',
        subjectId: id,
        instrumentCode: row.instrumentCode,
        detail: { amountOre: [before.amountOre, amountOre] },
      });
      return { status: 201, ref: { id } };
    });
  }

  /** One of the actor's own municipality. @throws Problem 404 */
  private async instrument(q: Queries, actor: Actor, text: string, before: Date): Promise<CostedInstrument> {
    const code = await this.codes.resolve(q, text);
    const instrument = code === undefined ? undefined : await this.rows.instrument(q, code, before);
    if (instrument?.municipality !== (await this.places.municipalityOf(q, actor))) throw notFound();
    return instrument;
  }
}
