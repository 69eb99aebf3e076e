import { Injectable } from '@nestjs/common';
import { Places } from '../../organisation/index.js';
import { Reader } from '../../platform/database/index.js';

/** What terms are called. */
@Injectable()
export class TermBook {
  constructor(
    private readonly places: Places,
    private readonly reader: Reader,
  ) {}

  /** By slug. */
  async names(): Promise<ReadonlyMap<string, string>> {
    const terms = await this.places.allTerms(this.reader);
    return new Map(terms.map(({ id, name }) => [id, name]));
  }
}
