import type { Language } from '../platform/i18n/index.js';
import type { Role } from './permissions.js';

/** Who is asking: a member of staff who is logged in. */
export interface Actor {
  readonly userId: string;
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly unitId: string;
  /** The lending point where the user works, if at one. */
  readonly lendingPointId: string | null;
  readonly language: Language;
}
