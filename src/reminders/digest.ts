import {
  type MailBlock,
  type MailLine,
  type MailPiece,
  type WrittenMail,
  filled,
  writeMail,
} from '../messages/index.js';
import { type CalendarDate, formatDay } from '../platform/calendar/index.js';
import type { BorrowerLanguage } from '../platform/i18n/index.js';
import type { LoanMove, LoanStage, ReservationStage } from './domain/schedule.js';
import { type KindNames, type MailPlace, closingBlocks, placeBlocks, thingPieces } from './mail-parts.js';
import { reminderMailTexts } from './texts/index.js';
import type { ReminderTexts } from './texts/reminder-texts.js';

/** One thing of a digest. */
export interface DigestItem {
  readonly kind: LoanStage | LoanMove | ReservationStage;
  readonly name: KindNames;
  /** As it stands on the label; `null` where it is not yet certain which one it will be. */
  readonly code: string | null;
  /** When it is due, until when it is kept, or by when it is to be answered. */
  readonly day: CalendarDate;
  readonly placeId: string;
  /** What stands on the slip of something that is ready. */
  readonly pickupCode?: string | null;
  /** Where a question is answered. */
  readonly link?: string;
}

/** All that a digest says. No person is named in it. */
export interface DigestFacts {
  readonly language: BorrowerLanguage;
  readonly items: readonly DigestItem[];
  readonly places: readonly MailPlace[];
  /** Who signs. */
  readonly sender: string;
}

const sections = [
  { kind: 'overdue-last', heading: 'last', by: 'wasDue' },
  { kind: 'overdue-second', heading: 'second', by: 'wasDue' },
  { kind: 'overdue-first', heading: 'first', by: 'wasDue' },
  { kind: 'due-moved', heading: 'moved', by: 'dueBy' },
  { kind: 'due-soon', heading: 'soon', by: 'dueBy' },
  { kind: 'reservation-lapsing', heading: 'lapsing', by: 'pickUpBy' },
  { kind: 'acceptance-missing', heading: 'unanswered', by: 'answerBy' },
] as const satisfies readonly {
  readonly kind: DigestItem['kind'];
  readonly heading: keyof ReminderTexts;
  readonly by: keyof ReminderTexts;
}[];

/**
 * Writes one mail about everything that somebody is reminded of on a day: the latest first, then what is soon, then what is
 * reserved.
 */
export function writeDigest(facts: DigestFacts): WrittenMail {
  const texts = reminderMailTexts[facts.language];
  return writeMail(texts[subjectOf(facts.items)], blocksOf(facts, texts), facts.language);
}

/** The subject names what is most urgent. */
function subjectOf(
  items: readonly DigestItem[],
): 'subjectLate' | 'subjectMoved' | 'subjectSoon' | 'subjectLapsing' | 'subjectUnanswered' {
  if (items.some(isLate)) return 'subjectLate';
  if (items.some(({ kind }) => kind === 'due-moved')) return 'subjectMoved';
  if (items.some(({ kind }) => kind === 'due-soon')) return 'subjectSoon';
  return items.some(({ kind }) => kind === 'reservation-lapsing') ? 'subjectLapsing' : 'subjectUnanswered';
}

function isLate({ kind }: DigestItem): boolean {
  return kind.startsWith('overdue-');
}

function isReserved({ kind }: DigestItem): boolean {
  return kind === 'reservation-lapsing' || kind === 'acceptance-missing';
}

function blocksOf(facts: DigestFacts, texts: ReminderTexts): MailBlock[] {
  const { items, language } = facts;
  const lists = sections.flatMap((section): MailBlock[] => {
    const own = items.filter((item) => item.kind === section.kind);
    if (own.length === 0) return [];
    return [{ heading: [texts[section.heading]], list: own.map((item) => itemLine(item, section.by, facts, texts)) }];
  });
  const lent = items.filter((item) => !isReserved(item));
  const reserved = items.filter(isReserved);
  const placesOf = (some: readonly DigestItem[], heading: string): MailBlock[] =>
    facts.places
      .filter(({ id }) => some.some(({ placeId }) => placeId === id))
      .flatMap((place) => placeBlocks(heading, place, language, texts));
  const helps = [
    ...(lent.length === 0 ? [] : [lent.some(isLate) ? texts.help : texts.renew]),
    ...(reserved.length === 0 ? [] : [texts.notWanted]),
  ];
  return [
    { lines: [[texts.greeting]] },
    ...lists,
    ...placesOf(lent, texts.returnTo),
    ...placesOf(reserved, texts.pickUpAt),
    ...helps.map((help): MailBlock => ({ lines: [[help]] })),
    ...closingBlocks(facts.sender, texts),
  ];
}

function itemLine(
  item: DigestItem,
  by: (typeof sections)[number]['by'],
  { language, places }: DigestFacts,
  texts: ReminderTexts,
): MailLine {
  const when = filled(texts[by], 'day', formatDay(item.day, language, 'long'));
  const code = item.pickupCode == null ? [] : [', ', ...filled(texts.pickupCode, 'code', item.pickupCode)];
  const place = places.length > 1 ? places.find(({ id }) => id === item.placeId) : undefined;
  const where: MailPiece[] = place === undefined ? [] : [' (', { own: place.name }, ')'];
  const link: MailPiece[] = item.link === undefined ? [] : [' ', { link: item.link }];
  return [...thingPieces(item, language), ' – ', ...when, ...code, ...where, ...link];
}
