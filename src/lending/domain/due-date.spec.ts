import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { propertySettings } from '../../../test/support/property.js';
import { OpeningCalendar } from '../../organisation/index.js';
import {
  addDays,
  calendarDate,
  dayOf,
  dayOfParts,
  isoWeekday,
  yearOf,
  zonedInstant,
} from '../../platform/calendar/index.js';
import { dueDate, earliestDueDay, lastDayWithin, type LengthRule, type Term } from './due-date.js';

const on = (...weekdays: number[]) => weekdays.map((weekday) => ({ weekday, opens: '10:00', closes: '16:00' }));
const weekdays = new OpeningCalendar(on(1, 2, 3, 4, 5));
const never = new OpeningCalendar([]);
const days = (lengthDays: number, more: Partial<LengthRule> = {}): LengthRule => ({
  lengthKind: 'days',
  lengthDays,
  longestTotalDays: null,
  closedDay: 'next-open',
  ...more,
});
const terms: readonly Term[] = [
  { firstDay: calendarDate('2027-01-04'), lastDay: calendarDate('2027-06-18') },
  { firstDay: calendarDate('2026-08-17'), lastDay: calendarDate('2026-12-18') },
  { firstDay: calendarDate('2027-08-16'), lastDay: calendarDate('2027-12-17') },
];

function due(
  out: string,
  rule: LengthRule,
  more: { first?: string; calendar?: OpeningCalendar; terms?: readonly Term[] } = {},
) {
  return dueDate({
    out: calendarDate(out),
    firstOutOn: calendarDate(more.first ?? out),
    rule,
    calendar: more.calendar ?? weekdays,
    terms: more.terms ?? terms,
  });
}

describe('the due day', () => {
  it('lies the days of the rule after the day out', () => {
    expect(due('2026-08-17', days(28))).toBe('2026-09-14');
  });

  it('moves from a closed day as the rule says', () => {
    expect(due('2026-03-05', days(28))).toBe('2026-04-07');
    expect(due('2026-03-05', days(28, { closedDay: 'previous-open' }))).toBe('2026-04-01');
    expect(due('2026-03-05', days(28, { closedDay: 'keep' }))).toBe('2026-04-02');
  });

  it('is not the day out, and not before the next open day, when it would move back', () => {
    expect(due('2026-08-14', days(1, { closedDay: 'previous-open' }))).toBe('2026-08-17');
    expect(due('2026-08-14', days(1, { closedDay: 'keep' }))).toBe('2026-08-15');
  });

  it('is the end of the term, and on its last day the end of the next', () => {
    const rule = days(1, { lengthKind: 'end-of-term', lengthDays: null, closedDay: 'previous-open' });
    expect(due('2026-08-17', rule)).toBe('2026-12-18');
    expect(due('2026-12-17', rule)).toBe('2026-12-18');
    expect(due('2026-12-18', rule)).toBe('2027-06-18');
    expect(due('2027-07-01', rule)).toBe('2027-12-17');
  });

  it('is the end of the school year: that of its spring term', () => {
    const rule = days(1, { lengthKind: 'end-of-school-year', lengthDays: null, closedDay: 'previous-open' });
    expect(due('2026-08-17', rule)).toBe('2027-06-18');
    expect(due('2027-06-18', rule)).toBe('2028-06-20');
  });

  it('is the ordinary end where the municipality has set no terms', () => {
    const term = days(1, { lengthKind: 'end-of-term', lengthDays: null, closedDay: 'keep' });
    const year = days(1, { lengthKind: 'end-of-school-year', lengthDays: null, closedDay: 'keep' });
    expect(due('2026-08-17', term, { terms: [] })).toBe('2026-12-20');
    expect(due('2026-12-20', term, { terms: [] })).toBe('2027-06-20');
    expect(due('2026-02-01', term, { terms: [] })).toBe('2026-06-20');
    expect(due('2026-08-17', year, { terms: [] })).toBe('2027-06-20');
    expect(due('2026-06-19', year, { terms: [] })).toBe('2026-06-20');
  });

  it('is capped by the longest total time', () => {
    const rule = days(28, { longestTotalDays: 84 });
    expect(due('2026-08-17', rule, { first: '2026-06-22' })).toBe('2026-09-14');
    expect(due('2026-08-17', rule, { first: '2026-06-08' })).toBe('2026-08-31');
  });

  it('comes before the cap when the cap is a closed day', () => {
    const rule = days(28, { longestTotalDays: 12 });
    expect(due('2026-08-17', rule)).toBe('2026-08-28');
    expect(due('2026-08-17', { ...rule, closedDay: 'keep' })).toBe('2026-08-29');
  });

  it('passes the cap when nothing can come back before', () => {
    expect(due('2026-08-14', days(28, { longestTotalDays: 1 }))).toBe('2026-08-17');
    expect(due('2026-08-14', days(28, { longestTotalDays: 0 }))).toBe('2026-08-17');
  });

  it('stays what it is where the point is never open', () => {
    expect(due('2026-08-14', days(1), { calendar: never })).toBe('2026-08-15');
    expect(due('2026-08-14', days(1, { closedDay: 'previous-open' }), { calendar: never })).toBe('2026-08-15');
    expect(due('2026-08-14', days(28, { longestTotalDays: 7 }), { calendar: never })).toBe('2026-08-21');
  });
});

const anyDay = fc.integer({ min: 0, max: 14_975 }).map((count) => addDays(calendarDate('2020-01-01'), count));
const anyCalendar = fc
  .record({
    open: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 }),
    closed: fc.array(fc.tuple(anyDay, fc.integer({ min: 0, max: 60 })), { maxLength: 4 }),
  })
  .map(
    ({ open, closed }) =>
      new OpeningCalendar(
        on(...open),
        closed.map(([from, length]) => ({ from, to: addDays(from, length) })),
      ),
  );
const anyRule: fc.Arbitrary<LengthRule> = fc
  .record({
    lengthKind: fc.constantFrom('days', 'end-of-term', 'end-of-school-year'),
    lengthDays: fc.integer({ min: 1, max: 400 }),
    longestTotalDays: fc.option(fc.integer({ min: 1, max: 1500 }), { nil: null }),
    closedDay: fc.constantFrom('next-open', 'previous-open', 'keep'),
  })
  .map((rule) => (rule.lengthKind === 'days' ? rule : { ...rule, lengthDays: null }));
const yearlyTerms = Array.from({ length: 45 }, (_, index): Term[] => {
  const year = 2019 + index;
  return [
    { firstDay: dayOfParts(year, 8, 17), lastDay: dayOfParts(year, 12, 18) },
    { firstDay: dayOfParts(year + 1, 1, 4), lastDay: dayOfParts(year + 1, 6, 18) },
  ];
}).flat();
const anyFacts = fc
  .record({
    out: anyDay,
    had: fc.integer({ min: 0, max: 900 }),
    rule: anyRule,
    calendar: anyCalendar,
    terms: fc.constantFrom([], yearlyTerms),
  })
  .map(({ had, ...facts }) => ({ ...facts, firstOutOn: addDays(facts.out, -had) }));

describe('from 2020 to 2060, whatever the rule and the calendar, the due day', () => {
  it('is never before the first day on which the instrument can come back', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(dueDate(facts) >= earliestDueDay(facts.out, facts.rule, facts.calendar)).toBe(true);
        expect(dueDate(facts) > facts.out).toBe(true);
      }),
      propertySettings(),
    );
  });

  it('is an open day, unless the rule keeps closed days or the point is closed for a year', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const day = dueDate(facts);
        if (facts.rule.closedDay === 'keep' || facts.calendar.isOpen(day)) return;
        expect(facts.calendar.nextOpen(day) === undefined || facts.calendar.previousOpen(day) === undefined).toBe(true);
      }),
      propertySettings(),
    );
  });

  it('does not pass the longest total time, unless nothing can come back before', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const last = lastDayWithin(facts.rule, facts.firstOutOn);
        const day = dueDate(facts);
        if (last === undefined || day <= last) return;
        expect(day).toBe(earliestDueDay(facts.out, facts.rule, facts.calendar));
      }),
      propertySettings(),
    );
  });

  it('never comes earlier because something went out later', () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 1, max: 40 }), (facts, later) => {
        const open = { ...facts, rule: { ...facts.rule, longestTotalDays: null } };
        expect(dueDate({ ...open, out: addDays(facts.out, later) }) >= dueDate(open)).toBe(true);
      }),
      propertySettings(),
    );
  });

  it('is the same at every hour of the days on which the clocks change', () => {
    const changeDays = fc
      .tuple(fc.integer({ min: 2020, max: 2060 }), fc.constantFrom(3, 10))
      .map(([year, month]) => dayOfParts(year, month, 31))
      .map((last) => addDays(last, -(isoWeekday(last) % 7)));
    fc.assert(
      fc.property(
        changeDays,
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 1, max: 60 }),
        (change, hour, length) => {
          const instant = zonedInstant(change, `${String(hour).padStart(2, '0')}:30`, 'Europe/Oslo');
          const out = dayOf(instant, 'Europe/Oslo');
          const rule = days(length, { closedDay: 'keep' });
          expect(out).toBe(change);
          expect(dueDate({ out, firstOutOn: out, rule, calendar: weekdays, terms: [] })).toBe(addDays(change, length));
          expect(yearOf(change)).toBe(instant.getUTCFullYear());
        },
      ),
      propertySettings(),
    );
  });
});
