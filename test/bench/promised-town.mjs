/**
 * The towns of the benchmark of availability: instruments in every state, and promises of them, those that were and those
 * that are to come. Made by counting, so that they are the same wherever they are made. Needs the build.
 */
import { built } from './built.mjs';
import { Random, newCode } from './town.mjs';

const { BorrowerEntity, borrowerSortKey } = await built('borrowers/index.js');
const { InstrumentEntity, instrumentSortKey, shippedKinds } = await built('inventory/index.js');
const { LoanEntity } = await built('lending/index.js');
const { addDays, zonedInstant } = await built('platform/calendar/index.js');

/** Of ten instruments, how many promises of each lie behind: nine. */
const longHistory = Array(10).fill(9);
/** A tenth of that. */
const shortHistory = [...Array(9).fill(1), 0];
/** Of ten instruments, how many promises of each are to come: one on average, or less. */
const [oneEach, fewer] = [
  [0, 0, 1, 1, 1, 1, 1, 1, 2, 2],
  [0, 0, 1, 1, 1, 1, 1, 1, 1, 1],
];

/**
 * The towns that are asked. In the small one all is of one kind, so that every question is about all of it, and all promises
 * are to come. Targets are medians in milliseconds.
 */
export const promisedTowns = {
  small: { instruments: 500, kinds: ['violin'], coming: fewer, past: [], mostMs: 5 },
  large: { instruments: 100_000, coming: oneEach, past: longHistory, before: shortHistory, mostMs: 25 },
  /** Instead of the large one where it must go quickly. */
  short: { instruments: 10_000, coming: oneEach, past: longHistory, before: shortHistory, mostMs: 25 },
};

/** How many reservations a town has. */
export function reservationsIn({ instruments, coming }, past) {
  return ((sum(coming) + sum(past)) * instruments) / 10;
}

const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);

const borrowers = 2_000;
const borrowerId = (number) => `borrower-${number}`;
const rowsPerBatch = 5_000;
const point = 'library';
const zone = 'Europe/Oslo';

/** Makes borrowers, instruments, and the loans that those are on, in batches of `[entity, rows]`. */
export function* furnish({ instruments, kinds = shippedKinds.map(({ id }) => id) }, today) {
  const random = new Random(500);
  const createdAt = zonedInstant(addDays(today, -2_000), '12:00', zone);
  yield [BorrowerEntity, Array.from({ length: borrowers }, (_, number) => borrower(number, createdAt))];
  const ofKinds = shippedKinds.filter(({ id }) => kinds.includes(id));
  const codes = new Set();
  for (let first = 0; first < instruments; first += rowsPerBatch) {
    const numbers = Array.from({ length: Math.min(rowsPerBatch, instruments - first) }, (_, index) => first + index);
    const rows = numbers.map((number) => {
      const kind = ofKinds[number % ofKinds.length];
      return instrument({ number, code: newCode(random, codes), kind }, random, today, createdAt);
    });
    yield [InstrumentEntity, rows];
    yield [LoanEntity, rows.filter(({ state }) => state === 'on-loan').map((row) => openLoan(row, today))];
  }
}

function borrower(number, createdAt) {
  return {
    id: borrowerId(number),
    type: 'person',
    displayName: 'Nora H.',
    fullName: null,
    birthDate: null,
    language: 'nb',
    email: null,
    emailKey: null,
    phone: null,
    address: null,
    cardNumber: null,
    protectedAddress: false,
    unitId: 'library',
    municipalityId: 'town',
    sortKey: borrowerSortKey('Nora H.'),
    createdAt,
    version: 1,
  };
}

function instrument({ number, code, kind }, random, today, registeredAt) {
  const size = kind.sizes.length === 0 ? null : random.of(kind.sizes);
  const homePointId = random.below(10) < 8 ? point : random.of(['youth-arena', 'culture-school']);
  const { state, dueOn = null, freeFrom = null } = circulation(random.below(100), today);
  return {
    code,
    kindId: kind.id,
    size,
    maker: 'Yamaha',
    model: 'Student',
    serialNumber: String(number),
    gradeId: ['basic', 'good', 'good', 'good', 'high'][random.below(5)],
    condition: 'fine',
    state,
    ownerUnitId: 'library',
    managerUnitId: 'library',
    homePointId,
    currentPointId: ['on-loan', 'in-transfer', 'missing'].includes(state) ? null : homePointId,
    funder: null,
    valueOre: 500_000,
    dueOn,
    freeFrom,
    sortKey: instrumentSortKey({ code, size }, kind),
    note: null,
    registeredAt,
    version: 1,
  };
}

/** Most are there, some are out, a few are overdue, and of everything else there is a little. */
function circulation(percent, today) {
  if (percent < 10) return { state: 'on-loan', dueOn: addDays(today, 1 + percent) };
  if (percent < 12) return { state: 'on-loan', dueOn: addDays(today, -5) };
  if (percent === 12) return { state: 'in-service', freeFrom: addDays(today, 3) };
  if (percent === 13) return { state: 'in-repair' };
  if (percent === 14) return { state: 'in-transfer' };
  if (percent === 15) return { state: 'missing' };
  if (percent === 16) return { state: 'retired' };
  return { state: 'available' };
}

function openLoan({ code, serialNumber, dueOn }, today) {
  const outOn = addDays(today, -60);
  return {
    id: `open-${code}`,
    instrumentCode: code,
    borrowerId: borrowerId(Number(serialNumber) % borrowers),
    lendingPointId: point,
    ruleId: 'library-good',
    state: 'open',
    outAt: zonedInstant(outOn, '12:00', zone),
    outOn,
    outBy: 'bench',
    dueOn,
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

/**
 * The statements that promise, in the SQL that both databases share: a table of stretches of days, ten turns that the
 * instruments take by their serial numbers, and every stretch of its turn for each. Two thirds of what was is fulfilled by loans.
 */
export function promising({ coming, past }, today) {
  const turn = `CAST(i.serial_number AS INTEGER) % 10`;
  const from = `FROM instrument i JOIN bench_stretch s ON s.turn = ${turn}`;
  const id = `i.code || '-' || s.nth`;
  const borrowed = `'borrower-' || ((CAST(i.serial_number AS INTEGER) * 7 + s.nth * 131) % ${borrowers})`;
  return [
    `CREATE TABLE bench_stretch AS SELECT version AS turn, version AS nth, state, from_day, to_day, made_at
       FROM reservation WHERE 1 = 0`,
    ...stretches({ coming, past }, today).map((values) => `INSERT INTO bench_stretch VALUES (${values.join(', ')})`),
    `INSERT INTO loan (id, instrument_code, borrower_id, lending_point_id, rule_id, state, out_at, out_on, out_by, due_on,
         returned_on, registered_at, returned_point_id, returned_by, renewals, version)
       SELECT ${id}, i.code, ${borrowed}, '${point}', 'library-good', 'returned', s.made_at, s.from_day, 'bench', s.to_day,
         s.to_day, s.made_at, '${point}', 'bench', 0, 2
       ${from} WHERE s.state = 'fulfilled' ORDER BY i.code, s.nth`,
    `INSERT INTO reservation (id, borrower_id, instrument_code, kind_id, size, least_grade_id, most_grade_id, from_day, to_day,
         busy_to, pickup_point_id, state, priority, made_at, made_by, rule_id, loan_id, version)
       SELECT ${id}, ${borrowed}, i.code, i.kind_id, i.size, 'basic', 'high', s.from_day, s.to_day,
         s.to_day, '${point}', s.state, 2000, s.made_at, 'bench', 'library-good',
         CASE WHEN s.state = 'fulfilled' THEN ${id} END, 2
       ${from} ORDER BY i.code, s.nth`,
    'DROP TABLE bench_stretch',
  ];
}

/** Stretches of one turn never overlap: what was begins every 40 days, what comes every 200. */
function stretches({ coming, past }, today) {
  const made = (turns, stretch) =>
    turns.flatMap((count, turn) => Array.from({ length: count }, (_, index) => [turn, ...stretch(turn, index)]));
  const values = (nth, state, first, days) => [
    ...[nth, `'${state}'`, `'${first}'`, `'${addDays(first, days)}'`, `'${addDays(today, -400)} 12:00:00.000'`],
  ];
  const behind = made(past, (turn, index) =>
    values(
      100 + index,
      ['fulfilled', 'fulfilled', 'cancelled', 'fulfilled', 'fulfilled', 'no-show'][index % 6],
      addDays(today, -40 * (index + 1) - turn),
      34,
    ),
  );
  const ahead = made(coming, (turn, index) =>
    values(
      index + 1,
      index === 0 ? 'confirmed' : 'awaiting-acceptance',
      addDays(today, 20 + 6 * turn + 200 * index),
      90,
    ),
  );
  return [...behind, ...ahead];
}

/** Promises of one copy that overlap: there are none, whatever was put aside while they were written. */
export const overlapping = `SELECT 1 AS found FROM (
    SELECT busy_to, LEAD(from_day) OVER (PARTITION BY instrument_code ORDER BY from_day) AS next FROM reservation
    WHERE state IN ('awaiting-acceptance', 'confirmed', 'ready')) promised
  WHERE busy_to >= next`;
