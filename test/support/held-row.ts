import pg from 'pg';
import type { TestDatabase } from './databases.js';

/** For how long a test waits for somebody to wait, in milliseconds. */
const patience = 20_000;

/**
 * A row of PostgreSQL that a test holds locked, so that it decides who comes first where two writes meet: what needs the row stands and
 * waits, holding what it has locked before.
 */
export class HeldRow {
  private constructor(private readonly client: pg.Client) {}

  /** @param which table and condition, the value of which is `$1` */
  static async of({ url }: TestDatabase, which: string, value: string): Promise<HeldRow> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('BEGIN');
    const { rowCount } = await client.query(`SELECT 1 FROM ${which} FOR UPDATE`, [value]);
    if (rowCount !== 1) throw new Error(`${which} with ${value}: ${rowCount} rows`);
    return new HeldRow(client);
  }

  /** Until so many others stand and wait for a lock. */
  async awaited(by: number): Promise<void> {
    const until = Date.now() + patience;
    while (Date.now() < until) {
      const { rows } = await this.client.query<{ waiting: number }>(
        `SELECT COUNT(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      if ((rows[0]?.waiting ?? 0) >= by) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`After ${patience} ms still fewer than ${by} wait.`);
  }

  async release(): Promise<void> {
    await this.client.query('ROLLBACK');
    await this.client.end();
  }
}
