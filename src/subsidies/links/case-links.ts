import { createHmac, hash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type LinkState, Messages, linkExpiry, linkState } from '../../messages/index.js';
import { Clock } from '../../platform/clock/index.js';
import { CONFIG, type Config } from '../../platform/config/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';
import { newCode } from '../domain/case-numbers.js';
import { type CaseLink, CaseLinkRepository } from '../persistence/case-link.repository.js';

/** A link to be made. */
export interface NewCaseLink {
  readonly purpose: CaseLink['purpose'];
  readonly receiverId: string;
  readonly letterId?: string | null;
}

/**
 * Links to applicants, with the tokens of signed links (an HMAC of the row's random id with SECRET_KEY; the row keeps its hash), in tables of
 * their own: neither the row of the link nor that of the mail names anybody.
 */
@Injectable()
export class CaseLinks {
  constructor(
    private readonly rows: CaseLinkRepository,
    private readonly messages: Messages,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Makes a link and owes the mail that carries it; what the case still had open for the same purpose is revoked. */
  async issue(tx: Tx, caseId: string, { purpose, receiverId, letterId = null }: NewCaseLink): Promise<string> {
    await this.revokeOpen(tx, caseId, purpose);
    const now = this.clock.now();
    const messageId = await this.messages.oweNow(tx, {
      kind: 'sealed',
      receiverKind: 'unnamed',
      receiverId: null,
      borrowerId: null,
      language: this.config.defaultLanguage,
      day: this.clock.today(),
    });
    const id = newId();
    const link = {
      id,
      caseId,
      purpose,
      receiverId,
      letterId,
      code: purpose === 'letter' ? newCode() : null,
      createdAt: now.toISOString(),
      expiresAt: linkExpiry(now).toISOString(),
      usedAt: null,
      answer: null,
      revokedAt: null,
      wrongCodes: 0,
    };
    await this.rows.add(tx, link, { tokenHash: hash('sha256', this.tokenOf(id)), messageId });
    return id;
  }

  /** Revokes what is open of a case for a purpose: it has been answered otherwise, or a newer one is on its way. */
  async revokeOpen(tx: Tx, caseId: string, purpose: CaseLink['purpose']): Promise<void> {
    for (const link of await this.rows.ofCase(tx, caseId)) {
      if (link.purpose !== purpose || this.stateOf(link) !== 'open') continue;
      await this.rows.change(tx, { ...link, revokedAt: this.clock.now().toISOString() });
    }
  }

  /** Sends what was owed as soon as it is stored. */
  nudge(): void {
    this.messages.nudge();
  }

  async byToken(q: Queries, token: string): Promise<CaseLink | undefined> {
    return this.rows.byTokenHash(q, hash('sha256', token));
  }

  /** The link that a mail carries; `undefined` also where its token has become another one since it was made. */
  async byMessage(q: Queries, messageId: string): Promise<CaseLink | undefined> {
    const link = await this.rows.byMessage(q, messageId);
    if (link === undefined) return undefined;
    return (await this.byToken(q, this.tokenOf(link.id))) === undefined ? undefined : link;
  }

  /** The code of the link to a letter that is still open. */
  async codeOf(q: Queries, caseId: string): Promise<string | null> {
    const links = await this.rows.ofCase(q, caseId);
    return links.find((link) => link.code !== null && this.stateOf(link) === 'open')?.code ?? null;
  }

  stateOf({ expiresAt, usedAt, revokedAt }: CaseLink): LinkState {
    const date = (at: string | null): Date | null => (at === null ? null : new Date(at));
    return linkState(
      { expiresAt: new Date(expiresAt), usedAt: date(usedAt), revokedAt: date(revokedAt) },
      this.clock.now(),
    );
  }

  /** The address that goes into the mail. */
  addressOf(id: string): string {
    return `${this.config.baseUrl}/s/${this.tokenOf(id)}`;
  }

  private tokenOf(id: string): string {
    return createHmac('sha256', this.config.secretKey).update(`case link ${id}`).digest('base64url');
  }
}
