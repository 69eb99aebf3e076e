import { Injectable } from '@nestjs/common';
import { SignedLinks } from '../messages/index.js';
import type { CalendarDate } from '../platform/calendar/index.js';
import type { Queries } from '../platform/database/index.js';
import type { DigestItem } from './digest.js';
import type { UnansweredContract } from './domain/due-reminders.js';
import type { LoanMove, LoanStage } from './domain/schedule.js';
import { type DecidedReminder, DigestFactsQuery, type ReservedThing } from './persistence/digest-facts.query.js';

/** A reminder in the words of the register, for the receiver for whom it was decided. */
export interface StandingItem {
  readonly reminder: DecidedReminder;
  readonly item: DigestItem;
}

/** Finds out what a digest says of each thing. */
@Injectable()
export class DigestItems {
  constructor(
    private readonly facts: DigestFactsQuery,
    private readonly links: SignedLinks,
  ) {}

  /**
   * The reminders with their words, by day.
   * @param contracts the questions that are open now, for the day by which each is to be answered
   */
  async of(
    queries: Queries,
    reminders: readonly DecidedReminder[],
    contracts: readonly UnansweredContract[],
  ): Promise<StandingItem[]> {
    const idsOf = (type: string): string[] => reminders.flatMap(({ about }) => (about.type === type ? [about.id] : []));
    const loans = new Map((await this.facts.loans(queries, idsOf('loan'))).map((loan) => [loan.id, loan]));
    const reserved = await this.facts.reservations(queries, idsOf('reservation'));
    const reservations = new Map(reserved.map((reservation) => [reservation.id, reservation]));
    const found: StandingItem[] = [];
    for (const reminder of reminders) {
      const { about, kind } = reminder;
      const [loan, reservation] = [loans.get(about.id), reservations.get(about.id)];
      if (loan !== undefined && isOfLoan(kind)) {
        const { name, code, dueOn: day, placeId } = loan;
        found.push({ reminder, item: { kind, name, code, day, placeId } });
      } else if (reservation !== undefined) {
        const item = await this.reserved(queries, reminder, reservation, contracts);
        if (item !== undefined) found.push({ reminder, item });
      }
    }
    return found.sort((one, other) => (keyOf(one.item) < keyOf(other.item) ? -1 : 1));
  }

  private async reserved(
    queries: Queries,
    { kind, about, receiverId }: DecidedReminder,
    { name, code, to, readyUntil, pickupCode, placeId }: ReservedThing,
    contracts: readonly UnansweredContract[],
  ): Promise<DigestItem | undefined> {
    if (kind === 'reservation-lapsing') return { kind, name, code, day: readyUntil ?? to, placeId, pickupCode };
    const day = answerBy(contracts, about.id, receiverId);
    if (kind !== 'acceptance-missing' || day === undefined) return undefined;
    const id = await this.facts.openLink(queries, about.id, receiverId);
    const link = id === undefined ? undefined : await this.links.openAddress(queries, id);
    return link === undefined ? undefined : { kind, name, code, day, placeId, link };
  }
}

function answerBy(
  contracts: readonly UnansweredContract[],
  reservationId: string,
  receiverId: string,
): CalendarDate | undefined {
  return contracts.find((one) => one.reservationId === reservationId && one.receiverId === receiverId)?.answerBy;
}

function isOfLoan(kind: DecidedReminder['kind']): kind is LoanStage | LoanMove {
  return kind === 'due-soon' || kind === 'due-moved' || kind.startsWith('overdue-');
}

function keyOf({ day, code, placeId }: DigestItem): string {
  return [day, code ?? '', placeId].join(' ');
}
