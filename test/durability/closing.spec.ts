import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type CalendarDate, addDays, calendarDate } from '../../src/platform/calendar/index.js';
import type { Database } from '../../src/platform/database/index.js';
import type { DatabaseName } from '../support/databases.js';
import { type RunningServer, startServer } from '../support/processes.js';
import { count, rounds } from '../support/soak.js';
import { type DemoRegister, demoRegister, logIn } from './demo-register.js';

/** Quarters that have ended and that nobody has settled, with what they cost. */
const quarters = ['2024-01-01', '2024-04-01', '2024-07-01', '2024-10-01'].map((day) => calendarDate(day));
const costs = rounds(1_500, 6_000);
const days = 88;

interface Totals {
  readonly debit: number;
  readonly credit: number;
}

describe.each<DatabaseName>(['sqlite', 'postgres'])('the closing of a quarter on %s', (name) => {
  let register: DemoRegister;
  let server: RunningServer;

  beforeAll(async () => {
    register = await demoRegister(name);
    await register.look(async (database) => {
      for (const quarter of quarters) await spend(database, quarter);
    });
    server = await startServer({ env: register.env });
  });
  afterAll(async () => {
    await server.kill();
    await register.drop();
  });

  const period = (from: CalendarDate): { from: string; to: string } => ({ from, to: lastDay(from) });

  /** Asks something that may be cut off. */
  const ask = async (path: string, json: object = {}): Promise<number> => {
    const accountant = await logIn(server.url, 'okonomi');
    return (await accountant.post(`/api/v1/settlements${path}`, { json })).status;
  };

  it('is whole or not at all, however often the server is killed in the middle, and every fact counts once', async () => {
    let frozen = 0;
    for (const [nth, quarter] of quarters.entries()) {
      // As often as it takes to kill it in a frozen quarter; in a soak run every time.
      if (frozen > 0 && nth >= rounds(1, quarters.length)) break;
      await register.look(async (database) => {
        // Killed while it books, after some of the facts and before all of them.
        const booking = ask('', period(quarter)).catch(() => 0);
        await server.until(async () => (await booked(database, quarter)) >= 200);
        await server.kill();
        expect(await booking).toBe(0);
        expect(await booked(database, quarter)).toBeLessThan(costs);
        server = await startServer({ env: register.env });
        expect(await ask('', period(quarter))).toBe(201);
        expect(await booked(database, quarter)).toBe(costs);

        // Killed once the quarter is frozen, before or after what it comes to is stored.
        const { id } = await settlement(database, quarter);
        const closing = ask(`/${id}/close`).catch(() => 0);
        await server.until(async () => (await settlement(database, quarter)).state !== 'preview');
        await server.kill();
        await closing;
        const { state } = await settlement(database, quarter);
        if (state === 'closing') frozen += 1;
        expect(['closing', 'closed']).toContain(state);
        server = await startServer({ env: register.env });
        expect(await ask(`/${id}/close`)).toBe(state === 'closed' ? 409 : 200);
        expect(await ask(`/${id}/close`)).toBe(409);

        expect(await booked(database, quarter)).toBe(costs);
        const { debit, credit } = await totals(database, id);
        expect([debit, credit]).toEqual([await spent(database, quarter), debit]);
        const said = `SELECT CAST(COUNT(*) AS INTEGER) AS count FROM audit_entry WHERE action = 'settlement.closed' AND subject_id = $1`;
        expect(await database.reader.one(said, [id])).toEqual({ count: 1 });
      });
      count(`quarters closed through kills on ${name}`);
    }
    count(`kills in a frozen quarter on ${name}`, frozen);
    expect(frozen).toBeGreaterThan(0);
    expect(await register.check()).toMatchObject({ code: 0 });
  });
});

function lastDay(from: CalendarDate): CalendarDate {
  const month = Number(from.slice(5, 7)) + 3;
  return addDays(calendarDate(month > 12 ? '2025-01-01' : `2024-${String(month).padStart(2, '0')}-01`), -1);
}

/** Writes down what the good instruments cost in a quarter: enough of each type for a total of its own. */
async function spend({ reader, unitOfWork }: Database, from: CalendarDate): Promise<void> {
  const [instrument] = await reader.all<Record<'code' | 'owner' | 'kind' | 'point', string>>(
    `SELECT code, owner_unit_id AS owner, kind_id AS kind, home_point_id AS point FROM instrument
     WHERE grade_id = 'good' ORDER BY code LIMIT 1`,
  );
  if (instrument === undefined) throw new Error('The demonstration has good instruments');
  const { code, owner, kind, point } = instrument;
  const types = ['purchase', 'repair', 'loss', 'consumables'];
  for (let nth = 0; nth < costs; nth += 100) {
    await unitOfWork.run(async (tx) => {
      for (let one = nth; one < Math.min(costs, nth + 100); one += 1) {
        const day = addDays(from, one % days);
        await tx.run(
          `INSERT INTO instrument_cost (id, instrument_code, municipality_id, cost_type, amount_ore, incurred_on, owner_unit_id,
             grade_id, kind_id, lending_point_id, recorded_on) VALUES ($1, $2, 'demo', $3, $4, $5, $6, 'good', $7, $8, $5)`,
          [randomUUID(), code, types[one % 4] ?? '', 10_007 + one, day, owner, kind, point],
        );
      }
    });
  }
}

function periodOf(from: CalendarDate): string {
  return `${from.slice(0, 4)}-Q${(Number(from.slice(5, 7)) + 2) / 3}`;
}

/** How many facts of a quarter are in the ledger. */
async function booked({ reader }: Database, from: CalendarDate): Promise<number> {
  const sql = 'SELECT CAST(COUNT(*) AS INTEGER) AS count FROM ledger_entry WHERE period = $1';
  return (await reader.one<{ count: number }>(sql, [periodOf(from)]))?.count ?? 0;
}

async function settlement({ reader }: Database, from: CalendarDate): Promise<{ id: string; state: string }> {
  const row = await reader.one<{ id: string; state: string }>('SELECT id, state FROM settlement WHERE period = $1', [
    periodOf(from),
  ]);
  return row ?? { id: '', state: 'none' };
}

async function totals({ reader }: Database, id: string): Promise<Totals> {
  const rows = await reader.all<{ side: string; amount: number | string }>(
    'SELECT side, amount_ore AS amount FROM settlement_line WHERE settlement_id = $1',
    [id],
  );
  const sum = (side: string): number =>
    rows.filter((row) => row.side === side).reduce((all, { amount }) => all + Number(amount), 0);
  return { debit: sum('debit'), credit: sum('credit') };
}

async function spent({ reader }: Database, from: CalendarDate): Promise<number> {
  const rows = await reader.all<{ amount: number }>(
    'SELECT amount_ore AS amount FROM instrument_cost WHERE incurred_on >= $1 AND incurred_on <= $2',
    [from, lastDay(from)],
  );
  return rows.reduce((all, { amount }) => all + amount, 0);
}
