import { Injectable } from '@nestjs/common';
import { type CalendarDate, addDays } from '../../platform/calendar/index.js';
import type { Queries } from '../../platform/database/index.js';
import { pickupLeadDays } from '../promises.js';

/** What a desk has to do with instruments that are promised: put it on the hold shelf, send it, hand it over, or take it off the shelf. */
export interface PickupTask {
  readonly step: 'fetch' | 'send' | 'ready' | 'clear';
  readonly instrument: string;
  readonly kind: string;
  readonly size: string | null;
  /** Where it stands. */
  readonly point: string;
  /** The reservation that it is for; `null` where it is to be cleared. */
  readonly reservation: string | null;
  readonly pickupPoint: string | null;
  /** The first day on which it is wanted. */
  readonly from: string | null;
  /** While it is ready: what stands on its slip. */
  readonly pickupCode: string | null;
  readonly readyUntil: string | null;
  /** Whether it stands on a hold shelf, for whomever that was. */
  readonly onHoldShelf: boolean;
}

interface Row extends Omit<PickupTask, 'onHoldShelf'> {
  readonly state: string;
}

/** Something that waits on a hold shelf, by the code on its slip. */
export interface WaitingPickup {
  readonly reservation: string;
  readonly borrower: string | null;
  readonly instrument: string;
}

/** So many tasks are shown at once: more than a desk does in a day. */
const mostTasks = 200;

/** The list of a unit's desks: what to fetch, what goes to another point, what to clear. It names no person. */
@Injectable()
export class PickupList {
  async of(q: Queries, unitId: string, today: CalendarDate): Promise<PickupTask[]> {
    const rows = await q.all<Row>(
      `SELECT CASE WHEN r.pickup_point_id = i.current_point_id THEN 'fetch' ELSE 'send' END AS step, i.code AS instrument,
         i.kind_id AS kind, i.size, i.current_point_id AS point, r.id AS reservation, r.pickup_point_id AS "pickupPoint",
         r.from_day AS "from", r.pickup_code AS "pickupCode", r.ready_until AS "readyUntil", i.state
       FROM reservation r JOIN instrument i ON i.code = r.instrument_code
       WHERE r.state = 'confirmed' AND r.from_day <= $2 AND r.to_day >= $3
         AND (i.state IN ('available', 'on-hold-shelf') OR (i.state = 'in-service' AND i.free_from <= $3))
         AND i.current_point_id IN (SELECT p.id FROM lending_point p WHERE p.unit_id = $1)
         AND NOT EXISTS (SELECT 1 FROM reservation o WHERE o.instrument_code = i.code AND o.state = 'ready')
       UNION ALL
       SELECT 'ready', i.code, i.kind_id, i.size, r.pickup_point_id, r.id, r.pickup_point_id, r.from_day, r.pickup_code,
         r.ready_until, i.state
       FROM reservation r JOIN instrument i ON i.code = r.instrument_code
       WHERE r.state = 'ready' AND r.pickup_point_id IN (SELECT p.id FROM lending_point p WHERE p.unit_id = $1)
       UNION ALL
       SELECT 'clear', i.code, i.kind_id, i.size, i.current_point_id, NULL, NULL, NULL, NULL, NULL, i.state FROM instrument i
       WHERE i.state = 'on-hold-shelf' AND i.current_point_id IN (SELECT p.id FROM lending_point p WHERE p.unit_id = $1)
         AND NOT EXISTS (SELECT 1 FROM reservation o WHERE o.instrument_code = i.code
           AND (o.state = 'ready' OR (o.state = 'confirmed' AND o.from_day <= $2 AND o.to_day >= $3)))
       ORDER BY 8, 2 LIMIT ${mostTasks}`,
      [unitId, addDays(today, pickupLeadDays), today],
    );
    return rows.map(({ state, ...task }) => ({ ...task, onHoldShelf: state === 'on-hold-shelf' }));
  }

  /** What waits at a point under a code; `undefined` where nothing does. */
  async byCode(q: Queries, pointId: string, pickupCode: string): Promise<WaitingPickup | undefined> {
    return q.one<WaitingPickup>(
      `SELECT r.id AS reservation, r.borrower_id AS borrower, r.instrument_code AS instrument FROM reservation r
       WHERE r.pickup_point_id = $1 AND r.pickup_code = $2 AND r.state = 'ready'`,
      [pointId, pickupCode.trim().toUpperCase()],
    );
  }
}
