import { addDays, dayOfParts, yearOf, type CalendarDate } from '../../platform/calendar/index.js';

/** The name of a public holiday in the languages of the staff. */
export interface HolidayName {
  readonly nb: string;
  readonly nn: string;
  readonly en: string;
}

/** A public holiday on the day it falls. */
export interface PublicHoliday {
  readonly day: CalendarDate;
  readonly name: HolidayName;
}

const names = {
  newYear: { nb: 'Første nyttårsdag', nn: 'Første nyttårsdag', en: 'New Year’s Day' },
  maundyThursday: { nb: 'Skjærtorsdag', nn: 'Skjærtorsdag', en: 'Maundy Thursday' },
  goodFriday: { nb: 'Langfredag', nn: 'Langfredag', en: 'Good Friday' },
  easterSunday: { nb: 'Første påskedag', nn: 'Første påskedag', en: 'Easter Sunday' },
  easterMonday: { nb: 'Andre påskedag', nn: 'Andre påskedag', en: 'Easter Monday' },
  labourDay: { nb: 'Arbeidernes dag', nn: 'Arbeidardagen', en: 'Labour Day' },
  constitutionDay: { nb: 'Grunnlovsdagen', nn: 'Grunnlovsdagen', en: 'Constitution Day' },
  ascension: { nb: 'Kristi himmelfartsdag', nn: 'Kristi himmelfartsdag', en: 'Ascension Day' },
  whitSunday: { nb: 'Første pinsedag', nn: 'Første pinsedag', en: 'Whit Sunday' },
  whitMonday: { nb: 'Andre pinsedag', nn: 'Andre pinsedag', en: 'Whit Monday' },
  christmasDay: { nb: 'Første juledag', nn: 'Første juledag', en: 'Christmas Day' },
  boxingDay: { nb: 'Andre juledag', nn: 'Andre juledag', en: 'Boxing Day' },
} as const satisfies Record<string, HolidayName>;

const yearsKnown = new Map<number, ReadonlyMap<CalendarDate, HolidayName>>();

/**
 * The public holidays of a year that do not follow from the weekday, in order.
 *
 * Sources: lov 24. februar 1995 nr. 12 om helligdager og helligdagsfred § 2 (the church's holidays, New Year's Day
 * included) and lov 26. april 1947 nr. 1 om 1. og 17. mai som høgtidsdager. Sundays are holidays by § 2, too, but a
 * library that has opening hours on Sundays is open: they are left to the opening hours.
 *
 * When two fall on one day (17 May on Ascension Day or Whitsun, 1 May on Ascension Day), the day stands once, under
 * the name of the fixed one.
 */
export function publicHolidays(year: number): PublicHoliday[] {
  return Array.from(holidaysOf(year), ([day, name]) => ({ day, name }));
}

/** The public holiday that falls on a day, if one does. */
export function publicHolidayOn(day: CalendarDate): PublicHoliday | undefined {
  const name = holidaysOf(yearOf(day)).get(day);
  return name === undefined ? undefined : { day, name };
}

/** Is the day a public holiday (Sundays apart)? */
export function isPublicHoliday(day: CalendarDate): boolean {
  return holidaysOf(yearOf(day)).has(day);
}

/**
 * Easter Sunday of a Gregorian year, by the anonymous algorithm of 1876 (Nature, 20 April 1876; given by Butcher and by
 * Meeus, "Astronomical Algorithms", chapter 8), which has no exceptions.
 */
export function easterSunday(year: number): CalendarDate {
  const goldenNumber = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * goldenNumber + century - Math.floor(century / 4) - moonCorrection + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const lateMoon = Math.floor((goldenNumber + 11 * epact + 22 * toSunday) / 451);
  const sum = epact + toSunday - 7 * lateMoon + 114;
  return dayOfParts(year, Math.floor(sum / 31), (sum % 31) + 1);
}

function holidaysOf(year: number): ReadonlyMap<CalendarDate, HolidayName> {
  const known = yearsKnown.get(year);
  if (known !== undefined) return known;
  const easter = easterSunday(year);
  const movable: [CalendarDate, HolidayName][] = [
    [addDays(easter, -3), names.maundyThursday],
    [addDays(easter, -2), names.goodFriday],
    [easter, names.easterSunday],
    [addDays(easter, 1), names.easterMonday],
    [addDays(easter, 39), names.ascension],
    [addDays(easter, 49), names.whitSunday],
    [addDays(easter, 50), names.whitMonday],
  ];
  const fixed: [CalendarDate, HolidayName][] = [
    [dayOfParts(year, 1, 1), names.newYear],
    [dayOfParts(year, 5, 1), names.labourDay],
    [dayOfParts(year, 5, 17), names.constitutionDay],
    [dayOfParts(year, 12, 25), names.christmasDay],
    [dayOfParts(year, 12, 26), names.boxingDay],
  ];
  const byDay = new Map([...new Map([...movable, ...fixed])].sort(([one], [other]) => (one < other ? -1 : 1)));
  yearsKnown.set(year, byDay);
  return byDay;
}
