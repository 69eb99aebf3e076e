import { AuditEntryEntity } from '../audit/index.js';
import {
  AgreementEntity,
  BorrowerBlockEntity,
  BorrowerEntity,
  borrowerSortKey,
  BorrowerWordEntity,
  borrowerWords,
  EnrolmentEntity,
  GuardianEntity,
  ProgrammeEntity,
} from '../borrowers/index.js';
import { ChargeEntity, CreditEntity } from '../charges/index.js';
import {
  CostAgreementEntity,
  CostAgreementShareEntity,
  CostAgreementTypeEntity,
  InstrumentCostEntity,
  LoanFigureEntity,
} from '../cost-sharing/index.js';
import { UserAccountEntity } from '../identity/index.js';
import {
  AccessoryEntity,
  GradingEntity,
  InstrumentAliasEntity,
  InstrumentEntity,
  InstrumentKindEntity,
  instrumentSortKey,
  InstrumentWordEntity,
  instrumentWords,
  QualityGradeEntity,
  RepairEntity,
  TransferEntity,
} from '../inventory/index.js';
import { LoanAccessoryEntity, LoanEntity } from '../lending/index.js';
import { LoanRuleEntity } from '../loan-rules/index.js';
import {
  InstallationEntity,
  LendingPointEntity,
  MunicipalityEntity,
  OpeningHoursEntity,
  TermEntity,
  UnitEntity,
} from '../organisation/index.js';
import { type CalendarDate, zonedInstant } from '../platform/calendar/index.js';
import type { EntityClass, Tx, UnitOfWork } from '../platform/database/index.js';
import { emailKey } from '../platform/text/email-key.js';
import { ReservationEntity } from '../reservations/index.js';
import { CoverageEntity } from '../coverage/index.js';
import { CaseSeed } from '../subsidies/index.js';
import { coverageOf, demoCases } from './cases.js';
import { type DemoData, demoPassword, type Row } from './demo-data.js';
import { demonstration } from './demonstration.js';
import { logOf } from './log.js';
import { demoZone } from './places.js';

/** Rows of one unit of work, so that none holds the write lock for long. */
const rowsPerUnit = 200;

type Write = (tx: Tx) => Promise<void>;

/**
 * Fills an empty, migrated database with the demonstration as it looks on a day, and marks it as one first of all, so that
 * a half-filled one is never taken for a real register.
 *
 * @param hash hashes the password of the log-ins; called once, outside every unit of work
 * @param caseKey seals the cases; without one there are none
 * @throws ConstraintViolation when the database is not empty
 */
export async function seedDemo(
  unitOfWork: UnitOfWork,
  today: CalendarDate,
  hash: (password: string) => Promise<string>,
  caseKey: string | null = null,
): Promise<void> {
  const data = demonstration(today);
  const passwordHash = await hash(demoPassword);
  const installation = { id: 1, demonstration: true, createdAt: zonedInstant(today, '00:00', demoZone) };
  const writes = [
    ...rowsOf(InstallationEntity, [installation]),
    ...organisationOf(data),
    ...rowsOf(
      UserAccountEntity,
      data.users.map((user) => ({ ...user, passwordHash })),
    ),
    ...inventoryOf(data),
    ...borrowersOf(data),
    ...lendingOf(data),
    ...costsOf(data),
    ...rowsOf(AuditEntryEntity, logOf(data, today)),
  ];
  for (let start = 0; start < writes.length; start += rowsPerUnit) {
    await unitOfWork.run(async (tx) => {
      for (const write of writes.slice(start, start + rowsPerUnit)) await write(tx);
    });
  }
  if (caseKey !== null) await seedCases(unitOfWork, new CaseSeed(caseKey), data, today, passwordHash);
}

async function seedCases(
  unitOfWork: UnitOfWork,
  seed: CaseSeed,
  data: DemoData,
  today: CalendarDate,
  passwordHash: string,
): Promise<void> {
  await unitOfWork.run(async (tx) => {
    for (const { id: municipalityId } of data.municipalities) {
      await seed.route(tx, { municipalityId, askingUnitId: null, unitId: 'nav', needsConfirmation: true });
    }
    for (const user of data.users.filter(({ role }) => role === 'caseworker')) {
      await seed.activate(tx, { ...user, passwordHash });
    }
  });
  for (const one of demoCases(data, today)) {
    const pdf = one.letter === null ? null : await seed.print(one.letter);
    await unitOfWork.run(async (tx) => {
      await seed.write(tx, one, pdf);
      const coverage = coverageOf(one);
      if (coverage !== undefined) await tx.insert(CoverageEntity, coverage);
    });
  }
}

function organisationOf(data: DemoData): Write[] {
  return [
    ...rowsOf(MunicipalityEntity, data.municipalities),
    ...rowsOf(UnitEntity, data.units),
    ...rowsOf(LendingPointEntity, data.lendingPoints),
    ...rowsOf(OpeningHoursEntity, data.openingHours),
    ...rowsOf(TermEntity, data.terms),
  ];
}

function inventoryOf(data: DemoData): Write[] {
  const { instruments, words } = searchable(data);
  return [
    ...rowsOf(InstrumentKindEntity, data.kinds),
    ...rowsOf(QualityGradeEntity, data.grades),
    ...rowsOf(InstrumentEntity, instruments),
    ...rowsOf(InstrumentWordEntity, words),
    ...rowsOf(InstrumentAliasEntity, data.aliases),
    ...rowsOf(AccessoryEntity, data.accessories),
    ...rowsOf(GradingEntity, data.gradings),
    ...rowsOf(RepairEntity, data.repairs),
    ...rowsOf(TransferEntity, data.transfers),
  ];
}

/** The instruments with their sort keys, and the words by which they are found. */
function searchable(data: DemoData): { instruments: Row<InstrumentEntity>[]; words: Row<InstrumentWordEntity>[] } {
  const instruments: Row<InstrumentEntity>[] = [];
  const words: Row<InstrumentWordEntity>[] = [];
  const kinds = new Map(data.kinds.map((kind) => [kind.id, { ...kind, sizes: JSON.parse(kind.sizes) as string[] }]));
  for (const instrument of data.instruments) {
    const kind = kinds.get(instrument.kindId);
    if (kind === undefined) throw new RangeError(`No kind ${instrument.kindId}`);
    const sortKey = instrumentSortKey(instrument, kind);
    const own = data.aliases.filter(({ instrumentCode }) => instrumentCode === instrument.code);
    const aliases = own.map(({ alias }) => alias);
    instruments.push({ ...instrument, sortKey });
    words.push(...instrumentWords(instrument, kind, aliases).map((word) => ({ word, sortKey })));
  }
  return { instruments, words };
}

function borrowersOf(data: DemoData): Write[] {
  const borrowers = data.borrowers.map((row) => ({
    ...row,
    emailKey: emailKey(row.email),
    sortKey: borrowerSortKey(row.displayName),
  }));
  const guardians = data.guardians.map((row) => ({ ...row, emailKey: emailKey(row.email) }));
  const words = borrowers.flatMap(({ id, displayName, fullName }) =>
    borrowerWords(displayName, fullName).map((word) => ({ word, borrowerId: id })),
  );
  return [
    ...rowsOf(ProgrammeEntity, data.programmes),
    ...rowsOf(BorrowerEntity, borrowers),
    ...rowsOf(BorrowerWordEntity, words),
    ...rowsOf(GuardianEntity, guardians),
    ...rowsOf(EnrolmentEntity, data.enrolments),
    ...rowsOf(BorrowerBlockEntity, data.blocks),
    ...rowsOf(AgreementEntity, data.agreements),
  ];
}

function lendingOf(data: DemoData): Write[] {
  return [
    ...rowsOf(LoanRuleEntity, data.rules),
    ...rowsOf(LoanEntity, data.loans),
    ...rowsOf(LoanAccessoryEntity, data.loanAccessories),
    ...rowsOf(LoanFigureEntity, data.loanFigures),
    ...rowsOf(ChargeEntity, data.charges),
    ...rowsOf(CreditEntity, data.credits),
    ...rowsOf(ReservationEntity, data.reservations),
  ];
}

function costsOf(data: DemoData): Write[] {
  return [
    ...rowsOf(CostAgreementEntity, data.costAgreements),
    ...rowsOf(CostAgreementTypeEntity, data.costAgreementTypes),
    ...rowsOf(CostAgreementShareEntity, data.costAgreementShares),
    ...rowsOf(InstrumentCostEntity, data.instrumentCosts),
  ];
}

function rowsOf<E extends object>(entity: EntityClass<E>, rows: readonly NoInfer<E>[]): Write[] {
  return rows.map((row) => (tx) => tx.insert(entity, row));
}
