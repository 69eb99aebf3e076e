import type { AppRequest, RequestState } from '../platform/http/index.js';
import type { Actor } from './actor.js';

/** A request whose state may hold the actor. */
export type IdentifiedRequest = Omit<AppRequest, 'state'> & { readonly state: RequestState & IdentifiedState };

interface IdentifiedState {
  actor?: Actor;
  /** The bearer token or cookie by which the actor came. */
  token?: string;
  /** Gives what a form of this reader must send back; worked out only where it is asked for. */
  csrfToken?: () => string;
  /** The `_csrf` field of a page's form, taken from the body by the form hook. */
  formCsrf?: string;
}
