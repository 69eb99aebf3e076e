import { Injectable } from '@nestjs/common';
import { type CalendarDate, calendarDate } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import { type Queries, type SqlValue, type Tx, toBoolean, toInstant } from '../../platform/database/index.js';
import { type BorrowerCategory, categoryOf } from '../domain/age.js';
import type { BorrowerType } from '../domain/display-name.js';
import { isOwnPupil } from './own-pupils.js';

/** A programme that a borrower is enrolled in. */
export interface EnrolledProgramme {
  readonly id: string;
  readonly givesRightToHighQuality: boolean;
  /** Its place among the programmes, from the broadest to the deepest. */
  readonly position: number;
}

/** What lending asks of a borrower. */
export interface CheckoutBorrower {
  readonly id: string;
  readonly type: BorrowerType;
  readonly category: BorrowerCategory;
  /** Empty for an ensemble. */
  readonly birthDate: CalendarDate | null;
  readonly unitId: string;
  /** Points of another one lend only by a rule that opens them. */
  readonly municipalityId: string;
  /** The blocks that hold today. */
  readonly blocks: readonly { readonly reason: string; readonly until: CalendarDate | null }[];
  /** Of the newest enrolment of the school year: usually one, several where they were registered together. */
  readonly programmes: readonly EnrolledProgramme[];
}

interface FactsRow {
  readonly id: string;
  readonly type: BorrowerType;
  readonly birth_date: string | null;
  readonly unit_id: string;
  readonly municipality_id: string;
  readonly block_id: string | null;
  readonly reason: string | null;
  readonly until: string | null;
  readonly enrolled_at: unknown;
  readonly programme_id: string | null;
  readonly gives_right_to_high_quality: unknown;
  readonly position: number | null;
}

const factsSql = `SELECT b.id, b.type, b.birth_date, b.unit_id, b.municipality_id, k.id AS block_id, k.reason, k.until,
    e.created_at AS enrolled_at, p.id AS programme_id, p.gives_right_to_high_quality,
    p.position
  FROM borrower b
  LEFT JOIN borrower_block k ON k.borrower_id = b.id AND (k.until IS NULL OR k.until >= $3)
  LEFT JOIN enrolment e ON e.borrower_id = b.id AND e.school_year = $2
  LEFT JOIN programme p ON p.id = e.programme_id
  WHERE b.id = $1`;

/** What other features ask about borrowers, without regard to who asks: they show names only to whom they may. */
@Injectable()
export class BorrowerFacts {
  constructor(private readonly clock: Clock) {}

  /**
   * Everything that a checkout asks of a borrower, in one statement that locks the borrower's row: two checkouts to one
   * borrower count open loans one after the other.
   */
  async forCheckout(
    tx: Tx,
    borrowerId: string,
    schoolYear: string,
    today: CalendarDate,
  ): Promise<CheckoutBorrower | undefined> {
    return factsOf(await tx.all<FactsRow>(`${factsSql} FOR UPDATE OF b`, [borrowerId, schoolYear, today]), today);
  }

  /** The same without a lock, for a dry run. */
  async forDryRun(
    q: Queries,
    borrowerId: string,
    schoolYear: string,
    today: CalendarDate,
  ): Promise<CheckoutBorrower | undefined> {
    return factsOf(await q.all<FactsRow>(factsSql, [borrowerId, schoolYear, today]), today);
  }

  /** Locks a borrower, so that what is done about one happens one after the other. @returns false where there is none */
  async lock(tx: Tx, borrowerId: string): Promise<boolean> {
    return (await tx.one('SELECT id FROM borrower WHERE id = $1 FOR UPDATE', [borrowerId])) !== undefined;
  }

  /** Whether a borrower is a teacher's pupil. */
  async isPupilOf(q: Queries, borrowerId: string, teacherUserId: string): Promise<boolean> {
    const values: SqlValue[] = [borrowerId];
    const pupil = isOwnPupil('b.id', teacherUserId, this.clock.today(), (one) => `$${values.push(one)}`);
    return (await q.one(`SELECT b.id FROM borrower b WHERE b.id = $1 AND ${pupil}`, values)) !== undefined;
  }

  /** The short names of borrowers by id, in one statement; who is not there has none. */
  async displayNames(q: Queries, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const distinct = [...new Set(ids)];
    if (distinct.length === 0) return new Map();
    const rows = await q.all<{ id: string; display_name: string }>(
      'SELECT id, display_name FROM borrower WHERE id = ANY_OF($1)',
      [JSON.stringify(distinct)],
    );
    return new Map(rows.map((row) => [row.id, row.display_name]));
  }
}

/** The rows are blocks times enrolments, both few. */
function factsOf(rows: readonly FactsRow[], today: CalendarDate): CheckoutBorrower | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  const birthDate = first.birth_date === null ? null : calendarDate(first.birth_date);
  return {
    id: first.id,
    type: first.type,
    category: categoryOf(first.type, birthDate, today),
    birthDate,
    unitId: first.unit_id,
    municipalityId: first.municipality_id,
    blocks: blocksOf(rows),
    programmes: newestProgrammes(rows),
  };
}

function blocksOf(rows: readonly FactsRow[]): CheckoutBorrower['blocks'] {
  const blocks = new Map<string, { reason: string; until: CalendarDate | null }>();
  for (const { block_id: id, reason, until } of rows) {
    if (id !== null) blocks.set(id, { reason: reason ?? '', until: until === null ? null : calendarDate(until) });
  }
  return [...blocks.values()];
}

function newestProgrammes(rows: readonly FactsRow[]): EnrolledProgramme[] {
  const enrolled = rows.flatMap((row) =>
    row.programme_id === null
      ? []
      : [
          {
            at: toInstant(row.enrolled_at).getTime(),
            id: row.programme_id,
            givesRightToHighQuality: toBoolean(row.gives_right_to_high_quality),
            position: row.position ?? 0,
          },
        ],
  );
  const newest = Math.max(...enrolled.map(({ at }) => at));
  const programmes = new Map(
    enrolled.filter(({ at }) => at === newest).map(({ at: _at, ...programme }) => [programme.id, programme]),
  );
  return [...programmes.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
