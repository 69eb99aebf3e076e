import { Injectable } from '@nestjs/common';
import { type CirculatingInstrument, CirculationState } from '../../inventory/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';
import { badInput, notFound } from '../../platform/http/index.js';
import { LoanRepository, type LoanRow } from '../persistence/loan.repository.js';

/** The loan, the instrument that comes back, and the one that goes out instead. */
export interface ReplacedRows {
  readonly loan: LoanRow;
  readonly returned: CirculatingInstrument;
  readonly instrument: CirculatingInstrument;
}

/** Which rows are meant: canonical codes. */
export interface ReplacedKeys {
  readonly loan: string;
  readonly returned: string;
  readonly instrument: string;
}

/** The rows that a replacement concerns. */
@Injectable()
export class ReplacementRows {
  constructor(
    private readonly circulation: CirculationState,
    private readonly loans: LoanRepository,
  ) {}

  /**
   * Locked, the instruments in the order of their codes and the loan after them, as a hand-over and a return lock them.
   * @throws Problem 400 naming the code that no instrument has; 404 where there is no such loan
   */
  async lock(tx: Tx, keys: ReplacedKeys): Promise<ReplacedRows> {
    const locked = new Map<string, CirculatingInstrument | undefined>();
    for (const code of [keys.returned, keys.instrument].sort()) {
      if (!locked.has(code)) locked.set(code, await this.circulation.lockInstrument(tx, code));
    }
    return known(await this.loans.lock(tx, keys.loan), locked.get(keys.returned), locked.get(keys.instrument));
  }

  /** As they are committed. @throws the same */
  async read(q: Queries, keys: ReplacedKeys): Promise<ReplacedRows> {
    return known(
      await this.loans.byId(q, keys.loan),
      await this.circulation.readInstrument(q, keys.returned),
      await this.circulation.readInstrument(q, keys.instrument),
    );
  }
}

function known(
  loan: LoanRow | undefined,
  returned: CirculatingInstrument | undefined,
  instrument: CirculatingInstrument | undefined,
): ReplacedRows {
  if (loan === undefined) throw notFound();
  if (returned === undefined) throw badInput([{ field: 'replaces', code: 'unknown-instrument' }]);
  if (instrument === undefined) throw badInput([{ field: 'instrument', code: 'unknown-instrument' }]);
  return { loan, returned, instrument };
}
