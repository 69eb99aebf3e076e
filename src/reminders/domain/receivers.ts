import { fullAge } from '../../borrowers/index.js';
import { ageOn, type CalendarDate } from '../../platform/calendar/index.js';
import { emailKey } from '../../platform/text/email-key.js';

/** Age from which a young person is written to as well as the guardians. */
const ownMailAge = 15;

/** How to reach somebody, and in which language. */
export interface Contact {
  readonly id: string;
  readonly email: string | null;
  readonly language: string;
}

/** What is known of how to reach a borrower. */
export interface BorrowerContact extends Contact {
  /** Empty for an ensemble, and where nobody has said. */
  readonly birthDate: CalendarDate | null;
  readonly guardians: readonly Contact[];
}

/** Somebody who is written to. */
export interface Receiver {
  readonly kind: 'borrower' | 'guardian';
  readonly id: string;
  readonly email: string;
  readonly language: string;
}

/**
 * Who is written to about a borrower's loans on a day: an adult (or ensemble) itself; for a minor every guardian, and the young
 * person too from 15 on. A guardian's messages end by themselves at 18. Whoever has no address is left out.
 */
export function receiversOf(borrower: BorrowerContact, day: CalendarDate): Receiver[] {
  const { birthDate } = borrower;
  const self = reach('borrower', borrower);
  const guardians = borrower.guardians.flatMap((guardian) => reach('guardian', guardian));
  // Somebody with guardians whose age nobody knows is treated as a child, so that no child is written to alone.
  if (birthDate === null) return borrower.guardians.length > 0 ? guardians : self;
  const age = ageOn(day, birthDate);
  if (age >= fullAge) return self;
  return age >= ownMailAge ? [...guardians, ...self] : guardians;
}

/** By what one person is known, who may stand in the register several times: as a guardian of two children, say. */
export function personOf({ email, language }: Pick<Receiver, 'email' | 'language'>): string {
  return `${emailKey(email)} ${language}`;
}

function reach(kind: Receiver['kind'], { id, email, language }: Contact): Receiver[] {
  return email === null || email.trim() === '' ? [] : [{ kind, id, email: email.trim(), language }];
}

/** Whether somebody among a borrower's people would be written to, had the register an address. */
export function hasNoAddress(borrower: BorrowerContact, receiverId: string): boolean {
  const contacts = [borrower, ...borrower.guardians];
  return contacts.some(({ id, email }) => id === receiverId && (email === null || email.trim() === ''));
}
