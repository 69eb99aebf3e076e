import type { MissingAgreements } from '../../borrowers/index.js';
import type { LendingPointKind } from '../../organisation/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Rejection } from '../../platform/http/rejection.js';
import type { LoanRule } from './loan-rule.js';

/** Why somebody may not borrow for the time being; in force up to and including `until`, or until it is lifted. */
export interface BorrowerBlock {
  readonly reason: string;
  readonly until: CalendarDate | null;
}

/** A programme of the borrower's newest enrolment for the school year. */
export interface BorrowerProgramme {
  readonly id: string;
  readonly givesRightToHighQuality: boolean;
}

/** A reason that staff want to set aside, and why. */
export interface Override {
  readonly code: string;
  readonly comment: string;
}

/** A reason that was set aside: it is kept in the history. */
export interface OverriddenRejection extends Rejection {
  readonly comment: string;
}

/** What the matrix says of a case, and what no row of it can say. */
export interface Ruling {
  /** The row of the rule matrix that decides, if one fits. */
  readonly rule: LoanRule | undefined;
  /**
   * Whether the quality grade goes only to pupils whose programme gives the right to it, and only through a culture school. This is
   * what the municipality has decided about its best instruments; no row of the matrix can give them away.
   */
  readonly gradeNeedsRight: boolean;
  /** Whether the borrower belongs to another municipality, to which no row opens the lending point for such things. */
  readonly closedToMunicipality: boolean;
}

/** What reservation, hand-over and renewal ask alike. */
export interface EligibilityFacts extends Ruling {
  readonly instrument: { readonly gradeId: string };
  readonly borrower: {
    readonly blocks: readonly BorrowerBlock[];
    readonly programmes: readonly BorrowerProgramme[];
  };
  readonly lendingPoint: { readonly id: string; readonly kind: LendingPointKind };
  /** The acceptances that the row asks for and that nobody has given. */
  readonly missing?: MissingAgreements | undefined;
  readonly today: CalendarDate;
}

/** The row, if it lets borrow. */
export function lendingRule(rule: LoanRule | undefined): LoanRule | undefined {
  return rule?.mayBorrow === true ? rule : undefined;
}

/** All that speaks against this borrower, point and grade, whether the instrument is promised, goes out or stays out. */
export function eligibilityRejections(facts: EligibilityFacts): Rejection[] {
  const { instrument, lendingPoint, rule, gradeNeedsRight, closedToMunicipality } = facts;
  const lacksRight =
    gradeNeedsRight && !facts.borrower.programmes.some((programme) => programme.givesRightToHighQuality);
  const isElsewhere = gradeNeedsRight && lendingPoint.kind !== 'culture-school';
  // Without the right the rule for everybody else decides; that it does not lend is no second reason.
  const isClosedByRule = lendingRule(rule) === undefined && !lacksRight && !closedToMunicipality;
  const rejections: Rejection[] = [];
  if (lacksRight) {
    rejections.push({ code: 'grade-needs-programme', overridable: false, params: { grade: instrument.gradeId } });
  }
  const params = { lendingPoint: lendingPoint.id, grade: instrument.gradeId };
  if (closedToMunicipality) rejections.push({ code: 'other-municipality', overridable: false, params });
  if (isElsewhere || isClosedByRule) {
    rejections.push({ code: 'lending-point-cannot-lend', overridable: false, params });
  }
  return [...rejections, ...blockRejections(facts.borrower.blocks, facts.today), ...agreementRejections(facts.missing)];
}

/**
 * Takes away the reasons that staff set aside: only those that can be, only with a comment, and only if they may.
 *
 * An override of a reason that is not there is of no effect.
 */
export function setAside(
  rejections: readonly Rejection[],
  overrides: readonly Override[],
  mayOverride: boolean,
): { remaining: Rejection[]; overridden: OverriddenRejection[] } {
  const remaining: Rejection[] = [];
  const overridden: OverriddenRejection[] = [];
  for (const rejection of rejections) {
    const comment = commentFor(rejection.code, overrides);
    if (mayOverride && rejection.overridable && comment !== undefined) overridden.push({ ...rejection, comment });
    else remaining.push(rejection);
  }
  return { remaining, overridden };
}

/** The comment with which a reason is to be set aside, if one was given. */
function commentFor(code: string, overrides: readonly Override[]): string | undefined {
  return overrides.find((override) => override.code === code && override.comment.trim() !== '')?.comment.trim();
}

function blockRejections(blocks: readonly BorrowerBlock[], today: CalendarDate): Rejection[] {
  const inForce = blocks.filter(({ until }) => until === null || until >= today);
  if (inForce.length === 0) return [];
  const params = { reason: inForce.map(({ reason }) => reason).join('; ') };
  return [{ code: 'borrower-blocked', overridable: true, params, blocks: inForce }];
}

/** One reason for all that is missing: which, and by whom it can be had at once, if a link can be sent. */
function agreementRejections(missing: MissingAgreements | undefined): Rejection[] {
  if (missing === undefined) return [];
  const { types: agreements, acceptors } = missing;
  const byLink = acceptors.find((acceptor) => acceptor.byLink);
  const agreement = agreements.length > 1 ? 'both' : agreements[0];
  const params = { agreement, ...(byLink !== undefined && { guardian: byLink.displayName }) };
  return [{ code: 'agreement-missing', overridable: true, params, agreements, acceptors }];
}
