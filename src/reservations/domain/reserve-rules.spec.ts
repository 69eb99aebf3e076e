import { describe, expect, it } from '@jest/globals';
import { type LoanRule, shippedRules } from '../../loan-rules/index.js';
import { addDays, calendarDate } from '../../platform/calendar/index.js';
import { type ReserveFacts, decideReservation } from './reserve-rules.js';

const today = calendarDate('2026-05-04');
const rule = (id: string): LoanRule => {
  const found = shippedRules.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no rule ${id}`);
  return found;
};
const open = { closedToMunicipality: false };
const good = { id: 'good', position: 2, rule: rule('culture-school-good'), gradeNeedsRight: false, ...open };
const high = { id: 'high', position: 3, rule: rule('culture-school-high-deepening'), gradeNeedsRight: true, ...open };
const deepening = [{ id: 'deepening', givesRightToHighQuality: true }];

const facts: ReserveFacts = {
  period: { from: calendarDate('2026-08-17'), to: calendarDate('2027-06-18') },
  today,
  earliest: today,
  borrower: { blocks: [], programmes: deepening, reserved: 0 },
  pickupPoint: { id: 'school', kind: 'culture-school' },
  crossesBorder: false,
  grades: [high],
  byTeacher: true,
  overrides: [],
  mayOverride: true,
};

const codes = (more: Partial<ReserveFacts>): string[] => {
  const decision = decideReservation({ ...facts, ...more });
  return decision.allowed ? [] : decision.rejections.map(({ code }) => code);
};
const grades = (more: Partial<ReserveFacts>): string[] => {
  const decision = decideReservation({ ...facts, ...more });
  return decision.allowed ? decision.grades.map(({ id }) => id) : [];
};

describe('a reservation', () => {
  it('of high quality is a teacher’s, for a pupil whose programme gives the right', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ byTeacher: false })).toEqual(['grade-needs-reservation']);
    const core = { ...facts.borrower, programmes: [{ id: 'core', givesRightToHighQuality: false }] };
    expect(codes({ borrower: core, grades: [{ ...high, rule: rule('high-elsewhere') }] })).toEqual([
      'grade-needs-programme',
    ]);
  });

  it('of high quality is picked up at a culture school', () => {
    expect(codes({ pickupPoint: { id: 'library', kind: 'library' } })).toEqual(['lending-point-cannot-lend']);
  });

  it('for a pupil of another municipality needs a row that opens the pick-up point, also to a higher grade', () => {
    const closed = { rule: undefined, closedToMunicipality: true };
    expect(codes({ grades: [{ ...high, ...closed }] })).toEqual(['other-municipality']);
    expect(grades({ grades: [good, { ...high, ...closed }] })).toEqual(['good']);
  });

  it('does not fetch an instrument from another municipality', () => {
    expect(codes({ crossesBorder: true })).toEqual(['instrument-of-other-municipality']);
  });

  it('of what needs none is anybody’s at the desk', () => {
    expect(codes({ grades: [good], byTeacher: false })).toEqual([]);
  });

  it('offers a higher grade only where nothing at all speaks against it', () => {
    expect(grades({ grades: [good, high] })).toEqual(['good', 'high']);
    expect(grades({ grades: [good, high], byTeacher: false })).toEqual(['good']);
  });

  it('needs as many days of service as the grade that needs most', () => {
    const washed = { ...high, rule: { ...high.rule, serviceDays: 5 } };
    expect(decideReservation({ ...facts, grades: [good, washed] })).toMatchObject({ serviceDays: 5 });
  });

  it('names all reasons at once', () => {
    const blocks = [{ reason: 'Tapt bue', until: null }];
    expect(
      codes({
        period: { from: addDays(today, -1), to: addDays(today, 4_000) },
        borrower: { ...facts.borrower, blocks, reserved: 1 },
        byTeacher: false,
      }),
    ).toEqual([
      'period-in-past',
      'borrower-blocked',
      'grade-needs-reservation',
      'period-too-long',
      'reservation-limit-reached',
    ]);
  });

  it('does not begin more than two years ahead', () => {
    const from = addDays(today, 732);
    expect(codes({ period: { from, to: from } })).toEqual(['period-too-far-ahead']);
  });

  it('that has begun may be changed, and one that is over may not', () => {
    const begun = { from: addDays(today, -10), to: addDays(today, 10) };
    expect(codes({ period: begun, earliest: begun.from })).toEqual([]);
    expect(codes({ period: { ...begun, to: addDays(today, -1) }, earliest: begun.from })).toEqual(['period-in-past']);
  });

  it('counts blocks by its first day', () => {
    const until = calendarDate('2026-08-16');
    expect(codes({ borrower: { ...facts.borrower, blocks: [{ reason: 'Sommeren', until }] } })).toEqual([]);
  });

  it('goes on where staff set aside what can be, with a comment that is kept', () => {
    const overrides = [{ code: 'grade-needs-reservation', comment: 'Avtalt med læreren' }];
    expect(decideReservation({ ...facts, byTeacher: false, overrides })).toMatchObject({
      allowed: true,
      overridden: [{ code: 'grade-needs-reservation', comment: 'Avtalt med læreren' }],
    });
    expect(codes({ byTeacher: false, overrides, mayOverride: false })).toEqual(['grade-needs-reservation']);
  });
});
