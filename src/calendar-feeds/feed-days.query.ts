import { Injectable } from '@nestjs/common';
import { isOwnPupil } from '../borrowers/index.js';
import { type CalendarDate, calendarDate } from '../platform/calendar/index.js';
import type { Queries, SqlValue } from '../platform/database/index.js';
import type { OwnedFeed } from './feed.repository.js';

/** A day on which something is picked up or due: an instrument and a place, and nobody. */
export interface FeedDay {
  readonly id: string;
  readonly what: 'pickup' | 'ready' | 'due';
  readonly code: string;
  readonly kindId: string;
  readonly size: string | null;
  readonly day: CalendarDate;
  /** While ready: the last day on which it is kept. */
  readonly until: CalendarDate | null;
  readonly pointId: string;
}

type Row = Omit<FeedDay, 'day' | 'until'> & { readonly day: string; readonly until: string | null };

/** So many of each kind a calendar holds, the next ones first. */
const most = 1_000;

/** What a calendar holds: two statements. */
@Injectable()
export class FeedDays {
  async of(q: Queries, feed: OwnedFeed, today: CalendarDate): Promise<FeedDay[]> {
    const pickups = await this.rows(
      q,
      feed,
      today,
      ['r.borrower_id', 'r.pickup_point_id'],
      (whose) => `SELECT r.id, CASE WHEN r.state = 'ready' THEN 'ready' ELSE 'pickup' END AS what, i.code,
          i.kind_id AS "kindId", i.size, r.from_day AS day, r.ready_until AS until, r.pickup_point_id AS "pointId"
        FROM reservation r JOIN instrument i ON i.code = r.instrument_code
        WHERE r.state IN ('awaiting-acceptance', 'confirmed', 'ready') AND ${whose} ORDER BY r.from_day, r.id LIMIT ${most}`,
    );
    const due = await this.rows(
      q,
      feed,
      today,
      ['l.borrower_id', 'l.lending_point_id'],
      (whose) => `SELECT l.id, 'due' AS what, i.code, i.kind_id AS "kindId", i.size, l.due_on AS day, NULL AS until,
          l.lending_point_id AS "pointId"
        FROM loan l JOIN instrument i ON i.code = l.instrument_code
        WHERE l.state = 'open' AND ${whose} ORDER BY l.due_on, l.id LIMIT ${most}`,
    );
    return [...pickups, ...due];
  }

  private async rows(
    q: Queries,
    { userId, lendingPointId }: OwnedFeed,
    today: CalendarDate,
    [borrower, point]: readonly [borrower: string, point: string],
    statement: (whose: string) => string,
  ): Promise<FeedDay[]> {
    const values: SqlValue[] = [];
    const value = (one: SqlValue): string => `$${values.push(one)}`;
    const whose =
      lendingPointId === null ? isOwnPupil(borrower, userId, today, value) : `${point} = ${value(lendingPointId)}`;
    const rows = await q.all<Row>(statement(whose), values);
    return rows.map(({ day, until, ...row }) => ({
      ...row,
      day: calendarDate(day),
      until: until === null ? null : calendarDate(until),
    }));
  }
}
