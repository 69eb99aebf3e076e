import { Injectable } from '@nestjs/common';
import type { Queries, Tx } from '../../platform/database/index.js';
import { type Digest, channelOf } from '../domain/due-reminders.js';
import type { ReminderKind } from '../domain/schedule.js';

interface DecidedRow {
  readonly loan_id: string;
  readonly kind: ReminderKind;
  readonly day: string;
  readonly receiver_id: string;
  readonly channel: string;
}

/** Which reminders have been decided. */
@Injectable()
export class ReminderRepository {
  /** The keys (as `keyOf` makes them) of all reminders of some loans. */
  async decided(queries: Queries, loanIds: readonly string[]): Promise<Set<string>> {
    const rows = await queries.all<DecidedRow>(
      'SELECT loan_id, kind, day, receiver_id, channel FROM reminder WHERE loan_id = ANY_OF($1)',
      [JSON.stringify(loanIds)],
    );
    return new Set(rows.map((row) => [row.loan_id, row.kind, row.day, row.receiver_id, row.channel].join(' ')));
  }

  /** Decides the reminders of a digest, each once whoever else decides them now; tells how many were new. */
  async decide(tx: Tx, { items, receiver }: Digest, messageId: string): Promise<number> {
    let fresh = 0;
    for (const { loanId, kind, day } of items) {
      fresh += await tx.run(
        `INSERT INTO reminder (loan_id, kind, day, receiver_id, channel, message_id) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (loan_id, kind, day, receiver_id, channel) DO NOTHING`,
        [loanId, kind, day, receiver.id, channelOf(receiver), messageId],
      );
    }
    return fresh;
  }
}
