import type { CalendarDate } from '../../platform/calendar/index.js';
import type { CasePerson } from '../domain/case-content.js';
import type { CaseState } from '../domain/case-state.js';
import type { SubsidyCase } from '../persistence/case.repository.js';
import type { StoredLetter } from '../persistence/letter.repository.js';

/** A case as its unit's caseworkers are answered it. */
export interface SubsidyApplication {
  readonly id: string;
  readonly caseNumber: string;
  readonly voucher: string;
  readonly state: CaseState;
  readonly borrower: string;
  readonly borrowerName: string | null;
  readonly loan: string | null;
  readonly reservation: string | null;
  /** The period that support is asked for. */
  readonly from: string;
  readonly to: string;
  readonly submittedOn: string;
  readonly askedBy: (CasePerson & { readonly role: string }) | null;
  readonly note: string | null;
  readonly grounds: string | null;
  readonly confirmed: { readonly how: 'link' | 'paper' | 'not-needed'; readonly at: string } | null;
  readonly assignee: CasePerson | null;
  readonly question: string | null;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly decisionGrounds: string | null;
  readonly coverageBasisPoints: number | null;
  readonly capOre: number | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly revokedFrom: string | null;
  readonly renewalOf: string | null;
  readonly renewedBy: string | null;
  readonly version: number;
}

/** A letter of a case, without its pages. */
export interface LetterAnswer {
  readonly id: string;
  readonly kind: StoredLetter['kind'];
  readonly template: string;
  readonly language: string;
  readonly writtenAt: string;
  readonly deliveredBy: string | null;
  readonly sentOn: string | null;
  readonly reachedOn: string | null;
  readonly archivedAt: string | null;
}

/** One case with its letters. */
export interface SubsidyApplicationFile extends SubsidyApplication {
  readonly letters: readonly LetterAnswer[];
}

/** Who has read a case, or a list. */
export interface CaseReadAnswer {
  readonly what: string;
  readonly at: string;
  readonly by: string | null;
  readonly reason: string | null;
  readonly case: string | null;
}

/** A case in the words of the interface. A grant whose last day is over has expired, also before the night has noted it. */
export function applicationOf(
  one: SubsidyCase,
  names: ReadonlyMap<string, string>,
  today: CalendarDate,
): SubsidyApplication {
  const { content } = one;
  const { decision } = content;
  return {
    id: one.id,
    caseNumber: one.caseNumber,
    voucher: one.voucher,
    state: stateOn(one, today),
    borrower: content.borrowerId,
    borrowerName: names.get(content.borrowerId) ?? null,
    loan: content.loanId,
    reservation: content.reservationId,
    from: content.from,
    to: content.to,
    submittedOn: one.submittedOn,
    askedBy: content.askedBy,
    note: content.note,
    grounds: content.grounds,
    confirmed: content.confirmed,
    assignee: content.assignee,
    question: content.question,
    decidedAt: decision?.at ?? null,
    decidedBy: decision?.by.name ?? null,
    decisionGrounds: decision?.grounds ?? null,
    coverageBasisPoints: decision?.coverageBasisPoints ?? null,
    capOre: decision?.capOre ?? null,
    validFrom: decision?.validFrom ?? null,
    validTo: decision?.validTo ?? null,
    revokedFrom: content.revocation?.from ?? null,
    renewalOf: content.renewalOf,
    renewedBy: content.renewedBy,
    version: one.version,
  };
}

export function letterOf({
  id,
  kind,
  template,
  language,
  writtenAt,
  delivery,
  archivedAt,
}: StoredLetter): LetterAnswer {
  return {
    id,
    kind,
    template,
    language,
    writtenAt,
    deliveredBy: delivery?.way ?? null,
    sentOn: delivery?.sentOn ?? null,
    reachedOn: delivery?.reachedOn ?? null,
    archivedAt,
  };
}

/** How a case stands on a day. */
export function stateOn({ state, content }: SubsidyCase, today: CalendarDate): CaseState {
  const last = content.decision?.validTo;
  return state === 'granted' && last && last < today ? 'expired' : state;
}
