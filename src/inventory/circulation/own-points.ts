import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import { Places } from '../../organisation/index.js';
import type { Queries } from '../../platform/database/index.js';
import { badInput, refused } from '../../platform/http/index.js';

/** At which points somebody may act: the desk at those of the own unit, the inventory manager at all. */
@Injectable()
export class OwnPoints {
  constructor(private readonly places: Places) {}

  /** @throws Problem 422 `not-own-point` */
  async demand(q: Queries, actor: Actor, pointId: string | null): Promise<void> {
    if (pointId === null || actor.role === 'inventory-manager' || pointId === actor.lendingPointId) return;
    const point = await this.places.point(q, pointId);
    if (point?.unit === actor.unitId) return;
    throw refused([{ code: 'not-own-point', overridable: false, params: { point: point?.name ?? pointId } }]);
  }

  /** @throws Problem 400 naming the field if there is no such point */
  async demandPoint(q: Queries, field: string, pointId: string): Promise<void> {
    if ((await this.places.point(q, pointId)) === undefined) throw badInput([{ field, code: 'unknown-point' }]);
  }
}
