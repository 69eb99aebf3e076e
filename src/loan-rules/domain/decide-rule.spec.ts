import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { propertySettings } from '../../../test/support/property.js';
import type { LendingPointKind } from '../../organisation/index.js';
import { calendarDate } from '../../platform/calendar/index.js';
import { comparePrecedence, decideRule, fits, isOpenToMunicipality, type RuleQuestion } from './decide-rule.js';
import type { RuleConditions } from './loan-rule.js';

type Row = RuleConditions & { readonly id: string };

const everything: Row = {
  id: 'everything',
  lendingPointKind: null,
  lendingPointId: null,
  gradeId: null,
  kindId: null,
  programmeId: null,
  borrowerCategory: null,
  otherMunicipalities: false,
  borrowerMunicipalityId: null,
  validFrom: calendarDate('2020-01-01'),
  validTo: null,
};
const row = (id: string, conditions: Partial<Row>): Row => ({ ...everything, id, ...conditions });

const question: RuleQuestion = {
  lendingPointId: 'library',
  lendingPointKind: 'library',
  lendingPointMunicipalityId: 'town',
  gradeId: 'good',
  kindId: 'violin',
  programmeIds: ['breadth', 'core'],
  borrowerCategory: 'child',
  borrowerMunicipalityId: 'town',
  on: calendarDate('2026-08-17'),
};

const decided = (...rows: Row[]): string | undefined => decideRule(rows, question)?.rule.id;

describe('the rule matrix', () => {
  it('has no answer where no row fits', () => {
    expect(decided()).toBeUndefined();
    expect(decided(row('other', { gradeId: 'high' }), row('elsewhere', { lendingPointKind: 'youth-arena' }))).toBe(
      undefined,
    );
  });

  it('takes a row for the point before one for its kind before one for any', () => {
    const any = row('any', { gradeId: 'good', kindId: 'violin', programmeId: 'core', borrowerCategory: 'child' });
    const kind = row('kind', { lendingPointKind: 'library' });
    const point = row('point', { lendingPointId: 'library' });
    expect(decided(any, kind, point)).toBe('point');
    expect(decided(any, kind)).toBe('kind');
    expect(decided(any)).toBe('any');
  });

  it('then goes by grade, kind, programme and category, in this order', () => {
    const grade = row('grade', { gradeId: 'good' });
    const kind = row('kind', { kindId: 'violin', programmeId: 'core', borrowerCategory: 'child' });
    const programme = row('programme', { programmeId: 'breadth', borrowerCategory: null });
    const category = row('category', { borrowerCategory: 'child' });
    expect(decided(category, programme, kind, grade)).toBe('grade');
    expect(decided(category, programme, kind)).toBe('kind');
    expect(decided(category, programme)).toBe('programme');
    expect(decided(category, everything)).toBe('category');
  });

  it('then takes the row that became valid last, then the id that sorts first', () => {
    const newer = row('z-newer', { validFrom: calendarDate('2026-08-01') });
    expect(decided(everything, newer)).toBe('z-newer');
    expect(decided(row('b', {}), row('a', {}))).toBe('a');
  });

  it('knows only rows that are valid on the day, both ends included', () => {
    const on = question.on;
    expect(decided(row('today only', { validFrom: on, validTo: on }))).toBe('today only');
    expect(decided(row('over', { validTo: calendarDate('2026-08-16') }))).toBeUndefined();
    expect(decided(row('not yet', { validFrom: calendarDate('2026-08-18') }))).toBeUndefined();
  });

  it('fits a borrower by any of the programmes, and one without programme by none', () => {
    const core = row('core', { programmeId: 'core' });
    expect(decided(core)).toBe('core');
    expect(decideRule([core], { ...question, programmeIds: [] })).toBeUndefined();
  });

  it('keeps rows for the own municipality and rows for others apart', () => {
    const own = row('own', {});
    const others = row('others', { otherMunicipalities: true, lendingPointId: 'library' });
    expect(decided(own, others)).toBe('own');
    const pupil = { ...question, borrowerMunicipalityId: 'village' };
    expect(decideRule([own, others], pupil)?.rule.id).toBe('others');
    expect(decideRule([own], pupil)).toBeUndefined();
    expect(decideRule([others], question)).toBeUndefined();
  });

  it('takes a row for one other municipality before one for any, after all that is said of the thing and the pupil', () => {
    const pupil = { ...question, borrowerMunicipalityId: 'village' };
    const opened = { otherMunicipalities: true, lendingPointId: 'library' };
    const any = row('any', opened);
    const village = row('village', { ...opened, borrowerMunicipalityId: 'village' });
    const category = row('category', { ...opened, borrowerCategory: 'child' });
    const city = row('city', { ...opened, borrowerMunicipalityId: 'city', gradeId: 'good' });
    expect(decideRule([any, village, city], pupil)?.rule.id).toBe('village');
    expect(decideRule([any, village, category], pupil)).toEqual({
      rule: category,
      because: { fits: ['lending-point', 'borrower-category', 'other-municipalities'], insteadOf: ['village', 'any'] },
    });
    expect(decideRule([village], pupil)?.because.fits).toEqual(['lending-point', 'municipality']);
  });

  it('knows whether a point is open to a municipality for such things, whoever the pupil is', () => {
    const pupil = { ...question, borrowerMunicipalityId: 'village', programmeIds: [] };
    const opened = { otherMunicipalities: true, lendingPointId: 'library', mayBorrow: true };
    const deepening = { ...row('deepening', { ...opened, programmeId: 'deepening' }), mayBorrow: true };
    expect(isOpenToMunicipality([], question)).toBe(true);
    expect(isOpenToMunicipality([], pupil)).toBe(false);
    expect(decideRule([deepening], pupil)).toBeUndefined();
    expect(isOpenToMunicipality([deepening], pupil)).toBe(true);
    expect(isOpenToMunicipality([{ ...deepening, mayBorrow: false }], pupil)).toBe(false);
    expect(isOpenToMunicipality([{ ...deepening, gradeId: 'high' }], pupil)).toBe(false);
  });

  it('says why the row decided, and which rows it came before', () => {
    const rows = [
      everything,
      row('kind', { lendingPointKind: 'library', gradeId: 'good' }),
      row('grade', { gradeId: 'good' }),
    ];
    expect(decideRule(rows, question)).toEqual({
      rule: rows[1],
      because: { fits: ['lending-point-kind', 'grade'], insteadOf: ['grade', 'everything'] },
    });
  });
});

const maybe = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: null });
const points: readonly LendingPointKind[] = ['library', 'youth-arena', 'culture-school'];
const days = fc.constantFrom('2025-01-01', '2026-01-01', '2026-08-17', '2027-01-01').map(calendarDate);
const conditions = fc.record({
  lendingPointKind: fc.option(fc.constantFrom(...points), { nil: null }),
  lendingPointId: maybe('library', 'branch', 'culture-school'),
  gradeId: maybe('basic', 'good', 'high'),
  kindId: maybe('violin', 'tuba'),
  programmeId: maybe('breadth', 'core', 'deepening'),
  borrowerCategory: maybe('child', 'adult'),
  from: fc.constantFrom(
    { otherMunicipalities: false, borrowerMunicipalityId: null },
    { otherMunicipalities: true, borrowerMunicipalityId: null },
    { otherMunicipalities: true, borrowerMunicipalityId: 'village' },
  ),
  validFrom: days,
  validTo: fc.option(days, { nil: null }),
});
const matrix = fc
  .array(conditions, { maxLength: 25 })
  .map((rows) => rows.map(({ from, ...others }, index): Row => ({ ...others, ...from, id: `row-${index}` })));
const anyQuestion: fc.Arbitrary<RuleQuestion> = fc.record({
  lendingPointId: fc.constantFrom('library', 'branch', 'culture-school'),
  lendingPointKind: fc.constantFrom(...points),
  lendingPointMunicipalityId: fc.constantFrom('town', 'village'),
  gradeId: fc.constantFrom('basic', 'good', 'high'),
  kindId: fc.constantFrom('violin', 'tuba'),
  programmeIds: fc.subarray(['breadth', 'core', 'deepening']),
  borrowerCategory: fc.constantFrom('child', 'adult'),
  borrowerMunicipalityId: fc.constantFrom('town', 'village'),
  on: days,
});
const dimensions = ['gradeId', 'kindId', 'programmeId', 'borrowerCategory'] as const;

/** Is one row at least as particular as the other in everything, and more so in something? */
function isMoreParticular(one: Row, other: Row): boolean {
  const point = (rule: Row): number => (rule.lendingPointId !== null ? 2 : rule.lendingPointKind !== null ? 1 : 0);
  const from = (rule: Row): number => (rule.borrowerMunicipalityId !== null ? 1 : 0);
  const pairs: [number, number][] = [
    [point(one), point(other)],
    [from(one), from(other)],
    ...dimensions.map((name): [number, number] => [one[name] === null ? 0 : 1, other[name] === null ? 0 : 1]),
  ];
  return pairs.every(([a, b]) => a >= b) && pairs.some(([a, b]) => a > b);
}

describe('whatever the matrix', () => {
  it('the order of its rows never matters', () => {
    const shuffled = matrix.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    fc.assert(
      fc.property(shuffled, anyQuestion, ([rows, others], asked) => {
        expect(decideRule(others, asked)).toEqual(decideRule(rows, asked));
      }),
      propertySettings(),
    );
  });

  it('there is an answer exactly when a row fits, and it is one of those', () => {
    fc.assert(
      fc.property(matrix, anyQuestion, (rows, asked) => {
        const fitting = rows.filter((candidate) => fits(candidate, asked));
        const decision = decideRule(rows, asked);
        expect(decision !== undefined).toBe(fitting.length > 0);
        if (decision === undefined) return;
        expect(fitting).toContain(decision.rule);
        expect(decision.because.insteadOf).toHaveLength(fitting.length - 1);
      }),
      propertySettings(),
    );
  });

  it('a more particular row that fits always comes before', () => {
    fc.assert(
      fc.property(matrix, anyQuestion, (rows, asked) => {
        const decision = decideRule(rows, asked);
        if (decision === undefined) return;
        for (const rival of rows.filter((candidate) => fits(candidate, asked))) {
          expect(isMoreParticular(rival, decision.rule)).toBe(false);
        }
      }),
      propertySettings(),
    );
  });

  it('each row that was beaten would have decided without those before it', () => {
    fc.assert(
      fc.property(matrix, anyQuestion, (rows, asked) => {
        const decision = decideRule(rows, asked);
        if (decision === undefined) return;
        const remaining = rows.filter((candidate) => candidate.id !== decision.rule.id);
        expect(decideRule(remaining, asked)?.rule.id).toBe(decision.because.insteadOf[0]);
      }),
      propertySettings(),
    );
  });

  it('the precedence is a total order', () => {
    fc.assert(
      fc.property(matrix, (rows) => {
        const sorted = [...rows].sort(comparePrecedence);
        for (const [index, one] of sorted.entries()) {
          for (const other of sorted.slice(index + 1)) {
            expect(comparePrecedence(one, other)).toBeLessThan(0);
            expect(comparePrecedence(other, one)).toBeGreaterThan(0);
          }
        }
      }),
      propertySettings(0.5),
    );
  });

  it('the row that fits everything keeps the question answerable for those of the own municipality', () => {
    fc.assert(
      fc.property(matrix, anyQuestion, (rows, asked) => {
        const own = { ...asked, borrowerMunicipalityId: asked.lendingPointMunicipalityId };
        expect(decideRule([...rows, everything], own)).toBeDefined();
      }),
      propertySettings(),
    );
  });

  it('rows for the own municipality say nothing of others, and rows for others nothing of the own', () => {
    fc.assert(
      fc.property(matrix, anyQuestion, (rows, asked) => {
        const isOwn = asked.borrowerMunicipalityId === asked.lendingPointMunicipalityId;
        const ofTheSort = rows.filter(({ otherMunicipalities }) => otherMunicipalities !== isOwn);
        expect(decideRule(rows, asked)).toEqual(decideRule(ofTheSort, asked));
      }),
      propertySettings(),
    );
  });

  it('a point at which a row lends to somebody of another municipality is open to it', () => {
    fc.assert(
      fc.property(matrix, anyQuestion, (rows, asked) => {
        const lending = rows.map((one) => ({ ...one, mayBorrow: true }));
        if (decideRule(lending, asked) !== undefined) expect(isOpenToMunicipality(lending, asked)).toBe(true);
      }),
      propertySettings(),
    );
  });
});
