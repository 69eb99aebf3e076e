import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { propertySettings } from '../../../test/support/property.js';
import { addDays, ageOn, calendarDate } from '../../platform/calendar/index.js';
import { categoryOf, isMinor } from './age.js';
import { type BorrowerDraft, borrowerErrors } from './borrower-checks.js';
import { cardNumberOf } from './card-number.js';
import { suggestDisplayName } from './display-name.js';
import { enrolmentRefusals, isSchoolYear } from './enrolment.js';
import { borrowerSortKey, borrowerWords } from './search-name.js';

const today = calendarDate('2026-11-23');
const child = calendarDate('2015-03-01');
const grownUp = calendarDate('1990-03-01');

describe('age', () => {
  it('turns on the birthday, and for the leap day on 1 March', () => {
    expect(ageOn(calendarDate('2026-02-28'), calendarDate('2008-02-29'))).toBe(17);
    expect(ageOn(calendarDate('2026-03-01'), calendarDate('2008-02-29'))).toBe(18);
    expect(ageOn(calendarDate('2026-11-22'), calendarDate('2008-11-23'))).toBe(17);
    expect(ageOn(calendarDate('2026-11-23'), calendarDate('2008-11-23'))).toBe(18);
  });

  it('never falls from one day to the next', () => {
    const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays(calendarDate('1950-01-01'), days));
    fc.assert(
      fc.property(day, day, (birth, now) => {
        expect([0, 1]).toContain(ageOn(addDays(now, 1), birth) - ageOn(now, birth));
      }),
      propertySettings(),
    );
  });

  it('makes the category', () => {
    expect(categoryOf('person', child, today)).toBe('child');
    expect(categoryOf('person', grownUp, today)).toBe('adult');
    expect(categoryOf('ensemble', null, today)).toBe('ensemble');
    expect(isMinor(null, today)).toBe(false);
  });
});

describe('the suggested display name', () => {
  it.each([
    ['person', 'Nora Haugland', 'Nora H.'],
    ['person', '  Elle Márjá   ørbeck ', 'Elle Ø.'],
    ['person', 'Yonas', 'Yonas'],
    ['ensemble', 'Bandet Tørrfisk', 'Bandet Tørrfisk'],
  ] as const)('of the %s %s is %s', (type, fullName, expected) => {
    expect(suggestDisplayName(type, fullName)).toBe(expected);
  });
});

describe('a card number', () => {
  it('is trimmed and upper case, and none when empty', () => {
    expect(cardNumberOf(' n001234567 ')).toBe('N001234567');
    expect(cardNumberOf('   ')).toBeNull();
  });
});

describe('the words of a borrower', () => {
  it('are those of both names, in both spellings of Norwegian letters', () => {
    expect(borrowerWords('Åse Ø.', 'Åse Ørbeck')).toEqual(expect.arrayContaining(['ase', 'oerbeck', 'orbeck']));
    expect(borrowerWords('Nora H.', null)).toEqual(['nora', 'h']);
  });

  it('sort in Norwegian order by a key that fits its column', () => {
    expect(borrowerSortKey('Zara') < borrowerSortKey('Ærlend')).toBe(true);
    expect(borrowerSortKey('z'.repeat(100)).length).toBeLessThanOrEqual(80);
  });
});

describe('a borrower', () => {
  const draft: BorrowerDraft = { type: 'person', birthDate: grownUp, protectedAddress: false, guardianCount: 0 };
  const nothing = { saysProtected: false };

  it('is accepted when grown up without a guardian', () => {
    expect(borrowerErrors(draft, { ...nothing, phone: '12345678' }, today)).toEqual([]);
  });

  it('needs a guardian under 18', () => {
    expect(borrowerErrors({ ...draft, birthDate: child }, nothing, today)).toEqual([
      { field: 'guardians', code: 'guardian-required' },
    ]);
  });

  it('needs a birth date that is past, an ensemble none', () => {
    const codes = (change: Partial<BorrowerDraft>) =>
      borrowerErrors({ ...draft, guardianCount: 1, ...change }, nothing, today).map(({ code }) => code);
    expect(codes({ birthDate: null })).toEqual(['required']);
    expect(codes({ birthDate: addDays(today, 1) })).toEqual(['birth-date-in-future']);
    expect(codes({ type: 'ensemble' })).toEqual(['ensemble-has-no-birth-date']);
    expect(codes({ type: 'ensemble', birthDate: null })).toEqual([]);
  });

  it('with a protected address keeps no address and no phone, its own or a guardian’s, and says why only to who knows', () => {
    const contact = { phone: '1', address: 'Gata 1', guardians: [{ phone: null }, { phone: '2' }] };
    const errors = (saysProtected: boolean) =>
      borrowerErrors({ ...draft, protectedAddress: true }, { ...contact, saysProtected }, today);
    expect(errors(true)).toEqual(
      ['phone', 'address', 'guardians.1.phone'].map((field) => ({ field, code: 'not-stored-when-protected' })),
    );
    expect(errors(false)).toEqual([]);
  });
});

describe('an enrolment', () => {
  it('is refused below the least school grade of its programme', () => {
    expect(enrolmentRefusals({ id: 'deepening', leastSchoolGrade: 8 }, 7)).toEqual([
      {
        code: 'school-grade-too-low',
        overridable: false,
        params: { programme: 'deepening', least: 8, schoolGrade: 7 },
      },
    ]);
    expect(enrolmentRefusals({ id: 'deepening', leastSchoolGrade: 8 }, 8)).toEqual([]);
    expect(enrolmentRefusals({ id: 'breadth', leastSchoolGrade: null }, null)).toEqual([]);
  });

  it('is for a school year of two years that follow each other', () => {
    expect(['2026-2027', '2026-2028', '2026/2027', '26-27'].map(isSchoolYear)).toEqual([true, false, false, false]);
  });
});
