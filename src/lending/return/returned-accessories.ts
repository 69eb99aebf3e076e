import { Injectable } from '@nestjs/common';
import { CirculationState } from '../../inventory/index.js';
import type { Tx } from '../../platform/database/index.js';
import type { TakenBack } from './taken-back.js';

/** What is with an instrument that came back. */
@Injectable()
export class ReturnedAccessories {
  constructor(private readonly circulation: CirculationState) {}

  /** What was not lent stays as it was; of what was, all but the missing is there again. */
  async record(tx: Tx, { instrument, lent, missing }: TakenBack): Promise<void> {
    if (lent.size === 0) return;
    const own = await this.circulation.accessoriesOf(tx, instrument.code);
    const gone = new Set(missing);
    const absent = own.filter(({ id, present }) => (lent.has(id) ? gone.has(id) : !present)).map(({ id }) => id);
    const same = own.every(({ id, present }) => present === !absent.includes(id));
    if (!same) await this.circulation.setAccessoriesPresent(tx, instrument.code, absent);
  }
}
