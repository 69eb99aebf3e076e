import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Reader } from '../../platform/database/index.js';
import { type Done, type IdempotencyClaim, conflict } from '../../platform/http/index.js';
import { transition } from '../domain/case-state.js';
import { Letters } from '../letters/letters.js';
import { CaseLinks } from '../links/case-links.js';
import { CaseActs, type CaseRef } from './case-acts.js';

type Claim = IdempotencyClaim | undefined;

/** What a caseworker does in a case before there is a decision. */
@Injectable()
export class HandleCase {
  constructor(
    private readonly acts: CaseActs,
    private readonly letters: Letters,
    private readonly links: CaseLinks,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** Takes a case: from now on it is the actor's. @throws Problem 404 */
  take(actor: Actor, id: string, claim: Claim): Promise<Done<CaseRef>> {
    const assignee = { id: actor.userId, name: actor.displayName };
    return this.acts.run(actor, id, null, claim, () => Promise.resolve({ content: { assignee }, action: 'taken' }));
  }

  /** Registers that the applicant has confirmed on paper. @throws Problem 404; 409 `already-confirmed` */
  confirmOnPaper(actor: Actor, id: string, claim: Claim): Promise<Done<CaseRef>> {
    const confirmed = { how: 'paper', at: this.clock.now().toISOString() } as const;
    return this.acts.run(actor, id, 'confirm', claim, async (tx) => {
      await this.links.revokeOpen(tx, id, 'confirmation');
      return { content: { confirmed }, action: 'confirmed' };
    });
  }

  /** Sends the applicant a new link by which to confirm. @throws Problem 404; 409 `already-confirmed`, `applicant-without-address` */
  async remind(actor: Actor, id: string, claim: Claim): Promise<Done<CaseRef>> {
    const done = await this.acts.run(actor, id, null, claim, async (tx, one) => {
      if (one.state !== 'awaiting-confirmation') throw conflict('already-confirmed');
      const applicant = await this.letters.applicantOf(tx, one);
      if (applicant === undefined || applicant.email === null) throw conflict('applicant-without-address');
      await this.links.issue(tx, id, { purpose: 'confirmation', receiverId: applicant.id });
      return { content: { applicantId: applicant.id }, action: 'link-sent' };
    });
    this.links.nudge();
    return done;
  }

  /** Asks the applicant for more, in a letter. @throws Problem 404; 409 `already-decided`, `not-confirmed` */
  async ask(actor: Actor, id: string, text: string, claim: Claim): Promise<Done<CaseRef>> {
    const known = await this.acts.ownCase(this.reader, actor, id);
    const possible = 'to' in transition('ask', known.state);
    const letter = possible ? await this.letters.draft(known, { kind: 'information-request', text }) : undefined;
    return this.acts.run(actor, id, 'ask', claim, async (tx) => {
      if (letter === undefined) throw conflict('changed-meanwhile');
      await this.letters.keep(tx, id, letter);
      return { content: { question: text }, action: 'information-requested', detail: text };
    });
  }

  /** Registers what the applicant has answered. @throws Problem 404; 409 `no-question-open`, `already-decided` */
  answer(actor: Actor, id: string, text: string, claim: Claim): Promise<Done<CaseRef>> {
    return this.acts.run(actor, id, 'answer', claim, () =>
      Promise.resolve({ content: { question: null }, action: 'information-received', detail: text }),
    );
  }

  /** Ends a case because the applicant takes the application back. @throws Problem 404; 409 `already-decided` */
  withdraw(actor: Actor, id: string, reason: string | null, claim: Claim): Promise<Done<CaseRef>> {
    return this.acts.run(actor, id, 'withdraw', claim, async (tx) => {
      await this.links.revokeOpen(tx, id, 'confirmation');
      return { content: { question: null }, action: 'withdrawn', detail: reason };
    });
  }
}
