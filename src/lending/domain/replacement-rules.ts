import type { LoanRule } from '../../loan-rules/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Rejection } from '../../platform/http/rejection.js';
import { ore } from '../../platform/money/ore.js';
import { type CheckoutFacts, handOverRejections } from './checkout-rules.js';
import { lendingRule, setAside, type OverriddenRejection } from './eligibility.js';

/** All that the replacement of a loan's instrument is decided from. */
export interface ReplacementFacts {
  readonly loan: {
    readonly dueOn: CalendarDate;
    readonly ruleId: string;
    /** When the borrower said that it has been returned; nothing is replaced until that is resolved. */
    readonly claimedReturnedAt: Date | null;
    /** The unit that lent it. */
    readonly unitId: string;
  };
  /** The instrument that comes back. */
  readonly returned: { readonly kindId: string };
  /** The new instrument is promised to this very borrower: then its reservation is what it goes out on. */
  readonly isReservedForBorrower: boolean;
  /** The new instrument as if it were handed over; the loan that it comes into is not among the borrower's open ones. */
  readonly handOver: CheckoutFacts;
}

/** The row by which the new instrument was judged, or all that speaks against it. */
export type ReplacementDecision =
  | { readonly allowed: true; readonly rule: LoanRule; readonly overridden: readonly OverriddenRejection[] }
  | { readonly allowed: false; readonly rejections: readonly Rejection[] };

/**
 * Decides, purely, whether a loan goes on with another instrument. It is not a new loan: its due day, fee and deposit stay, and what was
 * settled when it began is not asked again under the same row.
 *
 * | code | when | can be set aside |
 * |---|---|---|
 * | `loan-claimed-returned` | the borrower says it has been returned | no |
 * | `loan-overdue` | its due day has passed (`dueOn`): it is renewed first, or taken back | no |
 * | `loan-of-another-unit` | another unit lent it | no |
 * | `replacement-of-another-kind` | the new instrument is of another kind | no |
 * | `reserved-for-borrower` | the new instrument is promised to the borrower: it is handed over on that reservation | no |
 * | all of a hand-over | as there; without `no-term`, since nothing is charged, and without `grade-needs-reservation` where the loan fulfils a reservation or goes by this row already | as there |
 */
export function decideReplacement(facts: ReplacementFacts): ReplacementDecision {
  const { loan, handOver } = facts;
  const rule = handOver.rule && ruleOfRunningLoan(handOver.rule, loan.ruleId);
  const rejections = [...loanRejections(facts), ...handOverRejections({ ...handOver, rule })];
  const { remaining, overridden } = setAside(rejections, handOver.overrides, handOver.mayOverride);
  const lends = lendingRule(handOver.rule);
  if (lends === undefined || remaining.length > 0) return { allowed: false, rejections: remaining };
  return { allowed: true, rule: lends, overridden };
}

/** What a row still asks of a loan that has begun. */
function ruleOfRunningLoan(rule: LoanRule, ruleId: string): LoanRule {
  return { ...rule, feeOre: ore(0), needsReservation: rule.needsReservation && rule.id !== ruleId };
}

function loanRejections({ loan, returned, isReservedForBorrower, handOver }: ReplacementFacts): Rejection[] {
  const { today, lendingPoint, instrument } = handOver;
  const rejections: Rejection[] = [];
  if (loan.claimedReturnedAt !== null) rejections.push({ code: 'loan-claimed-returned', overridable: false });
  if (loan.dueOn < today) {
    rejections.push({ code: 'loan-overdue', overridable: false, params: { dueOn: loan.dueOn } });
  }
  if (loan.unitId !== lendingPoint.unitId) rejections.push({ code: 'loan-of-another-unit', overridable: false });
  if (instrument.kindId !== returned.kindId) {
    rejections.push({ code: 'replacement-of-another-kind', overridable: false });
  }
  if (isReservedForBorrower) rejections.push({ code: 'reserved-for-borrower', overridable: false });
  return rejections;
}
