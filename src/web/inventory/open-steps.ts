import { Inject, Injectable } from '@nestjs/common';
import { type HistoryEvent, type InstrumentAnswer, Repairs, Transfers } from '../../inventory/index.js';
import { dayOf } from '../../platform/calendar/index.js';
import { CONFIG, type Config } from '../../platform/config/index.js';
import { Reader } from '../../platform/database/index.js';

import type { NameBook } from '../server/names.js';
import type { InstrumentPageProps } from './inventory-view.js';

/** The repair or transfer that an instrument is in the middle of. */
@Injectable()
export class OpenSteps {
  constructor(
    private readonly reader: Reader,
    private readonly repairs: Repairs,
    private readonly transfers: Transfers,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async of(
    { code, state }: InstrumentAnswer,
    events: readonly HistoryEvent[],
    names: NameBook,
  ): Promise<Pick<InstrumentPageProps, 'repair' | 'transfer'>> {
    const repair = state === 'in-repair' ? await this.repairs.openRepairOf(this.reader, code) : undefined;
    const transfer = state === 'in-transfer' ? await this.transfers.openTransferOf(this.reader, code) : undefined;
    const since = (id: string): string => {
      const begun = events.filter(({ subject }) => subject.id === id).at(-1);
      return begun === undefined ? '' : dayOf(new Date(begun.at), this.config.timeZone);
    };
    return {
      repair: repair === undefined ? null : { ...repair, since: since(repair.id) },
      transfer:
        transfer === undefined
          ? null
          : {
              id: transfer.id,
              from: transfer.from === null ? '' : names.point(transfer.from),
              to: names.point(transfer.to),
              since: since(transfer.id),
            },
    };
  }
}
