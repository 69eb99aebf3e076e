import { calendarDate, formatDay as dayInWords } from '../calendar/index.js';
import { formatKroner, ore } from '../money/ore.js';
import type { Language } from './language.js';

const locales: Readonly<Record<Language, string>> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };

function once<T>(make: (locale: string, variant: string) => T): (language: Language, variant: string) => T {
  const made = new Map<string, T>();
  return (language, variant) => {
    const key = `${language} ${variant}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh = make(locales[language], variant);
    made.set(key, fresh);
    return fresh;
  };
}

/** A calendar day (`YYYY-MM-DD`) in words: "mandag 14. mars 2026", or without the weekday and shorter. */
export function formatDay(language: Language, day: string, length: 'long' | 'short' = 'short'): string {
  return dayInWords(calendarDate(day), language, length === 'short' ? 'plain' : 'long');
}

const instantFormats = once(
  (locale, timeZone) => new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' }),
);

/** An instant as day and time of day in an IANA zone. */
export function formatInstant(language: Language, instant: Date, timeZone: string): string {
  return instantFormats(language, timeZone).format(instant);
}

/** An amount in øre as kroner: "1 250 kr", with øre only where there are any. */
export function formatMoney(language: Language, amount: number): string {
  return formatKroner(ore(amount), language);
}

const numberFormats = once((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }));

/** A number with at most one decimal, such as a size in millimetres: "63,5". */
export function formatNumber(language: Language, value: number): string {
  return numberFormats(language, '').format(value);
}
