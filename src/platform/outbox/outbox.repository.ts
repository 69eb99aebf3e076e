import { Injectable } from '@nestjs/common';
import { type Queries, type Tx, toInstant } from '../database/index.js';
import { OutboxEntity } from './outbox.entity.js';

/** A row that waits. */
export interface OutboxRow {
  readonly id: number;
  readonly topic: string;
  readonly payload: string;
  readonly rounds: number;
  readonly lastError: string | null;
}

/** How the outbox stands, for metrics and health. */
export interface OutboxCounts {
  readonly waiting: number;
  readonly failed: number;
  /** When the oldest waiting row was written. */
  readonly oldest: Date | null;
}

interface Columns {
  readonly id: number;
  readonly topic: string;
  readonly payload: string;
  readonly rounds: number;
  readonly last_error: string | null;
}

const columns = 'id, topic, payload, rounds, last_error';

/** The outbox table. */
@Injectable()
export class OutboxRepository {
  async add(tx: Tx, topic: string, payload: string, now: Date): Promise<void> {
    await tx.insert(OutboxEntity, {
      topic,
      payload,
      state: 'waiting',
      rounds: 0,
      leaseUntil: now,
      lastError: null,
      createdAt: now,
    });
  }

  /** The rows that nobody holds, longest due first. */
  async due(queries: Queries, now: Date, limit: number): Promise<OutboxRow[]> {
    const rows = await queries.all<Columns>(
      `SELECT ${columns} FROM outbox WHERE state = 'waiting' AND lease_until <= $1 ORDER BY lease_until, id LIMIT $2`,
      [now, limit],
    );
    return rows.map(rowOf);
  }

  /** A row while its round is still under lease; none if it is done, or another relay may take it or has. */
  async leased(queries: Queries, id: number, round: number, now: Date): Promise<OutboxRow | undefined> {
    const row = await queries.one<Columns>(
      `SELECT ${columns} FROM outbox WHERE id = $1 AND rounds = $2 AND state = 'waiting' AND lease_until > $3`,
      [id, round, now],
    );
    return row === undefined ? undefined : rowOf(row);
  }

  /** Takes a due row for one more round; false if another relay was first. */
  async claim(tx: Tx, row: OutboxRow, now: Date, leaseUntil: Date): Promise<boolean> {
    const rows = await tx.run(
      `UPDATE outbox SET rounds = rounds + 1, lease_until = $4
       WHERE id = $1 AND rounds = $2 AND state = 'waiting' AND lease_until <= $3`,
      [row.id, row.rounds, now, leaseUntil],
    );
    return rows === 1;
  }

  /** Gives a claimed round back: it comes again at an instant and is not counted. */
  async giveBack(tx: Tx, id: number, round: number, at: Date, code: string | null): Promise<void> {
    await tx.run(
      `UPDATE outbox SET rounds = rounds - 1, lease_until = $3, last_error = COALESCE($4, last_error)
       WHERE id = $1 AND rounds = $2 AND state = 'waiting'`,
      [id, round, at, code],
    );
  }

  /** Notes why a run failed; the lease runs on. */
  async note(tx: Tx, id: number, code: string): Promise<void> {
    await tx.run(`UPDATE outbox SET last_error = $2 WHERE id = $1 AND state = 'waiting'`, [id, code]);
  }

  /** Makes due what was put off with this code. */
  async hurry(tx: Tx, code: string, now: Date): Promise<void> {
    await tx.run(
      `UPDATE outbox SET lease_until = $2 WHERE state = 'waiting' AND last_error = $1 AND lease_until > $2`,
      [code, now],
    );
  }

  async finish(tx: Tx, id: number): Promise<void> {
    await tx.run('DELETE FROM outbox WHERE id = $1', [id]);
  }

  /** Gives a due row up for good; false if another relay was first. */
  async giveUp(tx: Tx, row: OutboxRow, now: Date, code: string): Promise<boolean> {
    const rows = await tx.run(
      `UPDATE outbox SET state = 'failed', last_error = $4
       WHERE id = $1 AND rounds = $2 AND state = 'waiting' AND lease_until <= $3`,
      [row.id, row.rounds, now, code],
    );
    return rows === 1;
  }

  async counts(queries: Queries): Promise<OutboxCounts> {
    const rows = await queries.all<{ state: string; n: number; oldest: unknown }>(
      'SELECT state, CAST(COUNT(*) AS INTEGER) AS n, MIN(created_at) AS oldest FROM outbox GROUP BY state',
    );
    const waiting = rows.find(({ state }) => state === 'waiting');
    const failed = rows.find(({ state }) => state === 'failed');
    return {
      waiting: waiting?.n ?? 0,
      failed: failed?.n ?? 0,
      oldest: waiting === undefined ? null : toInstant(waiting.oldest),
    };
  }

  /** The name of this database's queue. */
  async queueName(queries: Queries): Promise<string> {
    const row = await queries.one<{ name: string }>('SELECT name FROM outbox_queue WHERE id = 1');
    if (row === undefined) throw new Error('The table outbox_queue is empty; a migration fills it');
    return row.name;
  }
}

function rowOf(row: Columns): OutboxRow {
  return { id: row.id, topic: row.topic, payload: row.payload, rounds: row.rounds, lastError: row.last_error };
}
