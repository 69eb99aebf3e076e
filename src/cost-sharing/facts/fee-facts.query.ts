import { Injectable } from '@nestjs/common';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type ChargeFact, type ChargeFactSource, ChargeFacts } from '../../charges/index.js';
import { type Queries, Reader } from '../../platform/database/index.js';
import { ore } from '../../platform/money/ore.js';
import { Payers } from '../../subsidies/index.js';
import { type CostFact, type FactWindow, type Payer, factsPerPage } from './cost-fact.js';

/** What a fee was about, as far as an agreement asks. */
interface ChargedInstrument {
  readonly code: string;
  readonly owner: string;
  readonly grade: string;
  readonly kind: string;
}

/** A unit of a coverage, by coverage. */
type PayersByCoverage = ReadonlyMap<string, Payer>;

const nobody: PayersByCoverage = new Map();

/**
 * What borrowers did not pay of what they were charged: what a unit pays for them by a decision of its own, and what was waived. Deposits are
 * nobody's cost unless a unit has paid them, and then until they go back.
 */
@Injectable()
export class FeeFacts {
  constructor(
    private readonly charges: ChargeFacts,
    private readonly payers: Payers,
    private readonly reader: Reader,
  ) {}

  /** What units pay alone, and what of it goes back to them. @throws Problem 409 `applications-off` where there is something, and no key that tells by whom */
  async *granted(window: FactWindow): AsyncGenerator<readonly CostFact[]> {
    for (const what of ['charge', 'deposit-back', 'early-return'] as const) {
      yield* this.pages(what, window, (charges) => this.payersOf(charges));
    }
  }

  /** What was waived. */
  waived(window: FactWindow): AsyncGenerator<readonly CostFact[]> {
    return this.pages('waiver', window, () => Promise.resolve(nobody));
  }

  private async *pages(
    what: ChargeFactSource,
    { municipality, from, to }: FactWindow,
    payersOf: (charges: readonly ChargeFact[]) => Promise<PayersByCoverage>,
  ): AsyncGenerator<readonly CostFact[]> {
    let after: ChargeFact | undefined;
    for (;;) {
      const period = { municipalityId: municipality, from, to };
      const charges = await this.charges.page(this.reader, what, period, after, factsPerPage);
      after = charges.at(-1);
      if (after === undefined) return;
      const instruments = await instrumentsOf(this.reader, municipality, charges);
      const payers = await payersOf(charges);
      yield charges.flatMap((charge) => factsOf(charge, instruments.get(charge.instrumentCode), payers));
      await nextTurn();
    }
  }

  private async payersOf(charges: readonly ChargeFact[]): Promise<PayersByCoverage> {
    const coverages = [...new Set(charges.flatMap(({ parts }) => parts.map(({ coverageId }) => coverageId)))];
    if (coverages.length === 0) return nobody;
    const payers = await this.payers.ofCoverages(this.reader, coverages);
    return new Map([...payers].map(([coverage, { unitId: unit, voucher }]) => [coverage, { unit, voucher }]));
  }
}

/** Whose the instruments of charges are; another municipality's is lent for the own unit that manages it here, which is the one to be paid. */
async function instrumentsOf(
  q: Queries,
  municipality: string,
  charges: readonly ChargeFact[],
): Promise<ReadonlyMap<string, ChargedInstrument>> {
  const codes = JSON.stringify([...new Set(charges.map(({ instrumentCode }) => instrumentCode))]);
  const rows = await q.all<ChargedInstrument>(
    `SELECT i.code, i.grade_id AS grade, i.kind_id AS kind,
       CASE WHEN u.municipality_id = $1 THEN i.owner_unit_id ELSE i.manager_unit_id END AS owner
     FROM instrument i JOIN unit u ON u.id = i.owner_unit_id WHERE i.code = ANY_OF($2)`,
    [municipality, codes],
  );
  return new Map(rows.map((row) => [row.code, row]));
}

function factsOf(charge: ChargeFact, instrument: ChargedInstrument | undefined, payers: PayersByCoverage): CostFact[] {
  if (instrument === undefined) return [];
  const { id, kind, chargeKind, day: on, lendingPointId: lendingPoint, borrowerOre, parts } = charge;
  const { owner, grade, kind: instrumentKind } = instrument;
  const about = { on, owner, grade, kind: instrumentKind, lendingPoint, isCorrection: false };
  if (kind === 'waiver') {
    const isFee = chargeKind === 'term-fee';
    return isFee
      ? [{ ...about, id: `waiver ${id}`, costType: 'fee', amountOre: ore(0 - borrowerOre), payer: null }]
      : [];
  }
  const costType = chargeKind === 'deposit' ? 'deposit' : 'fee';
  return parts.flatMap(({ coverageId, amountOre }) => {
    const payer = payers.get(coverageId);
    return payer === undefined
      ? []
      : [{ ...about, id: `part ${id} ${coverageId}`, costType, amountOre, payer } as const];
  });
}
