import { Injectable } from '@nestjs/common';
import { type CalendarDate, calendarDate } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import { type Queries, type Tx, toBoolean } from '../../platform/database/index.js';
import { conflict } from '../../platform/http/index.js';
import type { InstrumentCode } from '../domain/instrument-code.js';
import { type Condition, type InstrumentState, stateOn } from '../domain/instrument-state.js';

/** An instrument as those need it who lend it, take it back, move or mend it. */
export interface CirculatingInstrument {
  readonly code: InstrumentCode;
  readonly kindId: string;
  readonly size: string | null;
  readonly maker: string | null;
  readonly model: string | null;
  readonly gradeId: string;
  readonly condition: Condition;
  /** The state that counts today: service that has ended by its day is `available` here. */
  readonly state: InstrumentState;
  readonly ownerUnitId: string;
  readonly managerUnitId: string;
  readonly homePointId: string;
  /** Where it is; `null` while with a borrower, a repairer, under way, or nobody knows. */
  readonly currentPointId: string | null;
  readonly dueOn: CalendarDate | null;
  /** The first day on which it may go out again; kept through inspection and transfer. */
  readonly freeFrom: CalendarDate | null;
  readonly version: number;
}

/** A part of an instrument, and whether it is there. */
export interface InstrumentAccessory {
  readonly id: string;
  readonly name: string;
  readonly present: boolean;
}

/** Where an instrument is from now on. */
export interface CirculationChange {
  readonly code: string;
  /** The version at which it was read; the change counts only if it still is at it. */
  readonly expectedVersion: number;
  readonly state: InstrumentState;
  readonly currentPointId: string | null;
  readonly dueOn: CalendarDate | null;
  readonly freeFrom: CalendarDate | null;
  /** Only where it was looked at. */
  readonly condition?: Condition | undefined;
}

interface Row extends Omit<CirculatingInstrument, 'dueOn' | 'freeFrom'> {
  readonly dueOn: string | null;
  readonly freeFrom: string | null;
}

const byCode = `SELECT code, kind_id AS "kindId", size, maker, model, grade_id AS "gradeId", condition, state,
    owner_unit_id AS "ownerUnitId", manager_unit_id AS "managerUnitId", home_point_id AS "homePointId",
    current_point_id AS "currentPointId", due_on AS "dueOn", free_from AS "freeFrom", version
  FROM instrument WHERE code = $1`;

/** The circulation state of instruments: where each one is and whether it may go out. The one place that writes it. */
@Injectable()
export class CirculationState {
  constructor(private readonly clock: Clock) {}

  /** An instrument by its canonical code, locked until the unit has ended; `undefined` where there is none. */
  async lockInstrument(tx: Tx, code: string): Promise<CirculatingInstrument | undefined> {
    return this.circulating(await tx.one<Row>(`${byCode} FOR UPDATE`, [code]));
  }

  /** The same without a lock, for whoever changes nothing. */
  async readInstrument(q: Queries, code: string): Promise<CirculatingInstrument | undefined> {
    return this.circulating(await q.one<Row>(byCode, [code]));
  }

  /**
   * Moves an instrument on, by compare-and-set.
   * @returns the version that it has now
   * @throws Problem 409 `instrument-changed-meanwhile` if somebody was first
   */
  async changeCirculation(tx: Tx, change: CirculationChange): Promise<number> {
    const { code, expectedVersion, state, currentPointId, dueOn, freeFrom, condition = null } = change;
    const rows = await tx.run(
      `UPDATE instrument SET state = $1, current_point_id = $2, due_on = $3, free_from = $4,
         condition = COALESCE($5, condition), version = version + 1
       WHERE code = $6 AND version = $7`,
      [state, currentPointId, dueOn, freeFrom, condition, code, expectedVersion],
    );
    if (rows === 0) throw conflict('instrument-changed-meanwhile');
    return expectedVersion + 1;
  }

  /** The accessories of an instrument, in their order. */
  async accessoriesOf(q: Queries, code: string): Promise<InstrumentAccessory[]> {
    const rows = await q.all<{ id: string; name: string; present: unknown }>(
      'SELECT id, name, present FROM accessory WHERE instrument_code = $1 ORDER BY position, id',
      [code],
    );
    return rows.map(({ id, name, present }) => ({ id, name, present: toBoolean(present) }));
  }

  /** Records which accessories of an instrument are missing; all its others are there. Touches only those that change. */
  async setAccessoriesPresent(tx: Tx, code: string, missing: readonly string[]): Promise<void> {
    const ids = JSON.stringify(missing);
    await tx.run('UPDATE accessory SET present = FALSE WHERE instrument_code = $1 AND present AND id = ANY_OF($2)', [
      code,
      ids,
    ]);
    await tx.run(
      'UPDATE accessory SET present = TRUE WHERE instrument_code = $1 AND NOT present AND NOT (id = ANY_OF($2))',
      [code, ids],
    );
  }

  private circulating(row: Row | undefined): CirculatingInstrument | undefined {
    if (row === undefined) return undefined;
    const dueOn = row.dueOn === null ? null : calendarDate(row.dueOn);
    const freeFrom = row.freeFrom === null ? null : calendarDate(row.freeFrom);
    return { ...row, dueOn, freeFrom, state: stateOn(row.state, freeFrom, this.clock.today()) };
  }
}
