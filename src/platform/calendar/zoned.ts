import { Temporal } from 'temporal-polyfill';
import { calendarDate, type CalendarDate, dayOfParts, monthOf, utcMidnight, yearOf } from './calendar-date.js';

/** How a day is written: `short` "tir. 3. nov. 2026", `long` "tirsdag 3. november 2026", `plain` "3. nov. 2026". */
export type DayStyle = 'short' | 'long' | 'plain';

const styles: Record<DayStyle, Intl.DateTimeFormatOptions> = {
  short: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  plain: { day: 'numeric', month: 'short', year: 'numeric' },
};
const formatters = new Map<string, Intl.DateTimeFormat>();

/** The calendar day that an instant falls on in a zone (an IANA name such as `Europe/Oslo`). */
export function dayOf(instant: Date, zone: string): CalendarDate {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
  return calendarDate(zoned.toPlainDate().toString());
}

/**
 * The instant at which a zone's clocks show `time` (`HH:MM`) on a day.
 *
 * A time that is skipped in spring counts as if the clocks had not been moved (02:30 becomes 03:30 summer time); one that
 * comes twice in autumn is the first (as RFC 5545 and Temporal's `compatible` have it).
 */
export function zonedInstant(day: CalendarDate, time: string, zone: string): Date {
  const local = Temporal.PlainDateTime.from(`${day}T${time}`);
  return new Date(local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds);
}

/**
 * A day in the words of a language. Norwegian when the language is not among those that the runtime knows.
 *
 * Always the Gregorian calendar and the digits 0–9, in every language: a reader must be able to compare it with the
 * paper on the wall (Persian would else count in another calendar, Arabic in other digits).
 */
export function formatDay(day: CalendarDate, language: string, style: DayStyle = 'short'): string {
  return formatter(language, style).format(utcMidnight(day));
}

/**
 * The school year of a day, as `2026-2027`: from 1 August to 31 July, as Norwegian schools count it. Only the name of the
 * year comes from here; the first and last day of terms are dates that the municipality sets.
 */
export function schoolYearOf(day: CalendarDate): string {
  const first = monthOf(day) >= 8 ? yearOf(day) : yearOf(day) - 1;
  return `${String(first).padStart(4, '0')}-${String(first + 1).padStart(4, '0')}`;
}

/** The first and the last day of a school year such as `2026-2027`. */
export function schoolYearDays(schoolYear: string): readonly [first: CalendarDate, last: CalendarDate] {
  const first = Number(schoolYear.slice(0, 4));
  return [dayOfParts(first, 8, 1), dayOfParts(first + 1, 7, 31)];
}

function formatter(language: string, style: DayStyle): Intl.DateTimeFormat {
  const key = `${language} ${style}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(localeOf(language), {
    ...styles[style],
    calendar: 'gregory',
    numberingSystem: 'latn',
    timeZone: 'UTC',
  });
  formatters.set(key, made);
  return made;
}

function localeOf(language: string): string {
  if (language === 'en') return 'en-GB';
  return Intl.DateTimeFormat.supportedLocalesOf([language])[0] ?? 'nb';
}
