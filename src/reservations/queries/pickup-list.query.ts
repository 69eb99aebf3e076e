import { Injectable } from '@nestjs/common';
import { type CalendarDate, addDays } from '../../platform/calendar/index.js';
import type { Queries } from '../../platform/database/index.js';
import { pickupLeadDays } from '../promises.js';

/** What a desk has to do with instruments that are promised: put it on the hold shelf, send it, or take it off the shelf. */
export interface PickupTask {
  readonly step: 'fetch' | 'send' | 'clear';
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
}

/** So many tasks are shown at once: more than a desk does in a day. */
const mostTasks = 200;

/** The list of a unit's desks: what to fetch, what goes to another point, what to clear. It names no person. */
@Injectable()
export class PickupList {
  async of(q: Queries, unitId: string, today: CalendarDate): Promise<PickupTask[]> {
    return q.all<PickupTask>(
      `SELECT CASE WHEN r.pickup_point_id = i.current_point_id THEN 'fetch' ELSE 'send' END AS step, i.code AS instrument,
         i.kind_id AS kind, i.size, i.current_point_id AS point, r.id AS reservation, r.pickup_point_id AS "pickupPoint",
         r.from_day AS "from"
       FROM reservation r JOIN instrument i ON i.code = r.instrument_code
       WHERE r.state = 'confirmed' AND r.from_day <= $2 AND r.to_day >= $3
         AND (i.state IN ('available', 'on-hold-shelf') OR (i.state = 'in-service' AND i.free_from <= $3))
         AND i.current_point_id IN (SELECT p.id FROM lending_point p WHERE p.unit_id = $1)
         AND NOT EXISTS (SELECT 1 FROM reservation o WHERE o.instrument_code = i.code AND o.state = 'ready')
       UNION ALL
       SELECT 'clear', i.code, i.kind_id, i.size, i.current_point_id, NULL, NULL, NULL FROM instrument i
       WHERE i.state = 'on-hold-shelf' AND i.current_point_id IN (SELECT p.id FROM lending_point p WHERE p.unit_id = $1)
         AND NOT EXISTS (SELECT 1 FROM reservation o WHERE o.instrument_code = i.code
           AND (o.state = 'ready' OR (o.state = 'confirmed' AND o.from_day <= $2 AND o.to_day >= $3)))
       ORDER BY 8, 2 LIMIT ${mostTasks}`,
      [unitId, addDays(today, pickupLeadDays), today],
    );
  }
}
