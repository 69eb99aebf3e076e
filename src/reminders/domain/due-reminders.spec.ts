import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { propertySettings } from '../../../test/support/property.js';
import { OpeningCalendar } from '../../organisation/index.js';
import { addDays, calendarDate } from '../../platform/calendar/index.js';
import { type BorrowerFacts, dueItems, dueReminders, keyOf, undecided } from './due-reminders.js';
import {
  acceptanceMissingOn,
  isQuiet,
  keepingAhead,
  lapsingOn,
  nextLoudDay,
  type ReminderSchedule,
  stageOn,
} from './schedule.js';

const day = calendarDate;
const due = day('2026-03-10');
const schedule: ReminderSchedule = { dueSoonDays: 3, overdueFirstDays: 1, overdueSecondDays: 7, overdueLastDays: 21 };
const kinds = ['due-soon', 'overdue-first', 'overdue-second', 'overdue-last'];

const adult: BorrowerFacts = {
  id: 'b',
  birthDate: day('1990-01-01'),
  email: 'b@example.org',
  language: 'uk',
  guardians: [],
  loans: [{ loanId: 'loan', dueOn: due, schedule }],
  moved: [],
  pickups: [],
  contracts: [],
};
const mother = { id: 'm', email: 'm@example.org', language: 'ar' };
const father = { id: 'f', email: 'f@example.org', language: 'nb' };
const kindOn = (today: string): string | undefined => stageOn(due, day(today), schedule)?.kind;

const anySchedule = fc
  .tuple(
    fc.integer({ min: 1, max: 60 }),
    fc.uniqueArray(fc.integer({ min: 1, max: 365 }), { minLength: 3, maxLength: 3 }),
  )
  .map(([dueSoonDays, late]): ReminderSchedule => {
    const [overdueFirstDays = 0, overdueSecondDays = 0, overdueLastDays = 0] = late.sort((a, b) => a - b);
    return { dueSoonDays, overdueFirstDays, overdueSecondDays, overdueLastDays };
  });

describe('the stage of a loan', () => {
  it('is nothing until three days before the due day', () => {
    expect(kindOn('2026-03-06')).toBeUndefined();
    expect(stageOn(due, day('2026-03-07'), schedule)).toEqual({ kind: 'due-soon', day: '2026-03-07' });
  });

  it('is soon up to and on the due day, and late from the day after', () => {
    expect(kindOn('2026-03-10')).toBe('due-soon');
    expect(kindOn('2026-03-11')).toBe('overdue-first');
  });

  it('begins when the row says that the loan was made under', () => {
    const patient = { dueSoonDays: 14, overdueFirstDays: 3, overdueSecondDays: 10, overdueLastDays: 60 };
    const on = (today: string): string | undefined => stageOn(due, day(today), patient)?.kind;
    expect(on('2026-02-23')).toBeUndefined();
    expect(on('2026-02-24')).toBe('due-soon');
    expect(on('2026-03-12')).toBe('due-soon');
    expect(on('2026-03-13')).toBe('overdue-first');
    expect(on('2026-03-20')).toBe('overdue-second');
    expect(on('2026-05-09')).toBe('overdue-last');
  });

  it('is the latest only, however many days were missed', () => {
    expect(kindOn('2026-03-16')).toBe('overdue-first');
    expect(kindOn('2026-03-17')).toBe('overdue-second');
    expect(kindOn('2026-03-30')).toBe('overdue-second');
    expect(kindOn('2026-03-31')).toBe('overdue-last');
    expect(kindOn('2027-03-31')).toBe('overdue-last');
  });

  it('never calls late what is not late, nor soon what is, and never goes back', () => {
    fc.assert(
      fc.property(anySchedule, fc.integer({ min: -70, max: 400 }), (own, after) => {
        const now = stageOn(due, addDays(due, after), own);
        const next = stageOn(due, addDays(due, after + 1), own);
        expect(now?.kind.startsWith('overdue') ?? false).toBe(after >= own.overdueFirstDays);
        expect(now === undefined).toBe(after < -own.dueSoonDays);
        const order = (kind: string | undefined): number => kinds.indexOf(kind ?? '');
        expect(order(next?.kind)).toBeGreaterThanOrEqual(order(now?.kind));
        expect(now === undefined || now.day <= addDays(due, after)).toBe(true);
      }),
      propertySettings(),
    );
  });
});

describe('what waits to be picked up', () => {
  const hours = [1, 2, 4].map((weekday) => ({ weekday, opens: '10:00', closes: '18:00' }));
  const calendar = new OpeningCalendar(hours);
  /** A Thursday: before it the point is open on Tuesday. */
  const keptUntil = day('2026-03-12');
  const on = (today: string, more: { readyOn?: string; until?: string } = {}) =>
    lapsingOn(
      {
        keptUntil: more.until === undefined ? keptUntil : day(more.until),
        readyOn: more.readyOn === undefined ? null : day(more.readyOn),
      },
      calendar,
      day(today),
    )?.day;

  it('is reminded of from the last open day but one to the last', () => {
    expect(on('2026-03-09')).toBeUndefined();
    for (const today of ['2026-03-10', '2026-03-11', '2026-03-12']) expect(on(today)).toBe('2026-03-10');
    expect(on('2026-03-13')).toBeUndefined();
  });

  it('counts to the last day on which the point is open', () => {
    expect(on('2026-03-10', { until: '2026-03-15' })).toBe('2026-03-10');
    expect(on('2026-03-13', { until: '2026-03-15' })).toBeUndefined();
  });

  it('needs no reminder where its borrower has been told on that day or later', () => {
    expect(on('2026-03-11', { readyOn: '2026-03-09' })).toBe('2026-03-10');
    expect(on('2026-03-11', { readyOn: '2026-03-10' })).toBeUndefined();
    expect(on('2026-03-12', { readyOn: '2026-03-11' })).toBeUndefined();
  });

  it('is reminded of a week before at the most, however long the point was closed', () => {
    const closed = new OpeningCalendar(hours, [{ from: day('2026-02-01'), to: day('2026-03-11') }]);
    const keeping = { keptUntil, readyOn: null };
    expect(lapsingOn(keeping, closed, day('2026-03-04'))).toBeUndefined();
    expect(lapsingOn(keeping, closed, day('2026-03-05'))).toEqual({ kind: 'reservation-lapsing', day: '2026-03-05' });
  });

  it('has a reminder only within the days that a sweep looks ahead, and also where a point is never open', () => {
    const nights = new OpeningCalendar([]);
    for (const one of [calendar, nights]) {
      for (let before = 0; before < 60; before += 1) {
        const today = addDays(keptUntil, -before);
        const stage = lapsingOn({ keptUntil, readyOn: null }, one, today);
        expect({ before, known: stage === undefined || before <= keepingAhead }).toEqual({ before, known: true });
      }
    }
    expect(lapsingOn({ keptUntil, readyOn: null }, nights, day('2026-03-11'))?.day).toBe('2026-03-11');
  });
});

describe('a contract that nobody has answered', () => {
  const question = { askedOn: day('2026-03-02'), answerBy: day('2026-03-15') };

  it('is reminded of from five days after it was asked until the link ends', () => {
    expect(acceptanceMissingOn(question, day('2026-03-06'))).toBeUndefined();
    for (const today of ['2026-03-07', '2026-03-15']) {
      expect(acceptanceMissingOn(question, day(today))).toEqual({ kind: 'acceptance-missing', day: '2026-03-07' });
    }
    expect(acceptanceMissingOn(question, day('2026-03-16'))).toBeUndefined();
  });

  it('concerns the guardian who was asked, and the others’ loans as before', () => {
    const child = {
      ...adult,
      birthDate: day('2015-01-01'),
      guardians: [mother, father],
      contracts: [{ ...question, reservationId: 'promise', receiverId: 'f' }],
    };
    const found = dueReminders(child, day('2026-03-08')).map(({ receiver, items }) => [
      receiver.id,
      items.map(({ kind }) => kind),
    ]);
    expect(found).toEqual([
      ['m', ['due-soon']],
      ['f', ['due-soon', 'acceptance-missing']],
    ]);
    const nothingLent = dueReminders({ ...child, loans: [] }, day('2026-03-08'));
    expect(nothingLent.map(({ receiver }) => receiver.id)).toEqual(['f']);
    const unreachable = { ...child, loans: [], guardians: [{ ...father, email: null }] };
    expect(dueReminders(unreachable, day('2026-03-08')).map(({ receiver }) => receiver.kind)).toEqual(['nobody']);
  });
});

describe('quiet days', () => {
  const holidays = new Set(['2026-04-02', '2026-04-03', '2026-04-06']);
  const isHoliday = (one: string): boolean => holidays.has(one);

  it('are Sundays and public holidays', () => {
    expect(isQuiet(day('2026-04-05'), () => false)).toBe(true);
    expect(isQuiet(day('2026-04-03'), isHoliday)).toBe(true);
    expect(isQuiet(day('2026-04-04'), isHoliday)).toBe(false);
  });

  it('end with the next day that is neither', () => {
    expect(nextLoudDay(day('2026-04-05'), isHoliday)).toBe('2026-04-07');
    expect(nextLoudDay(day('2026-04-04'), isHoliday)).toBe('2026-04-04');
  });
});

describe('who is written to', () => {
  const receivers = (borrower: BorrowerFacts, today = '2026-03-11'): string[] =>
    dueReminders(borrower, day(today)).map(({ receiver }) => `${receiver.kind} ${receiver.id} ${receiver.language}`);

  it('is the adult, in the own language', () => {
    expect(receivers(adult)).toEqual(['borrower b uk']);
    expect(receivers({ ...adult, guardians: [mother] })).toEqual(['borrower b uk']);
  });

  it('is each guardian of a child, each in their language, and never the child', () => {
    const child = { ...adult, birthDate: day('2015-01-01'), guardians: [mother, father] };
    expect(receivers(child)).toEqual(['guardian m ar', 'guardian f nb']);
  });

  it('is the young person too from 15 on, and the guardians no longer from 18 on', () => {
    const young = { ...adult, birthDate: day('2011-03-11'), guardians: [mother] };
    expect(receivers(young, '2026-03-10')).toEqual(['guardian m ar']);
    expect(receivers(young, '2026-03-11')).toEqual(['guardian m ar', 'borrower b uk']);
    expect(receivers(young, '2029-03-10')).toEqual(['guardian m ar', 'borrower b uk']);
    expect(receivers(young, '2029-03-11')).toEqual(['borrower b uk']);
  });

  it('leaves out who has no address', () => {
    const child = { ...adult, birthDate: day('2015-01-01'), guardians: [{ ...mother, email: null }, father] };
    expect(receivers(child)).toEqual(['guardian f nb']);
  });

  it('is nobody, said out loud, when nobody has an address', () => {
    expect(receivers({ ...adult, email: null })).toEqual(['nobody b uk']);
    expect(receivers({ ...adult, birthDate: day('2015-01-01'), guardians: [] })).toEqual(['nobody b uk']);
  });

  it('is the ensemble itself, and the guardians of somebody whose age nobody knows', () => {
    expect(receivers({ ...adult, birthDate: null })).toEqual(['borrower b uk']);
    expect(receivers({ ...adult, birthDate: null, guardians: [mother] })).toEqual(['guardian m ar']);
  });
});

describe('a digest', () => {
  it('gathers everything that a receiver is owed on a day', () => {
    const loans = [
      { loanId: 'late', dueOn: due, schedule },
      { loanId: 'soon', dueOn: day('2026-03-13'), schedule },
      { loanId: 'far', dueOn: day('2026-06-01'), schedule },
      { loanId: 'early', dueOn: day('2026-03-25'), schedule: { ...schedule, dueSoonDays: 14 } },
    ];
    const [digest] = dueReminders({ ...adult, loans }, day('2026-03-11'));
    expect(digest?.items.map(({ about, kind }) => `${about.id} ${kind}`)).toEqual([
      'late overdue-first',
      'soon due-soon',
      'early due-soon',
    ]);
  });

  it('is nothing when nothing is due', () => {
    expect(dueReminders({ ...adult, loans: [] }, due)).toEqual([]);
    expect(dueReminders(adult, day('2026-01-01'))).toEqual([]);
  });

  it('leaves out what was decided before, for this receiver only', () => {
    const child = { ...adult, birthDate: day('2015-01-01'), guardians: [mother, father] };
    const [toMother, toFather] = dueReminders(child, day('2026-03-11'));
    const decided = new Set([keyOf(toMother!.items[0]!, toMother!.receiver)]);
    expect(undecided(toMother!, decided).items).toEqual([]);
    expect(undecided(toFather!, decided).items).toHaveLength(1);
  });

  it('is owed anew when a renewed loan has another due day', () => {
    const [before] = dueReminders(adult, day('2026-03-08'));
    const renewed = { ...adult, loans: [{ loanId: 'loan', dueOn: day('2026-04-10'), schedule }] };
    const [after] = dueReminders(renewed, day('2026-04-08'));
    const decided = new Set([keyOf(before!.items[0]!, before!.receiver)]);
    expect(undecided(after!, decided).items).toHaveLength(1);
  });
});

describe('a due day that a closure has moved', () => {
  const moved = { loanId: 'loan', movedOn: day('2026-03-02'), dueOn: day('2026-03-09') };
  const itemsOn = (today: string, more: Partial<BorrowerFacts> = {}) =>
    dueItems({ ...adult, loans: [], moved: [moved], ...more }, day(today)).map(({ kind, day: from }) => [kind, from]);

  it('is news from the day on which it was moved until it has come', () => {
    expect(itemsOn('2026-03-01')).toEqual([]);
    for (const today of ['2026-03-02', '2026-03-09']) expect(itemsOn(today)).toEqual([['due-moved', '2026-03-02']]);
    expect(itemsOn('2026-03-10')).toEqual([]);
  });

  it('is no news after a month, though it may be due much later', () => {
    const late = { moved: [{ ...moved, dueOn: day('2026-06-01') }] };
    expect(itemsOn('2026-04-01', late)).toHaveLength(1);
    expect(itemsOn('2026-04-02', late)).toEqual([]);
  });

  it('is said to be soon only if it was not yet when it was moved', () => {
    const loanOf = (dueSoonDays: number): Partial<BorrowerFacts> => ({
      loans: [{ loanId: 'loan', dueOn: moved.dueOn, schedule: { ...schedule, dueSoonDays } }],
    });
    expect(itemsOn('2026-03-07', loanOf(9))).toEqual([['due-moved', '2026-03-02']]);
    expect(itemsOn('2026-03-07', loanOf(3))).toEqual([
      ['due-soon', '2026-03-06'],
      ['due-moved', '2026-03-02'],
    ]);
  });
});
