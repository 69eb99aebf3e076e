import type { Queries } from '../platform/database/index.js';
import type { BorrowerLanguage } from '../platform/i18n/index.js';
import type { QueuedMessage } from './message.repository.js';

/** A mail in words. */
export interface Mail {
  readonly to: string;
  readonly language: BorrowerLanguage;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
}

/** What a queued message amounts to when it is about to be sent. */
export type Content =
  | { readonly is: 'due'; readonly mail: Mail }
  /** Nothing of it is owed any longer. */
  | { readonly is: 'not-due' }
  /** The receiver has no address any longer. */
  | { readonly is: 'no-address' }
  /** Not at this hour. */
  | { readonly is: 'early'; readonly until: Date };

/** Makes the words of one kind of message from the register, at the moment of sending. */
export abstract class MessageContent {
  /** Decides again from what the register says now. Runs inside a unit of work: it reads, and waits for nothing else. */
  abstract contentFor(queries: Queries, message: QueuedMessage): Promise<Content>;
}
