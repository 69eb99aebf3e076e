import { Inject, Injectable } from '@nestjs/common';
import { type Content, MessageContent, type QueuedMessage, SignedLinks, linkState } from '../../messages/index.js';
import { addDays, dayOf } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import { CONFIG, type Config } from '../../platform/config/index.js';
import type { Queries } from '../../platform/database/index.js';
import { isBorrowerLanguage } from '../../platform/i18n/index.js';
import { writeAcceptanceMail } from './acceptance-mail.js';
import { acceptorOf, acceptorRefusal } from './domain/acceptance-rules.js';
import type { AgreementType } from './domain/agreement.js';
import { AgreementRepository } from './persistence/agreement.repository.js';

/**
 * Writes the mail with a link at the moment of sending, at any hour: it answers what somebody has just done at the desk. Only here, and
 * in a reminder of it, the token comes to light; it is worked out from the link's id and goes into the mail. A link that has been
 * answered or revoked since, or whose receiver has no rights any more, is not sent.
 */
@Injectable()
export class AcceptanceContent extends MessageContent {
  constructor(
    private readonly links: SignedLinks,
    private readonly rows: AgreementRepository,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  override async contentFor(queries: Queries, message: QueuedMessage): Promise<Content> {
    const link = await this.links.byMessage(queries, message.id);
    if (link === undefined || linkState(link, this.clock.now()) !== 'open') return { is: 'not-due' };
    const party = await this.rows.party(queries, link.borrowerId);
    if (party === undefined) return { is: 'not-due' };
    const acceptor = acceptorOf(party, link.receiverId);
    const refused = acceptor === undefined || acceptorRefusal(party, acceptor, this.clock.today()) !== undefined;
    if (refused) return { is: 'not-due' };
    const receiver = party.guardians.find(({ id }) => id === acceptor.id) ?? party;
    if (receiver.email === null) return { is: 'no-address' };
    const language = isBorrowerLanguage(receiver.language) ? receiver.language : this.config.defaultLanguage;
    const mail = writeAcceptanceMail({
      language,
      type: link.purpose as AgreementType,
      address: this.links.addressOf(link.id),
      // On the day itself it ends at some hour.
      validUntil: addDays(dayOf(link.expiresAt, this.config.timeZone), -1),
      sender: await this.rows.senderOf(queries, party.id),
    });
    return { is: 'due', mail: { to: receiver.email, language, ...mail } };
  }
}
