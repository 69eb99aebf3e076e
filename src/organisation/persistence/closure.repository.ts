import { Injectable } from '@nestjs/common';
import { type CalendarDate, calendarDate } from '../../platform/calendar/index.js';
import { type Queries, type Tx, toInstant } from '../../platform/database/index.js';
import { ClosureEntity } from './closure.entity.js';

/** Days on which a lending point is closed besides its ordinary ones, the last one included. */
export interface Closure {
  readonly id: string;
  readonly lendingPoint: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly reason: string;
  readonly createdAt: Date;
}

/** A closure that somebody makes. */
export interface NewClosure extends Omit<Closure, 'createdAt'> {
  readonly createdAt: Date;
  readonly createdBy: string;
}

interface Raw {
  readonly id: string;
  readonly point: string;
  readonly first: string;
  readonly last: string;
  readonly reason: string;
  readonly created: unknown;
}

const columns = `id, lending_point_id AS point, from_day AS first, to_day AS last, reason, created_at AS created`;

/** Keeps closures. One that was taken back is none any more, and is found no more. */
@Injectable()
export class ClosureRepository {
  /** Every closure, the earliest first: calendars of past days need those that are over. */
  async all(q: Queries): Promise<Closure[]> {
    const rows = await q.all<Raw>(`SELECT ${columns} FROM closure WHERE withdrawn_at IS NULL ORDER BY from_day, id`);
    return rows.map(closureOf);
  }

  /** Those that end on a day or later, the earliest first. */
  async endingFrom(q: Queries, day: CalendarDate): Promise<Closure[]> {
    const rows = await q.all<Raw>(
      `SELECT ${columns} FROM closure WHERE to_day >= $1 AND withdrawn_at IS NULL ORDER BY from_day, id`,
      [day],
    );
    return rows.map(closureOf);
  }

  async byId(q: Queries, id: string): Promise<Closure | undefined> {
    const row = await q.one<Raw>(`SELECT ${columns} FROM closure WHERE id = $1 AND withdrawn_at IS NULL`, [id]);
    return row && closureOf(row);
  }

  /** The point of a closure, also of one that was taken back. */
  async pointOf(q: Queries, id: string): Promise<string | undefined> {
    const row = await q.one<{ point: string }>('SELECT lending_point_id AS point FROM closure WHERE id = $1', [id]);
    return row?.point;
  }

  /** Those of a point that share days with a period, the earliest first. */
  async overlapping(q: Queries, pointId: string, from: CalendarDate, to: CalendarDate): Promise<Closure[]> {
    const rows = await q.all<Raw>(
      `SELECT ${columns} FROM closure
       WHERE lending_point_id = $1 AND from_day <= $2 AND to_day >= $3 AND withdrawn_at IS NULL ORDER BY from_day`,
      [pointId, to, from],
    );
    return rows.map(closureOf);
  }

  /** @throws ConstraintViolation `ux_closure_first_day` where the point has one from that day */
  async add(tx: Tx, { lendingPoint, from, to, ...row }: NewClosure): Promise<void> {
    const days = { lendingPointId: lendingPoint, fromDay: from, toDay: to };
    await tx.insert(ClosureEntity, { ...row, ...days, withdrawnAt: null, withdrawnBy: null });
  }

  /** Takes back one that has not begun on a day. @returns false where it has, or was taken back before */
  async withdraw(tx: Tx, id: string, by: { userId: string; at: Date; today: CalendarDate }): Promise<boolean> {
    const rows = await tx.run(
      'UPDATE closure SET withdrawn_at = $1, withdrawn_by = $2 WHERE id = $3 AND from_day > $4 AND withdrawn_at IS NULL',
      [by.at, by.userId, id, by.today],
    );
    return rows === 1;
  }
}

function closureOf({ id, point, first, last, reason, created }: Raw): Closure {
  const days = { from: calendarDate(first), to: calendarDate(last) };
  return { id, lendingPoint: point, ...days, reason, createdAt: toInstant(created) };
}
