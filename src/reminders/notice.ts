import { type MailBlock, type MailLine, type WrittenMail, filled, writeMail } from '../messages/index.js';
import { type CalendarDate, formatDay } from '../platform/calendar/index.js';
import type { BorrowerLanguage } from '../platform/i18n/index.js';
import { type KindNames, type MailPlace, closingBlocks, placeBlocks, thingPieces } from './mail-parts.js';
import { reminderMailTexts } from './texts/index.js';
import type { ReminderTexts } from './texts/reminder-texts.js';

/** What somebody is told about a reservation. */
export type NoticeNews =
  | { readonly kind: 'reservation-ready'; readonly keptUntil: CalendarDate; readonly pickupCode: string }
  | {
      readonly kind: 'reservation-placed';
      readonly from: CalendarDate;
      readonly to: CalendarDate;
      /** Whether somebody has to accept the contract before. */
      readonly needsAcceptance: boolean;
    };

/** All that the mail says. No person is named in it. */
export interface NoticeFacts {
  readonly language: BorrowerLanguage;
  readonly news: NoticeNews;
  readonly name: KindNames;
  /** As it stands on the label; `null` where it is not yet certain which one it will be. */
  readonly code: string | null;
  /** Where it is picked up. */
  readonly place: MailPlace;
  /** Who signs. */
  readonly sender: string;
}

/** Writes the mail that tells of one reservation what has just happened to it. */
export function writeNotice(facts: NoticeFacts): WrittenMail {
  const { language, news, place, sender } = facts;
  const texts = reminderMailTexts[language];
  const isReady = news.kind === 'reservation-ready';
  const blocks: MailBlock[] = [
    { lines: [[texts.greeting]] },
    { heading: [isReady ? texts.ready : texts.placed], list: [thingLine(facts, texts)] },
    { lines: [[whatNext(news, texts)]] },
    ...placeBlocks(texts.pickUpAt, place, language, texts),
    { lines: [[texts.notWanted]] },
    ...closingBlocks(sender, texts),
  ];
  return writeMail(isReady ? texts.subjectReady : texts.subjectPlaced, blocks, language);
}

function thingLine({ news, name, code, language }: NoticeFacts, texts: ReminderTexts): MailLine {
  const thing = thingPieces({ name, code }, language);
  const day = (template: string, one: CalendarDate): MailLine =>
    filled(template, 'day', formatDay(one, language, 'long'));
  switch (news.kind) {
    case 'reservation-ready':
      return [
        ...thing,
        ' – ',
        ...day(texts.pickUpBy, news.keptUntil),
        ', ',
        ...filled(texts.pickupCode, 'code', news.pickupCode),
      ];
    case 'reservation-placed':
      return [...thing, ' – ', ...day(texts.reservedFrom, news.from), ', ', ...day(texts.reservedTo, news.to)];
  }
}

function whatNext(news: NoticeNews, texts: ReminderTexts): string {
  if (news.kind === 'reservation-ready') return texts.sayCode;
  return news.needsAcceptance ? texts.placedAcceptance : texts.placedNext;
}
