import { describe, expect, it } from '@jest/globals';
import { isoWeekday } from '../../platform/calendar/index.js';
import { proposedTerms } from './terms.js';

describe('the proposed terms of a school year', () => {
  it('run from August to December and from January to June', () => {
    expect(proposedTerms(2026)).toEqual([
      { id: 'autumn-2026', schoolYear: '2026-2027', name: 'Høst 2026', firstDay: '2026-08-17', lastDay: '2026-12-18' },
      { id: 'spring-2027', schoolYear: '2026-2027', name: 'Vår 2027', firstDay: '2027-01-04', lastDay: '2027-06-18' },
    ]);
  });

  it('begin on a Monday and end on a Friday, whatever the year', () => {
    for (let year = 2020; year < 2060; year += 1) {
      for (const term of proposedTerms(year)) {
        expect([isoWeekday(term.firstDay), isoWeekday(term.lastDay)]).toEqual([1, 5]);
      }
    }
  });
});
