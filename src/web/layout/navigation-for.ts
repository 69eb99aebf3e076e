import { mayDo, type Permission, type Role } from '../../identity/index.js';
import { type NavigationKey, navigationKeys } from './navigation.js';

/** The permission without which an entry leads to a page that refuses. */
const needed: Readonly<Record<NavigationKey, Permission>> = {
  desk: 'loan:create',
  teaching: 'pupil:read',
  casework: 'case:handle',
  instruments: 'instrument:read',
  availability: 'instrument:read',
  borrowers: 'borrower:read',
  loans: 'loan:read',
  overdue: 'loan:read',
  labels: 'label:print',
  reminders: 'reminder:read',
  accounts: 'ledger:read',
  admin: 'rule:read',
};

/** The main menu of a role: only what it may open. */
export function navigationFor(role: Role): NavigationKey[] {
  return navigationKeys.filter((key) => mayDo(role, needed[key]));
}
