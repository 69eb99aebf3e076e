import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/index.js';
import { yearOfQuarter } from '../domain/quarter.js';
import { settle } from '../domain/settle.js';
import { ErpSettings } from '../exports/erp-settings.js';
import { LedgerRepository } from '../ledger/ledger.repository.js';
import { type SettlementHead, SettlementRepository, type SettlementTotal } from './settlement.repository.js';

/** What a settlement comes to. */
export interface WorkedOut {
  readonly totals: readonly SettlementTotal[];
  /** Ids of the entries that have to wait for the next open quarter. */
  readonly moved: ReadonlySet<string>;
}

/** Works out settlements, outside every unit of work and a page of entries at a time. */
@Injectable()
export class SettlementWork {
  constructor(
    private readonly ledger: LedgerRepository,
    private readonly rows: SettlementRepository,
    private readonly erp: ErpSettings,
    private readonly reader: Reader,
  ) {}

  async workOut({ municipality, period }: SettlementHead): Promise<WorkedOut> {
    const { lines, moved } = await settle(() => this.ledger.counting(municipality, period));
    const kinds = await this.rows.unitKinds(this.reader);
    const year = yearOfQuarter(period);
    const totals = lines.map((line) => ({
      ...line,
      function: this.erp.functionOf({ id: line.unit, kind: kinds.get(line.unit) ?? '' }, year),
    }));
    return { totals, moved };
  }
}
