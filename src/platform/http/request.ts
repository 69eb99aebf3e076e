import type { FastifyRequest } from 'fastify';
import type { Language } from '../i18n/index.js';

/** What the application keeps with a request while it runs. */
export interface RequestState {
  /** Key of a page's form, taken from the body by the form hook. */
  formKey?: string;
  /** Who is asking; set by the access guard. */
  actor?: { readonly userId: string; readonly language: Language };
}

/** A request with the application's own state. */
export type AppRequest = FastifyRequest & { readonly state: RequestState };

/** Whether an address is one of the JSON interface. */
export function isApi(url: string): boolean {
  // Addresses are read in any case.
  return /^\/api\//i.test(url);
}
