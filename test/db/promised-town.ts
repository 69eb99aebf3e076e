import { BorrowerEntity, EnrolmentEntity } from '../../src/borrowers/index.js';
import {
  InstrumentEntity,
  InstrumentKindEntity,
  QualityGradeEntity,
  generateCode,
  instrumentSortKey,
  shippedGrades,
  shippedKinds,
} from '../../src/inventory/index.js';
import { LoanRuleEntity, shippedRules } from '../../src/loan-rules/index.js';
import { OpeningHoursEntity, Places, TermEntity, proposedTerms } from '../../src/organisation/index.js';
import type { Tx } from '../../src/platform/database/index.js';
import { newId } from '../../src/platform/ids/index.js';
import { Daily } from '../../src/platform/schedule/index.js';
import type { SmallTown } from '../support/small-town.js';

/** The lending point where everything happens. */
export const pointId = 'library-point';

const kind = shippedKinds.find(({ id }) => id === 'violin');
if (kind === undefined) throw new Error('There is no violin');

/** The two sizes that there are copies of. */
export const sizes = kind.sizes.slice(-2);
/** The grades that there are copies of, the simplest first. */
export const grades = ['basic', 'good'] as const;

/** One copy of each size and grade. */
export const copies = grades
  .flatMap((_id, grade) => sizes.map((size) => ({ size, grade })))
  .map((one, nth) => ({ ...one, code: generateCode((bytes) => Buffer.alloc(bytes, nth + 1)) }));

/** Adults, who decide for themselves; the deeper the programme, the earlier in line. */
export const people = (
  [
    ['deepening', 0],
    ['deepening', 0],
    ['core', 1],
    ['breadth', 2],
    [null, 3],
    [null, 3],
  ] as const
).map(([programme, rank], nth) => ({ id: `00000000-0000-4000-8000-00000000000${nth}`, programme, rank }));

const schoolYears = [2026, 2027];
/** No sequence gets so far that the number of reservations or loans speaks against another one. */
const manyLoans = 1_000;

/** Puts violins, people, rules, terms and opening hours into a town, and lets no night come by itself. */
export async function furnish(town: SmallTown, now: Date): Promise<void> {
  await town.app.get(Daily, { strict: false }).stop();
  await town.database.unitOfWork.run(async (tx) => {
    for (const one of shippedKinds) {
      await tx.insert(InstrumentKindEntity, { ...one, sizes: JSON.stringify(one.sizes) });
    }
    for (const grade of shippedGrades) await tx.insert(QualityGradeEntity, grade);
    for (const rule of shippedRules) await tx.insert(LoanRuleEntity, { ...rule, maxOpenLoans: manyLoans });
    for (const term of schoolYears.flatMap((year) => proposedTerms(year))) {
      await tx.insert(TermEntity, { ...term, municipalityId: 'town', version: 1 });
    }
    for (const weekday of [1, 2, 3, 4, 5]) {
      await tx.insert(OpeningHoursEntity, { lendingPointId: pointId, weekday, opens: '10:00', closes: '18:00' });
    }
    for (const person of people) await insertBorrower(tx, person, now);
    for (const copy of copies) await insertCopy(tx, copy, now);
  });
  town.app.get(Places, { strict: false }).forget();
}

/** What a sequence leaves, those first that refer to others. */
const emptied = [
  'reminder',
  'message',
  'closure_move',
  'closure',
  'repair',
  'reservation',
  'credit',
  'charge',
  'loan',
] as const;

/** Everything stands on its shelf again, and nothing is promised. */
export async function tidy(town: SmallTown): Promise<void> {
  await town.database.unitOfWork.run(async (tx) => {
    for (const table of emptied) await tx.run(`DELETE FROM ${table}`);
    await tx.run(
      `UPDATE instrument SET state = 'available', condition = 'fine', current_point_id = home_point_id, due_on = NULL,
         free_from = NULL, version = version + 1`,
    );
  });
  town.app.get(Places, { strict: false }).forget();
}

async function insertBorrower(tx: Tx, { id, programme }: (typeof people)[number], createdAt: Date): Promise<void> {
  await tx.insert(BorrowerEntity, {
    id,
    type: 'person',
    displayName: 'Prøve P.',
    fullName: null,
    birthDate: '1990-01-01',
    email: null,
    emailKey: null,
    phone: null,
    address: null,
    cardNumber: null,
    language: 'nb',
    protectedAddress: false,
    unitId: 'library',
    municipalityId: 'town',
    sortKey: `prove ${id}`,
    createdAt,
    version: 1,
  });
  if (programme === null) return;
  for (const year of schoolYears) {
    await tx.insert(EnrolmentEntity, {
      id: newId(),
      borrowerId: id,
      programmeId: programme,
      schoolYear: `${year}-${year + 1}`,
      schoolGrade: 9,
      teacherUserId: null,
      createdAt,
    });
  }
}

async function insertCopy(tx: Tx, { code, size, grade }: (typeof copies)[number], registeredAt: Date): Promise<void> {
  const nothing = { maker: null, model: null, serialNumber: null, funder: null, valueOre: null, note: null };
  await tx.insert(InstrumentEntity, {
    ...nothing,
    code,
    kindId: 'violin',
    size,
    gradeId: grades[grade] ?? '',
    condition: 'fine',
    state: 'available',
    ownerUnitId: 'library',
    managerUnitId: 'library',
    homePointId: pointId,
    currentPointId: pointId,
    dueOn: null,
    freeFrom: null,
    sortKey: kind === undefined ? '' : instrumentSortKey({ code, size }, kind),
    registeredAt,
    version: 1,
  });
}
