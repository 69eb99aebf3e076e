import { type WrittenMail, filled, writeMail } from '../../messages/index.js';
import { type CalendarDate, formatDay } from '../../platform/calendar/index.js';
import type { BorrowerLanguage } from '../../platform/i18n/index.js';
import type { AgreementType } from './domain/agreement.js';
import { acceptanceTexts } from './texts/index.js';

/** All that the mail says. It names neither the borrower nor what is lent. */
export interface AcceptanceMailFacts {
  readonly language: BorrowerLanguage;
  readonly type: AgreementType;
  /** The link. */
  readonly address: string;
  /** The last day on which it can be answered for sure. */
  readonly validUntil: CalendarDate;
  /** Who signs. */
  readonly sender: string;
}

/** Writes the mail that asks somebody to accept. */
export function writeAcceptanceMail({ language, type, address, validUntil, sender }: AcceptanceMailFacts): WrittenMail {
  const texts = acceptanceTexts[language];
  return writeMail(
    texts.subject,
    [
      { lines: [[texts.greeting]] },
      { lines: [[type === 'terms' ? texts.askTerms : texts.askContract]] },
      { lines: [[texts.open], [{ link: address }]] },
      { lines: [filled(texts.validUntil, 'day', formatDay(validUntil, language, 'long')), [texts.once]] },
      { lines: [[texts.farewell], [{ own: sender }]] },
      { lines: [[texts.automatic]] },
    ],
    language,
  );
}
