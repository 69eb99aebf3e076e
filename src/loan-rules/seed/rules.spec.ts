import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '../../platform/calendar/index.js';
import { decideRule, type RuleQuestion } from '../domain/decide-rule.js';
import type { LoanRule } from '../domain/loan-rule.js';
import { shippedRules } from './rules.js';

const question: RuleQuestion = {
  lendingPointId: 'anywhere',
  lendingPointKind: 'library',
  lendingPointMunicipalityId: 'town',
  gradeId: 'good',
  kindId: 'violin',
  programmeIds: [],
  borrowerCategory: 'child',
  borrowerMunicipalityId: 'town',
  on: calendarDate('2026-11-23'),
};

function decided(about: Partial<RuleQuestion>): LoanRule | undefined {
  return decideRule(shippedRules, { ...question, ...about })?.rule;
}

describe('the shipped loan rules', () => {
  it('have an id each', () => {
    expect(new Set(shippedRules.map(({ id }) => id)).size).toBe(shippedRules.length);
  });

  it('set a number of days where the length is in days, and nowhere else', () => {
    for (const { lengthKind, lengthDays } of shippedRules) expect(lengthDays !== null).toBe(lengthKind === 'days');
  });

  it('lend basic and good everywhere, without a reservation', () => {
    for (const lendingPointKind of ['library', 'youth-arena', 'culture-school'] as const) {
      for (const gradeId of ['basic', 'good']) {
        expect(decided({ lendingPointKind, gradeId })).toMatchObject({ mayBorrow: true, needsReservation: false });
      }
    }
  });

  it('take 500 kr a term for a good instrument at the library, but nothing of a child in breadth', () => {
    expect(decided({})).toMatchObject({ id: 'library-good', feeOre: 50_000 });
    for (const kindId of ['violin', 'trumpet']) {
      expect(decided({ kindId, programmeIds: ['breadth'] })).toMatchObject({ feeOre: 0, depositOre: 0 });
    }
  });

  it('take nothing at the youth arenas', () => {
    for (const gradeId of ['basic', 'good']) {
      expect(decided({ lendingPointKind: 'youth-arena', gradeId })).toMatchObject({ feeOre: 0, depositOre: 0 });
    }
  });

  it('give back what the months left are worth at the culture school, where pupils leave, and nothing elsewhere', () => {
    const giving = shippedRules.filter(({ creditOnEarlyReturn }) => creditOnEarlyReturn !== 'none');
    expect(new Set(giving.map((rule) => `${rule.lendingPointKind} ${rule.creditOnEarlyReturn}`))).toEqual(
      new Set(['culture-school by-month']),
    );
    expect(giving.every(({ feeOre }) => feeOre > 0)).toBe(true);
  });

  it('open no point to other municipalities: that is for each unit to decide', () => {
    for (const gradeId of ['basic', 'good', 'high']) {
      expect(decided({ gradeId, borrowerMunicipalityId: 'village' })).toBeUndefined();
    }
  });

  it('remind three days before, and after one, seven and 21 days', () => {
    for (const { dueSoonDays, overdueFirstDays, overdueSecondDays, overdueLastDays } of shippedRules) {
      expect([dueSoonDays, overdueFirstDays, overdueSecondDays, overdueLastDays]).toEqual([3, 1, 7, 21]);
    }
  });

  it('leave two days to wash what is blown through a mouthpiece', () => {
    expect(decided({ kindId: 'clarinet' })?.serviceDays).toBe(2);
    expect(decided({ kindId: 'clarinet', programmeIds: ['breadth'] })?.serviceDays).toBe(2);
    expect(decided({ kindId: 'violin' })?.serviceDays).toBe(0);
  });

  it.each(['intro-deepening', 'deepening'])(
    'lend high quality to %s at the culture school, when reserved',
    (programme) => {
      const about = { gradeId: 'high', programmeIds: ['core', programme] };
      expect(decided({ ...about, lendingPointKind: 'culture-school' })).toMatchObject({
        mayBorrow: true,
        needsReservation: true,
      });
      expect(decided({ ...about, lendingPointKind: 'library' })?.mayBorrow).toBe(false);
    },
  );

  it('ask for the terms wherever they lend, and for a contract where they lend high quality', () => {
    for (const { id, mayBorrow, gradeId, needsTerms, needsContract } of shippedRules) {
      expect({ id, needsTerms, needsContract }).toEqual({
        id,
        needsTerms: mayBorrow,
        needsContract: mayBorrow && gradeId === 'high',
      });
    }
  });

  it.each([['breadth'], ['core'], [null]])('lend no high quality to %s', (programme) => {
    const programmeIds = programme === null ? [] : [programme];
    expect(decided({ gradeId: 'high', lendingPointKind: 'culture-school', programmeIds })?.mayBorrow).toBe(false);
  });
});
