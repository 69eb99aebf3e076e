import type { Type } from '@nestjs/common';
import type { Tx } from '../database/index.js';

/** A kind of job and the names of the ids that it carries. A job is an id and a wish; everything else is read again. */
export interface Topic<Key extends string = string> {
  readonly name: string;
  readonly ids: readonly Key[];
}

/** What a job of a topic carries. */
export type Payload<T extends Topic> = Readonly<Record<T['ids'][number], string>>;

/** Names a kind of job: `topic('message.deliver', 'messageId')`. */
export function topic<const Key extends string>(name: string, ...ids: readonly Key[]): Topic<Key> {
  return { name, ids };
}

/** How a run of a job ended, where it did not throw. */
export type Outcome =
  | { readonly end: 'done' }
  /** Not now, and it is nobody's fault: comes again at an instant, and the round does not count. */
  | { readonly end: 'later'; readonly at: Date; readonly code: string }
  /** Could not be done; comes again when the lease has run out, until the rounds are used up. */
  | { readonly end: 'failed'; readonly code: string };

export const done: Outcome = { end: 'done' };

/** Which time a job runs. */
export interface Run {
  readonly round: number;
}

/**
 * Does the jobs of one topic. It may be called twice for one job, even at the same time in two processes: it reads again and
 * decides again. A throw is retried soon within the lease, then again when the lease has run out.
 */
export interface Handler<T extends Topic> {
  handle(payload: Payload<T>, run: Run): Promise<Outcome>;
  /** All rounds are used up: says so where people look, in the unit that gives the job up. `code` is the last failure. */
  givenUp(tx: Tx, payload: Payload<T>, code: string): Promise<void>;
}

/** The topics of an application by their names; made once, in the file that puts the features together. */
export type Topics = Readonly<Record<string, Topic>>;

/** One handler for each topic: a missing one does not compile. */
export type Handlers<T extends Topics> = { readonly [Name in keyof T]: Type<Handler<T[Name]>> };
