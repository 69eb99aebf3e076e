import { Injectable } from '@nestjs/common';
import { guardianDecides } from '../../borrowers/index.js';
import type { Actor } from '../../identity/index.js';
import { type CalendarDate, calendarDate, schoolYearDays } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Reader, type SqlValue, toBoolean } from '../../platform/database/index.js';
import { type Page, decodeCursor, pageOf } from '../../platform/http/index.js';
import type { ReservationState } from '../../reservations/index.js';
import { type SchoolYearQuestion, itemKey, statementOf } from './school-year-statement.js';

/** Something that goes out in a school year, or is out. */
export interface SchoolYearItem {
  readonly type: 'reservation' | 'loan';
  readonly id: string;
  /** Of a loan: `open`. */
  readonly state: ReservationState | 'open';
  readonly kind: string;
  readonly size: string | null;
  /** Of a reservation of any copy. */
  readonly leastGrade: string | null;
  readonly pinned: boolean;
  /** Code of the copy, if there is one yet. */
  readonly instrument: string | null;
  readonly from: CalendarDate;
  /** Of a loan: the day it is due. */
  readonly to: CalendarDate;
  /** Where it is picked up, or was handed over. */
  readonly point: string;
  /** Whether it belongs to the school year: a loan that ends before it is shown as what somebody has now. */
  readonly inYear: boolean;
  readonly readyUntil: string | null;
  readonly pickupCode: string | null;
  /** The reservation that a loan fulfils. */
  readonly reservation: string | null;
  /** Whether its row asks for a contract, whoever is to accept it. */
  readonly hasContract: boolean;
  /** Which acceptances a guardian has to give for it. */
  readonly needs: { readonly terms: boolean; readonly contract: boolean };
}

/** A pupil or borrower with one thing, or with none. */
export interface SchoolYearLine {
  /** `null` for readers who see no persons. */
  readonly borrower: { readonly id: string; readonly displayName: string } | null;
  readonly item: SchoolYearItem | null;
}

interface Row {
  readonly borrower: string | null;
  readonly name: string;
  readonly sort: string;
  readonly type: SchoolYearItem['type'] | null;
  readonly id: string | null;
  readonly state: SchoolYearItem['state'];
  readonly kind: string;
  readonly size: string | null;
  readonly least: string | null;
  readonly pinned: string | null;
  readonly instrument: string | null;
  readonly from: string;
  readonly to: string;
  readonly point: string;
  readonly ready: string | null;
  readonly code: string | null;
  readonly reservation: string | null;
  readonly birth: string | null;
  readonly person: 'person' | 'ensemble' | null;
  readonly terms: unknown;
  readonly contract: unknown;
  readonly key: string;
}

/**
 * What goes out and comes back in a school year, as each role may see it: a teacher own pupils of that year with all that they have and are
 * promised; a desk what is picked up at its unit's points or was handed over there; the inventory manager the same without persons.
 */
@Injectable()
export class SchoolYearLines {
  constructor(
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** A page by name, each thing on a line of its own: one statement. */
  async list(actor: Actor, question: SchoolYearQuestion): Promise<Page<SchoolYearLine>> {
    const { year, limit } = question;
    const after = decodeCursor(question.cursor, 3)?.map(String);
    const values: SqlValue[] = [];
    const value = (one: SqlValue): string => `$${values.push(one)}`;
    const statement = statementOf(actor, question, value);
    const conditions = [
      statement.conditions,
      after && `(p.sort, p.borrower, ${itemKey}) > (${after.map(value).join(', ')})`,
    ];
    const rows = await this.reader.all<Row>(
      `${statement.from} WHERE ${conditions.flat().filter(Boolean).join(' AND ')}
       ORDER BY p.sort, p.borrower, ${itemKey} LIMIT ${limit + 1}`,
      values,
    );
    const [first] = schoolYearDays(year);
    return pageOf(
      rows,
      limit,
      (row) => [row.sort, row.borrower ?? '', row.key],
      (row) => this.lineOf(row, first),
    );
  }

  private lineOf(row: Row, firstDay: CalendarDate): SchoolYearLine {
    const { borrower: id, name: displayName } = row;
    const borrower = id === null || id === '' ? null : { id, displayName };
    if (row.type === null || row.id === null) return { borrower, item: null };
    const to = calendarDate(row.to);
    const born = row.birth === null ? null : calendarDate(row.birth);
    const asks = row.person !== null && guardianDecides({ type: row.person, birthDate: born }, this.clock.today());
    return {
      borrower,
      item: {
        type: row.type,
        id: row.id,
        state: row.state,
        kind: row.kind,
        size: row.size,
        leastGrade: row.least,
        pinned: row.pinned !== null,
        instrument: row.instrument,
        from: calendarDate(row.from),
        to,
        point: row.point,
        inYear: to >= firstDay,
        readyUntil: row.ready,
        pickupCode: row.code,
        reservation: row.reservation,
        hasContract: toBoolean(row.contract),
        needs: { terms: asks && toBoolean(row.terms), contract: asks && toBoolean(row.contract) },
      },
    };
  }
}
