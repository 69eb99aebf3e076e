/**
 * The town of the benchmarks: instruments, borrowers and loans made up by a generator with a fixed seed, with the sort
 * keys and search words of the application itself. Needs the build.
 */
import { built } from './built.mjs';

const {
  AgreementEntity,
  BorrowerEntity,
  BorrowerWordEntity,
  EnrolmentEntity,
  borrowerSortKey,
  borrowerWords,
  currentVersion,
} = await built('borrowers/index.js');
const { ChargeEntity } = await built('charges/index.js');
const { UserAccountEntity, hashPassword } = await built('identity/index.js');
const {
  AccessoryEntity,
  InstrumentEntity,
  InstrumentWordEntity,
  generateCode,
  instrumentSortKey,
  instrumentWords,
  shippedKinds,
} = await built('inventory/index.js');
const { LoanAccessoryEntity, LoanEntity } = await built('lending/index.js');
const { shippedRules } = await built('loan-rules/index.js');
const {
  InstallationEntity,
  LendingPointEntity,
  MunicipalityEntity,
  OpeningHoursEntity,
  TermEntity,
  UnitEntity,
  proposedTerms,
} = await built('organisation/index.js');
const { addDays, schoolYearOf, zonedInstant } = await built('platform/calendar/index.js');
const { emailKey } = await built('platform/text/email-key.js');
const { installReferenceData } = await built('setup/index.js');

/** The librarian who does everything. */
export const librarian = { username: 'bench', password: 'klangbank-bench' };

/** How large the town of the benchmarks is, and the one from which statements are recorded. */
export const sizes = {
  large: { instruments: 100_000, borrowers: 30_000, openLoans: 8_000, endedLoans: 30_000 },
  small: { instruments: 200, borrowers: 30, openLoans: 10, endedLoans: 10 },
};

const library = 'library';
const zone = 'Europe/Oslo';
const openingDays = [1, 2, 3, 4, 5, 6];
const points = [
  [library, library, 'Folkebiblioteket'],
  ['youth-arena', 'youth-arenas', 'Ungdomsarenaen'],
  ['culture-school', 'culture-school', 'Kulturskolen'],
];
const makers = [
  'Yamaha',
  'Stentor',
  'Gewa',
  'Jupiter',
  'Buffet Crampon',
  'Höfner',
  'Fender',
  'Pearl',
  'Hohner',
  'Ålgård',
];
const models = ['Student', 'Konservatorium', 'Solist', 'SX-200', 'V5', 'Classic', 'Mester', 'YAS-280', 'Ørn', 'Junior'];
const firstNames = [
  'Nora',
  'Jakob',
  'Emma',
  'Noah',
  'Sofie',
  'Oskar',
  'Åse',
  'Ahmed',
  'Ingrid',
  'Øystein',
  'Maja',
  'Ali',
];
const lastNames = ['Hansen', 'Johansen', 'Ødegård', 'Larsen', 'Berg', 'Haugen', 'Nilsen', 'Aasen', 'Warsame', 'Sæther'];
const washed = new Set(shippedRules.filter(({ serviceDays }) => serviceDays > 0).map(({ kindId }) => kindId));

/** Writes what there is little of: reference data, places, terms and the librarian. */
export async function settle(unitOfWork, today) {
  const passwordHash = await hashPassword(librarian.password);
  const createdAt = zonedInstant(addDays(today, -400), '09:00', zone);
  await unitOfWork.run(async (tx) => {
    await tx.insert(InstallationEntity, { id: 1, demonstration: false, createdAt });
    await installReferenceData(tx);
    await tx.insert(MunicipalityEntity, { id: 'town', name: 'Bench', number: null });
    const ofTown = { municipalityId: 'town', phone: null, email: null, version: 1 };
    for (const [kind, unit, name] of points) {
      await tx.insert(UnitEntity, { ...ofTown, id: unit, kind: unit, name });
      const nowhere = { address: null, phone: null, isil: null, version: 1 };
      await tx.insert(LendingPointEntity, { ...nowhere, id: kind, unitId: unit, kind, name });
      for (const weekday of openingDays) {
        await tx.insert(OpeningHoursEntity, { lendingPointId: kind, weekday, opens: '10:00', closes: '19:00' });
      }
    }
    // From the recording's own year on: the floor charges for its term, whatever year it is.
    for (let year = 2026; year <= Number(schoolYearOf(today).slice(0, 4)) + 1; year += 1) {
      for (const term of proposedTerms(year)) {
        await tx.insert(TermEntity, { ...term, municipalityId: 'town', version: 1 });
      }
    }
    await tx.insert(UserAccountEntity, {
      id: '6b6c616e-6762-4b6e-8b00-000000000001',
      username: librarian.username,
      passwordHash,
      displayName: 'Bench',
      role: 'librarian',
      unitId: library,
      lendingPointId: library,
      language: 'nb',
      active: true,
      failedLogins: 0,
      lockedUntil: null,
      createdAt,
      version: 1,
    });
  });
}

/**
 * Makes everything else, in batches of `[entity, rows]`, and fills `town`:
 * - `codes`: every instrument;
 * - `available`: those that anybody may borrow at the library, all of the same rule, so that every hand-over runs the
 *   same statements;
 * - `lent`: those of the same rule that are out;
 * - `borrowers`: everybody, first those who have something.
 */
export function* inhabit(size, today, town) {
  const random = new Random(2026);
  yield* borrowers(size, today, random, town);
  const free = [];
  yield* instruments(size, today, random, town, free);
  yield* loans(size, today, random, town, free);
}

const rowsPerBatch = 5_000;

function* borrowers(size, today, random, town) {
  town.borrowers = [];
  let batch = new Batch();
  for (let index = 0; index < size.borrowers; index += 1) {
    const [first, last] = [random.of(firstNames), random.of(lastNames)];
    const displayName = `${first} ${last[0]}.`;
    const fullName = `${first} ${last}`;
    const id = random.uuid();
    const createdAt = zonedInstant(addDays(today, -random.below(400)), '12:00', zone);
    town.borrowers.push(id);
    batch.add(BorrowerEntity, {
      id,
      type: 'person',
      displayName,
      fullName,
      birthDate: addDays(today, -(2_600 + random.below(3_700))),
      language: 'nb',
      email: `${index}@example.org`,
      emailKey: emailKey(`${index}@example.org`),
      phone: null,
      address: null,
      cardNumber: `N${String(index).padStart(7, '0')}`,
      protectedAddress: false,
      unitId: library,
      municipalityId: 'town',
      sortKey: borrowerSortKey(displayName),
      createdAt,
      version: 1,
    });
    // Children whose guardians have accepted the terms: that costs a hand-over the most.
    batch.add(AgreementEntity, {
      id: random.uuid(),
      borrowerId: id,
      type: 'terms',
      version: currentVersion('terms'),
      language: 'nb',
      acceptedBy: 'guardian',
      acceptorId: random.uuid(),
      method: 'link',
      outcome: 'accepted',
      acceptedAt: createdAt,
      registeredBy: null,
      reservationId: null,
      loanId: null,
      facts: null,
    });
    for (const word of borrowerWords(displayName, fullName)) batch.add(BorrowerWordEntity, { word, borrowerId: id });
    if (random.below(5) === 0) {
      batch.add(EnrolmentEntity, {
        id: random.uuid(),
        borrowerId: id,
        programmeId: 'core',
        schoolYear: schoolYearOf(today),
        schoolGrade: 4,
        teacherUserId: null,
        createdAt,
      });
    }
    if (batch.isFull()) {
      yield* batch.all();
      batch = new Batch();
    }
  }
  yield* batch.all();
}

function* instruments(size, today, random, town, free) {
  town.codes = [];
  town.available = [];
  town.lent = [];
  const known = new Set();
  let batch = new Batch();
  for (let index = 0; index < size.instruments; index += 1) {
    const code = newCode(random, known);
    const kind = shippedKinds[index % shippedKinds.length];
    const gradeId = ['basic', 'good', 'good', 'good', 'good', 'good', 'good', 'good', 'good', 'high'][random.below(10)];
    const homePointId = random.below(10) < 8 ? library : random.of(['youth-arena', 'culture-school']);
    const ordinary = gradeId === 'good' && homePointId === library && !washed.has(kind.id);
    const isLent = ordinary && town.lent.length < size.openLoans;
    const accessories = [random.uuid(), random.uuid()];
    const searched = {
      code,
      size: kind.sizes.length === 0 ? null : random.of(kind.sizes),
      maker: random.of(makers),
      model: random.of(models),
      serialNumber: `S${String(index).padStart(6, '0')}`,
    };
    const sortKey = instrumentSortKey(searched, kind);
    town.codes.push(code);
    if (isLent) town.lent.push(code);
    else if (ordinary) town.available.push(code);
    free.push({ code, accessories, isLent });
    batch.add(InstrumentEntity, {
      ...searched,
      kindId: kind.id,
      gradeId,
      condition: 'fine',
      state: isLent ? 'on-loan' : 'available',
      ownerUnitId: library,
      managerUnitId: library,
      homePointId,
      currentPointId: isLent ? null : homePointId,
      funder: null,
      valueOre: 250_000 + 1_000 * random.below(500),
      dueOn: isLent ? addDays(today, 14) : null,
      freeFrom: null,
      sortKey,
      note: null,
      registeredAt: zonedInstant(addDays(today, -300), '12:00', zone),
      version: 1 + (index % 7),
    });
    for (const word of instrumentWords(searched, kind)) batch.add(InstrumentWordEntity, { word, sortKey });
    accessories.forEach((id, position) =>
      batch.add(AccessoryEntity, {
        id,
        instrumentCode: code,
        name: ['Etui', 'Pusseklut'][position],
        position: position + 1,
        present: true,
      }),
    );
    if (batch.isFull()) {
      yield* batch.all();
      batch = new Batch();
    }
  }
  yield* batch.all();
}

function* loans(size, today, random, town, all) {
  let batch = new Batch();
  const lent = all.filter(({ isLent }) => isLent);
  for (const [index, { code, accessories }] of lent.entries()) {
    const borrowerId = town.borrowers[index % town.borrowers.length];
    const loan = { ...ordinaryLoan(random, code, borrowerId, addDays(today, -14)), version: 1 + (index % 5) };
    batch.add(LoanEntity, { ...loan, dueOn: addDays(today, 14) });
    for (const accessoryId of accessories) {
      batch.add(LoanAccessoryEntity, { loanId: loan.id, accessoryId, cameBack: null });
    }
    const charge = {
      municipalityId: 'town',
      borrowerId,
      loanId: loan.id,
      amountOre: 50_000,
      chargedOn: loan.outOn,
      termId: null,
    };
    batch.add(ChargeEntity, { ...charge, id: random.uuid(), kind: 'deposit' });
    if (batch.isFull()) {
      yield* batch.all();
      batch = new Batch();
    }
  }
  for (let index = 0; index < size.endedLoans; index += 1) {
    const outOn = addDays(today, -(100 + random.below(200)));
    const returnedOn = addDays(outOn, 1 + random.below(60));
    batch.add(LoanEntity, {
      ...ordinaryLoan(random, random.of(all).code, random.of(town.borrowers), outOn),
      state: 'returned',
      returnedOn,
      registeredAt: zonedInstant(returnedOn, '12:00', zone),
      returnedPointId: library,
      returnedBy: 'bench',
    });
    if (batch.isFull()) {
      yield* batch.all();
      batch = new Batch();
    }
  }
  yield* batch.all();
}

function ordinaryLoan(random, instrumentCode, borrowerId, outOn) {
  return {
    id: random.uuid(),
    instrumentCode,
    borrowerId,
    lendingPointId: library,
    ruleId: 'library-good',
    state: 'open',
    outAt: zonedInstant(outOn, '12:00', zone),
    outOn,
    outBy: 'bench',
    dueOn: addDays(outOn, 60),
    returnedOn: null,
    registeredAt: null,
    returnedPointId: null,
    returnedBy: null,
    renewals: 0,
    renewedOn: null,
    claimedReturnedAt: null,
    version: 1,
  };
}

/** A code that is not known yet, and is from now on. */
export function newCode(random, known) {
  for (;;) {
    const code = generateCode((length) => Uint8Array.from({ length }, () => random.below(256)));
    if (known.has(code)) continue;
    known.add(code);
    return code;
  }
}

/** Rows by entity, in the order in which foreign keys want them. */
class Batch {
  #rows = new Map();
  #count = 0;

  add(entity, row) {
    const rows = this.#rows.get(entity) ?? [];
    rows.push(row);
    this.#rows.set(entity, rows);
    this.#count += 1;
  }

  isFull() {
    return this.#count >= rowsPerBatch;
  }

  all() {
    return this.#rows;
  }
}

/** Mulberry32: small, and the same numbers everywhere. */
export class Random {
  #state;

  constructor(seed) {
    this.#state = seed;
  }

  below(limit) {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
  }

  of(list) {
    return list[this.below(list.length)];
  }

  uuid() {
    const hex = Array.from({ length: 8 }, () => this.below(65_536).toString(16).padStart(4, '0')).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}
