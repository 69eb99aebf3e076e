import { ageOn, type CalendarDate } from '../../../platform/calendar/index.js';
import { fullAge } from '../../domain/age.js';
import type { BorrowerType } from '../../domain/display-name.js';
import type { AcceptorKind, AgreementSubject, AgreementType } from './agreement.js';

/**
 * Age from which a borrower decides alone, by borrowing at the desk; below it a guardian accepts. The one place where an
 * installation sets it. It is full age, since a contract with a minor does not bind (the Norwegian Guardianship Act, § 9).
 */
const acceptanceAge = fullAge;

/** A borrower, as far as it matters who decides. */
export interface Deciding {
  readonly type: BorrowerType;
  /** Empty for an ensemble, which decides by whoever borrows for it. */
  readonly birthDate: CalendarDate | null;
}

/** Whether a guardian is to accept for the borrower on a day. */
export function guardianDecides({ type, birthDate }: Deciding, day: CalendarDate): boolean {
  return type === 'person' && birthDate !== null && ageOn(day, birthDate) < acceptanceAge;
}

/**
 * Whether guardians have any rights on a day. They end by themselves on the birthday at full age: nothing has to run for it, and a
 * link that was sent before is of no use after it.
 */
export function guardiansHaveRights({ type, birthDate }: Deciding, day: CalendarDate): boolean {
  return type === 'person' && birthDate !== null && ageOn(day, birthDate) < fullAge;
}

/** Which acceptances a row of the rule matrix asks for. */
export interface AgreementNeeds {
  readonly needsTerms: boolean;
  readonly needsContract: boolean;
}

/**
 * Which acceptances are missing on a day, terms first. One guardian's is enough, however many guardians there are. For whoever
 * decides alone none ever is: they accept by borrowing.
 *
 * @param accepted what was accepted: the terms in the version of today, a contract about this very loan or reservation
 */
export function missingTypes(
  borrower: Deciding,
  { needsTerms, needsContract }: AgreementNeeds,
  accepted: ReadonlySet<AgreementType>,
  day: CalendarDate,
): AgreementType[] {
  if (!guardianDecides(borrower, day)) return [];
  const needed: AgreementType[] = [
    ...(needsTerms ? ['terms' as const] : []),
    ...(needsContract ? ['contract' as const] : []),
  ];
  return needed.filter((type) => !accepted.has(type));
}

/** Who answers, among those who may answer for a borrower. */
export interface Acceptor {
  readonly kind: AcceptorKind;
  readonly id: string;
}

/** A borrower with those who may answer. */
export interface AcceptingParty extends Deciding {
  readonly id: string;
  readonly guardianIds: readonly string[];
}

/** Who is meant by an id: the borrower itself or one of its guardians; `undefined` is anybody else. */
export function acceptorOf(party: AcceptingParty, id: string): Acceptor | undefined {
  if (id === party.id) return { kind: 'borrower', id };
  return party.guardianIds.includes(id) ? { kind: 'guardian', id } : undefined;
}

/** Why somebody may not answer for a borrower on a day; `undefined` where they may. */
export function acceptorRefusal(
  party: Deciding,
  { kind }: Pick<Acceptor, 'kind'>,
  day: CalendarDate,
): 'guardian-rights-ended' | 'guardian-must-accept' | undefined {
  if (kind === 'guardian') return guardiansHaveRights(party, day) ? undefined : 'guardian-rights-ended';
  return guardianDecides(party, day) ? 'guardian-must-accept' : undefined;
}

/** What is wrong with what an agreement is said to be about: the terms are about nothing in particular, a contract about one thing. */
export function subjectError(
  type: AgreementType,
  { reservation, loan }: { readonly reservation: string | null; readonly loan: string | null },
): { readonly field: 'reservation' | 'loan'; readonly code: string } | undefined {
  const given = [reservation, loan].filter((one) => one !== null).length;
  if (type === 'terms') {
    return given === 0
      ? undefined
      : { field: reservation === null ? 'loan' : 'reservation', code: 'terms-have-no-subject' };
  }
  if (given === 1) return undefined;
  return { field: 'loan', code: given === 0 ? 'contract-needs-subject' : 'contract-of-one-subject' };
}

/** The subject of two columns of which one at most is filled. */
export function subjectOf(reservation: string | null, loan: string | null): AgreementSubject | null {
  if (reservation !== null) return { type: 'reservation', id: reservation };
  return loan === null ? null : { type: 'loan', id: loan };
}
