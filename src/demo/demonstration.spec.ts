import { describe, expect, it } from '@jest/globals';
import { isMinor } from '../borrowers/index.js';
import { instrumentStates, readInstrumentCode } from '../inventory/index.js';
import { termFor } from '../lending/index.js';
import { addDays, calendarDate, type CalendarDate, dayOf, schoolYearOf } from '../platform/calendar/index.js';
import { withoutTerms } from './acceptances.js';
import { rounds } from '../../test/support/soak.js';
import { demonstration } from './demonstration.js';
import type { DemoData } from './demo-data.js';
import { isOpen, openDayAfter } from './open-days.js';
import { demoZone } from './places.js';
import type { DemoPoint } from './stock.js';

/** An ordinary day, summer, both ends of the school year, Christmas, the days before Easter and a leap day. */
const days = [
  '2026-11-23',
  '2026-07-15',
  '2026-07-31',
  '2026-08-01',
  '2026-12-23',
  '2027-03-24',
  '2027-06-18',
  '2028-02-29',
].map(calendarDate);
const today = calendarDate('2026-11-23');
const data = demonstration(today);
const languages = ['nb', 'nn', 'se', 'en', 'uk', 'ar', 'ru', 'pl', 'ti', 'so', 'lt', 'fa', 'ku'];

describe('the demonstration', () => {
  it('is the same each time it is made on one day', () => {
    expect(demonstration(today)).toEqual(data);
  });

  it('has the same instruments, people and log-ins whatever the day', () => {
    for (const day of days) {
      const other = demonstration(day);
      expect(other.instruments.map(({ code, serialNumber }) => [code, serialNumber])).toEqual(
        data.instruments.map(({ code, serialNumber }) => [code, serialNumber]),
      );
      expect(other.borrowers.map(({ id, cardNumber }) => [id, cardNumber])).toEqual(
        data.borrowers.map(({ id, cardNumber }) => [id, cardNumber]),
      );
      expect(other.users.map(({ id, username }) => [id, username])).toEqual(
        data.users.map(({ id, username }) => [id, username]),
      );
    }
  });

  it('offers the nine log-ins, each with its place', () => {
    expect(
      data.users.map(({ username, role, unitId, lendingPointId }) => [username, role, lendingPointId ?? unitId]),
    ).toEqual([
      ['bibliotek', 'librarian', 'library'],
      ['ungdom', 'youth-worker', 'youth-arena'],
      ['larer', 'teacher', 'culture-school'],
      ['lager', 'inventory-manager', 'culture-school'],
      ['nav', 'caseworker', 'nav'],
      ['integrering', 'caseworker', 'integration'],
      ['friplass', 'caseworker', 'culture-school'],
      ['okonomi', 'accountant', 'municipality'],
      ['admin', 'administrator', 'municipality'],
    ]);
  });

  it('has 25 kinds, instruments of each kind and of all three grades', () => {
    expect(data.kinds).toHaveLength(25);
    expect(data.instruments.length).toBeGreaterThanOrEqual(130);
    expect(new Set(data.instruments.map(({ kindId }) => kindId))).toEqual(new Set(data.kinds.map(({ id }) => id)));
    expect(new Set(data.instruments.map(({ gradeId }) => gradeId))).toEqual(new Set(['basic', 'good', 'high']));
  });

  it('names each size only as its kind does', () => {
    const sizes = new Map(data.kinds.map((kind) => [kind.id, JSON.parse(kind.sizes) as string[]]));
    for (const { kindId, size } of data.instruments) {
      const known = sizes.get(kindId) ?? [];
      expect(size === null ? known : known.includes(size)).toEqual(size === null ? [] : true);
    }
  });

  it('gives every instrument a code that checks, and accessories', () => {
    for (const { code } of data.instruments) {
      expect(readInstrumentCode(code)).toBe(code);
      expect(data.accessories.some(({ instrumentCode }) => instrumentCode === code)).toBe(true);
    }
    for (const { alias } of data.aliases) expect(readInstrumentCode(alias)).toBeUndefined();
  });

  it('shows every state', () => {
    expect([...new Set(data.instruments.map(({ state }) => state))].sort()).toEqual([...instrumentStates].sort());
  });

  it('has 60 borrowers in all 13 languages, among them an ensemble', () => {
    expect(data.borrowers).toHaveLength(60);
    expect(new Set(data.borrowers.map(({ language }) => language))).toEqual(new Set(languages));
    expect(data.borrowers.some(({ type }) => type === 'ensemble')).toBe(true);
    expect(new Set(data.borrowers.map(({ displayName }) => displayName)).size).toBe(60);
  });

  it('lets some pay nothing by rule at the library, and everybody at the youth arena', () => {
    const free = data.rules.filter(({ mayBorrow, feeOre, depositOre }) => mayBorrow && feeOre + depositOre === 0);
    expect(free.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['library-good-breadth', 'youth-arena-basic', 'youth-arena-good']),
    );
  });

  it('holds nobody’s telephone number or mail address', () => {
    const phones = [...data.units, ...data.lendingPoints, ...data.borrowers, ...data.guardians].map(
      ({ phone }) => phone,
    );
    for (const phone of phones) expect(phone ?? '+47 00').toMatch(/^\+47 00/);
    const mails = [...data.units, ...data.borrowers, ...data.guardians].map(({ email }) => email);
    for (const mail of mails) expect(mail ?? 'nobody@example.org').toMatch(/^[a-z.-]+@example\.org$/);
  });

  it('stores no contact of those with a protected address, nor of their guardians', () => {
    const hidden = data.borrowers.filter(({ protectedAddress }) => protectedAddress);
    expect(hidden.length).toBeGreaterThanOrEqual(3);
    for (const { id, email, phone, address } of hidden) {
      expect([email, phone, address]).toEqual([null, null, null]);
      for (const guardian of data.guardians.filter(({ borrowerId }) => borrowerId === id)) {
        expect([guardian.email, guardian.phone]).toEqual([null, null]);
      }
    }
  });
});

describe('the charges of the demonstration', () => {
  // Every fifth week of a year, and in a soak run every third day.
  const days = Array.from({ length: rounds(11, 122) }, (_, nth) => addDays(today, rounds(34, 3) * nth));
  const all = days.map((now) => ({
    now,
    made: demonstration(now),
  }));

  it('are what hand-overs and nights would have charged, whatever the day', () => {
    for (const { now, made } of all) {
      const wanted = made.loans.flatMap((loan) => {
        const rule = made.rules.find(({ id }) => id === loan.ruleId)!;
        if (loan.borrowerId === null) return [];
        const first = termFor(made.terms, calendarDate(loan.outOn));
        const until = loan.state === 'open' ? now : (loan.returnedOn ?? loan.outOn);
        const begun = made.terms.filter((term) => term.firstDay > loan.outOn && term.firstDay <= until);
        const terms = new Set([first?.id ?? 'none', ...begun.map(({ id }) => id)]);
        return [
          ...(rule.depositOre > 0 ? [`${loan.id} deposit  ${rule.depositOre}`] : []),
          ...(rule.feeOre > 0 ? [...terms].map((term) => `${loan.id} term-fee ${term} ${rule.feeOre}`) : []),
        ];
      });
      const charged = made.charges.map(
        ({ loanId, kind, termId, amountOre }) => `${loanId} ${kind} ${termId ?? ''} ${amountOre}`,
      );
      expect(charged.sort()).toEqual(wanted.sort());
      for (const { chargedOn } of made.charges) expect(chargedOn <= now).toBe(true);
    }
  });

  it('are credited where the instrument came back, one is waived, and some pay nothing by rule, whatever the day', () => {
    for (const { now, made } of all) {
      const { loans, charges, credits, rules } = made;
      const returned = new Set(loans.filter(({ state }) => state === 'returned').map(({ id }) => id));
      const deposits = charges.filter(({ kind, loanId }) => kind === 'deposit' && returned.has(loanId));
      const back = credits.filter(({ kind }) => kind === 'deposit-back');
      expect(back.map(({ chargeId }) => chargeId).sort()).toEqual(deposits.map(({ id }) => id).sort());
      expect(credits.filter(({ kind }) => kind === 'waiver')).toHaveLength(1);
      for (const { id, amountOre } of charges) {
        const credited = credits.filter(({ chargeId }) => chargeId === id).reduce((sum, one) => sum + one.amountOre, 0);
        expect(credited).toBeLessThanOrEqual(amountOre);
      }
      const free = new Set(rules.filter((rule) => rule.mayBorrow && rule.feeOre === 0).map(({ id }) => id));
      expect(loans.some(({ state, ruleId }) => state === 'open' && free.has(ruleId))).toBe(true);
      for (const { creditedOn } of credits) expect(creditedOn <= now).toBe(true);
    }
    // On most days something has just come back.
    expect(all.filter(({ made }) => made.credits.length > 1).length).toBeGreaterThan(all.length / 2);
  });
});

describe.each(days)('the demonstration on %s', (day) => {
  const made = demonstration(day);

  it('has at least 30 instruments available at each point', () => {
    for (const { id } of made.lendingPoints) {
      const here = made.instruments.filter((one) => one.state === 'available' && one.currentPointId === id);
      expect(here.length).toBeGreaterThanOrEqual(30);
      expect(here.every(({ homePointId }) => homePointId === id)).toBe(true);
    }
  });

  it('refers to nothing that is not there, and calls nothing by the same name twice', () => {
    expect(danglingReferences(made)).toEqual([]);
    expect(repeatedKeys(made)).toEqual([]);
  });

  it('has exactly one open loan for each instrument on loan, and none for the others', () => {
    const open = made.loans.filter(({ state }) => state === 'open');
    expect(open.length).toBeGreaterThanOrEqual(15);
    const onLoan = made.instruments.filter(({ state }) => state === 'on-loan');
    expect(open.map(({ instrumentCode, dueOn }) => `${instrumentCode} ${dueOn}`).sort()).toEqual(
      onLoan.map(({ code, dueOn }) => `${code} ${dueOn ?? ''}`).sort(),
    );
  });

  it('has overdue loans, and loans due on the next open days', () => {
    const open = made.loans.filter(({ state }) => state === 'open');
    expect(open.filter(({ dueOn }) => dueOn < day).length).toBeGreaterThanOrEqual(4);
    const soon = open.filter(
      ({ dueOn, lendingPointId }) => dueOn > day && dueOn <= openDayAfter(lendingPointId as DemoPoint, day, 3),
    );
    expect(soon.length).toBeGreaterThanOrEqual(5);
  });

  it('lends, expects back and takes back on open days only', () => {
    for (const loan of made.loans) {
      const point = loan.lendingPointId as DemoPoint;
      expect(
        [loan.outOn, loan.dueOn, loan.returnedOn ?? loan.dueOn].every((on) => isOpen(point, calendarDate(on))),
      ).toBe(true);
    }
  });

  it('tells everything in the order in which it happened, and nothing of the future', () => {
    expect(disorder(made, day)).toEqual([]);
  });

  it('gives each instrument the grade of its newest grading', () => {
    const newest = new Map(
      made.gradings
        .toSorted((one, other) => one.gradedAt.getTime() - other.gradedAt.getTime())
        .map(({ instrumentCode, gradeId }) => [instrumentCode, gradeId]),
    );
    expect(made.instruments.map(({ code }) => newest.get(code))).toEqual(
      made.instruments.map(({ gradeId }) => gradeId),
    );
  });

  it('has forgotten who had what came back more than 14 days ago', () => {
    const returned = made.loans.filter(({ state }) => state === 'returned');
    expect(returned.length).toBeGreaterThanOrEqual(60);
    for (const { returnedOn, borrowerId } of returned) {
      if ((returnedOn ?? day) < addDays(day, -14)) expect(borrowerId).toBeNull();
    }
  });

  it('has guardians for everybody under 18, with a mail address unless it is protected', () => {
    for (const borrower of made.borrowers) {
      if (borrower.birthDate === null || ageOn(borrower.birthDate, day) >= 18) continue;
      const guardians = made.guardians.filter(({ borrowerId }) => borrowerId === borrower.id);
      expect(guardians.length).toBeGreaterThanOrEqual(1);
      expect(guardians.every(({ email }) => (email === null) === borrower.protectedAddress)).toBe(true);
    }
  });

  it('has pupils in all four programmes this school year and the next, none below the least grade', () => {
    const least = new Map(made.programmes.map(({ id, leastSchoolGrade }) => [id, leastSchoolGrade ?? 1]));
    for (const year of twoSchoolYears(day)) {
      const enrolled = made.enrolments.filter(({ schoolYear }) => schoolYear === year);
      expect(new Set(enrolled.map(({ programmeId }) => programmeId)).size).toBe(4);
    }
    for (const { programmeId, schoolGrade } of made.enrolments) {
      expect(schoolGrade ?? 0).toBeGreaterThanOrEqual(least.get(programmeId) ?? 99);
    }
  });

  it('has six pupils of the teacher who may borrow high quality this school year and the next, and have nothing yet', () => {
    const teacher = made.users.find(({ username }) => username === 'larer');
    const rights = new Set(made.programmes.filter((one) => one.givesRightToHighQuality).map(({ id }) => id));
    const years = twoSchoolYears(day);
    const free = made.borrowers.filter(
      ({ id }) =>
        !hasOpenLoan(made, id) &&
        years.every((year) =>
          made.enrolments.some(
            (one) =>
              one.borrowerId === id &&
              one.schoolYear === year &&
              one.teacherUserId === teacher?.id &&
              rights.has(one.programmeId),
          ),
        ),
    );
    expect(free).toHaveLength(6);
  });

  it('has something ready for pick-up and something that waits for a guardian, each for a pupil of the teacher', () => {
    const teacher = made.users.find(({ username }) => username === 'larer');
    const own = new Set(
      made.enrolments.filter(({ teacherUserId }) => teacherUserId === teacher?.id).map(({ borrowerId }) => borrowerId),
    );
    const inState = (state: string): typeof made.reservations =>
      made.reservations.filter((one) => one.state === state && own.has(one.borrowerId ?? ''));
    const [[ready, ...more], waits] = [inState('ready'), inState('awaiting-acceptance')];
    expect([more, waits.length]).toEqual([[], 1]);
    const kept = made.instruments.find(({ code }) => code === ready?.instrumentCode);
    expect(kept).toMatchObject({ state: 'on-hold-shelf', currentPointId: ready?.pickupPointId });
    expect([ready?.pickupCode, (ready?.fromDay ?? '') < day, (ready?.readyUntil ?? '') >= day]).toEqual([
      expect.stringMatching(/^[A-Z]\d{3}$/u),
      true,
      true,
    ]);
    for (const { id, state } of made.reservations.filter(({ leastGradeId }) => leastGradeId === 'high')) {
      const accepted = made.agreements.some(({ reservationId }) => reservationId === id);
      expect([state, accepted]).toEqual([state, state === 'confirmed']);
    }
  });

  it('has accepted terms for everybody under 18 but three, so that the refusal can be tried', () => {
    const terms = made.agreements.filter(({ type }) => type === 'terms');
    const accepted = new Set(terms.map(({ borrowerId }) => borrowerId));
    const minors = made.borrowers.filter(
      ({ birthDate }) => birthDate !== null && isMinor(calendarDate(birthDate), day),
    );
    const without = minors.filter(({ id }) => !accepted.has(id)).map(({ displayName }) => displayName);
    expect(without.sort()).toEqual([...withoutTerms].sort());
    expect(accepted.size).toBe(minors.length - withoutTerms.length);
    for (const { method, registeredBy } of made.agreements) expect(registeredBy === null).toBe(method === 'link');
  });

  it('has at least ten borrowers with a card and neither a loan nor a block', () => {
    const free = made.borrowers.filter(
      ({ id, type, cardNumber }) =>
        type === 'person' &&
        /^N\d{9}$/.test(cardNumber ?? '') &&
        !hasOpenLoan(made, id) &&
        !made.blocks.some(({ borrowerId }) => borrowerId === id),
    );
    expect(free.length).toBeGreaterThanOrEqual(20);
  });
});

it('can be made on any day', () => {
  for (let day = calendarDate('2025-01-01'); day < '2027-01-01'; day = addDays(day, 29)) {
    const made = demonstration(day);
    expect(disorder(made, day)).toEqual([]);
    for (const { id } of made.lendingPoints) {
      const here = made.instruments.filter((one) => one.state === 'available' && one.currentPointId === id);
      expect(here.length).toBeGreaterThanOrEqual(30);
    }
  }
});

/** The school year of a day and the one after it. */
function twoSchoolYears(day: CalendarDate): readonly [string, string] {
  const schoolYear = schoolYearOf(day);
  const next = Number(schoolYear.slice(5));
  return [schoolYear, `${next}-${next + 1}`];
}

function hasOpenLoan(made: DemoData, borrowerId: string): boolean {
  return made.loans.some((loan) => loan.state === 'open' && loan.borrowerId === borrowerId);
}

function ageOn(birthDate: string, day: CalendarDate): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return birthDate.slice(5) > day.slice(5) ? years - 1 : years;
}

/** What refers to a row that does not exist. */
function danglingReferences(made: DemoData): string[] {
  const unit = idsOf(made.units);
  const point = idsOf(made.lendingPoints);
  const user = idsOf(made.users);
  const grade = idsOf(made.grades);
  const kind = idsOf(made.kinds);
  const programme = idsOf(made.programmes);
  const borrower = idsOf(made.borrowers);
  const loan = idsOf(made.loans);
  const instrument = new Set(made.instruments.map(({ code }) => code));
  const pairs: readonly (readonly [Set<string>, readonly (string | null)[]])[] = [
    [idsOf(made.municipalities), [...made.units, ...made.terms].map((row) => row.municipalityId)],
    [unit, made.lendingPoints.map((row) => row.unitId)],
    [unit, made.users.map((row) => row.unitId)],
    [unit, made.borrowers.map((row) => row.unitId)],
    [unit, made.instruments.flatMap((row) => [row.ownerUnitId, row.managerUnitId])],
    [point, made.openingHours.map((row) => row.lendingPointId)],
    [point, made.users.map((row) => row.lendingPointId)],
    [point, made.instruments.flatMap((row) => [row.homePointId, row.currentPointId])],
    [point, made.transfers.flatMap((row) => [row.fromPointId, row.toPointId])],
    [point, made.loans.flatMap((row) => [row.lendingPointId, row.returnedPointId])],
    [grade, [...made.instruments, ...made.gradings, ...made.rules].map((row) => row.gradeId)],
    [kind, [...made.instruments, ...made.rules].map((row) => row.kindId)],
    [programme, [...made.enrolments, ...made.rules].map((row) => row.programmeId)],
    [
      borrower,
      [...made.guardians, ...made.enrolments, ...made.blocks, ...made.charges, ...made.loans].map(
        (row) => row.borrowerId,
      ),
    ],
    [instrument, [...made.accessories, ...made.aliases, ...made.gradings].map((row) => row.instrumentCode)],
    [instrument, [...made.repairs, ...made.transfers, ...made.loans].map((row) => row.instrumentCode)],
    [loan, [...made.charges, ...made.loanAccessories, ...made.repairs].map((row) => row.loanId)],
    [idsOf(made.accessories), made.loanAccessories.map((row) => row.accessoryId)],
    [idsOf(made.rules), made.loans.map((row) => row.ruleId)],
    [idsOf(made.terms), made.charges.map((row) => row.termId)],
    [user, made.enrolments.map((row) => row.teacherUserId)],
    [user, made.gradings.map((row) => row.gradedBy)],
    [user, made.repairs.flatMap((row) => [row.openedBy, row.completedBy])],
    [user, made.transfers.flatMap((row) => [row.sentBy, row.receivedBy])],
    [user, made.loans.flatMap((row) => [row.outBy, row.returnedBy])],
  ];
  return pairs.flatMap(([known, references]) =>
    references.filter((reference) => reference !== null && !known.has(reference)).map(String),
  );
}

/** Keys that two rows of one table share. */
function repeatedKeys(made: DemoData): string[] {
  const tables: readonly (readonly (string | null)[])[] = [
    made.users.map(({ username }) => username),
    made.instruments.map(({ code }) => code),
    made.aliases.map(({ alias }) => alias),
    made.borrowers.map(({ cardNumber }) => cardNumber),
    [
      ...[made.users, made.accessories, made.gradings, made.repairs, made.transfers, made.borrowers, made.guardians],
      ...[made.enrolments, made.blocks, made.loans, made.charges],
    ].flatMap((rows) => rows.map(({ id }: { id: string }) => id)),
    made.rules.map(({ id }) => id),
  ];
  return tables.flatMap((keys) => {
    const present = keys.filter((key) => key !== null);
    return present.filter((key, index) => present.indexOf(key) !== index);
  });
}

/** What happens before it can, or after the day on which the demonstration is made. */
function disorder(made: DemoData, day: CalendarDate): string[] {
  const registered = new Map(made.instruments.map(({ code, registeredAt }) => [code, registeredAt]));
  const known = new Map(made.borrowers.map(({ id, createdAt }) => [id, createdAt]));
  const found: string[] = [];
  const inOrder = (what: string, ...instants: readonly (Date | null | undefined)[]): void => {
    const present = instants.filter((instant) => instant instanceof Date);
    const sorted = present.every((instant, index) => index === 0 || instant >= (present[index - 1] ?? instant));
    const isPast = present.every((instant) => dayOf(instant, demoZone) <= day);
    if (!sorted || !isPast) found.push(what);
  };
  for (const row of made.gradings) inOrder(`grading ${row.id}`, registered.get(row.instrumentCode), row.gradedAt);
  for (const row of made.repairs)
    inOrder(`repair ${row.id}`, registered.get(row.instrumentCode), row.openedAt, row.completedAt);
  for (const row of made.transfers)
    inOrder(`transfer ${row.id}`, registered.get(row.instrumentCode), row.sentAt, row.receivedAt);
  for (const row of made.enrolments) inOrder(`enrolment ${row.id}`, known.get(row.borrowerId), row.createdAt);
  for (const row of made.loans) {
    inOrder(`loan ${row.id}`, registered.get(row.instrumentCode), row.outAt, row.registeredAt);
    if (row.borrowerId !== null) inOrder(`loan ${row.id}`, known.get(row.borrowerId), row.outAt);
    if (row.dueOn < row.outOn || (row.returnedOn ?? row.outOn) < row.outOn) found.push(`loan ${row.id}`);
    const overlapping = made.loans.filter(
      (other) =>
        other !== row &&
        other.instrumentCode === row.instrumentCode &&
        other.outAt >= row.outAt &&
        (row.registeredAt === null || other.outAt < row.registeredAt),
    );
    if (overlapping.length > 0) found.push(`loan ${row.id} overlaps`);
  }
  return found;
}

function idsOf(rows: readonly { readonly id: string }[]): Set<string> {
  return new Set(rows.map(({ id }) => id));
}
