import type {
  AgreementEntity,
  BorrowerBlockEntity,
  BorrowerEntity,
  EnrolmentEntity,
  GuardianEntity,
  ProgrammeEntity,
} from '../borrowers/index.js';
import type { ChargeEntity, CreditEntity } from '../charges/index.js';
import type {
  CostAgreementEntity,
  CostAgreementShareEntity,
  CostAgreementTypeEntity,
  InstrumentCostEntity,
  LoanFigureEntity,
} from '../cost-sharing/index.js';
import type { UserAccountEntity } from '../identity/index.js';
import type {
  AccessoryEntity,
  GradingEntity,
  InstrumentAliasEntity,
  InstrumentEntity,
  InstrumentKindEntity,
  QualityGradeEntity,
  RepairEntity,
  TransferEntity,
} from '../inventory/index.js';
import type { LoanAccessoryEntity, LoanEntity } from '../lending/index.js';
import type { LoanRuleEntity } from '../loan-rules/index.js';
import type {
  LendingPointEntity,
  MunicipalityEntity,
  OpeningHoursEntity,
  TermEntity,
  UnitEntity,
} from '../organisation/index.js';
import type { ReservationEntity } from '../reservations/index.js';

/** What a table holds for an entity, as plain data. */
export type Row<Entity> = Pick<Entity, keyof Entity>;

/** A log-in of the demonstration; the loader adds the hash of {@link demoPassword}. */
export type DemoUser = Omit<UserAccountEntity, 'passwordHash'>;

/** An instrument without what is only there to be searched and sorted by; the loader works that out. */
export type DemoInstrument = Omit<InstrumentEntity, 'sortKey'>;

/** A borrower without what is only there to be sorted and found by; the loader works that out. */
export type DemoBorrower = Omit<BorrowerEntity, 'sortKey' | 'emailKey'>;

/** A guardian without what is only there to be found by; the loader works that out. */
export type DemoGuardian = Omit<GuardianEntity, 'emailKey'>;

/** What is shared, and how. */
export interface SharedCosts {
  readonly costAgreements: readonly Row<CostAgreementEntity>[];
  readonly costAgreementTypes: readonly Row<CostAgreementTypeEntity>[];
  readonly costAgreementShares: readonly Row<CostAgreementShareEntity>[];
  readonly instrumentCosts: readonly Row<InstrumentCostEntity>[];
}

/** Everything that a demonstration database holds, as rows that refer to each other by id. */
export interface DemoData extends SharedCosts {
  readonly municipalities: readonly Row<MunicipalityEntity>[];
  readonly units: readonly Row<UnitEntity>[];
  readonly lendingPoints: readonly Row<LendingPointEntity>[];
  readonly openingHours: readonly Row<OpeningHoursEntity>[];
  readonly terms: readonly Row<TermEntity>[];
  readonly users: readonly DemoUser[];
  readonly kinds: readonly Row<InstrumentKindEntity>[];
  readonly grades: readonly Row<QualityGradeEntity>[];
  readonly programmes: readonly Row<ProgrammeEntity>[];
  readonly rules: readonly Row<LoanRuleEntity>[];
  readonly instruments: readonly DemoInstrument[];
  readonly accessories: readonly Row<AccessoryEntity>[];
  readonly aliases: readonly Row<InstrumentAliasEntity>[];
  readonly gradings: readonly Row<GradingEntity>[];
  readonly repairs: readonly Row<RepairEntity>[];
  readonly transfers: readonly Row<TransferEntity>[];
  readonly borrowers: readonly DemoBorrower[];
  readonly guardians: readonly DemoGuardian[];
  readonly enrolments: readonly Row<EnrolmentEntity>[];
  readonly blocks: readonly Row<BorrowerBlockEntity>[];
  readonly agreements: readonly Row<AgreementEntity>[];
  readonly loans: readonly Row<LoanEntity>[];
  readonly loanAccessories: readonly Row<LoanAccessoryEntity>[];
  readonly loanFigures: readonly Row<LoanFigureEntity>[];
  readonly charges: readonly Row<ChargeEntity>[];
  readonly credits: readonly Row<CreditEntity>[];
  readonly reservations: readonly Row<ReservationEntity>[];
}

/** The password of every log-in of the demonstration; such a database is open to anybody by design. */
export const demoPassword = 'klangbank-demo';
