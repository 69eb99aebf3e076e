import { createHmac, hash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { CONFIG, type Config } from '../../platform/config/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';
import { linkExpiry, linkState } from './link-state.js';
import {
  type LinkReceiverKind,
  type LinkTopic,
  type SignedLink,
  SignedLinkRepository,
} from './signed-link.repository.js';

/** A link to be made. */
export interface NewSignedLink {
  readonly purpose: string;
  readonly version: string;
  readonly borrowerId: string;
  readonly subject: { readonly type: string; readonly id: string } | null;
  readonly receiverKind: LinkReceiverKind;
  readonly receiverId: string;
  /** The mail that will carry it. */
  readonly messageId: string;
  readonly createdBy: string;
}

/**
 * Links with which somebody without an account does one thing, once, for a limited time.
 *
 * A mail is written when it is sent, and perhaps again after a crash, so its token must be there at any time; and yet the token may
 * stand nowhere. So it is an HMAC of the row's random id with the installation's SECRET_KEY, worked out whenever the mail is
 * written, and the row keeps its SHA-256 only. Whoever has the database without the key can make no token, and whoever has
 * the key alone knows no id. A link goes on working when SECRET_KEY is changed; one whose mail has not gone out by then does not, and is
 * sent anew.
 */
@Injectable()
export class SignedLinks {
  constructor(
    private readonly rows: SignedLinkRepository,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Makes a link, and revokes what the receiver still has open of the same topic: the newest is the one that works. */
  async issue(tx: Tx, link: NewSignedLink): Promise<string> {
    const { subject, ...rest } = link;
    const now = this.clock.now();
    await this.rows.revokeOpen(tx, { ...link, subjectId: subject?.id ?? null }, now, link.receiverId);
    const id = newId();
    await this.rows.add(tx, {
      ...rest,
      id,
      subjectType: subject?.type ?? null,
      subjectId: subject?.id ?? null,
      tokenHash: hashOf(this.tokenOf(id)),
      createdAt: now,
      expiresAt: linkExpiry(now),
      usedAt: null,
      answerId: null,
      revokedAt: null,
    });
    return id;
  }

  /** The token of a link: for the mails to its receiver, and for nobody else. */
  tokenOf(id: string): string {
    return createHmac('sha256', this.config.secretKey).update(`signed link ${id}`).digest('base64url');
  }

  /** The address that goes into the mail. */
  addressOf(id: string): string {
    return `${this.config.baseUrl}/a/${this.tokenOf(id)}`;
  }

  /** The same while the link can be answered; `undefined` once it has ended, or where its token has become another one. */
  async openAddress(q: Queries, id: string): Promise<string | undefined> {
    const link = await this.byToken(q, this.tokenOf(id));
    const isOpen = link?.id === id && linkState(link, this.clock.now()) === 'open';
    return isOpen ? this.addressOf(id) : undefined;
  }

  /** The link that a token opens. */
  async byToken(q: Queries, token: string): Promise<SignedLink | undefined> {
    return this.rows.byTokenHash(q, hashOf(token));
  }

  async byId(q: Queries, id: string): Promise<SignedLink | undefined> {
    return this.rows.byId(q, id);
  }

  /** The link that a mail carries; `undefined` also where its token has become another one since it was made. */
  async byMessage(q: Queries, messageId: string): Promise<SignedLink | undefined> {
    const link = await this.rows.byMessage(q, messageId);
    if (link === undefined) return undefined;
    const opened = await this.byToken(q, this.tokenOf(link.id));
    return opened?.id === link.id ? link : undefined;
  }

  async lock(tx: Tx, id: string): Promise<SignedLink | undefined> {
    return this.rows.lock(tx, id);
  }

  /** Those of a borrower, the newest first. */
  async ofBorrower(q: Queries, borrowerId: string): Promise<SignedLink[]> {
    return this.rows.ofBorrower(q, borrowerId);
  }

  /** Those of several borrowers that have been neither answered nor revoked, expired ones among them; one statement. */
  async unendedOf(q: Queries, borrowerIds: readonly string[]): Promise<SignedLink[]> {
    return this.rows.unendedOf(q, borrowerIds);
  }

  /** Ends a link by its answer; false if it has ended already. */
  async use(tx: Tx, id: string, answerId: string): Promise<boolean> {
    return this.rows.use(tx, id, answerId, this.clock.now());
  }

  /** Revokes a link; false if it has ended already. */
  async revoke(tx: Tx, id: string): Promise<boolean> {
    return this.rows.revoke(tx, id, this.clock.now());
  }

  /** Revokes everybody's open links of a topic: it has been answered. */
  async revokeAll(tx: Tx, topic: LinkTopic): Promise<void> {
    await this.rows.revokeOpen(tx, topic, this.clock.now());
  }
}

function hashOf(token: string): string {
  return hash('sha256', token);
}
