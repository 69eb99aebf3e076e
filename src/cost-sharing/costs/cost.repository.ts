import { Injectable } from '@nestjs/common';
import { calendarDate, type CalendarDate } from '../../platform/calendar/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';
import type { RecordedCostType } from '../domain/instrument-costs.js';
import { InstrumentCostEntity } from '../persistence/entities.js';

/** A cost of an instrument as it stands, corrections counted in. */
export interface RecordedCost {
  readonly id: string;
  readonly instrument: string;
  readonly costType: RecordedCostType;
  readonly amountOre: number;
  readonly incurredOn: CalendarDate;
  readonly note: string | null;
  readonly recordedOn: CalendarDate;
  /** How often its amount was put right. */
  readonly corrections: number;
}

/** One time that an amount was put right. */
export interface CostCorrection {
  readonly id: string;
  /** What was added in øre, or taken off where it is negative. */
  readonly amountOre: number;
  readonly recordedOn: CalendarDate;
  readonly note: string | null;
}

/** What an instrument is like now, for a cost to keep. */
export interface CostedInstrument {
  readonly code: string;
  readonly owner: string;
  readonly municipality: string;
  readonly grade: string;
  readonly kind: string;
  readonly lendingPoint: string;
}

interface CostRow {
  readonly id: string;
  readonly instrument: string;
  readonly costType: RecordedCostType;
  readonly amountOre: number;
  readonly incurredOn: string;
  readonly note: string | null;
  readonly recordedOn: string;
  readonly correctedOre: number | string;
  readonly corrections: number | string;
}

const select = `SELECT c.id, c.instrument_code AS instrument, c.cost_type AS "costType", c.amount_ore AS "amountOre",
    c.incurred_on AS "incurredOn", c.note, c.recorded_on AS "recordedOn",
    COALESCE((SELECT SUM(k.amount_ore) FROM instrument_cost k WHERE k.corrects_id = c.id), 0) AS "correctedOre",
    (SELECT COUNT(*) FROM instrument_cost k WHERE k.corrects_id = c.id) AS corrections
  FROM instrument_cost c`;

/** Costs of instruments, which are added and never changed. */
@Injectable()
export class CostRepository {
  async add(tx: Tx, cost: InstrumentCostEntity): Promise<void> {
    await tx.insert(InstrumentCostEntity, cost);
  }

  /** Of an instrument, the latest first. */
  async of(q: Queries, code: string): Promise<RecordedCost[]> {
    const rows = await q.all<CostRow>(
      `${select} WHERE c.instrument_code = $1 AND c.corrects_id IS NULL ORDER BY c.incurred_on DESC, c.id`,
      [code],
    );
    return rows.map(costOf);
  }

  async byId(q: Queries, id: string): Promise<RecordedCost | undefined> {
    const row = await q.one<CostRow>(`${select} WHERE c.id = $1 AND c.corrects_id IS NULL`, [id]);
    return row && costOf(row);
  }

  /** How its amount was put right, the first time first. */
  async corrections(q: Queries, id: string): Promise<CostCorrection[]> {
    const rows = await q.all<Omit<CostCorrection, 'recordedOn'> & { recordedOn: string }>(
      `SELECT id, amount_ore AS "amountOre", recorded_on AS "recordedOn", note FROM instrument_cost
       WHERE corrects_id = $1 ORDER BY recorded_on, id`,
      [id],
    );
    return rows.map(({ recordedOn, ...row }) => ({ ...row, recordedOn: calendarDate(recordedOn) }));
  }

  /** Locks a cost: whoever puts its amount right does so one after the other. Gives the row as it was first written. */
  async lock(tx: Tx, id: string): Promise<Omit<InstrumentCostEntity, 'amountOre' | 'note'> | undefined> {
    return tx.one(
      `SELECT id, instrument_code AS "instrumentCode", municipality_id AS "municipalityId", cost_type AS "costType",
         incurred_on AS "incurredOn", owner_unit_id AS "ownerUnitId", grade_id AS "gradeId", kind_id AS "kindId",
         lending_point_id AS "lendingPointId", corrects_id AS "correctsId", recorded_on AS "recordedOn",
         recorded_by AS "recordedBy"
       FROM instrument_cost WHERE id = $1 AND corrects_id IS NULL FOR UPDATE`,
      [id],
    );
  }

  /** An instrument as it was on a day, as far as the register remembers: its grade has a history. */
  async instrument(q: Queries, code: string, before: Date): Promise<CostedInstrument | undefined> {
    return q.one<CostedInstrument>(
      `SELECT i.code, i.owner_unit_id AS owner, u.municipality_id AS municipality, i.kind_id AS kind,
         i.home_point_id AS "lendingPoint", COALESCE(
           (SELECT g.grade_id FROM grading g WHERE g.instrument_code = i.code AND g.graded_at < $2
            ORDER BY g.graded_at DESC LIMIT 1), i.grade_id) AS grade
       FROM instrument i JOIN unit u ON u.id = i.owner_unit_id WHERE i.code = $1`,
      [code, before],
    );
  }
}

function costOf({ correctedOre, corrections, amountOre, incurredOn, recordedOn, ...row }: CostRow): RecordedCost {
  return {
    ...row,
    amountOre: amountOre + Number(correctedOre),
    incurredOn: calendarDate(incurredOn),
    recordedOn: calendarDate(recordedOn),
    corrections: Number(corrections),
  };
}
