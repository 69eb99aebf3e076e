import { Injectable } from '@nestjs/common';
import type { Queries, Tx } from '../../platform/database/index.js';
import { type Digest, type ReminderItem, channelOf } from '../domain/due-reminders.js';
import type { ReminderKind } from '../domain/schedule.js';

interface DecidedRow {
  readonly subject: string;
  readonly kind: ReminderKind;
  readonly day: string;
  readonly occasion: number;
  readonly receiver_id: string;
  readonly channel: string;
}

/** Which reminders have been decided. */
@Injectable()
export class ReminderRepository {
  /** The keys (as `keyOf` makes them) of all reminders of some loans and reservations. */
  async decided(queries: Queries, items: readonly ReminderItem[]): Promise<Set<string>> {
    const ids = (wanted: ReminderItem['about']['type']): string =>
      JSON.stringify([...new Set(items.flatMap(({ about }) => (about.type === wanted ? [about.id] : [])))]);
    const rows = await queries.all<DecidedRow>(
      `SELECT loan_id AS subject, kind, day, occasion, receiver_id, channel FROM reminder WHERE loan_id = ANY_OF($1)
       UNION ALL
       SELECT reservation_id, kind, day, occasion, receiver_id, channel FROM reminder WHERE reservation_id = ANY_OF($2)`,
      [ids('loan'), ids('reservation')],
    );
    return new Set(
      rows.map((row) => [row.subject, row.kind, row.day, row.occasion, row.receiver_id, row.channel].join(' ')),
    );
  }

  /** Decides the reminders of a digest, each once whoever else decides them now; tells how many were new. */
  async decide(tx: Tx, { items, receiver }: Digest, messageId: string): Promise<number> {
    let fresh = 0;
    for (const { about, kind, day, occasion } of items) {
      const isLoan = about.type === 'loan';
      const key = isLoan
        ? '(loan_id, kind, day, receiver_id, channel) WHERE loan_id IS NOT NULL'
        : '(reservation_id, kind, day, occasion, receiver_id, channel) WHERE reservation_id IS NOT NULL';
      fresh += await tx.run(
        `INSERT INTO reminder (loan_id, reservation_id, kind, day, occasion, receiver_id, channel, message_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT ${key} DO NOTHING`,
        [
          isLoan ? about.id : null,
          isLoan ? null : about.id,
          kind,
          day,
          occasion,
          receiver.id,
          channelOf(receiver),
          messageId,
        ],
      );
    }
    return fresh;
  }
}
