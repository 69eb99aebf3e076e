import { type MailBlock, type MailLine, type MailPiece, filled } from '../messages/index.js';
import { addDays, calendarDate, utcMidnight } from '../platform/calendar/index.js';
import type { BorrowerLanguage } from '../platform/i18n/index.js';
import type { ReminderTexts } from './texts/reminder-texts.js';

/** What a kind of instrument is called, as far as there are names. */
export interface KindNames {
  readonly nb: string;
  readonly nn: string;
  readonly en: string;
}

/** Where a thing is returned or picked up, and how to reach the people there. */
export interface MailPlace {
  readonly id: string;
  readonly name: string;
  readonly address: string | null;
  readonly phone: string | null;
  readonly hours: readonly { readonly weekday: number; readonly opens: string; readonly closes: string }[];
}

/** A thing by its name and, where it is a certain one, its code as it stands on the label: `7K3-M9Q8`. */
export function thingPieces(
  { name, code }: { readonly name: KindNames; readonly code: string | null },
  language: BorrowerLanguage,
): MailPiece[] {
  return [{ own: nameIn(name, language) }, ...(code === null ? [] : [' ', { own: code }])];
}

/** Names are in the languages of the staff; elsewhere the English one stands, in Sámi the Norwegian. */
function nameIn(name: KindNames, language: BorrowerLanguage): string {
  if (language === 'nb' || language === 'nn') return name[language];
  return language === 'se' ? name.nb : name.en;
}

/** A place under a heading, with address, telephone and opening hours. */
export function placeBlocks(
  heading: string,
  place: MailPlace,
  language: BorrowerLanguage,
  texts: Pick<ReminderTexts, 'phone' | 'hours'>,
): MailBlock[] {
  const address: MailLine[] = place.address === null ? [] : [[{ own: place.address }]];
  const phone: MailLine[] = place.phone === null ? [] : [filled(texts.phone, 'phone', place.phone)];
  const where: MailBlock = { lines: [[heading], [{ own: place.name }], ...address, ...phone] };
  if (place.hours.length === 0) return [where];
  const hours = place.hours.map(({ weekday, opens, closes }): MailLine => [
    weekdayName(weekday, language),
    ' ',
    { own: `${opens}–${closes}` },
  ]);
  return [where, { heading: [texts.hours], list: hours }];
}

/** How every mail ends: who signs, and that a program wrote it. */
export function closingBlocks(sender: string, texts: Pick<ReminderTexts, 'farewell' | 'automatic'>): MailBlock[] {
  return [{ lines: [[texts.farewell], [{ own: sender }]] }, { lines: [[texts.automatic]] }];
}

/** Any Monday. */
const monday = calendarDate('2026-01-05');

/**
 * The weekday's name. In Norwegian where the runtime does not know the language (some builds of Node lack Northern Sámi, Tigrinya
 * or Kurmanji), as `formatDay` does with the days themselves.
 */
function weekdayName(weekday: number, language: BorrowerLanguage): string {
  const locale = Intl.DateTimeFormat.supportedLocalesOf([language])[0] ?? 'nb';
  const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  return format.format(utcMidnight(addDays(monday, weekday - 1)));
}
