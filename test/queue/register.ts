import { randomBytes } from 'node:crypto';
import { BorrowerEntity, GuardianEntity } from '../../src/borrowers/index.js';
import { InstrumentEntity, InstrumentKindEntity, QualityGradeEntity, generateCode } from '../../src/inventory/index.js';
import { LoanEntity } from '../../src/lending/index.js';
import { LoanRuleEntity } from '../../src/loan-rules/index.js';
import {
  LendingPointEntity,
  MunicipalityEntity,
  OpeningHoursEntity,
  UnitEntity,
} from '../../src/organisation/index.js';
import { addDays, calendarDate } from '../../src/platform/calendar/index.js';
import type { Database, Tx } from '../../src/platform/database/index.js';
import { newId } from '../../src/platform/ids/index.js';
import { emailKey } from '../../src/platform/text/email-key.js';

const long = new Date('2025-01-01T12:00:00Z');

/** Puts down two places with opening hours, one kind of instrument and one rule. */
export async function settle(database: Database): Promise<void> {
  await database.unitOfWork.run(async (tx) => {
    await tx.insert(MunicipalityEntity, { id: 'town', name: 'Demo kommune', number: null });
    const unit = { municipalityId: 'town', kind: 'library', phone: '12 34 56 78', email: null, version: 1 };
    await tx.insert(UnitEntity, { ...unit, id: 'library', name: 'Biblioteket' });
    await tx.insert(UnitEntity, { ...unit, id: 'youth-arenas', name: 'Ungdomsarenaene' });
    const point = { address: 'Storgata 1', phone: null, isil: null, version: 1 };
    await tx.insert(LendingPointEntity, {
      ...point,
      id: 'library',
      unitId: 'library',
      kind: 'library',
      name: 'Demo bibliotek',
    });
    await tx.insert(LendingPointEntity, {
      ...point,
      id: 'arena',
      unitId: 'youth-arenas',
      kind: 'youth-arena',
      name: 'Ungdomshuset',
    });
    await tx.insert(OpeningHoursEntity, { lendingPointId: 'library', weekday: 1, opens: '10:00', closes: '18:00' });
  });
  await furnish(database);
}

/** One kind of instrument and two rules, of which one reminds earlier and duns later. */
export async function furnish(database: Database): Promise<void> {
  await database.unitOfWork.run(async (tx) => {
    await tx.insert(QualityGradeEntity, {
      id: 'good',
      position: 1,
      nb: 'god',
      nn: 'god',
      en: 'good',
      needsRight: false,
    });
    await tx.insert(InstrumentKindEntity, {
      ...{ id: 'violin', family: 'strings', nb: 'Fiolin', nn: 'Fiolin', en: 'Violin' },
      ...{ sizes: '[]', hornbostelSachs: null, wikidata: null, position: 1 },
    });
    await tx.insert(LoanRuleEntity, { ...usual, id: 'usual' });
    await tx.insert(LoanRuleEntity, {
      ...{ ...usual, id: 'patient' },
      ...{ dueSoonDays: 14, overdueFirstDays: 3, overdueSecondDays: 10, overdueLastDays: 60 },
    });
  });
}

/** A row that lends everything to everybody. */
const usual: Omit<LoanRuleEntity, 'id'> = {
  ...{ lendingPointKind: null, lendingPointId: null, gradeId: null, kindId: null, programmeId: null },
  ...{ borrowerCategory: null, validFrom: '2020-01-01', validTo: null, mayBorrow: true, needsReservation: false },
  ...{ lengthKind: 'days', lengthDays: 28, maxOpenLoans: 3, maxRenewals: 1, renewalDays: null },
  ...{ longestTotalDays: null, feeOre: 0, depositOre: 0, creditOnEarlyReturn: 'none' },
  ...{ serviceDays: 0, closedDay: 'keep' },
  holdShelfDays: 7,
  ...{ needsTerms: false, needsContract: false, otherMunicipalities: false, borrowerMunicipalityId: null },
  ...{ dueSoonDays: 3, overdueFirstDays: 1, overdueSecondDays: 7, overdueLastDays: 21, version: 1 },
};

/** A borrower as a test needs one: an adult with an address who reads Bokmål, unless said otherwise. */
export interface NewBorrower {
  readonly birthDate?: string | null;
  readonly email?: string | null;
  readonly language?: string;
  readonly guardians?: readonly { readonly email: string | null; readonly language: string }[];
}

export async function borrower(database: Database, one: NewBorrower = {}): Promise<string> {
  const id = newId();
  const email = one.email === undefined ? `${id}@example.org` : one.email;
  await database.unitOfWork.run(async (tx) => {
    await tx.insert(BorrowerEntity, {
      ...{ id, type: 'person', displayName: 'Kari N.', fullName: 'Kari Nordmann' },
      birthDate: one.birthDate === undefined ? '1990-05-05' : one.birthDate,
      language: one.language ?? 'nb',
      ...{ email, emailKey: emailKey(email) },
      ...{ phone: null, address: null, cardNumber: null, protectedAddress: false, unitId: 'library' },
      municipalityId: 'town',
      ...{ sortKey: id, createdAt: long, version: 1 },
    });
    for (const [position, guardian] of (one.guardians ?? []).entries()) {
      await tx.insert(GuardianEntity, {
        ...{ id: newId(), borrowerId: id, displayName: 'Ola N.', phone: null, position },
        ...{ ...guardian, emailKey: emailKey(guardian.email) },
      });
    }
  });
  return id;
}

/** An instrument that is out on loan; gives the loan and the instrument's code. */
export async function loan(
  database: Database,
  {
    borrowerId,
    dueOn,
    point = 'library',
    rule = 'usual',
  }: { borrowerId: string; dueOn: string; point?: string; rule?: 'usual' | 'patient' },
): Promise<{ id: string; code: string }> {
  const id = newId();
  const code = generateCode(randomBytes);
  const outOn = addDays(calendarDate(dueOn), -28);
  await database.unitOfWork.run(async (tx) => {
    await tx.insert(InstrumentEntity, {
      ...{ code, kindId: 'violin', size: null, maker: null, model: null, serialNumber: null, gradeId: 'good' },
      ...{ condition: 'fine', state: 'on-loan', ownerUnitId: 'library', managerUnitId: 'library', homePointId: point },
      ...{ currentPointId: null, funder: null, valueOre: null, dueOn, freeFrom: null, sortKey: code, note: null },
      ...{ registeredAt: long, version: 1 },
    });
    await tx.insert(LoanEntity, {
      ...{ id, instrumentCode: code, borrowerId, lendingPointId: point, ruleId: rule, state: 'open' },
      ...{ outAt: long, outOn, outBy: newId(), dueOn, returnedOn: null, registeredAt: null, returnedPointId: null },
      ...{
        returnedBy: null,
        renewals: 0,
        renewedOn: null,
        claimedReturnedAt: null,
        version: 1,
      },
    });
  });
  return { id, code };
}

export async function giveBack(database: Database, loanId: string, on: string): Promise<void> {
  await change(database, (tx) =>
    tx.run(`UPDATE loan SET state = 'returned', returned_on = $2, registered_at = $3 WHERE id = $1`, [
      loanId,
      on,
      long,
    ]),
  );
}

/** Gives a borrower another address and language. */
export async function moveTo(database: Database, borrowerId: string, email: string, language: string): Promise<void> {
  await change(database, (tx) =>
    tx.run('UPDATE borrower SET email = $2, email_key = $3, language = $4 WHERE id = $1', [
      borrowerId,
      email,
      emailKey(email),
      language,
    ]),
  );
}

export async function renew(database: Database, loanId: string, dueOn: string): Promise<void> {
  await change(database, (tx) => tx.run('UPDATE loan SET due_on = $2 WHERE id = $1', [loanId, dueOn]));
}

export async function change(database: Database, work: (tx: Tx) => Promise<number>): Promise<void> {
  await database.unitOfWork.run(work);
}
