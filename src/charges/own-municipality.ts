import { Injectable } from '@nestjs/common';
import type { Actor } from '../identity/index.js';
import { Places } from '../organisation/index.js';
import type { Queries } from '../platform/database/index.js';
import { notFound } from '../platform/http/index.js';

/** Whose money somebody looks after: that of the municipality of the unit where they work. */
@Injectable()
export class OwnMunicipality {
  constructor(private readonly places: Places) {}

  async of(q: Queries, actor: Actor): Promise<string> {
    const unit = await this.places.unit(q, actor.unitId);
    if (unit === undefined) throw notFound();
    return unit.municipality;
  }
}
