import {
  type MailBlock,
  type MailLine,
  type MailPiece,
  type WrittenMail,
  filled,
  writeMail,
} from '../messages/index.js';
import { type CalendarDate, addDays, calendarDate, formatDay, utcMidnight } from '../platform/calendar/index.js';
import type { BorrowerLanguage } from '../platform/i18n/index.js';
import type { ReminderKind } from './domain/schedule.js';
import { reminderMailTexts } from './texts/index.js';
import type { ReminderTexts } from './texts/reminder-texts.js';

/** One thing of a digest. */
export interface DigestItem {
  readonly kind: ReminderKind;
  /** What it is, as far as there are names. */
  readonly name: { readonly nb: string; readonly nn: string; readonly en: string };
  /** As it stands on the label: `7K3-M9Q8`. */
  readonly code: string;
  readonly dueOn: CalendarDate;
  readonly placeId: string;
}

/** Where a thing is returned, and how to reach the people there. */
export interface DigestPlace {
  readonly id: string;
  readonly name: string;
  readonly address: string | null;
  readonly phone: string | null;
  readonly hours: readonly { readonly weekday: number; readonly opens: string; readonly closes: string }[];
}

/** All that a digest says. No person is named in it. */
export interface DigestFacts {
  readonly language: BorrowerLanguage;
  readonly items: readonly DigestItem[];
  readonly places: readonly DigestPlace[];
  /** Who signs. */
  readonly sender: string;
}

const sections: readonly { readonly kind: ReminderKind; readonly heading: 'last' | 'second' | 'first' | 'soon' }[] = [
  { kind: 'overdue-last', heading: 'last' },
  { kind: 'overdue-second', heading: 'second' },
  { kind: 'overdue-first', heading: 'first' },
  { kind: 'due-soon', heading: 'soon' },
];

/** Writes one mail about everything that somebody is reminded of on a day: the latest first, what is soon last. */
export function writeDigest(facts: DigestFacts): WrittenMail {
  const texts = reminderMailTexts[facts.language];
  const late = facts.items.some(({ kind }) => kind !== 'due-soon');
  const blocks = blocksOf(facts, texts, late);
  return writeMail(late ? texts.subjectLate : texts.subjectSoon, blocks, facts.language);
}

function blocksOf(facts: DigestFacts, texts: ReminderTexts, late: boolean): MailBlock[] {
  const lists = sections.flatMap(({ kind, heading }): MailBlock[] => {
    const items = facts.items.filter((item) => item.kind === kind);
    if (items.length === 0) return [];
    return [{ heading: [texts[heading]], list: items.map((item) => itemLine(item, facts, texts)) }];
  });
  return [
    { lines: [[texts.greeting]] },
    ...lists,
    ...facts.places.flatMap((place) => placeBlocks(place, facts.language, texts)),
    { lines: [[late ? texts.help : texts.renew]] },
    { lines: [[texts.farewell], [{ own: facts.sender }]] },
    { lines: [[texts.automatic]] },
  ];
}

function itemLine(item: DigestItem, { language, places }: DigestFacts, texts: ReminderTexts): MailLine {
  const day = formatDay(item.dueOn, language, 'long');
  const when = filled(item.kind === 'due-soon' ? texts.dueBy : texts.wasDue, 'day', day);
  const place = places.length > 1 ? places.find(({ id }) => id === item.placeId) : undefined;
  const where: MailPiece[] = place === undefined ? [] : [' (', { own: place.name }, ')'];
  return [{ own: nameIn(item.name, language) }, ' ', { own: item.code }, ' – ', ...when, ...where];
}

/** Names are in the languages of the staff; elsewhere the English one stands, in Sámi the Norwegian. */
function nameIn(name: DigestItem['name'], language: BorrowerLanguage): string {
  if (language === 'nb' || language === 'nn') return name[language];
  return language === 'se' ? name.nb : name.en;
}

function placeBlocks(place: DigestPlace, language: BorrowerLanguage, texts: ReminderTexts): MailBlock[] {
  const address: MailLine[] = place.address === null ? [] : [[{ own: place.address }]];
  const phone: MailLine[] = place.phone === null ? [] : [filled(texts.phone, 'phone', place.phone)];
  const where: MailBlock = { lines: [[texts.returnTo], [{ own: place.name }], ...address, ...phone] };
  if (place.hours.length === 0) return [where];
  const hours = place.hours.map(({ weekday, opens, closes }): MailLine => [
    weekdayName(weekday, language),
    ' ',
    { own: `${opens}–${closes}` },
  ]);
  return [where, { heading: [texts.hours], list: hours }];
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
