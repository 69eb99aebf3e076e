import { Injectable } from '@nestjs/common';
import type { Actor } from '../identity/index.js';
import { Places } from '../organisation/index.js';
import type { Queries } from '../platform/database/index.js';
import { notFound } from '../platform/http/index.js';

/** Whose costs somebody shares: those of the municipality of the own unit. */
@Injectable()
export class OwnMunicipality {
  constructor(private readonly places: Places) {}

  /** @throws Problem 404 where the unit is gone */
  async of(q: Queries, { unitId }: Pick<Actor, 'unitId'>): Promise<string> {
    const unit = await this.places.unit(q, unitId);
    if (unit === undefined) throw notFound();
    return unit.municipality;
  }
}
