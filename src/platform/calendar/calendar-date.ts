declare const brand: unique symbol;

/**
 * A day in the calendar, `YYYY-MM-DD`, without time and zone (Gregorian, years 0001–9999).
 *
 * The text sorts as the days do, so compare with `<`, `>` and `===`.
 */
export type CalendarDate = string & { readonly [brand]: 'CalendarDate' };

const daysPerEra = 146_097;
const daysFromYearZeroTo1970 = 719_468;
const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Reads a day, or gives `undefined` for whatever is not a day that exists. */
export function parseCalendarDate(text: string): CalendarDate | undefined {
  const match = shape.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return text as CalendarDate;
}

/** Reads a day that is known to be one. @throws RangeError if it is not */
export function calendarDate(text: string): CalendarDate {
  const day = parseCalendarDate(text);
  if (day === undefined) throw new RangeError(`not a calendar day: ${JSON.stringify(text)}`);
  return day;
}

/** The day of a year, month (1–12) and day of month. @throws RangeError if there is no such day */
export function dayOfParts(year: number, month: number, day: number): CalendarDate {
  return calendarDate(`${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`);
}

/** The year of a day. */
export function yearOf(day: CalendarDate): number {
  return Number(day.slice(0, 4));
}

/** The month of a day, 1–12. */
export function monthOf(day: CalendarDate): number {
  return Number(day.slice(5, 7));
}

/** The day that lies `days` whole days later (earlier when negative). @throws RangeError outside years 1–9999 */
export function addDays(day: CalendarDate, days: number): CalendarDate {
  if (!Number.isSafeInteger(days)) throw new RangeError('days must be a whole number');
  return fromDayNumber(dayNumber(day) + days);
}

/** How many days from `from` to `to`: positive when `to` is later. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The weekday by ISO 8601: 1 is Monday, 7 is Sunday. */
export function isoWeekday(day: CalendarDate): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** The later of two days. */
export function laterOf(one: CalendarDate, other: CalendarDate): CalendarDate {
  return one > other ? one : other;
}

/** The earlier of two days. */
export function earlierOf(one: CalendarDate, other: CalendarDate): CalendarDate {
  return one < other ? one : other;
}

/** Milliseconds since 1970 of the day's midnight in UTC: for formatters that are told to use UTC, not an instant here. */
export function utcMidnight(day: CalendarDate): number {
  return dayNumber(day) * 86_400_000;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/**
 * Days since 1970-01-01. Years are counted from 1 March, so that the leap day comes last and every month begins at
 * floor((153 m + 2) / 5) days; 400 such years make an era of 146 097 days. Whole numbers only, so no zone can disturb it.
 */
function dayNumber(date: CalendarDate): number {
  const month = monthOf(date);
  const year = yearOf(date) - (month <= 2 ? 1 : 0);
  const monthFromMarch = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + Number(date.slice(8, 10)) - 1;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leapDays + dayOfYear - daysFromYearZeroTo1970;
}

function fromDayNumber(number: number): CalendarDate {
  const days = number + daysFromYearZeroTo1970;
  const era = Math.floor(days / daysPerEra);
  const dayOfEra = days - era * daysPerEra;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = ((monthFromMarch + 2) % 12) + 1;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  if (year < 1 || year > 9999) throw new RangeError('the day lies outside the years 1 to 9999');
  return dayOfParts(year, month, dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1);
}

function padded(number: number, width: number): string {
  return String(number).padStart(width, '0');
}

/** Whole years on a day. Somebody born on 29 February has a birthday on 1 March in other years. */
export function ageOn(day: CalendarDate, birthDate: CalendarDate): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
