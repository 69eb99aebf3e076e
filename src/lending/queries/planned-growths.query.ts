import { Injectable } from '@nestjs/common';
import { isOwnPupil } from '../../borrowers/index.js';
import type { Actor } from '../../identity/index.js';
import { InstrumentReference, isSmaller } from '../../inventory/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Reader, type SqlValue } from '../../platform/database/index.js';
import { type Page, decodeCursor, pageOf, pageSize } from '../../platform/http/index.js';
import type { ReservationState } from '../../reservations/index.js';

/** A pupil who has something in a smaller size, and is promised or waits for the same in a bigger one. */
export interface PlannedGrowth {
  readonly borrower: string;
  readonly displayName: string;
  readonly loan: string;
  /** Code of what is out. */
  readonly instrument: string;
  readonly dueOn: string;
  readonly reservation: string;
  readonly state: ReservationState;
  readonly toSize: string;
  readonly from: string;
  readonly to: string;
}

interface Row extends PlannedGrowth {
  readonly kind: string;
  readonly size: string;
}

/** Whose growth a teacher has planned. */
@Injectable()
export class PlannedGrowths {
  constructor(
    private readonly reader: Reader,
    private readonly reference: InstrumentReference,
    private readonly clock: Clock,
  ) {}

  /** A page of own pupils', by the first day of the bigger size; one statement. */
  async list(actor: Actor, cursor: string | undefined): Promise<Page<PlannedGrowth>> {
    const size = pageSize(undefined);
    const after = decodeCursor(cursor, 3)?.map(String);
    const values: SqlValue[] = [];
    const value = (one: SqlValue): string => `$${values.push(one)}`;
    const conditions = [isOwnPupil('r.borrower_id', actor.userId, this.clock.today(), value)];
    if (after !== undefined) {
      conditions.push(`(r.from_day, r.id, l.id) > (${after.map(value).join(', ')})`);
    }
    const rows = await this.reader.all<Row>(
      `SELECT r.borrower_id AS borrower, b.display_name AS "displayName", l.id AS loan, l.instrument_code AS instrument,
         l.due_on AS "dueOn", r.id AS reservation, r.state, r.size AS "toSize", r.from_day AS "from", r.to_day AS "to",
         r.kind_id AS kind, i.size
       FROM reservation r
       JOIN borrower b ON b.id = r.borrower_id
       JOIN loan l ON l.borrower_id = r.borrower_id AND l.state = 'open'
       JOIN instrument i ON i.code = l.instrument_code AND i.kind_id = r.kind_id AND i.size <> r.size
       WHERE r.state IN ('waiting', 'awaiting-acceptance', 'confirmed', 'ready') AND ${conditions.join(' AND ')}
       ORDER BY r.from_day, r.id, l.id LIMIT ${size + 1}`,
      values,
    );
    const sizes = new Map((await this.reference.kinds(this.reader)).map((kind) => [kind.id, kind.sizes]));
    const page = pageOf(
      rows,
      size,
      (row) => [row.from, row.reservation, row.loan],
      (row) => row,
    );
    // The order of sizes is the kind's; who is to get a smaller one instead is left out.
    const items = page.items
      .filter((row) => isSmaller(sizes.get(row.kind) ?? [], row.size, row.toSize))
      .map(({ kind: _kind, size: _size, ...growth }) => growth);
    return { ...page, items };
  }
}
