import { type CalendarDate, addDays, calendarDate, formatDay, utcMidnight } from '../platform/calendar/index.js';
import { type BorrowerLanguage, borrowerLanguage } from '../platform/i18n/index.js';
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

/** A digest in words; `html` only where the direction of the script needs it. */
export interface WrittenDigest {
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
}

/** A piece of a line; `own` is set apart, because it may run in another direction than the text around it. */
type Piece = string | { readonly own: string };
type Line = readonly Piece[];
/** A paragraph of lines, or a heading with a list under it. */
type Block = { readonly lines: readonly Line[] } | { readonly heading: Line; readonly list: readonly Line[] };

const sections: readonly { readonly kind: ReminderKind; readonly heading: 'last' | 'second' | 'first' | 'soon' }[] = [
  { kind: 'overdue-last', heading: 'last' },
  { kind: 'overdue-second', heading: 'second' },
  { kind: 'overdue-first', heading: 'first' },
  { kind: 'due-soon', heading: 'soon' },
];

/** Writes one mail about everything that somebody is reminded of on a day: the latest first, what is soon last. */
export function writeDigest(facts: DigestFacts): WrittenDigest {
  const texts = reminderMailTexts[facts.language];
  const late = facts.items.some(({ kind }) => kind !== 'due-soon');
  const blocks = blocksOf(facts, texts, late);
  const subject = late ? texts.subjectLate : texts.subjectSoon;
  if (borrowerLanguage(facts.language).dir === 'ltr') return { subject, text: asText(blocks, false) };
  return { subject, text: asText(blocks, true), html: asHtml(blocks, subject, facts.language) };
}

function blocksOf(facts: DigestFacts, texts: ReminderTexts, late: boolean): Block[] {
  const lists = sections.flatMap(({ kind, heading }): Block[] => {
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

function itemLine(item: DigestItem, { language, places }: DigestFacts, texts: ReminderTexts): Line {
  const day = formatDay(item.dueOn, language, 'long');
  const when = filled(item.kind === 'due-soon' ? texts.dueBy : texts.wasDue, 'day', day);
  const place = places.length > 1 ? places.find(({ id }) => id === item.placeId) : undefined;
  const where: Piece[] = place === undefined ? [] : [' (', { own: place.name }, ')'];
  return [{ own: nameIn(item.name, language) }, ' ', { own: item.code }, ' – ', ...when, ...where];
}

/** Names are in the languages of the staff; elsewhere the English one stands, in Sámi the Norwegian. */
function nameIn(name: DigestItem['name'], language: BorrowerLanguage): string {
  if (language === 'nb' || language === 'nn') return name[language];
  return language === 'se' ? name.nb : name.en;
}

function placeBlocks(place: DigestPlace, language: BorrowerLanguage, texts: ReminderTexts): Block[] {
  const address: Line[] = place.address === null ? [] : [[{ own: place.address }]];
  const phone: Line[] = place.phone === null ? [] : [filled(texts.phone, 'phone', place.phone)];
  const where: Block = { lines: [[texts.returnTo], [{ own: place.name }], ...address, ...phone] };
  if (place.hours.length === 0) return [where];
  const hours = place.hours.map(({ weekday, opens, closes }): Line => [
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

function filled(template: string, name: string, value: string): Piece[] {
  const [before = '', after = ''] = template.split(`{${name}}`);
  return [before, { own: value }, after];
}

/** First strong isolate and its end (Unicode TR9): what stands between does not disturb the order around it. */
const [isolate, end] = ['\u2068', '\u2069'];

function asText(blocks: readonly Block[], isolated: boolean): string {
  const line = (pieces: Line): string =>
    pieces
      .map((piece) => (typeof piece === 'string' ? piece : isolated ? `${isolate}${piece.own}${end}` : piece.own))
      .join('');
  const block = (one: Block): string =>
    'lines' in one
      ? one.lines.map(line).join('\n')
      : [line(one.heading), ...one.list.map((item) => `- ${line(item)}`)].join('\n');
  return `${blocks.map(block).join('\n\n')}\n`;
}

function asHtml(blocks: readonly Block[], subject: string, language: BorrowerLanguage): string {
  const { dir } = borrowerLanguage(language);
  const line = (pieces: Line): string =>
    pieces.map((piece) => (typeof piece === 'string' ? escaped(piece) : `<bdi>${escaped(piece.own)}</bdi>`)).join('');
  const block = (one: Block): string =>
    'lines' in one
      ? `<p>${one.lines.map(line).join('<br>')}</p>`
      : `<p>${line(one.heading)}</p><ul>${one.list.map((item) => `<li>${line(item)}</li>`).join('')}</ul>`;
  return [
    `<!doctype html><html lang="${language}" dir="${dir}"><head><meta charset="utf-8">`,
    `<title>${escaped(subject)}</title></head><body dir="${dir}">`,
    blocks.map(block).join('\n'),
    '</body></html>',
  ].join('\n');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
