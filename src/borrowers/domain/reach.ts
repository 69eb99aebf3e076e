import type { Actor } from '../../identity/index.js';

type Role = Actor['role'];

/** Whom a role may come upon: everybody, the pupils it teaches, or nobody. */
export type Reach = 'everybody' | 'own-pupils' | 'nobody';

const reaches: Readonly<Record<Role, Reach>> = {
  librarian: 'everybody',
  'youth-worker': 'everybody',
  administrator: 'everybody',
  teacher: 'own-pupils',
  caseworker: 'nobody',
  accountant: 'nobody',
  'inventory-manager': 'nobody',
};

const contactRoles: readonly Role[] = ['librarian', 'youth-worker', 'teacher'];
const unitRoles: readonly Role[] = ['librarian', 'youth-worker'];

/** Whom an actor may come upon. */
export function reachOf(actor: Actor): Reach {
  return reaches[actor.role];
}

/** Whether an actor is shown how to get hold of those it may come upon. */
export function seesContact(actor: Actor): boolean {
  return contactRoles.includes(actor.role);
}

/**
 * Whether an actor finds by name only those of its own municipality and those tied to its own unit. A pupil of another municipality
 * is found by the card, or where somebody already has to do with it.
 */
export function findsByNameAtHomeOnly(actor: Actor): boolean {
  return unitRoles.includes(actor.role);
}

/** Whether an actor who looks for nobody in particular is shown only those tied to its own unit. */
export function listsOwnUnitOnly(actor: Actor): boolean {
  return unitRoles.includes(actor.role);
}
