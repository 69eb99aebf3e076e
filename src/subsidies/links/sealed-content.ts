import { Inject, Injectable } from '@nestjs/common';
import { type Content, MessageContent, type QueuedMessage } from '../../messages/index.js';
import { addDays, dayOf } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import { CONFIG, type Config } from '../../platform/config/index.js';
import type { Queries } from '../../platform/database/index.js';
import { isBorrowerLanguage } from '../../platform/i18n/index.js';
import { CasePeople, applicantsOf } from '../persistence/case-people.query.js';
import { CaseRepository } from '../persistence/case.repository.js';
import { CaseVault } from '../vault/case-vault.js';
import { CaseLinks } from './case-links.js';
import { writeNotice } from './notice-mail.js';

const withoutKeyMs = 3_600_000;

/**
 * Writes the mail to an applicant at the moment of sending. It is signed by the municipality and says that there is a message: neither what it
 * is about, nor for whom, nor which unit has written it.
 */
@Injectable()
export class SealedContent extends MessageContent {
  constructor(
    private readonly vault: CaseVault,
    private readonly links: CaseLinks,
    private readonly cases: CaseRepository,
    private readonly people: CasePeople,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  override async contentFor(queries: Queries, message: QueuedMessage): Promise<Content> {
    // Nobody knows yet to whom it goes; it waits for the key.
    if (!this.vault.isOpen) return { is: 'early', until: new Date(this.clock.now().getTime() + withoutKeyMs) };
    const link = await this.links.byMessage(queries, message.id);
    if (link === undefined || this.links.stateOf(link) !== 'open') return { is: 'not-due' };
    const one = await this.cases.byId(queries, link.caseId);
    const party = one && (await this.people.party(queries, one.content.borrowerId));
    const receiver = party && applicantsOf(party, this.clock.today()).find(({ id }) => id === link.receiverId);
    if (party === undefined || receiver === undefined) return { is: 'not-due' };
    if (receiver.email === null) return { is: 'no-address' };
    const language = isBorrowerLanguage(receiver.language) ? receiver.language : this.config.defaultLanguage;
    const borrower = await this.people.borrower(queries, party.id);
    const mail = writeNotice({
      language,
      address: this.links.addressOf(link.id),
      needsCode: link.purpose === 'letter',
      // On the day itself it ends at some hour.
      validUntil: addDays(dayOf(new Date(link.expiresAt), this.config.timeZone), -1),
      sender: borrower?.municipality ?? '',
    });
    return { is: 'due', mail: { to: receiver.email, language, ...mail } };
  }
}
