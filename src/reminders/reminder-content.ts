import { Inject, Injectable } from '@nestjs/common';
import { type Content, MessageContent, type QueuedMessage } from '../messages/index.js';
import { isPublicHoliday } from '../organisation/index.js';
import { type CalendarDate, addDays, laterOf, zonedInstant } from '../platform/calendar/index.js';
import { Clock } from '../platform/clock/index.js';
import { CONFIG, type Config } from '../platform/config/index.js';
import type { Queries } from '../platform/database/index.js';
import { isBorrowerLanguage } from '../platform/i18n/index.js';
import { emailKey } from '../platform/text/email-key.js';
import { writeDigest } from './digest.js';
import type { BorrowerLoans } from './domain/due-reminders.js';
import { receiversOf } from './domain/receivers.js';
import { isQuiet, nextLoudDay, stageOn } from './domain/schedule.js';
import { DigestFactsQuery, type StandingReminder } from './persistence/digest-facts.query.js';
import { DueLoans } from './persistence/due-loans.query.js';

/** Between these hours nobody is written to. */
const quietFrom = '21:00';
const quietUntil = '08:00';

/**
 * Writes a reminder at the moment of sending: what was returned or renewed since is left out, and with nothing left there is no
 * message. Address and language are the receiver's of now.
 */
@Injectable()
export class ReminderContent extends MessageContent {
  constructor(
    private readonly facts: DigestFactsQuery,
    private readonly loans: DueLoans,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  override async contentFor(queries: Queries, message: QueuedMessage): Promise<Content> {
    // A demonstration sweeps days that are still to come.
    const today = laterOf(message.day, this.clock.today());
    const standing = (await this.facts.standing(queries, message.id)).filter(({ stage, item, schedule }) => {
      const now = stageOn(item.dueOn, today, schedule);
      return now?.kind === stage.kind && now.day === stage.day;
    });
    if (standing.length === 0) return { is: 'not-due' };
    const borrowers = await this.loans.facts(queries, [...new Set(standing.map((one) => one.borrowerId))], today);
    const owed = standing.flatMap(({ borrowerId, receiverId, item }) => {
      const borrower = borrowers.find(({ id }) => id === borrowerId);
      const found = borrower && receiversOf(borrower, today).find(({ id }) => id === receiverId);
      return found === undefined ? [] : [{ receiver: found, item }];
    });
    const receiver = (owed.find(({ receiver: { id } }) => id === message.receiverId) ?? owed[0])?.receiver;
    if (receiver === undefined) {
      const wanted = standing.some((one) => borrowers.some((borrower) => hasNoAddress(borrower, one)));
      return wanted ? { is: 'no-address' } : { is: 'not-due' };
    }
    // Whoever has got another address since they were decided together is another person, and gets nothing of this one's.
    const items = owed.flatMap((one) => (emailKey(one.receiver.email) === emailKey(receiver.email) ? [one.item] : []));
    const until = this.quietUntil(message.day, today);
    if (until !== undefined) return { is: 'early', until };
    const { places, sender } = await this.facts.places(queries, [...new Set(items.map(({ placeId }) => placeId))]);
    const language = isBorrowerLanguage(receiver.language) ? receiver.language : this.config.defaultLanguage;
    return {
      is: 'due',
      mail: { to: receiver.email, language, ...writeDigest({ language, items, places, sender }) },
    };
  }

  /**
   * Until when it must wait for an hour and a day on which people want to hear of it. A demonstration's message of a day that is
   * still to come does not wait: there, time passes by sweeping.
   */
  private quietUntil(decidedOn: CalendarDate, today: CalendarDate): Date | undefined {
    if (decidedOn > this.clock.today()) return undefined;
    const { timeZone } = this.config;
    const now = this.clock.now();
    const at = (day: CalendarDate, time: string): Date => zonedInstant(day, time, timeZone);
    if (isQuiet(today, isPublicHoliday) || now >= at(today, quietFrom)) {
      return at(nextLoudDay(addDays(today, 1), isPublicHoliday), quietUntil);
    }
    return now < at(today, quietUntil) ? at(today, quietUntil) : undefined;
  }
}

/** Whether the receiver would still be written to, had the register an address. */
function hasNoAddress(borrower: BorrowerLoans, { receiverId }: StandingReminder): boolean {
  const contacts = [borrower, ...borrower.guardians];
  return contacts.some(({ id, email }) => id === receiverId && (email === null || email.trim() === ''));
}
