import { type WrittenMail, filled, writeMail } from '../../messages/index.js';
import { type CalendarDate, formatDay } from '../../platform/calendar/index.js';
import type { BorrowerLanguage } from '../../platform/i18n/index.js';
import { applicantTexts } from '../texts/index.js';

/** All that the mail says. */
export interface NoticeFacts {
  readonly language: BorrowerLanguage;
  /** The link. */
  readonly address: string;
  /** Whether what it leads to asks for a code. */
  readonly needsCode: boolean;
  /** The last day on which it opens for sure. */
  readonly validUntil: CalendarDate;
  /** The municipality. */
  readonly sender: string;
}

/** Writes the mail that tells somebody of a message from the municipality. */
export function writeNotice({ language, address, needsCode, validUntil, sender }: NoticeFacts): WrittenMail {
  const texts = applicantTexts[language];
  return writeMail(
    texts.subject,
    [
      { lines: [[texts.greeting]] },
      { lines: [[texts.message]] },
      { lines: [[texts.open], [{ link: address }]] },
      ...(needsCode ? [{ lines: [[texts.needsCode]] }] : []),
      { lines: [filled(texts.validUntil, 'day', formatDay(validUntil, language, 'long')), [texts.once]] },
      { lines: [[texts.farewell], [{ own: sender }]] },
      { lines: [[texts.automatic]] },
    ],
    language,
  );
}
