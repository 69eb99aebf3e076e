import { describe, expect, it } from '@jest/globals';
import { shippedProgrammes } from '../../borrowers/index.js';
import { calendarDate } from '../../platform/calendar/index.js';
import { type Competing, compareInLine, compete, priorityOf } from './waiting-order.js';

const programmes = (...ids: string[]) => shippedProgrammes.filter(({ id }) => ids.includes(id));

describe('the order of a line', () => {
  it('goes by programme: the right to high quality first, the deeper first, nobody’s pupil last', () => {
    const lines = [['deepening'], ['intro-deepening'], ['core'], ['breadth'], []].map((ids) =>
      priorityOf(programmes(...ids)),
    );
    expect(lines).toEqual([...lines].sort((one, other) => one - other));
    expect(new Set(lines).size).toBe(lines.length);
    expect(priorityOf(programmes('breadth', 'deepening'))).toBe(priorityOf(programmes('deepening')));
  });

  it('then by when it was asked for, then by id', () => {
    const place = (id: string, priority: number, at: string) => ({ id, priority, madeAt: new Date(at) });
    const early = place('z', 10, '2026-05-04T08:00:00Z');
    const late = place('a', 10, '2026-05-04T08:00:01Z');
    const first = place('m', 1, '2026-05-05T08:00:00Z');
    const twin = place('b', 10, '2026-05-04T08:00:01Z');
    expect([twin, late, early, first].sort(compareInLine)).toEqual([first, early, late, twin]);
    expect(compareInLine(early, early)).toBe(0);
  });
});

describe('two who wait', () => {
  const one: Competing = {
    size: '4/4',
    leastGrade: 2,
    mostGrade: 3,
    from: calendarDate('2026-08-01'),
    to: calendarDate('2027-06-20'),
  };

  it('compete for what could go to either', () => {
    expect(compete(one, one)).toBe(true);
    expect(compete(one, { ...one, size: null, leastGrade: 3 })).toBe(true);
  });

  it.each<[string, Partial<Competing>]>([
    ['another size', { size: '3/4' }],
    ['lower grades', { leastGrade: 1, mostGrade: 1 }],
    ['other days', { from: calendarDate('2027-06-21'), to: calendarDate('2027-06-22') }],
  ])('do not compete where one wants %s', (_what, other) => {
    expect(compete(one, { ...one, ...other })).toBe(false);
    expect(compete({ ...one, ...other }, one)).toBe(false);
  });
});
