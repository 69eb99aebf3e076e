import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import { calendarDate } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import { type Done, type IdempotencyClaim, badInput, conflict, notFound } from '../../platform/http/index.js';
import { CaseActs, type CaseRef } from '../decide/case-acts.js';
import type { DeliveryDto } from '../decide/decide.dto.js';
import { CaseLinks } from '../links/case-links.js';
import { LetterRepository } from '../persistence/letter.repository.js';
import { Letters } from './letters.js';

/**
 * Records how a letter leaves: on paper, handed over, or by a mail that says no more than that there is a message, with a link behind which
 * a code is asked for. The code stands in the case, for the caseworker to give to the applicant; only the applicant is written to.
 */
@Injectable()
export class DeliverLetter {
  constructor(
    private readonly acts: CaseActs,
    private readonly rows: LetterRepository,
    private readonly letters: Letters,
    private readonly links: CaseLinks,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 404; 400 for a day to come; 409 `already-delivered`, `applicant-without-address` */
  async execute(
    actor: Actor,
    id: string,
    letterId: string,
    { way, sentOn: given = null }: DeliveryDto,
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<CaseRef>> {
    const today = this.clock.today();
    const sentOn = given === null ? today : calendarDate(given);
    if (sentOn > today) throw badInput([{ field: 'sentOn', code: 'in-the-future' }]);
    const done = await this.acts.run(actor, id, null, claim, async (tx, one) => {
      const letter = await this.rows.byId(tx, letterId);
      if (letter?.caseId !== id) throw notFound();
      // A mail that nobody fetches the letter by is followed by paper.
      if (letter.delivery !== null && letter.delivery.reachedOn !== null) throw conflict('already-delivered');
      if (way === 'e-mail') {
        const applicant = await this.letters.applicantOf(tx, one);
        if (applicant === undefined || applicant.email === null) throw conflict('applicant-without-address');
        await this.links.issue(tx, id, { purpose: 'letter', receiverId: applicant.id, letterId });
      }
      // What is handed over is there at once; when a letter on paper arrives, the post does not say.
      const reachedOn = way === 'handed-over' ? sentOn : null;
      await this.rows.change(tx, { ...letter, delivery: { way, sentOn, reachedOn } });
      return { content: {}, action: 'letter-delivered', detail: way };
    });
    this.links.nudge();
    return done;
  }
}
