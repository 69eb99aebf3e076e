import { Injectable } from '@nestjs/common';
import { CirculationState } from '../inventory/index.js';
import type { Tx } from '../platform/database/index.js';
import { badInput } from '../platform/http/index.js';

/** What goes along with an instrument. */
@Injectable()
export class LentAccessories {
  constructor(private readonly circulation: CirculationState) {}

  /** What was ticked, else all that is there. @throws Problem 400 `unknown-accessory` for what does not belong to it */
  async of(tx: Tx, code: string, ticked: readonly string[] | null | undefined): Promise<string[]> {
    const own = await this.circulation.accessoriesOf(tx, code);
    if (ticked == null) return own.filter(({ present }) => present).map(({ id }) => id);
    const known = new Set(own.map(({ id }) => id));
    const strange = ticked.findIndex((id) => !known.has(id));
    if (strange >= 0) throw badInput([{ field: `accessories.${strange}`, code: 'unknown-accessory' }]);
    return [...new Set(ticked)];
  }
}
