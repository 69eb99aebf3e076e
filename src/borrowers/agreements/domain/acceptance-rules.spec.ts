import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { propertySettings } from '../../../../test/support/property.js';
import { addDays, calendarDate } from '../../../platform/calendar/index.js';
import type { AgreementType } from './agreement.js';
import {
  acceptorOf,
  acceptorRefusal,
  guardianDecides,
  guardiansHaveRights,
  missingTypes,
  subjectError,
  subjectOf,
} from './acceptance-rules.js';

const birthday = calendarDate('2026-10-19');
const born = (day: string) => ({ type: 'person' as const, birthDate: calendarDate(day) });
const child = born('2015-03-02');
const both = { needsTerms: true, needsContract: true };
const none: ReadonlySet<AgreementType> = new Set();

describe('who accepts', () => {
  it('is a guardian until the day before the eighteenth birthday, and the borrower from that day on', () => {
    const eighteen = born('2008-10-19');
    expect(guardianDecides(eighteen, addDays(birthday, -1))).toBe(true);
    expect(guardianDecides(eighteen, birthday)).toBe(false);
    expect(guardiansHaveRights(eighteen, addDays(birthday, -1))).toBe(true);
    expect(guardiansHaveRights(eighteen, birthday)).toBe(false);
  });

  it('born on 29 February, is the borrower from 1 March on in a year without that day', () => {
    const leap = born('2008-02-29');
    expect(guardianDecides(leap, calendarDate('2026-02-28'))).toBe(true);
    expect(guardianDecides(leap, calendarDate('2026-03-01'))).toBe(false);
  });

  it('is an ensemble itself', () => {
    const ensemble = { type: 'ensemble' as const, birthDate: null };
    expect(guardianDecides(ensemble, birthday)).toBe(false);
    expect(missingTypes(ensemble, both, none, birthday)).toEqual([]);
  });

  it('is nobody but the borrower and its own guardians', () => {
    const party = { ...child, id: 'child', guardianIds: ['mother', 'father'] };
    expect(acceptorOf(party, 'father')).toEqual({ kind: 'guardian', id: 'father' });
    expect(acceptorOf(party, 'child')).toEqual({ kind: 'borrower', id: 'child' });
    expect(acceptorOf(party, 'neighbour')).toBeUndefined();
  });

  it('is told why not: a child does not decide, and a guardian of an adult decides no more', () => {
    expect(acceptorRefusal(child, { kind: 'borrower' }, birthday)).toBe('guardian-must-accept');
    expect(acceptorRefusal(child, { kind: 'guardian' }, birthday)).toBeUndefined();
    const adult = born('2008-10-19');
    expect(acceptorRefusal(adult, { kind: 'guardian' }, birthday)).toBe('guardian-rights-ended');
    expect(acceptorRefusal(adult, { kind: 'borrower' }, birthday)).toBeUndefined();
  });
});

describe('what is missing', () => {
  it('is what the rule asks for and nobody has accepted, terms first', () => {
    expect(missingTypes(child, both, none, birthday)).toEqual(['terms', 'contract']);
    expect(missingTypes(child, both, new Set<AgreementType>(['terms']), birthday)).toEqual(['contract']);
    expect(missingTypes(child, both, new Set<AgreementType>(['contract', 'terms']), birthday)).toEqual([]);
    expect(missingTypes(child, { needsTerms: false, needsContract: false }, none, birthday)).toEqual([]);
  });

  it('is never anything of whoever is of age, whatever the rule asks for', () => {
    const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays(calendarDate('1940-01-01'), days));
    fc.assert(
      fc.property(anyDay, fc.boolean(), fc.boolean(), (birthDate, needsTerms, needsContract) => {
        const missing = missingTypes({ type: 'person', birthDate }, { needsTerms, needsContract }, none, birthday);
        const minor = birthDate > '2008-10-19';
        expect(missing).toEqual(
          minor ? [...(needsTerms ? ['terms'] : []), ...(needsContract ? ['contract'] : [])] : [],
        );
      }),
      propertySettings(),
    );
  });
});

describe('what it is about', () => {
  it('is nothing in particular for the terms, and one thing for a contract', () => {
    const [nothing, loan] = [
      { reservation: null, loan: null },
      { reservation: null, loan: 'l' },
    ];
    expect(subjectError('terms', nothing)).toBeUndefined();
    expect(subjectError('terms', loan)).toEqual({ field: 'loan', code: 'terms-have-no-subject' });
    expect(subjectError('terms', { reservation: 'r', loan: null })).toEqual({
      field: 'reservation',
      code: 'terms-have-no-subject',
    });
    expect(subjectError('contract', loan)).toBeUndefined();
    expect(subjectError('contract', nothing)).toEqual({ field: 'loan', code: 'contract-needs-subject' });
    expect(subjectError('contract', { reservation: 'r', loan: 'l' })).toEqual({
      field: 'loan',
      code: 'contract-of-one-subject',
    });
  });

  it('is read from two columns', () => {
    expect(subjectOf(null, null)).toBeNull();
    expect(subjectOf('r', null)).toEqual({ type: 'reservation', id: 'r' });
    expect(subjectOf(null, 'l')).toEqual({ type: 'loan', id: 'l' });
  });
});
