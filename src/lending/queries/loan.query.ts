import { Injectable } from '@nestjs/common';
import { BorrowerFacts, isOwnPupil } from '../../borrowers/index.js';
import type { Actor } from '../../identity/index.js';
import { InstrumentCodes } from '../../inventory/index.js';
import { type CalendarDate, calendarDate } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import { type Queries, Reader, type SqlValue, toInstant, toInstantOrNull } from '../../platform/database/index.js';
import {
  type Page,
  Problem,
  decodeDayCursor,
  decodeInstantCursor,
  notFound,
  pageOf,
  pageSize,
} from '../../platform/http/index.js';
import { isOverdue } from '../domain/loan.js';
import { type LoanRow, loanColumns } from './loan-rows.js';
import { LoansOfPointsQuery } from './loans-of-points.query.js';

/** A loan as the interface gives it. Persons and amounts are left out for readers who may not see them. */
export interface LoanView {
  readonly id: string;
  readonly instrument: string;
  readonly borrower?: string | null;
  readonly lendingPoint: string;
  readonly state: 'open' | 'returned' | 'lost';
  readonly overdue: boolean;
  readonly claimedReturned: boolean;
  readonly out: string;
  readonly dueOn: string;
  readonly returnedOn: string | null;
  readonly registeredAt: string | null;
  readonly renewals: number;
  readonly toPayOre?: number;
  readonly depositToPayOre?: number;
  /** The reservation that it fulfilled. */
  readonly reservation: string | null;
  readonly version: number;
}

/** Which loans a list shows. */
export interface LoanFilter {
  readonly state?: 'open' | 'overdue' | 'returned';
  readonly borrower?: string;
  /** That the loan has, or had before it was replaced. */
  readonly instrument?: string;
  readonly point?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

/** Loans as each role may see them: the desk those of its unit's points, a teacher own pupils', others without persons. */
@Injectable()
export class LoanQuery {
  constructor(
    private readonly reader: Reader,
    private readonly clock: Clock,
    private readonly codes: InstrumentCodes,
    private readonly borrowers: BorrowerFacts,
    private readonly ofPoints: LoansOfPointsQuery,
  ) {}

  /** @throws Problem 404 where there is none, or none that the reader may see */
  async byId(actor: Actor, id: string): Promise<LoanView> {
    const scope = scopeOf(actor, this.clock.today(), 2);
    const row = await this.reader.one<LoanRow>(`SELECT ${loanColumns} FROM loan l WHERE l.id = $1${scope.and}`, [
      id,
      ...scope.values,
    ]);
    if (row === undefined) throw notFound();
    return this.viewFor(actor, row);
  }

  /**
   * The same for whoever has just registered its return, at whatever point it was lent. A teacher, who takes back what anybody
   * brings, learns nothing of whose loan it was unless it was an own pupil's.
   */
  async justHandled(actor: Actor, id: string): Promise<LoanView> {
    const row = await this.reader.one<LoanRow>(`SELECT ${loanColumns} FROM loan l WHERE l.id = $1`, [id]);
    if (row === undefined) throw notFound();
    const view = this.viewFor(actor, row);
    const { borrower: _stranger, ...withoutBorrower } = view;
    return (await this.mayKnowBorrower(actor, row.borrower_id)) ? view : withoutBorrower;
  }

  /** One page: the first due first, or of returned loans those last registered first. */
  async list(actor: Actor, filter: LoanFilter): Promise<Page<LoanView>> {
    if (filter.borrower !== undefined && !seesPersons(actor)) throw new Problem(403, 'not-permitted');
    const size = pageSize(filter.limit);
    const returned = filter.state === 'returned';
    const instrument =
      filter.instrument === undefined ? undefined : await this.codes.resolve(this.reader, filter.instrument);
    // A code that means nothing is of no instrument, and has no loans.
    if (filter.instrument !== undefined && instrument === undefined) return { items: [], nextCursor: null };
    const rows = isOfPoints(actor, filter)
      ? await this.listOfPoints(actor, filter, size)
      : await this.listWhere(actor, filter, instrument, size);
    return pageOf(
      rows,
      size,
      (row) => [returned ? toInstant(row.registered_at).toISOString() : row.due_on, row.id],
      (row) => this.viewFor(actor, row),
    );
  }

  /** Those of the own unit's points, as the desk asks for them all day: without a sort. */
  private listOfPoints({ unitId }: Actor, filter: LoanFilter, size: number): Promise<LoanRow[]> {
    const isOverdueOnly = filter.state === 'overdue';
    return this.ofPoints.dueFirst({
      unitId,
      point: filter.point,
      states: filter.state === undefined ? ['open', 'returned', 'lost'] : ['open'],
      dueBefore: isOverdueOnly ? this.clock.today() : undefined,
      after: decodeDayCursor(filter.cursor),
      limit: size + 1,
    });
  }

  private async listWhere(
    actor: Actor,
    filter: LoanFilter,
    instrument: string | undefined,
    size: number,
  ): Promise<LoanRow[]> {
    const returned = filter.state === 'returned';
    const conditions: string[] = [];
    const values: SqlValue[] = [];
    const value = (given: SqlValue): string => `$${values.push(given)}`;
    if (filter.state !== undefined) conditions.push(`l.state = '${returned ? 'returned' : 'open'}'`);
    if (filter.state === 'overdue') conditions.push(`l.due_on < ${value(this.clock.today())}`);
    if (filter.borrower !== undefined) conditions.push(`l.borrower_id = ${value(filter.borrower)}`);
    if (instrument !== undefined) {
      const code = value(instrument);
      conditions.push(`l.id IN (SELECT id FROM loan WHERE instrument_code = ${code}
        UNION ALL SELECT loan_id FROM loan_replacement WHERE old_code = ${code})`);
    }
    if (filter.point !== undefined) conditions.push(`l.lending_point_id = ${value(filter.point)}`);
    if (returned) {
      const after = decodeInstantCursor(filter.cursor);
      if (after !== undefined) conditions.push(`(l.registered_at, l.id) < (${value(after.at)}, ${value(after.key)})`);
    } else {
      const after = decodeDayCursor(filter.cursor);
      if (after !== undefined) conditions.push(`(l.due_on, l.id) > (${value(after.day)}, ${value(after.id)})`);
    }
    const scope = scopeOf(actor, this.clock.today(), values.length + 1);
    const order = returned ? 'l.registered_at DESC, l.id DESC' : 'l.due_on, l.id';
    return this.reader.all<LoanRow>(
      `SELECT ${loanColumns} FROM loan l WHERE ${[...conditions, 'TRUE'].join(' AND ')}${scope.and}
       ORDER BY ${order} LIMIT ${size + 1}`,
      [...values, ...scope.values],
    );
  }

  /** How many open loans each of several borrowers has, of those that the reader may see: one statement. */
  async openCounts(actor: Actor, borrowers: readonly string[]): Promise<ReadonlyMap<string, number>> {
    if (borrowers.length === 0 || !seesPersons(actor)) return new Map();
    const scope = scopeOf(actor, this.clock.today(), 2);
    const rows = await this.reader.all<{ borrower: string; count: number }>(
      `SELECT l.borrower_id AS borrower, CAST(COUNT(*) AS INTEGER) AS count FROM loan l
       WHERE l.state = 'open' AND l.borrower_id = ANY_OF($1)${scope.and} GROUP BY l.borrower_id`,
      [JSON.stringify(borrowers), ...scope.values],
    );
    return new Map(rows.map(({ borrower, count }) => [borrower, count]));
  }

  /** The open loan of an instrument, for whoever may act on it at a desk. */
  async openLoanId(q: Queries, instrumentCode: string): Promise<string | undefined> {
    const row = await q.one<{ id: string }>(`SELECT id FROM loan WHERE instrument_code = $1 AND state = 'open'`, [
      instrumentCode,
    ]);
    return row?.id;
  }

  private async mayKnowBorrower(actor: Actor, borrowerId: string | null): Promise<boolean> {
    if (actor.role !== 'teacher' || borrowerId === null) return true;
    return this.borrowers.isPupilOf(this.reader, borrowerId, actor.userId);
  }

  private viewFor(actor: Actor, row: LoanRow): LoanView {
    const seesAmounts = ['librarian', 'youth-worker', 'accountant'].includes(actor.role);
    return {
      id: row.id,
      instrument: row.instrument_code,
      ...(seesPersons(actor) && { borrower: row.borrower_id }),
      lendingPoint: row.lending_point_id,
      state: row.state,
      overdue: isOverdue({ state: row.state, dueOn: calendarDate(row.due_on) }, this.clock.today()),
      claimedReturned: row.claimed_returned_at !== null,
      out: toInstant(row.out_at).toISOString(),
      dueOn: row.due_on,
      returnedOn: row.returned_on,
      registeredAt: toInstantOrNull(row.registered_at)?.toISOString() ?? null,
      renewals: row.renewals,
      ...(seesAmounts && { toPayOre: row.to_pay_ore, depositToPayOre: row.deposit_to_pay_ore }),
      reservation: row.reservation_id,
      version: row.version,
    };
  }
}

/** Whether a list is one of the own points' loans by due day: of one borrower or instrument there are few, and the last returned come first. */
function isOfPoints({ role }: Actor, { borrower, instrument, state }: LoanFilter): boolean {
  const isDesk = role === 'librarian' || role === 'youth-worker';
  return isDesk && borrower === undefined && instrument === undefined && state !== 'returned';
}

function seesPersons(actor: Actor): boolean {
  return ['librarian', 'youth-worker', 'teacher'].includes(actor.role);
}

/** The loans that an actor may see at all, as a condition whose first value is `$first`. */
function scopeOf(
  actor: Actor,
  today: CalendarDate,
  first: number,
): { readonly and: string; readonly values: readonly SqlValue[] } {
  switch (actor.role) {
    case 'librarian':
    case 'youth-worker':
      return {
        and: ` AND l.lending_point_id IN (SELECT p.id FROM lending_point p WHERE p.unit_id = $${first})`,
        values: [actor.unitId],
      };
    case 'teacher': {
      const values: SqlValue[] = [];
      const pupil = isOwnPupil('l.borrower_id', actor.userId, today, (one) => `$${first - 1 + values.push(one)}`);
      return { and: ` AND ${pupil}`, values };
    }
    case 'inventory-manager':
    case 'accountant':
      return { and: '', values: [] };
    case 'caseworker':
    case 'administrator':
      return { and: ' AND FALSE', values: [] };
  }
}
