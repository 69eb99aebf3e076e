import { Inject, Injectable } from '@nestjs/common';
import { type Content, MessageContent, type QueuedMessage } from '../messages/index.js';
import type { CalendarDate } from '../platform/calendar/index.js';
import { CONFIG, type Config } from '../platform/config/index.js';
import type { Queries } from '../platform/database/index.js';
import { isBorrowerLanguage } from '../platform/i18n/index.js';
import { emailKey } from '../platform/text/email-key.js';
import { writeDigest } from './digest.js';
import { DigestItems } from './digest-items.js';
import { type BorrowerFacts, dueItems } from './domain/due-reminders.js';
import { hasNoAddress, receiversOf } from './domain/receivers.js';
import { DueFacts } from './due-facts.js';
import { type DecidedReminder, DigestFactsQuery } from './persistence/digest-facts.query.js';
import { QuietHours } from './quiet-hours.js';

/**
 * Writes a reminder at the moment of sending: what was returned, renewed, picked up or answered since is left out, and with nothing
 * left there is no message. Address and language are the receiver's of now.
 */
@Injectable()
export class ReminderContent extends MessageContent {
  constructor(
    private readonly facts: DigestFactsQuery,
    private readonly due: DueFacts,
    private readonly items: DigestItems,
    private readonly quiet: QuietHours,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  override async contentFor(queries: Queries, message: QueuedMessage): Promise<Content> {
    const today = this.quiet.dayOf(message.day);
    const decided = await this.facts.decided(queries, message.id);
    const borrowers = await this.due.of(queries, [...new Set(decided.map((one) => one.borrowerId))], today);
    const standing = await this.items.of(
      queries,
      decided.filter((one) => isDue(borrowers, one, today)),
      borrowers.flatMap(({ contracts }) => contracts),
    );
    if (standing.length === 0) return { is: 'not-due' };
    const owed = standing.flatMap(({ reminder: { borrowerId, receiverId }, item }) => {
      const borrower = borrowers.find(({ id }) => id === borrowerId);
      const found = borrower && receiversOf(borrower, today).find(({ id }) => id === receiverId);
      return found === undefined ? [] : [{ receiver: found, item }];
    });
    const receiver = (owed.find(({ receiver: { id } }) => id === message.receiverId) ?? owed[0])?.receiver;
    if (receiver === undefined) {
      const wanted = standing.some((one) =>
        borrowers.some((borrower) => hasNoAddress(borrower, one.reminder.receiverId)),
      );
      return wanted ? { is: 'no-address' } : { is: 'not-due' };
    }
    // Whoever has got another address since they were decided together is another person, and gets nothing of this one's.
    const items = owed.flatMap((one) => (emailKey(one.receiver.email) === emailKey(receiver.email) ? [one.item] : []));
    const until = this.quiet.until(message.day);
    if (until !== undefined) return { is: 'early', until };
    const { places, sender } = await this.facts.places(queries, [...new Set(items.map(({ placeId }) => placeId))]);
    const language = isBorrowerLanguage(receiver.language) ? receiver.language : this.config.defaultLanguage;
    return {
      is: 'due',
      mail: { to: receiver.email, language, ...writeDigest({ language, items, places, sender }) },
    };
  }
}

/** Whether what was decided is what the register says now. */
function isDue(borrowers: readonly BorrowerFacts[], one: DecidedReminder, today: CalendarDate): boolean {
  const borrower = borrowers.find(({ id }) => id === one.borrowerId);
  return (borrower === undefined ? [] : dueItems(borrower, today)).some(
    ({ about, kind, day, onlyFor = one.receiverId }) =>
      about.id === one.about.id && kind === one.kind && day === one.day && onlyFor === one.receiverId,
  );
}
