import { Injectable } from '@nestjs/common';
import { Coverages } from '../../coverage/index.js';
import { Places } from '../../organisation/index.js';
import type { Actor } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Reader, type Tx } from '../../platform/database/index.js';
import { type Done, type IdempotencyClaim, conflict } from '../../platform/http/index.js';
import { ore } from '../../platform/money/ore.js';
import { NewCases } from '../apply/new-cases.js';
import type { CaseDecision } from '../domain/case-content.js';
import { type CaseAct, transition } from '../domain/case-state.js';
import { nextSchoolYear } from '../domain/period.js';
import { type DraftLetter, type LetterSubject, Letters } from '../letters/letters.js';
import type { LetterPrint } from '../letters/pdf/printed-letter.js';
import { CasePeople } from '../persistence/case-people.query.js';
import type { SubsidyCase } from '../persistence/case.repository.js';
import { CaseActs, type CaseRef, stateAfter } from './case-acts.js';
import type { DecisionDto, RenewalDto, RevocationDto } from './decide.dto.js';
import { type GrantTerms, grantTermsOf } from './grant-terms.js';
import { revocationDay } from './revocation-day.js';

/**
 * Decides cases: once, whoever comes first. A decision writes in the case's own tables and makes or ends a coverage, and nothing else: what is
 * to pay follows in the nightly run, for every reason alike. The letter is made before the unit of work, which waits for no printing.
 */
@Injectable()
export class DecideCase {
  constructor(
    private readonly acts: CaseActs,
    private readonly people: CasePeople,
    private readonly places: Places,
    private readonly letters: Letters,
    private readonly coverages: Coverages,
    private readonly newCases: NewCases,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /**
   * Grants or rejects.
   * @throws Problem 404; 400 as {@link grantTermsOf} says; 409 `already-decided`, `not-confirmed`
   */
  async decide(
    actor: Actor,
    id: string,
    input: DecisionDto,
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<CaseRef>> {
    const known = await this.acts.ownCase(this.reader, actor, id);
    const terms = grantTermsOf(input, known.content, this.clock.today());
    const decision = this.decisionOf(actor, input.grounds, terms);
    const act = input.outcome === 'granted' ? 'grant' : 'reject';
    const letter = await this.draft(known, act, { kind: decision.outcome, decision });
    return this.acts.run(actor, id, act, claim, async (tx, one) => {
      await this.keep(tx, one, letter);
      const coverageId = terms === null ? null : await this.cover(tx, one, terms);
      return { content: { decision, coverageId, question: null }, action: decision.outcome };
    });
  }

  /** What the letter about a decision would say now. Nothing is kept. @throws Problem as {@link decide} */
  async preview(actor: Actor, id: string, input: DecisionDto): Promise<LetterPrint> {
    const known = await this.acts.ownCase(this.reader, actor, id);
    const terms = grantTermsOf(input, known.content, this.clock.today());
    stateAfter(input.outcome === 'granted' ? 'grant' : 'reject', known);
    const decision = this.decisionOf(actor, input.grounds, terms);
    return this.letters.printOf(known, { kind: decision.outcome, decision });
  }

  /**
   * Ends a grant from a day. What is past stays.
   * @throws Problem 404; 400 for a day before today or after the last; 409 `not-granted`, `already-decided`
   */
  async revoke(
    actor: Actor,
    id: string,
    input: RevocationDto,
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<CaseRef>> {
    const known = await this.acts.ownCase(this.reader, actor, id);
    const from = revocationDay(input.from, known.content.decision, this.clock.today());
    const revocation = { from, reason: input.reason, at: this.clock.now().toISOString() };
    const letter = await this.draft(known, 'revoke', { kind: 'revoked', revocation });
    return this.acts.run(actor, id, 'revoke', claim, async (tx, one) => {
      await this.keep(tx, one, letter);
      if (one.content.coverageId !== null) await this.coverages.endFrom(tx, one.content.coverageId, from);
      return { content: { revocation }, action: 'revoked' };
    });
  }

  /**
   * Grants the same for the school year after the one in which the grant ends, in a case of its own.
   * @throws Problem 404; 409 `not-granted`, `already-renewed`
   */
  async renew(
    actor: Actor,
    id: string,
    input: RenewalDto,
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<CaseRef>> {
    const known = await this.acts.ownCase(this.reader, actor, id);
    const next = await this.nextOf(actor, known, input);
    const letter = next && (await this.letters.draft(next.one, { kind: 'granted', decision: next.decision }));
    const done = await this.acts.run(actor, id, null, claim, async (tx, one) => {
      if ((one.state !== 'granted' && one.state !== 'expired') || next === undefined) throw conflict('not-granted');
      if (one.content.renewedBy !== null) throw conflict('already-renewed');
      await this.open(tx, actor, next, letter);
      const ref = { id: next.one.id };
      return { content: { renewedBy: ref.id }, action: 'renewed', ref };
    });
    return { ...done, status: 201 };
  }

  private async open(tx: Tx, actor: Actor, next: NextGrant, letter: DraftLetter | undefined): Promise<void> {
    const { one, terms, decision } = next;
    const by = { id: actor.userId, name: actor.displayName };
    await this.newCases.add(tx, one, 'applied', by);
    await this.keep(tx, one, letter);
    const coverageId = await this.cover(tx, one, terms);
    await this.acts.store(
      tx,
      { ...one, state: 'granted' },
      { content: { decision, coverageId }, action: 'granted' },
      by,
    );
  }

  /** What a renewal would grant; `undefined` where nothing was granted that could be renewed. */
  private async nextOf(actor: Actor, known: SubsidyCase, input: RenewalDto): Promise<NextGrant | undefined> {
    const { decision, borrowerId, applicantId, confirmed } = known.content;
    if (decision === null || decision.validTo === null || decision.coverageBasisPoints === null) return undefined;
    const borrower = await this.people.borrower(this.reader, borrowerId);
    const terms = (await this.places.allTerms(this.reader)).filter(
      ({ municipality }) => municipality === borrower?.municipalityId,
    );
    const { from, to } = nextSchoolYear(decision.validTo, terms);
    const { coverageBasisPoints, capOre } = decision;
    const grant = { coverageBasisPoints, capOre, validFrom: from, validTo: to };
    // A loan or a reservation of this year is over by then: the next year's grant is about all that is borrowed in it.
    const one = this.newCases.draft(known.unitId, 'submitted', {
      ...{ borrowerId, applicantId, confirmed, loanId: null, reservationId: null, from, to },
      grounds: known.content.grounds,
      renewalOf: known.id,
      assignee: { id: actor.userId, name: actor.displayName },
    });
    return { one, terms: grant, decision: this.decisionOf(actor, input.grounds ?? decision.grounds, grant) };
  }

  /** The letter about an act, where it can be done as things stand: nothing is printed in vain for whoever comes second. */
  private async draft(known: SubsidyCase, act: CaseAct, about: LetterSubject): Promise<DraftLetter | undefined> {
    return 'to' in transition(act, known.state) ? this.letters.draft(known, about) : undefined;
  }

  private decisionOf(actor: Actor, grounds: string, terms: GrantTerms | null): CaseDecision {
    return {
      outcome: terms === null ? 'rejected' : 'granted',
      coverageBasisPoints: terms?.coverageBasisPoints ?? null,
      capOre: terms?.capOre ?? null,
      validFrom: terms?.validFrom ?? null,
      validTo: terms?.validTo ?? null,
      grounds,
      at: this.clock.now().toISOString(),
      by: { id: actor.userId, name: actor.displayName },
    };
  }

  private async cover(tx: Tx, { content }: SubsidyCase, terms: GrantTerms): Promise<string> {
    return this.coverages.grant(tx, {
      borrowerId: content.borrowerId,
      loanId: content.loanId,
      reservationId: content.reservationId,
      basisPoints: terms.coverageBasisPoints,
      capOre: terms.capOre === null ? null : ore(terms.capOre),
      validFrom: terms.validFrom,
      validTo: terms.validTo,
    });
  }

  private async keep(tx: Tx, one: SubsidyCase, letter: DraftLetter | undefined): Promise<void> {
    if (letter === undefined) throw conflict('changed-meanwhile');
    await this.letters.keep(tx, one.id, letter);
  }
}

/** A grant that follows upon another one. */
interface NextGrant {
  readonly one: SubsidyCase;
  readonly terms: GrantTerms;
  readonly decision: CaseDecision;
}
