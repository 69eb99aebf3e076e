import { Injectable } from '@nestjs/common';
import { depositToPay } from '../../charges/index.js';
import { type CalendarDate, calendarDate } from '../../platform/calendar/index.js';
import { Reader, toBoolean } from '../../platform/database/index.js';

/** What went out with a loan. */
export interface LentAccessory {
  readonly id: string;
  readonly name: string;
  /** Whether it came back; `null` while the loan is open. */
  readonly cameBack: boolean | null;
}

/** An open loan as whoever has the instrument in hand needs it. */
export interface LoanInHand {
  readonly id: string;
  readonly borrowerId: string | null;
  readonly outOn: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly accessories: readonly LentAccessory[];
}

/** A return that somebody registered, with what its next step followed from. */
export interface RegisteredReturn {
  readonly id: string;
  readonly instrument: string;
  readonly returnedOn: CalendarDate;
  /** The point that took it back. */
  readonly pointId: string;
  readonly serviceDays: number;
  /** In øre, for the borrower. */
  readonly depositBackOre: number;
  /** Whether somebody had to look at it. */
  readonly inspected: boolean;
  /** The reservation for which it is kept or sent now, if there still is one; the slip only while it waits on a hold shelf. */
  readonly pickup: {
    readonly id: string;
    readonly pickupPointId: string;
    readonly pickupCode: string | null;
    readonly readyUntil: string | null;
  } | null;
  /** Names of the accessories that did not come back. */
  readonly missing: readonly string[];
}

/** Whose returns, where, and since when. */
export interface Sitting {
  readonly userId: string;
  readonly pointId: string;
  readonly since: Date;
  /** What is picked up until this day is kept already. */
  readonly pickupsUntil: CalendarDate;
}

interface ReturnRow {
  readonly id: string;
  readonly instrument: string;
  readonly returnedOn: string;
  readonly pointId: string;
  readonly serviceDays: number;
  readonly depositBackOre: number;
  readonly inspected: unknown;
  readonly total: number;
  readonly reservationId: string | null;
  readonly pickupPointId: string | null;
  readonly pickupCode: string | null;
  readonly readyUntil: string | null;
}

/** Loans as the desk needs them, with the instrument in hand. Who may see the borrower is for the asker to decide. */
@Injectable()
export class DeskLoans {
  constructor(private readonly reader: Reader) {}

  /** The open loan of an instrument, by its canonical code. */
  async openLoanOf(instrument: string): Promise<LoanInHand | undefined> {
    const row = await this.reader.one<{ id: string; borrowerId: string | null; outOn: string; dueOn: string }>(
      `SELECT id, borrower_id AS "borrowerId", out_on AS "outOn", due_on AS "dueOn"
       FROM loan WHERE instrument_code = $1 AND state = 'open'`,
      [instrument],
    );
    if (row === undefined) return undefined;
    const accessories = (await this.accessoriesOf([row.id])).get(row.id) ?? [];
    return { ...row, outOn: calendarDate(row.outOn), dueOn: calendarDate(row.dueOn), accessories };
  }

  /** What went out with each of several loans, in one statement. */
  async accessoriesOf(loanIds: readonly string[]): Promise<ReadonlyMap<string, readonly LentAccessory[]>> {
    const rows = await this.reader.all<{ loanId: string; id: string; name: string; cameBack: unknown }>(
      `SELECT l.loan_id AS "loanId", a.id, a.name, l.came_back AS "cameBack"
       FROM loan_accessory l JOIN accessory a ON a.id = l.accessory_id
       WHERE l.loan_id = ANY_OF($1) ORDER BY l.loan_id, a.position, a.id`,
      [JSON.stringify(loanIds)],
    );
    const lent = new Map<string, LentAccessory[]>();
    for (const { loanId, id, name, cameBack } of rows) {
      const known = lent.get(loanId) ?? [];
      known.push({ id, name, cameBack: cameBack === null ? null : toBoolean(cameBack) });
      lent.set(loanId, known);
    }
    return lent;
  }

  /** The newest returns of a sitting, and how many there are: two statements at most. */
  async returnsOf(
    { userId, pointId, since, pickupsUntil }: Sitting,
    most: number,
  ): Promise<{ readonly total: number; readonly newest: readonly RegisteredReturn[] }> {
    const rows = await this.reader.all<ReturnRow>(
      `SELECT l.id, l.instrument_code AS instrument, l.returned_on AS "returnedOn", l.returned_point_id AS "pointId",
         r.service_days AS "serviceDays", ${depositToPay('l.id')} AS "depositBackOre",
         EXISTS (SELECT 1 FROM repair p WHERE p.instrument_code = l.instrument_code AND p.loan_id = l.id) AS inspected,
         v.id AS "reservationId", v.pickup_point_id AS "pickupPointId", v.pickup_code AS "pickupCode",
         v.ready_until AS "readyUntil", CAST(COUNT(*) OVER () AS INTEGER) AS total
       FROM loan l JOIN loan_rule r ON r.id = l.rule_id
       LEFT JOIN reservation v ON v.id = (SELECT p.id FROM reservation p
         WHERE p.instrument_code = l.instrument_code AND p.state IN ('awaiting-acceptance', 'confirmed', 'ready')
           AND p.state <> 'awaiting-acceptance' AND p.busy_to >= l.returned_on AND p.from_day <= $4
         ORDER BY p.from_day, p.id LIMIT 1)
       WHERE l.returned_point_id = $1 AND l.registered_at >= $2 AND l.returned_by = $3
       ORDER BY l.registered_at DESC, l.id LIMIT ${most}`,
      [pointId, since, userId, pickupsUntil],
    );
    if (rows.length === 0) return { total: 0, newest: [] };
    const lent = await this.accessoriesOf(rows.map(({ id }) => id));
    const newest = rows.map(({ total: _total, inspected, returnedOn, ...row }) => ({
      ...row,
      pickup: pickupOf(row),
      returnedOn: calendarDate(returnedOn),
      inspected: toBoolean(inspected),
      missing: (lent.get(row.id) ?? []).filter(({ cameBack }) => cameBack === false).map(({ name }) => name),
    }));
    return { total: rows[0]?.total ?? 0, newest };
  }
}

function pickupOf({
  reservationId: id,
  pickupPointId,
  pickupCode,
  readyUntil,
}: Pick<ReturnRow, 'reservationId' | 'pickupPointId' | 'pickupCode' | 'readyUntil'>): RegisteredReturn['pickup'] {
  return id === null || pickupPointId === null ? null : { id, pickupPointId, pickupCode, readyUntil };
}
