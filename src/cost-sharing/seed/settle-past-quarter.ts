import { ChargeFacts, CoveredParts } from '../../charges/index.js';
import { CaseVault, VaultSecrets, payersBy } from '../../subsidies/index.js';
import { AgreementRepository } from '../agreements/agreement.repository.js';
import { type Quarter, lastDayOf, nextQuarter } from '../domain/quarter.js';
import { ErpSettings } from '../exports/erp-settings.js';
import { CostFacts } from '../facts/cost-facts.query.js';
import { FeeFacts } from '../facts/fee-facts.query.js';
import { Bookkeeping } from '../ledger/bookkeeping.js';
import { BookedDays } from '../ledger/booked-days.js';
import { LedgerKeys } from '../ledger/ledger-keys.js';
import { LedgerRepository } from '../ledger/ledger.repository.js';
import { addDays, zonedInstant } from '../../platform/calendar/index.js';
import type { Config } from '../../platform/config/index.js';
import type { Reader, UnitOfWork } from '../../platform/database/index.js';
import { SettlementRepository } from '../settlements/settlement.repository.js';
import { SettlementWork } from '../settlements/settlement-work.js';

/** A quarter to be settled without a server, for a demonstration. */
export interface PastQuarter {
  readonly id: string;
  readonly municipality: string;
  readonly quarter: Quarter;
  /** Who closes it, and when after its end. */
  readonly closedBy: string;
  readonly daysAfter: number;
}

/** The register that is settled. */
export interface SettledRegister {
  readonly reader: Reader;
  readonly unitOfWork: UnitOfWork;
}

/** What settling asks the configuration. */
export type SettlementConfig = Pick<Config, 'secretKey' | 'caseKey' | 'previousCaseKey' | 'erpConfig' | 'timeZone'>;

/** The bookkeeping without a server. */
export function booksOf(
  { reader, unitOfWork }: SettledRegister,
  config: SettlementConfig,
): { readonly books: Bookkeeping; readonly ledger: LedgerRepository } {
  const keys = new LedgerKeys(config, new VaultSecrets(new CaseVault(config), reader, unitOfWork));
  const ledger = new LedgerRepository(keys, reader);
  const fees = new FeeFacts(new ChargeFacts(new CoveredParts()), payersBy(config), reader);
  const [facts, agreements] = [new CostFacts(reader, fees), new AgreementRepository()];
  const rows = new SettlementRepository();
  return {
    books: new Bookkeeping(facts, agreements, ledger, keys, rows, new BookedDays(), reader, unitOfWork),
    ledger,
  };
}

/** Settles a quarter by the same bookkeeping and sums as a server would. */
export async function settlePastQuarter(
  { reader, unitOfWork }: SettledRegister,
  config: SettlementConfig,
  { id, municipality, quarter: period, closedBy, daysAfter }: PastQuarter,
): Promise<void> {
  const rows = new SettlementRepository();
  const { books, ledger } = booksOf({ reader, unitOfWork }, config);
  const { unsharedOre } = await books.bring(municipality, period, addDays(lastDayOf(period), daysAfter));
  const at = zonedInstant(addDays(lastDayOf(period), daysAfter), '10:00', config.timeZone);
  const head = { id, municipality, period, state: 'closing', unsharedOre, madeAt: at, closedAt: null } as const;
  const { totals, moved } = await new SettlementWork(ledger, rows, new ErpSettings(config), reader).workOut(head);
  await unitOfWork.run(async (tx) => {
    await rows.add(tx, { ...head, municipalityId: municipality, closedBy: null });
    await rows.close(tx, id, closedBy, at);
    await rows.putTotals(tx, id, totals, unsharedOre);
    await rows.carry(tx, id, moved, nextQuarter(period));
  });
}
