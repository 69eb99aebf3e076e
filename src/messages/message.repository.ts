import { Injectable } from '@nestjs/common';
import { calendarDate, type CalendarDate } from '../platform/calendar/index.js';
import { type Queries, type Tx, toInstantOrNull } from '../platform/database/index.js';
import { newId } from '../platform/ids/index.js';

/** The features that make messages. */
export type MessageKind = 'reminder' | 'notice' | 'acceptance' | 'sealed';

/** Those of which somebody gets one a day at most, with all in it that concerns the receiver. */
export type DigestKind = 'reminder';

export type MessageState = 'queued' | 'sent' | 'failed' | 'cancelled' | 'no-contact';

/** Who gets a message. `unnamed`: who it is stands with the feature that makes it, and not here. `nobody`: there is no way to reach anybody, which staff must see. */
export type ReceiverKind = 'borrower' | 'guardian' | 'unnamed' | 'nobody';

/** A message that answers an act of today: it goes at once, as often as there are such acts. */
export type PromptMessage = NamedMessage | UnnamedMessage;

interface NamedMessage {
  readonly kind: Exclude<MessageKind, DigestKind | 'sealed'>;
  readonly receiverKind: Exclude<ReceiverKind, 'unnamed'>;
  /** The borrower's or the guardian's id; of `nobody`, the borrower's. */
  readonly receiverId: string;
  readonly borrowerId: string;
  readonly language: string;
  readonly day: CalendarDate;
}

/** A message whose row names nobody. Its language is the installation's, for the receiver's own would be a trace. */
interface UnnamedMessage {
  readonly kind: 'sealed';
  readonly receiverKind: 'unnamed';
  readonly receiverId: null;
  readonly borrowerId: null;
  readonly language: string;
  readonly day: CalendarDate;
}

/** A digest as it is decided. */
export interface OwedMessage {
  readonly kind: DigestKind;
  readonly receiverKind: ReceiverKind;
  /** The borrower's or the guardian's id; of `nobody`, the borrower's. */
  readonly receiverId: string;
  readonly borrowerId: string;
  readonly language: string;
  readonly day: CalendarDate;
}

/** A message that waits for its delivery. */
export interface QueuedMessage {
  readonly id: string;
  readonly kind: MessageKind;
  readonly receiverKind: ReceiverKind;
  readonly receiverId: string | null;
  readonly borrowerId: string | null;
  readonly day: CalendarDate;
  readonly sendingSince: Date | null;
  readonly providerMessageId: string | null;
}

interface Columns {
  readonly id: string;
  readonly kind: MessageKind;
  readonly receiver_kind: ReceiverKind;
  readonly receiver_id: string | null;
  readonly borrower_id: string | null;
  readonly day: string;
  readonly state: MessageState;
  readonly sending_since: unknown;
  readonly provider_message_id: string | null;
}

/** The messages and the state of their delivery. */
@Injectable()
export class MessageRepository {
  /**
   * The receiver's message of a kind for a day: a fresh one, or the one that another sweep has made and that has not begun to
   * go out. Undefined when that day's message is already gone: what is owed since then waits for the next day.
   */
  async forDay(tx: Tx, owed: OwedMessage, now: Date): Promise<{ id: string; fresh: boolean } | undefined> {
    const id = newId();
    const channel = channelOf(owed);
    const fresh = await tx.run(
      `INSERT INTO message (id, kind, receiver_kind, receiver_id, borrower_id, channel, language, day, state, attempts,
         possible_repeats, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, 0, $10)
       ON CONFLICT (kind, receiver_id, channel, day) WHERE kind = 'reminder' DO NOTHING`,
      [
        id,
        owed.kind,
        owed.receiverKind,
        owed.receiverId,
        owed.borrowerId,
        channel,
        owed.language,
        owed.day,
        firstStateOn(channel),
        now,
      ],
    );
    if (fresh === 1) return { id, fresh: true };
    const known = await tx.one<{ id: string; state: MessageState; sending_since: unknown }>(
      `SELECT id, state, sending_since FROM message
       WHERE kind = $1 AND receiver_id = $2 AND channel = $3 AND day = $4 FOR UPDATE`,
      [owed.kind, owed.receiverId, channel, owed.day],
    );
    if (known === undefined) return undefined;
    const open = known.state === 'no-contact' || (known.state === 'queued' && known.sending_since === null);
    return open ? { id: known.id, fresh: false } : undefined;
  }

  /** A message that goes at once, if there is anybody to send it to. */
  async addPrompt(tx: Tx, message: PromptMessage, now: Date): Promise<string> {
    const id = newId();
    const channel = channelOf(message);
    await tx.run(
      `INSERT INTO message (id, kind, receiver_kind, receiver_id, borrower_id, channel, language, day, state, attempts,
         possible_repeats, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, 0, $10)`,
      [
        id,
        message.kind,
        message.receiverKind,
        message.receiverId,
        message.borrowerId,
        channel,
        message.language,
        message.day,
        firstStateOn(channel),
        now,
      ],
    );
    return id;
  }

  /** Takes back a message of the same unit that turned out to have nothing in it. */
  async remove(tx: Tx, id: string): Promise<void> {
    await tx.run('DELETE FROM message WHERE id = $1', [id]);
  }

  /** A queued message, locked for this unit. */
  async lockQueued(tx: Tx, id: string): Promise<QueuedMessage | undefined> {
    const row = await tx.one<Columns>(
      `SELECT id, kind, receiver_kind, receiver_id, borrower_id, day, state, sending_since, provider_message_id
       FROM message WHERE id = $1 AND state = 'queued' FOR UPDATE`,
      [id],
    );
    return row === undefined ? undefined : queuedOf(row);
  }

  async state(queries: Queries, id: string): Promise<MessageState | undefined> {
    return (await queries.one<{ state: MessageState }>('SELECT state FROM message WHERE id = $1', [id]))?.state;
  }

  /** An attempt begins. One whose end was never recorded counts as a possible repeat. */
  async begin(tx: Tx, id: string, language: string, providerMessageId: string, now: Date): Promise<void> {
    await tx.run(
      `UPDATE message SET attempts = attempts + 1, provider_message_id = $3, sending_since = $4,
         language = CASE receiver_kind WHEN 'unnamed' THEN language ELSE $2 END,
         possible_repeats = possible_repeats + CASE WHEN sending_since IS NULL THEN 0 ELSE 1 END
       WHERE id = $1`,
      [id, language, providerMessageId, now],
    );
  }

  /** The provider has taken it. */
  async sent(tx: Tx, id: string, now: Date): Promise<void> {
    await tx.run(
      `UPDATE message SET state = 'sent', sent_at = $2, sending_since = NULL, last_error = NULL
       WHERE id = $1 AND state = 'queued'`,
      [id, now],
    );
  }

  /** The attempt has certainly not reached the receiver; another will be made. */
  async refusedForNow(tx: Tx, id: string, code: string): Promise<void> {
    await tx.run(`UPDATE message SET sending_since = NULL, last_error = $2 WHERE id = $1 AND state = 'queued'`, [
      id,
      code,
    ]);
  }

  /** Notes why it has not gone out, and leaves everything else as it is. */
  async note(tx: Tx, id: string, code: string): Promise<void> {
    await tx.run(`UPDATE message SET last_error = $2 WHERE id = $1 AND state = 'queued'`, [id, code]);
  }

  /** Failed for good. */
  async failed(tx: Tx, id: string, code: string): Promise<void> {
    await tx.run(
      `UPDATE message SET state = 'failed', sending_since = NULL, last_error = $2 WHERE id = $1 AND state = 'queued'`,
      [id, code],
    );
  }

  /** Nothing of it is owed any longer. */
  async cancelled(tx: Tx, id: string): Promise<void> {
    await tx.run(
      `UPDATE message SET state = 'cancelled', sending_since = NULL, last_error = NULL WHERE id = $1 AND state = 'queued'`,
      [id],
    );
  }

  /** Puts a failed message back; false if it is not (or no longer) failed. */
  async requeue(tx: Tx, id: string): Promise<boolean> {
    const rows = await tx.run(
      `UPDATE message SET state = 'queued', last_error = NULL WHERE id = $1 AND state = 'failed'`,
      [id],
    );
    return rows === 1;
  }
}

/** How a message goes. */
function channelOf({ receiverKind }: { readonly receiverKind: ReceiverKind }): 'email' | 'none' {
  return receiverKind === 'nobody' ? 'none' : 'email';
}

function firstStateOn(channel: 'email' | 'none'): MessageState {
  return channel === 'none' ? 'no-contact' : 'queued';
}

function queuedOf(row: Columns): QueuedMessage {
  return {
    id: row.id,
    kind: row.kind,
    receiverKind: row.receiver_kind,
    receiverId: row.receiver_id,
    borrowerId: row.borrower_id,
    day: calendarDate(row.day),
    sendingSince: toInstantOrNull(row.sending_since),
    providerMessageId: row.provider_message_id,
  };
}
