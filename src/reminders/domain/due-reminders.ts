import type { CalendarDate } from '../../platform/calendar/index.js';
import { type BorrowerContact, type Receiver, receiversOf } from './receivers.js';
import { type ReminderSchedule, type Stage, stageOn } from './schedule.js';

/** An open loan. One that the borrower says is returned is none of these. */
export interface OpenLoan {
  readonly loanId: string;
  readonly dueOn: CalendarDate;
  readonly schedule: ReminderSchedule;
}

/** A borrower with the open loans that may be due. */
export interface BorrowerLoans extends BorrowerContact {
  readonly loans: readonly OpenLoan[];
}

/** A reminder: of which loan, at which stage. */
export interface ReminderItem extends Stage {
  readonly loanId: string;
}

/** Nobody can be reached: staff must see it. */
export interface Nobody {
  readonly kind: 'nobody';
  /** The borrower's. */
  readonly id: string;
  readonly language: string;
}

/** All that one receiver is owed on a day. */
export interface Digest {
  readonly receiver: Receiver | Nobody;
  readonly items: readonly ReminderItem[];
}

/** What a borrower's people are owed on a day, derived from the facts alone: what was sent before is not asked here. */
export function dueReminders(borrower: BorrowerLoans, today: CalendarDate): Digest[] {
  const items = borrower.loans.flatMap(({ loanId, dueOn, schedule }): ReminderItem[] => {
    const stage = stageOn(dueOn, today, schedule);
    return stage === undefined ? [] : [{ loanId, ...stage }];
  });
  if (items.length === 0) return [];
  const receivers = receiversOf(borrower, today);
  if (receivers.length > 0) return receivers.map((receiver) => ({ receiver, items }));
  return [{ receiver: { kind: 'nobody', id: borrower.id, language: borrower.language }, items }];
}

/** Of a digest what has not been decided before; `decided` are the keys of those that have. */
export function undecided(digest: Digest, decided: ReadonlySet<string>): Digest {
  return { ...digest, items: digest.items.filter((item) => !decided.has(keyOf(item, digest.receiver))) };
}

/** What makes a reminder one: loan, stage, its day, the receiver and the channel. */
export function keyOf(item: ReminderItem, receiver: Pick<Digest['receiver'], 'kind' | 'id'>): string {
  return [item.loanId, item.kind, item.day, receiver.id, channelOf(receiver)].join(' ');
}

/** How a receiver is reached. */
export function channelOf({ kind }: Pick<Digest['receiver'], 'kind'>): 'email' | 'none' {
  return kind === 'nobody' ? 'none' : 'email';
}
