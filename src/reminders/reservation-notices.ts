import { Injectable } from '@nestjs/common';
import { Messages } from '../messages/index.js';
import type { Tx } from '../platform/database/index.js';
import { type Newsworthy, ReservationNews } from '../reservations/index.js';
import { type Digest, nobodyFor } from './domain/due-reminders.js';
import { personOf, receiversOf } from './domain/receivers.js';
import type { News } from './domain/schedule.js';
import { ReceiversQuery } from './persistence/receivers.query.js';
import { ReminderRepository } from './persistence/reminder.repository.js';

/** Owes the mails that tell at once what has happened to a reservation: to each person one, whoever it is told by. */
@Injectable()
export class ReservationNotices extends ReservationNews {
  constructor(
    private readonly receivers: ReceiversQuery,
    private readonly reminders: ReminderRepository,
    private readonly messages: Messages,
  ) {
    super();
  }

  override ready(tx: Tx, reservation: Newsworthy): Promise<void> {
    return this.owe(tx, 'reservation-ready', reservation);
  }

  override placed(tx: Tx, reservation: Newsworthy): Promise<void> {
    return this.owe(tx, 'reservation-placed', reservation);
  }

  private async owe(tx: Tx, kind: News, { id, borrowerId, version, day }: Newsworthy): Promise<void> {
    const [borrower] = borrowerId === null ? [] : await this.receivers.contacts(tx, [borrowerId]);
    if (borrower === undefined) return;
    const found = receiversOf(borrower, day);
    const persons = new Map<string, Digest['receiver']>();
    for (const receiver of found) if (!persons.has(personOf(receiver))) persons.set(personOf(receiver), receiver);
    const about = { type: 'reservation', id } as const;
    for (const receiver of persons.size === 0 ? [nobodyFor(borrower)] : persons.values()) {
      const message = {
        kind: 'notice',
        receiverKind: receiver.kind,
        receiverId: receiver.id,
        borrowerId: borrower.id,
        language: receiver.language,
        day,
      } as const;
      const items = [{ about, kind, day, occasion: version }];
      await this.messages.oweOnce(tx, message, (messageId) =>
        this.reminders.decide(tx, { receiver, items }, messageId),
      );
    }
  }
}
