import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { propertySettings } from '../../../test/support/property.js';
import { addDays, calendarDate, dayOfParts, daysBetween, isoWeekday } from '../../platform/calendar/index.js';
import { easterSunday, isPublicHoliday, publicHolidayOn, publicHolidays } from './norwegian-holidays.js';

/** Easter Sundays 2020–2060 as almanacs print them. */
const easterDays = [
  ...['2020-04-12', '2021-04-04', '2022-04-17', '2023-04-09', '2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28'],
  ...['2028-04-16', '2029-04-01', '2030-04-21', '2031-04-13', '2032-03-28', '2033-04-17', '2034-04-09', '2035-03-25'],
  ...['2036-04-13', '2037-04-05', '2038-04-25', '2039-04-10', '2040-04-01', '2041-04-21', '2042-04-06', '2043-03-29'],
  ...['2044-04-17', '2045-04-09', '2046-03-25', '2047-04-14', '2048-04-05', '2049-04-18', '2050-04-10', '2051-04-02'],
  ...['2052-04-21', '2053-04-06', '2054-03-29', '2055-04-18', '2056-04-02', '2057-04-22', '2058-04-14', '2059-03-30'],
  '2060-04-18',
];

describe('Easter Sunday', () => {
  it('is as almanacs have it from 2020 to 2060', () => {
    expect(easterDays.map((day) => easterSunday(Number(day.slice(0, 4))))).toEqual(easterDays);
  });

  it('is a Sunday from 22 March to 25 April', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 4099 }), (year) => {
        const easter = easterSunday(year);
        expect(isoWeekday(easter)).toBe(7);
        expect(easter >= dayOfParts(year, 3, 22) && easter <= dayOfParts(year, 4, 25)).toBe(true);
      }),
      propertySettings(),
    );
  });

  it('follows the paschal full moon of the Gregorian epact tables (Clavius), worked out another way', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 4099 }), (year) => {
        expect(easterSunday(year)).toBe(easterByEpact(year));
      }),
      propertySettings(),
    );
  });
});

/** Easter from the epact, as the bull Inter gravissimas has it: the Sunday after the full moon on or after 21 March. */
function easterByEpact(year: number): string {
  const century = Math.floor(year / 100) + 1;
  const solar = Math.floor((3 * century) / 4) - 12;
  const lunar = Math.floor((8 * century + 5) / 25) - 5;
  const golden = (year % 19) + 1;
  let epact = (((11 * golden + 20 + lunar - solar) % 30) + 30) % 30;
  if (epact === 24 || (epact === 25 && golden > 11)) epact += 1;
  let fullMoon = addDays(dayOfParts(year, 3, 1), 43 - epact);
  if (daysBetween(dayOfParts(year, 3, 21), fullMoon) < 0) fullMoon = addDays(fullMoon, 30);
  return addDays(fullMoon, 7 - (isoWeekday(fullMoon) % 7));
}

describe('the public holidays', () => {
  it('of 2026 are these', () => {
    expect(publicHolidays(2026).map(({ day, name }) => `${day} ${name.nb}`)).toEqual([
      '2026-01-01 Første nyttårsdag',
      '2026-04-02 Skjærtorsdag',
      '2026-04-03 Langfredag',
      '2026-04-05 Første påskedag',
      '2026-04-06 Andre påskedag',
      '2026-05-01 Arbeidernes dag',
      '2026-05-14 Kristi himmelfartsdag',
      '2026-05-17 Grunnlovsdagen',
      '2026-05-24 Første pinsedag',
      '2026-05-25 Andre pinsedag',
      '2026-12-25 Første juledag',
      '2026-12-26 Andre juledag',
    ]);
  });

  it('stand once when two fall on one day, under the fixed name', () => {
    const shared = publicHolidays(2027).filter(({ day }) => day === '2027-05-17');
    expect(shared.map(({ name }) => name.en)).toEqual(['Constitution Day']);
    expect(publicHolidays(2027)).toHaveLength(11);
  });

  it('are found by day', () => {
    expect(publicHolidayOn(calendarDate('2026-05-17'))?.name.nn).toBe('Grunnlovsdagen');
    expect(publicHolidayOn(calendarDate('2026-05-18'))).toBeUndefined();
    expect(isPublicHoliday(calendarDate('2026-12-24'))).toBe(false);
    expect(isPublicHoliday(calendarDate('2026-12-25'))).toBe(true);
  });

  it('hang together with Easter in every year from 2020 to 2060', () => {
    for (const text of easterDays) {
      const easter = calendarDate(text);
      for (const days of [-3, -2, 0, 1, 39, 49, 50]) expect(isPublicHoliday(addDays(easter, days))).toBe(true);
      expect(isPublicHoliday(addDays(easter, -1))).toBe(false);
    }
  });
});
