import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';
import { type CirculatingInstrument, CirculationState } from '../circulation/circulation.repository.js';
import type { Condition } from '../domain/instrument-state.js';
import { RepairEntity } from '../persistence/entities.js';

export const repairSteps = ['inspection', 'repair'] as const;
/** Looked at on the spot, or away at a repairer. */
export type RepairStep = (typeof repairSteps)[number];

export const repairOutcomes = ['repaired', 'in-order', 'retired'] as const;
export type RepairOutcome = (typeof repairOutcomes)[number];

/** An instrument to be looked at or mended. */
export interface Opening {
  readonly actorId: string;
  readonly instrument: Pick<CirculatingInstrument, 'code' | 'version'>;
  readonly step: RepairStep;
  readonly note: string | null;
  /** The loan after which this was found necessary. */
  readonly loanId: string | null;
  /** Where it is inspected; a repair is elsewhere. */
  readonly at: string | null;
  /** The first day on which it may go out again, if it is to rest afterwards. */
  readonly freeFrom: CalendarDate | null;
  readonly condition?: Condition | undefined;
}

/** An inspection or repair that is not finished. */
export interface OpenRepair {
  readonly id: string;
  readonly instrument: string;
  readonly step: RepairStep;
  readonly note: string | null;
}

const columns = 'id, instrument_code AS instrument, step, note';

/** Instruments at inspection or repair. Takes the caller's unit of work. */
@Injectable()
export class Repairs {
  constructor(
    private readonly circulation: CirculationState,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes an instrument out of circulation and gives the repair's id. The caller has locked it and knows that it may.
   * @throws ConstraintViolation `ux_repair_open_instrument` if it is being looked at already
   * @throws Problem 409 `instrument-changed-meanwhile`
   */
  async openRepair(tx: Tx, opening: Opening): Promise<string> {
    const { actorId, instrument, step, note, loanId, at, freeFrom, condition } = opening;
    const id = newId();
    await tx.insert(RepairEntity, {
      id,
      instrumentCode: instrument.code,
      step,
      note,
      loanId,
      openedAt: this.clock.now(),
      openedBy: actorId,
      completedAt: null,
      completedBy: null,
      outcome: null,
    });
    await this.circulation.changeCirculation(tx, {
      code: instrument.code,
      expectedVersion: instrument.version,
      state: 'in-repair',
      currentPointId: step === 'inspection' ? at : null,
      dueOn: null,
      freeFrom,
      condition,
    });
    await this.audit.append(tx, {
      actorId,
      action: 'repair.opened',
      subjectType: 'repair',
      subjectId: id,
      instrumentCode: instrument.code,
      detail: { step, loan: loanId },
    });
    return id;
  }

  /** Records how a repair ended. @returns false if somebody was first */
  async close(tx: Tx, id: string, actorId: string, outcome: RepairOutcome): Promise<boolean> {
    const rows = await tx.run(
      'UPDATE repair SET completed_at = $1, completed_by = $2, outcome = $3 WHERE id = $4 AND completed_at IS NULL',
      [this.clock.now(), actorId, outcome, id],
    );
    return rows === 1;
  }

  /** Whose repair an id is, finished or not. */
  async byId(q: Queries, id: string): Promise<(OpenRepair & { readonly outcome: RepairOutcome | null }) | undefined> {
    return q.one(`SELECT ${columns}, outcome FROM repair WHERE id = $1`, [id]);
  }

  /** The inspection or repair at which an instrument is. */
  async openRepairOf(q: Queries, code: string): Promise<OpenRepair | undefined> {
    return q.one<OpenRepair>(`SELECT ${columns} FROM repair WHERE instrument_code = $1 AND completed_at IS NULL`, [
      code,
    ]);
  }
}
