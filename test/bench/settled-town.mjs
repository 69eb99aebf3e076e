/**
 * The town of the benchmarks of settlements and cases: the town of the desk, a quarter that is over with what was charged in it, and the cases of
 * a unit. Made by counting, so that it is the same wherever it is made. Needs the build.
 */
import { built } from './built.mjs';
import { Random, inhabit, librarian } from './town.mjs';

const { ChargeEntity, CreditEntity } = await built('charges/index.js');
const { CoverageEntity, ChargeCoverageEntity } = await built('coverage/index.js');
const { CostAgreementEntity, CostAgreementShareEntity, CostAgreementTypeEntity, usualAgreements } =
  await built('cost-sharing/index.js');
const { UserAccountEntity, hashPassword } = await built('identity/index.js');
const { LoanEntity } = await built('lending/index.js');
const { UnitEntity } = await built('organisation/index.js');
const { addDays, calendarDate, zonedInstant } = await built('platform/calendar/index.js');
const { CaseAccessRepository } = await built('subsidies/persistence/case-access.repository.js');
const { CaseRepository } = await built('subsidies/persistence/case.repository.js');
const { accountMarkOf } = await built('subsidies/activation/case-access.js');
const { CaseVault } = await built('subsidies/index.js');

/** The key of the cases of the benchmarks. */
export const caseKey = 'c'.repeat(40);
/** Who settles, and who decides. */
export const accountant = { username: 'bench-accountant', password: librarian.password };
export const caseworker = { username: 'bench-caseworker', password: librarian.password };

export const settledTowns = {
  large: { charges: 100_000, granted: 3_000, cases: 50_000 },
  /** Instead of it where it must go quickly. */
  short: { charges: 5_000, granted: 300, cases: 2_000 },
};

const desk = { instruments: 10_000, borrowers: 30_000, openLoans: 2_000, endedLoans: 0 };
const zone = 'Europe/Oslo';
const rowsPerBatch = 5_000;
/** Of a hundred charges, so many are of somebody whose fee is covered, and so many of the others are waived. */
const [covered, waived] = [30, 5];
const fee = { amountOre: 50_000, coveredOre: 20_000 };

/** What a case was about is a line or two. */
const grounds =
  'Familien har lav inntekt, og barnet spiller i fordypning. Vilkårene i retningslinjene er oppfylt for skoleåret.';

/** The filling of the town, in batches of `[entity, rows]`, for makeRegister. @param quarter that is settled: its days, and a term */
export async function furnishing(quarter) {
  const passwordHash = await hashPassword(librarian.password);
  return (size, today, town) => furnish(size, today, town, { quarter, passwordHash });
}

function* furnish(size, today, town, { quarter, passwordHash }) {
  const random = new Random(4);
  yield [UnitEntity, ['nav', 'integration', 'municipality'].map(unitOf)];
  yield [
    UserAccountEntity,
    [account(accountant, 'accountant', 'municipality'), account(caseworker, 'caseworker', 'nav')].map((row) => ({
      ...row,
      passwordHash,
      createdAt: zonedInstant(addDays(today, -400), '09:00', zone),
    })),
  ];
  yield* agreements(today);
  yield* inhabit(desk, today, town);
  const vault = new CaseVault({ caseKey, previousCaseKey: null });
  const coverages = Array.from({ length: size.granted }, (_, number) => ({
    ...{ id: random.uuid(), borrowerId: town.borrowers[number], loanId: null, reservationId: null, position: 1 },
    ...{ basisPoints: 4_000, capOre: null, validFrom: addDays(quarter.from, -30), validTo: addDays(quarter.to, 200) },
  }));
  yield [CoverageEntity, coverages];
  yield* charges(size, random, town, coverages, quarter);
  yield* cases(size, random, town, coverages, quarter, new CaseRepository(vault));
}

function unitOf(id) {
  return { id, municipalityId: 'town', kind: id, name: id, phone: null, email: null, version: 1 };
}

function account({ username }, role, unitId) {
  return {
    ...{ id: `user-${username}`, username, displayName: username, role, unitId, lendingPointId: null, language: 'nb' },
    ...{ active: true, failedLogins: 0, lockedUntil: null, version: 1 },
  };
}

function* agreements(today) {
  for (const agreement of usualAgreements('town', addDays(today, -900), ['agreement-good', 'agreement-high'])) {
    const { id, name, grade: gradeId, debitArt, creditArt, validFrom, validTo, version } = agreement;
    const anywhere = { ownerUnitId: null, lendingPointId: null, kindId: null, creditorUnitId: null };
    yield [
      CostAgreementEntity,
      [{ id, municipalityId: 'town', name, gradeId, debitArt, creditArt, validFrom, validTo, version, ...anywhere }],
    ];
    yield [CostAgreementTypeEntity, agreement.costTypes.map((costType) => ({ agreementId: id, costType }))];
    yield [
      CostAgreementShareEntity,
      agreement.shares.map(({ unit, basisPoints }, position) => ({
        agreementId: id,
        unitId: unit,
        position,
        basisPoints,
      })),
    ];
  }
}

/** Loans that have come back, each charged once in the quarter. */
function* charges(size, random, { codes, borrowers }, coverages, { from, days, term }) {
  for (let first = 0; first < size.charges; first += rowsPerBatch) {
    const rows = { loans: [], charges: [], parts: [], credits: [] };
    for (let number = first; number < Math.min(size.charges, first + rowsPerBatch); number += 1) {
      const isCovered = number % 100 < covered;
      const coverage = coverages[number % coverages.length];
      const day = addDays(from, number % days);
      const borrowerId = isCovered
        ? coverage.borrowerId
        : borrowers[size.granted + (number % (borrowers.length - size.granted))];
      const loan = returned(random.uuid(), codes[number % codes.length], borrowerId, day);
      const charge = {
        id: random.uuid(),
        municipalityId: 'town',
        borrowerId,
        loanId: loan.id,
        kind: 'term-fee',
        termId: term,
      };
      rows.loans.push(loan);
      rows.charges.push({ ...charge, amountOre: fee.amountOre - (isCovered ? fee.coveredOre : 0), chargedOn: day });
      if (isCovered) rows.parts.push({ chargeId: charge.id, coverageId: coverage.id, amountOre: fee.coveredOre });
      else if (number % 100 < covered + waived) {
        const about = { id: random.uuid(), chargeId: charge.id, kind: 'waiver', reason: 'Etter avtale' };
        rows.credits.push({ ...about, amountOre: fee.amountOre, creditedOn: day });
      }
    }
    yield [LoanEntity, rows.loans];
    yield [ChargeEntity, rows.charges];
    yield [ChargeCoverageEntity, rows.parts];
    yield [CreditEntity, rows.credits];
  }
}

function returned(id, instrumentCode, borrowerId, day) {
  const at = zonedInstant(day, '12:00', zone);
  return {
    ...{ id, instrumentCode, borrowerId, lendingPointId: 'library', ruleId: 'library-good', state: 'returned' },
    ...{ outAt: at, outOn: day, outBy: 'bench', dueOn: addDays(day, 60), returnedOn: day, registeredAt: at },
    ...{ returnedPointId: 'library', returnedBy: 'bench', renewals: 0, renewedOn: null, claimedReturnedAt: null },
    version: 2,
  };
}

/** Cases of NAV: those of the coverages are granted; of the others one in twenty waits, and the rest is history. */
function* cases(size, random, { borrowers }, coverages, { from, to }, repository) {
  let rows = [];
  const keep = { insert: (entity, row) => Promise.resolve(void rows.push([entity, row])) };
  let entity;
  for (let number = 0; number < size.cases; number += 1) {
    const coverage = coverages[number];
    const state = coverage ? 'granted' : number % 20 === 0 ? 'submitted' : number % 3 === 0 ? 'rejected' : 'withdrawn';
    const borrowerId = coverage?.borrowerId ?? borrowers[number % borrowers.length];
    void repository.add(keep, caseOf(random, number, state, borrowerId, coverage, from, to));
    if (rows.length < rowsPerBatch && number < size.cases - 1) continue;
    [[entity]] = rows;
    yield [entity, rows.map(([, row]) => row)];
    rows = [];
  }
}

function caseOf(random, number, state, borrowerId, coverage, from, to) {
  const submittedOn = addDays(from, -(number % 700));
  const by = { id: 'user-bench-caseworker', name: 'Bench' };
  const at = zonedInstant(submittedOn, '12:00', zone).toISOString();
  const isDecided = state === 'granted' || state === 'rejected';
  const decision = {
    ...{ outcome: state, coverageBasisPoints: coverage ? 4_000 : null, capOre: null, grounds, at, by },
    ...{ validFrom: coverage?.validFrom ?? null, validTo: coverage?.validTo ?? null },
  };
  return {
    ...{ id: random.uuid(), unitId: 'nav', caseNumber: `S-${number}`, voucher: `B-${number}`, state, version: 1 },
    submittedOn: calendarDate(submittedOn),
    content: {
      ...{ borrowerId, applicantId: null, askedBy: null, note: grounds, grounds, assignee: by, question: null },
      ...{ loanId: null, reservationId: null, from: submittedOn, to, confirmed: { how: 'paper', at } },
      ...{ decision: isDecided ? decision : null, coverageId: coverage?.id ?? null, revocation: null },
      ...{ renewalOf: null, renewedBy: null },
    },
  };
}

/** Lets the caseworker read the cases of the unit. */
export async function activate({ reader, unitOfWork }) {
  const unitId = 'nav';
  const { passwordHash } = await reader.one(
    'SELECT password_hash AS "passwordHash" FROM user_account WHERE username = $1',
    [caseworker.username],
  );
  const accountMark = accountMarkOf({ passwordHash, unitId });
  const access = { userId: `user-${caseworker.username}`, unitId, accountMark, givenBy: null };
  await unitOfWork.run((tx) => new CaseAccessRepository().give(tx, access));
}
