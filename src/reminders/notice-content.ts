import { Inject, Injectable } from '@nestjs/common';
import { type Content, MessageContent, type QueuedMessage } from '../messages/index.js';
import { CONFIG, type Config } from '../platform/config/index.js';
import type { Queries } from '../platform/database/index.js';
import { isBorrowerLanguage } from '../platform/i18n/index.js';
import { hasNoAddress, receiversOf } from './domain/receivers.js';
import { type NoticeNews, writeNotice } from './notice.js';
import { type DecidedReminder, DigestFactsQuery, type ReservedThing } from './persistence/digest-facts.query.js';
import { ReceiversQuery } from './persistence/receivers.query.js';
import { QuietHours } from './quiet-hours.js';

/**
 * Writes at the moment of sending what somebody is told at once of a reservation. What was cleared, cancelled, fulfilled or has lapsed
 * meanwhile is not told, nor what newer news has made old. That something is ready answers an act at a desk and goes at any hour; a
 * copy may be found by night, and that waits for the morning.
 */
@Injectable()
export class NoticeContent extends MessageContent {
  constructor(
    private readonly facts: DigestFactsQuery,
    private readonly receivers: ReceiversQuery,
    private readonly quiet: QuietHours,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  override async contentFor(queries: Queries, message: QueuedMessage): Promise<Content> {
    const [decided] = await this.facts.decided(queries, message.id);
    const [thing] = decided === undefined ? [] : await this.facts.reservations(queries, [decided.about.id]);
    const news = decided && thing && newsOf(decided, thing);
    if (decided === undefined || thing === undefined || news === undefined) return { is: 'not-due' };
    if (await this.facts.isOutdated(queries, decided)) return { is: 'not-due' };
    const [borrower] = await this.receivers.contacts(queries, [decided.borrowerId]);
    if (borrower === undefined) return { is: 'not-due' };
    const people = receiversOf(borrower, this.quiet.dayOf(message.day));
    const receiver = people.find(({ id }) => id === decided.receiverId);
    if (receiver === undefined) {
      return hasNoAddress(borrower, decided.receiverId) ? { is: 'no-address' } : { is: 'not-due' };
    }
    const until = news.kind === 'reservation-placed' ? this.quiet.until(message.day) : undefined;
    if (until !== undefined) return { is: 'early', until };
    const { places, sender } = await this.facts.places(queries, [thing.placeId]);
    const [place] = places;
    if (place === undefined) return { is: 'not-due' };
    const language = isBorrowerLanguage(receiver.language) ? receiver.language : this.config.defaultLanguage;
    const { name, code } = thing;
    return {
      is: 'due',
      mail: { to: receiver.email, language, ...writeNotice({ language, news, name, code, place, sender }) },
    };
  }
}

/** What there is to tell as the reservation stands now; `undefined` where it is past. */
function newsOf({ kind }: DecidedReminder, thing: ReservedThing): NoticeNews | undefined {
  const { state, from, to, readyUntil, pickupCode } = thing;
  if (kind === 'reservation-ready' && readyUntil !== null && pickupCode !== null) {
    return { kind, keptUntil: readyUntil, pickupCode };
  }
  const isPromised = state === 'confirmed' || state === 'awaiting-acceptance';
  if (kind === 'reservation-placed' && isPromised) {
    return { kind, from, to, needsAcceptance: state === 'awaiting-acceptance' };
  }
  return undefined;
}
