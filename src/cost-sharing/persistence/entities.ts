import { BookedDaysEntity } from './booked-days.entity.js';
import { CostAgreementShareEntity } from './cost-agreement-share.entity.js';
import { CostAgreementTypeEntity } from './cost-agreement-type.entity.js';
import { CostAgreementEntity } from './cost-agreement.entity.js';
import { InstrumentCostEntity } from './instrument-cost.entity.js';
import { LedgerEntryEntity } from './ledger-entry.entity.js';
import { LoanFigureEntity } from './loan-figure.entity.js';
import { SettlementCarryEntity } from './settlement-carry.entity.js';
import { SettlementLineEntity } from './settlement-line.entity.js';
import { SettlementEntity } from './settlement.entity.js';

/** Every table of this feature. */
export const costSharingEntities = [
  CostAgreementEntity,
  CostAgreementTypeEntity,
  CostAgreementShareEntity,
  InstrumentCostEntity,
  LedgerEntryEntity,
  SettlementEntity,
  SettlementLineEntity,
  SettlementCarryEntity,
  BookedDaysEntity,
  LoanFigureEntity,
] as const;

export {
  CostAgreementEntity,
  CostAgreementShareEntity,
  CostAgreementTypeEntity,
  InstrumentCostEntity,
  LedgerEntryEntity,
  LoanFigureEntity,
  SettlementCarryEntity,
  SettlementEntity,
  SettlementLineEntity,
};
