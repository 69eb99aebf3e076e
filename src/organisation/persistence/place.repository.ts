import { Injectable } from '@nestjs/common';
import { type CalendarDate, calendarDate } from '../../platform/calendar/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';
import type { LendingPointKind } from '../domain/lending-point-kind.js';
import type { WeekdayHours } from '../domain/opening-calendar.js';
import { LendingPointEntity, OpeningHoursEntity } from './entities.js';

/** A municipality: usually the only one of an installation. */
export interface Municipality {
  readonly id: string;
  readonly name: string;
  /** Four digits, if known. */
  readonly number: string | null;
}

/** A unit of a municipality. */
export interface Unit {
  readonly id: string;
  readonly municipality: string;
  readonly kind: string;
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly version: number;
}

/** A lending point with its weekly opening hours, Monday first. */
export interface LendingPoint {
  readonly id: string;
  readonly unit: string;
  /** That of its unit. */
  readonly municipality: string;
  readonly kind: LendingPointKind;
  readonly name: string;
  readonly address: string | null;
  readonly phone: string | null;
  readonly isil: string | null;
  readonly openingHours: readonly WeekdayHours[];
  readonly version: number;
}

/** A term of a municipality, both days included. */
export interface MunicipalTerm {
  readonly id: string;
  readonly municipality: string;
  readonly schoolYear: string;
  readonly name: string;
  readonly firstDay: CalendarDate;
  readonly lastDay: CalendarDate;
  readonly version: number;
}

interface PointRow extends Omit<LendingPoint, 'openingHours'> {
  readonly weekday: number | null;
  readonly opens: string | null;
  readonly closes: string | null;
}

const unitColumns = 'id, municipality_id AS municipality, kind, name, phone, email, version';

/** Keeps units, lending points with their hours, and terms. Few rows, so lists are whole. */
@Injectable()
export class PlaceRepository {
  /** Every municipality, by name. */
  async municipalities(q: Queries): Promise<Municipality[]> {
    return q.all<Municipality>('SELECT id, name, number FROM municipality ORDER BY name, id');
  }

  async units(q: Queries): Promise<Unit[]> {
    return q.all<Unit>(`SELECT ${unitColumns} FROM unit ORDER BY id`);
  }

  async unit(q: Queries, id: string): Promise<Unit | undefined> {
    return q.one<Unit>(`SELECT ${unitColumns} FROM unit WHERE id = $1`, [id]);
  }

  /** A unit, locked until the caller's unit of work has ended. */
  async lockUnit(tx: Tx, id: string): Promise<Unit | undefined> {
    return tx.one<Unit>(`SELECT ${unitColumns} FROM unit WHERE id = $1 FOR UPDATE`, [id]);
  }

  /** Stores what may change of a unit, and tells whether it still was at the version. */
  async changeUnit(tx: Tx, version: number, { id, name, phone, email }: Unit): Promise<boolean> {
    const rows = await tx.run(
      `UPDATE unit SET name = $1, phone = $2, email = $3, version = version + 1 WHERE id = $4 AND version = $5`,
      [name, phone, email, id, version],
    );
    return rows === 1;
  }

  /** Every point with its hours, by id. */
  async points(q: Queries): Promise<LendingPoint[]> {
    const rows = await q.all<PointRow>(
      `SELECT p.id, p.unit_id AS unit, u.municipality_id AS municipality, p.kind, p.name, p.address, p.phone, p.isil, p.version,
         h.weekday, h.opens, h.closes
       FROM lending_point p JOIN unit u ON u.id = p.unit_id
       LEFT JOIN opening_hours h ON h.lending_point_id = p.id ORDER BY p.id, h.weekday`,
    );
    const points = new Map<string, LendingPoint & { openingHours: WeekdayHours[] }>();
    for (const { weekday, opens, closes, ...point } of rows) {
      const known = points.get(point.id) ?? { ...point, openingHours: [] };
      if (weekday !== null && opens !== null && closes !== null) known.openingHours.push({ weekday, opens, closes });
      points.set(point.id, known);
    }
    return [...points.values()];
  }

  /** The version of a point, locked until the unit has ended. */
  async lockPoint(tx: Tx, id: string): Promise<number | undefined> {
    const row = await tx.one<{ version: number }>('SELECT version FROM lending_point WHERE id = $1 FOR UPDATE', [id]);
    return row?.version;
  }

  /** @throws ConstraintViolation `pk_lending_point` when there is one of this id */
  async addPoint(tx: Tx, { openingHours, unit, ...point }: Omit<LendingPoint, 'municipality'>): Promise<void> {
    await tx.insert(LendingPointEntity, { ...point, unitId: unit });
    await this.addHours(tx, point.id, openingHours);
  }

  /** Stores what may change of a point, its hours too, and tells whether it still was at the version. */
  async changePoint(tx: Tx, version: number, point: LendingPoint): Promise<boolean> {
    const { id, name, address, phone, isil, openingHours } = point;
    const rows = await tx.run(
      `UPDATE lending_point SET name = $1, address = $2, phone = $3, isil = $4, version = version + 1
       WHERE id = $5 AND version = $6`,
      [name, address, phone, isil, id, version],
    );
    if (rows === 0) return false;
    await tx.run('DELETE FROM opening_hours WHERE lending_point_id = $1', [id]);
    await this.addHours(tx, id, openingHours);
    return true;
  }

  /** Every term, the earliest first. */
  async terms(q: Queries): Promise<MunicipalTerm[]> {
    const rows = await q.all<Omit<MunicipalTerm, 'firstDay' | 'lastDay'> & { first: string; last: string }>(
      `SELECT id, municipality_id AS municipality, school_year AS "schoolYear", name, first_day AS first, last_day AS last,
         version FROM term ORDER BY first_day, id`,
    );
    return rows.map(({ first, last, ...term }) => ({
      ...term,
      firstDay: calendarDate(first),
      lastDay: calendarDate(last),
    }));
  }

  /** Lets nobody else change a term of the municipality until the unit of work has ended. */
  async lockTerms(tx: Tx, municipality: string): Promise<void> {
    await tx.one('SELECT id FROM municipality WHERE id = $1 FOR UPDATE', [municipality]);
  }

  /** Stores what may change of a term, and tells whether it still was at the version. */
  async changeTerm(tx: Tx, version: number, { id, name, firstDay, lastDay }: MunicipalTerm): Promise<boolean> {
    const rows = await tx.run(
      `UPDATE term SET name = $1, first_day = $2, last_day = $3, version = version + 1 WHERE id = $4 AND version = $5`,
      [name, firstDay, lastDay, id, version],
    );
    return rows === 1;
  }

  private async addHours(tx: Tx, lendingPointId: string, hours: readonly WeekdayHours[]): Promise<void> {
    for (const { weekday, opens, closes } of hours) {
      await tx.insert(OpeningHoursEntity, { lendingPointId, weekday, opens, closes });
    }
  }
}
