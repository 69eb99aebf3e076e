import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import { type Queries, Reader, type SqlValue } from '../../platform/database/index.js';
import { type Page, decodeCursor, pageOf, pageSize } from '../../platform/http/index.js';
import { isOwnPupil, pupilYears } from './own-pupils.js';

/** A pupil's place with a teacher, in this school year or the next. */
export interface PupilPlace {
  readonly programme: string;
  readonly schoolYear: string;
  readonly schoolGrade: number | null;
}

/** A teacher's pupil. */
export interface Pupil {
  readonly id: string;
  readonly displayName: string;
  /** This school year's first. */
  readonly places: readonly PupilPlace[];
}

/** What a list of pupils is narrowed down to. */
export interface PupilFilter {
  /** Id of a programme that the pupil goes in, this school year or the next. */
  readonly programme?: string | undefined;
  /** Ids of pupils; those who are not the teacher's are left out. */
  readonly ids?: readonly string[] | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

interface PupilRow {
  readonly id: string;
  readonly displayName: string;
  readonly sortKey: string;
}

type PlaceRow = PupilRow & PupilPlace;

/** A teacher's own pupils with their places, in one statement however many there are. */
@Injectable()
export class Pupils {
  constructor(
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** A page by name. */
  async list(actor: Actor, filter: PupilFilter = {}): Promise<Page<Pupil>> {
    const size = pageSize(filter.limit);
    const cursor = decodeCursor(filter.cursor, 2);
    const rows = await this.rows(this.reader, actor, filter, cursor, size + 1);
    const pupils = new Map<string, PlaceRow[]>();
    for (const row of rows) pupils.set(row.id, [...(pupils.get(row.id) ?? []), row]);
    return pageOf(
      [...pupils.values()],
      size,
      ([first]) => [first?.sortKey ?? '', first?.id ?? ''],
      (places) => pupilOf(places),
    );
  }

  /** The places of some borrowers in a school year, by borrower; a teacher is told of own places. One statement. */
  async placesIn(
    actor: Actor,
    schoolYear: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, readonly PupilPlace[]>> {
    const places = new Map<string, PupilPlace[]>();
    if (ids.length === 0) return places;
    const rows = await this.reader.all<PupilPlace & { borrower: string }>(
      `SELECT e.borrower_id AS borrower, e.programme_id AS programme, e.school_year AS "schoolYear",
         e.school_grade AS "schoolGrade"
       FROM enrolment e
       WHERE e.borrower_id = ANY_OF($1) AND e.school_year = $2 AND ($3 = '' OR e.teacher_user_id = $3)
         AND NOT EXISTS (SELECT 1 FROM enrolment newer WHERE newer.borrower_id = e.borrower_id
           AND newer.school_year = e.school_year AND newer.created_at > e.created_at)
       ORDER BY e.borrower_id, e.programme_id`,
      [JSON.stringify(ids), schoolYear, actor.role === 'teacher' ? actor.userId : ''],
    );
    for (const { borrower, ...place } of rows) places.set(borrower, [...(places.get(borrower) ?? []), place]);
    return places;
  }

  private rows(
    q: Queries,
    actor: Actor,
    { programme, ids }: PupilFilter,
    after: readonly (string | number)[] | undefined,
    limit: number,
  ): Promise<PlaceRow[]> {
    const today = this.clock.today();
    const values: SqlValue[] = [];
    const value = (one: SqlValue): string => `$${values.push(one)}`;
    const years = pupilYears(today).map(value).join(', ');
    const teacher = value(actor.userId);
    const place = `e.teacher_user_id = ${teacher} AND e.school_year IN (${years})
        AND NOT EXISTS (SELECT 1 FROM enrolment newer WHERE newer.borrower_id = e.borrower_id
          AND newer.school_year = e.school_year AND newer.created_at > e.created_at)`;
    const conditions = [isOwnPupil('b.id', actor.userId, today, value)];
    if (ids !== undefined) conditions.push(`b.id = ANY_OF(${value(JSON.stringify(ids))})`);
    if (programme !== undefined) {
      conditions.push(
        `b.id IN (SELECT e.borrower_id FROM enrolment e WHERE e.programme_id = ${value(programme)} AND ${place})`,
      );
    }
    if (after !== undefined) {
      const [sortKey, id] = after.map(String);
      conditions.push(`(b.sort_key, b.id) > (${value(sortKey ?? '')}, ${value(id ?? '')})`);
    }
    return q.all<PlaceRow>(
      `SELECT b.id, b.display_name AS "displayName", b.sort_key AS "sortKey", e.programme_id AS programme,
         e.school_year AS "schoolYear", e.school_grade AS "schoolGrade"
       FROM (SELECT b.id, b.display_name, b.sort_key FROM borrower b WHERE ${conditions.join(' AND ')}
         ORDER BY b.sort_key, b.id LIMIT ${value(limit)}) b
       JOIN enrolment e ON e.borrower_id = b.id AND ${place}
       ORDER BY b.sort_key, b.id, e.school_year, e.programme_id`,
      values,
    );
  }
}

function pupilOf(rows: readonly PlaceRow[]): Pupil {
  const [first] = rows;
  if (first === undefined) throw new Error('A pupil has a place');
  return {
    id: first.id,
    displayName: first.displayName,
    places: rows.map(({ programme, schoolYear, schoolGrade }) => ({ programme, schoolYear, schoolGrade })),
  };
}
