import type { OpeningCalendar } from '../../organisation/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import { type BorrowerContact, type Receiver, receiversOf } from './receivers.js';
import {
  type Keeping,
  type MovedDueDay,
  type OpenQuestion,
  type ReminderSchedule,
  type Stage,
  acceptanceMissingOn,
  lapsingOn,
  movedStage,
  stageOn,
} from './schedule.js';

/** An open loan. One that the borrower says is returned is none of these. */
export interface OpenLoan {
  readonly loanId: string;
  readonly dueOn: CalendarDate;
  readonly schedule: ReminderSchedule;
}

/** A loan that is due later because its point is closed. */
export interface MovedLoan extends MovedDueDay {
  readonly loanId: string;
}

/** A reservation that can be picked up, and when that point is open. */
export interface WaitingPickup extends Keeping {
  readonly reservationId: string;
  readonly calendar: Pick<OpeningCalendar, 'previousOpen'>;
}

/** A reservation whose contract somebody has been asked to accept. */
export interface UnansweredContract extends OpenQuestion {
  readonly reservationId: string;
  /** Who was asked. */
  readonly receiverId: string;
}

/** A borrower with all that a reminder may be due for. */
export interface BorrowerFacts extends BorrowerContact {
  readonly loans: readonly OpenLoan[];
  readonly moved: readonly MovedLoan[];
  readonly pickups: readonly WaitingPickup[];
  readonly contracts: readonly UnansweredContract[];
}

/** What a reminder is about. */
export interface ReminderSubject {
  readonly type: 'loan' | 'reservation';
  readonly id: string;
}

/** A reminder: of what, at which stage. */
export interface ReminderItem extends Stage {
  readonly about: ReminderSubject;
  /** Of news, the version to which the reservation came by it; else 0. */
  readonly occasion: number;
  /** The only one whom it concerns; everybody who is written to where nobody is named. */
  readonly onlyFor?: string | undefined;
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

/** What is due for a borrower on a day, whoever is written to. */
export function dueItems({ loans, moved, pickups, contracts }: BorrowerFacts, today: CalendarDate): ReminderItem[] {
  const item = (about: ReminderSubject, stage: Stage | undefined, onlyFor?: string): ReminderItem[] =>
    stage === undefined ? [] : [{ about, ...stage, occasion: 0, onlyFor }];
  return [
    ...loans.flatMap((loan) => item({ type: 'loan', id: loan.loanId }, loanStage(loan, moved, today))),
    ...moved.flatMap(({ loanId, ...days }) => item({ type: 'loan', id: loanId }, movedStage(days, today))),
    ...pickups.flatMap(({ reservationId, calendar, ...keeping }) =>
      item({ type: 'reservation', id: reservationId }, lapsingOn(keeping, calendar, today)),
    ),
    ...contracts.flatMap(({ reservationId, receiverId, ...question }) =>
      item({ type: 'reservation', id: reservationId }, acceptanceMissingOn(question, today), receiverId),
    ),
  ];
}

/** The stage of a loan; of one that was moved to a day that was soon already, that news says it all. */
function loanStage(
  { loanId, dueOn, schedule }: OpenLoan,
  moved: readonly MovedLoan[],
  today: CalendarDate,
): Stage | undefined {
  const stage = stageOn(dueOn, today, schedule);
  const move = moved.find((one) => one.loanId === loanId);
  const isSaid = stage?.kind === 'due-soon' && move !== undefined && stage.day <= move.movedOn;
  return isSaid ? undefined : stage;
}

/** What a borrower's people are owed on a day, derived from the facts alone: what was sent before is not asked here. */
export function dueReminders(borrower: BorrowerFacts, today: CalendarDate): Digest[] {
  const items = dueItems(borrower, today);
  if (items.length === 0) return [];
  const receivers = receiversOf(borrower, today);
  if (receivers.length === 0) return [{ receiver: nobodyFor(borrower), items }];
  return receivers
    .map((receiver) => ({ receiver, items: items.filter(({ onlyFor = receiver.id }) => onlyFor === receiver.id) }))
    .filter((digest) => digest.items.length > 0);
}

/** What stands for the receiver where nobody can be reached. */
export function nobodyFor({ id, language }: BorrowerContact): Nobody {
  return { kind: 'nobody', id, language };
}

/** Of a digest what has not been decided before; `decided` are the keys of those that have. */
export function undecided(digest: Digest, decided: ReadonlySet<string>): Digest {
  return { ...digest, items: digest.items.filter((item) => !decided.has(keyOf(item, digest.receiver))) };
}

/** What makes a reminder one: subject, stage, its day and occasion, the receiver and the channel. */
export function keyOf(
  { about, kind, day, occasion }: Omit<ReminderItem, 'onlyFor'>,
  receiver: Pick<Digest['receiver'], 'kind' | 'id'>,
): string {
  return [about.id, kind, day, occasion, receiver.id, channelOf(receiver)].join(' ');
}

/** How a receiver is reached. */
export function channelOf({ kind }: Pick<Digest['receiver'], 'kind'>): 'email' | 'none' {
  return kind === 'nobody' ? 'none' : 'email';
}
