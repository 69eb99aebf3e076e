import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '../../platform/calendar/index.js';
import { countLoans } from './count-loans.js';
import { figureTable } from './insight-figures.js';
import { countedUntil, shownYears } from './shown-years.js';

const day = calendarDate;
const born = day('2014-05-06');

function loan(outOn: string, unit: string, grade: string, borrower: string | null = 'child', birthDate = born) {
  return { outOn: day(outOn), municipality: 'demo', unit, grade, borrower, born: birthDate };
}

/** The names of what a loan counts for. */
function firsts(loans: readonly ReturnType<typeof loan>[]): string[] {
  return countLoans(loans, []).map(({ first }) =>
    Object.entries(first)
      .filter(([, isFirst]) => isFirst)
      .map(([name]) => name)
      .join(' '),
  );
}

describe('A child that is reached', () => {
  it('counts once in each line of a school year', () => {
    expect(
      firsts([
        loan('2025-08-20', 'library', 'good'),
        loan('2025-10-01', 'library', 'good'),
        loan('2025-11-01', 'library', 'basic'),
        loan('2026-02-01', 'youth-arenas', 'good'),
        loan('2026-03-01', 'youth-arenas', 'basic'),
        loan('2026-08-01', 'library', 'good'),
      ]),
    ).toEqual([
      'inGroup inUnit inGrade atAll',
      '',
      'inGroup inGrade',
      'inGroup inUnit',
      'inGroup',
      'inGroup inUnit inGrade atAll',
    ]);
  });

  it('is under eighteen on the day of the loan, and known', () => {
    const eighteen = day('2008-02-10');
    expect(
      firsts([
        loan('2026-02-09', 'library', 'good', 'young', eighteen),
        loan('2026-02-10', 'library', 'good', 'grown', eighteen),
        loan('2026-02-11', 'library', 'good', null),
      ]),
    ).toEqual(['inGroup inUnit inGrade atAll', '', '']);
  });

  it('was reached before by what was counted before', () => {
    const earlier = { ...loan('2025-08-20', 'library', 'good'), borrower: 'child' };
    expect(countLoans([loan('2025-09-01', 'library', 'good')], [earlier])[0]?.first.inGroup).toBe(false);
    expect(countLoans([loan('2026-09-01', 'library', 'good')], [earlier])[0]?.first.inGroup).toBe(true);
  });
});

describe('The table of a school year', () => {
  it('counts in a total once what is in several lines', () => {
    const children = { childrenInGroup: 1, childrenInUnit: 1, childrenInGrade: 1, childrenAtAll: 1 };
    const { units, grades, cells } = figureTable(
      { units: ['library', 'nav', 'school'], grades: ['basic', 'good'] },
      [
        { unit: 'library', grade: 'basic', instrument: 'A', loans: 3, ...children },
        { unit: 'library', grade: 'good', instrument: 'A', loans: 2, ...children, childrenInUnit: 0, childrenAtAll: 0 },
        { unit: 'school', grade: 'good', instrument: 'B', loans: 1, ...children, childrenInGrade: 0, childrenAtAll: 0 },
      ],
      [{ unit: 'school', grade: 'basic', costOre: 500, costs: 2 }],
    );
    expect({ units, grades }).toEqual({ units: ['library', 'school'], grades: ['basic', 'good'] });
    const figures = cells.map((row) => row.map((cell) => [cell.loans, cell.instruments, cell.children, cell.costOre]));
    expect(figures).toEqual([
      [
        [3, 1, 1, 0],
        [2, 1, 1, 0],
        [5, 1, 1, 0],
      ],
      [
        [0, 0, 0, 500],
        [1, 1, 1, 0],
        [1, 1, 1, 500],
      ],
      [
        [3, 1, 1, 500],
        [3, 2, 1, 0],
        [6, 2, 1, 500],
      ],
    ]);
  });
});

describe('A school year', () => {
  it('is shown when nothing more counts in it', () => {
    expect(countedUntil('2025-2026')).toBe('2026-09-30');
    const [first, last] = [day('2024-11-05'), day('2026-10-05')];
    expect(shownYears(first, last, day('2026-09-30'))).toEqual(['2024-2025']);
    expect(shownYears(first, last, day('2026-10-01'))).toEqual(['2025-2026', '2024-2025']);
    expect(shownYears(first, last, day('2027-10-01'))).toEqual(['2026-2027', '2025-2026', '2024-2025']);
  });
});
