import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Queries } from '../../platform/database/index.js';
import type { Ending } from '../end/endings.js';
import type { ReservationState } from '../persistence/reservation.repository.js';

/** A reservation whose time is over. */
export interface OverReservation {
  readonly id: string;
  readonly state: ReservationState;
  readonly ending: Ending;
}

/** Whether a copy is what was asked for, of an instrument `i` with the grade `g` and a reservation `r` with its grades `l` and `m`. */
const isWhatWasAsked = `i.kind_id = r.kind_id AND (r.size IS NULL OR i.size = r.size)
  AND g.position >= l.position AND g.position <= m.position`;

const withGrades = `FROM reservation r JOIN instrument i ON i.code = r.instrument_code
  JOIN quality_grade g ON g.id = i.grade_id JOIN quality_grade l ON l.id = r.least_grade_id
  JOIN quality_grade m ON m.id = r.most_grade_id`;

/** What the nightly run has to look at. */
@Injectable()
export class DueReservations {
  /** Those that are over on a day, and how each ends: nobody came, or it was never more than a wish. */
  async over(q: Queries, on: CalendarDate): Promise<OverReservation[]> {
    const rows = await q.all<{ id: string; state: ReservationState }>(
      `SELECT r.id, r.state FROM reservation r
       WHERE (r.state = 'ready' AND r.ready_until < $1)
         OR (r.state IN ('waiting', 'awaiting-acceptance', 'confirmed') AND r.to_day < $1)
       ORDER BY r.from_day, r.id`,
      [on],
    );
    return rows.map((row) => ({ ...row, ending: row.state === 'confirmed' ? 'no-show' : 'lapsed' }));
  }

  /** Any-of promises that begin soon and whose copy is out, away, or not what was asked for any more. */
  async endangered(q: Queries, on: CalendarDate, until: CalendarDate): Promise<string[]> {
    return ids(
      await q.all<{ id: string }>(
        `SELECT r.id ${withGrades}
         WHERE r.state IN ('awaiting-acceptance', 'confirmed') AND r.pinned_code IS NULL AND r.to_day >= $1
           AND ((r.from_day <= $2 AND i.state NOT IN ('available', 'on-hold-shelf', 'in-transfer'))
             OR i.state IN ('missing', 'lost', 'retired') OR NOT (${isWhatWasAsked}))
         ORDER BY r.from_day, r.id`,
        [on, until],
      ),
    );
  }

  /** Whether a copy that somebody is promised is still there to be had some day. */
  async mayComeBack(q: Queries, id: string, code: string): Promise<boolean> {
    const row = await q.one(
      `SELECT i.code FROM reservation r JOIN instrument i ON i.code = $2
         JOIN quality_grade g ON g.id = i.grade_id JOIN quality_grade l ON l.id = r.least_grade_id
         JOIN quality_grade m ON m.id = r.most_grade_id
       WHERE r.id = $1 AND i.state NOT IN ('missing', 'lost', 'retired') AND ${isWhatWasAsked}`,
      [id, code],
    );
    return row !== undefined;
  }

  /** Those who wait on a day, kind by kind in their order. */
  async waiting(q: Queries, on: CalendarDate): Promise<string[]> {
    return ids(
      await q.all<{ id: string }>(
        `SELECT r.id FROM reservation r WHERE r.state = 'waiting' AND r.to_day >= $1
         ORDER BY r.kind_id, r.priority, r.made_at, r.id`,
        [on],
      ),
    );
  }
}

function ids(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}
