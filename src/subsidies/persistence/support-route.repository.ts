import { Injectable } from '@nestjs/common';
import { type Queries, type Tx, toBoolean } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';
import { SupportRouteEntity } from './support-route.entity.js';

/** Where requests of a municipality go. */
export interface SupportRoute {
  readonly municipalityId: string;
  /** Unit of whoever asks; `null` is every other. */
  readonly askingUnitId: string | null;
  readonly unitId: string;
  readonly needsConfirmation: boolean;
}

interface Row extends Omit<SupportRoute, 'needsConfirmation'> {
  readonly needsConfirmation: unknown;
}

const select = `SELECT municipality_id AS "municipalityId", asking_unit_id AS "askingUnitId", unit_id AS "unitId",
    needs_confirmation AS "needsConfirmation" FROM support_route`;

/** Keeps the routing tables. */
@Injectable()
export class SupportRouteRepository {
  /** The row that is for the unit that asks, else the one for every other. */
  async find(q: Queries, municipalityId: string, askingUnitId: string): Promise<SupportRoute | undefined> {
    const row = await q.one<Row>(
      `${select} WHERE municipality_id = $1 AND (asking_unit_id = $2 OR asking_unit_id IS NULL)
        ORDER BY CASE WHEN asking_unit_id IS NULL THEN 1 ELSE 0 END LIMIT 1`,
      [municipalityId, askingUnitId],
    );
    return row && { ...row, needsConfirmation: toBoolean(row.needsConfirmation) };
  }

  async all(q: Queries): Promise<SupportRoute[]> {
    const rows = await q.all<Row>(`${select} ORDER BY municipality_id, asking_unit_id`);
    return rows.map((row) => ({ ...row, needsConfirmation: toBoolean(row.needsConfirmation) }));
  }

  /** Sets a row, in place of the one that was there. */
  async set(tx: Tx, route: SupportRoute): Promise<void> {
    const { municipalityId, askingUnitId } = route;
    await tx.run(
      `DELETE FROM support_route WHERE municipality_id = $1 AND ${askingUnitId === null ? 'asking_unit_id IS NULL' : 'asking_unit_id = $2'}`,
      askingUnitId === null ? [municipalityId] : [municipalityId, askingUnitId],
    );
    await tx.insert(SupportRouteEntity, { id: newId(), ...route });
  }
}
