import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Sqlite from 'better-sqlite3';

import type { Database } from '../../src/platform/database/index.js';
import type { DatabaseName } from '../support/databases.js';
import { HttpClient } from '../support/http.js';
import { type RunningServer, startServer } from '../support/processes.js';
import { count, inTime, rounds } from '../support/soak.js';
import { type DemoRegister, demoRegister, logIn } from './demo-register.js';
import { type DeskHand, deskHands } from './desk-hands.js';

interface StoredLoan {
  readonly id: string;
  readonly instrument: string;
  readonly state: string;
  readonly opened: number;
  readonly closed: number;
}

/** What the register holds of the hands' loans, and how often its log says so. */
async function storedLoans(database: Database, hands: readonly DeskHand[]): Promise<StoredLoan[]> {
  const said = (action: string): string =>
    `(SELECT CAST(COUNT(*) AS INTEGER) FROM audit_entry a WHERE a.subject_id = l.id AND a.action = '${action}')`;
  return database.reader.all<StoredLoan>(
    `SELECT l.id, l.instrument_code AS instrument, l.state, ${said('loan.opened')} AS opened, ${said('loan.returned')} AS closed
     FROM loan l WHERE l.instrument_code = ANY_OF($1)`,
    [JSON.stringify(hands.map(({ instrument }) => instrument))],
  );
}

/** Everything that is wrong with the register, by what the hands were answered; empty is well. */
function faults(hands: readonly DeskHand[], stored: readonly StoredLoan[]): string[] {
  const byId = new Map(stored.map((loan) => [loan.id, loan]));
  return hands.flatMap((hand) => {
    const own = stored.filter(({ instrument }) => instrument === hand.instrument);
    const known = new Set(hand.lent);
    const unknown = own.filter(({ id }) => !known.has(id));
    const mayBeUnknown = hand.unanswered?.deed === 'checkout' ? 1 : 0;
    return [
      ...hand.lent.filter((id) => byId.get(id)?.instrument !== hand.instrument).map((id) => `lost: ${id}`),
      ...[...hand.takenBack].filter((id) => byId.get(id)?.state !== 'returned').map((id) => `not taken back: ${id}`),
      ...(unknown.length > mayBeUnknown ? [`doubled: ${hand.instrument}`] : []),
      ...own.filter(({ opened }) => opened !== 1).map(({ id }) => `logged ${id} not once`),
      ...own.filter(({ state, closed }) => closed !== (state === 'returned' ? 1 : 0)).map(({ id }) => `half: ${id}`),
      ...(own.filter(({ state }) => state === 'open').length > 1 ? [`out twice: ${hand.instrument}`] : []),
    ];
  });
}

describe.each<DatabaseName>(['sqlite', 'postgres'])('on %s', (name) => {
  let register: DemoRegister;
  let server: RunningServer;
  let hands: DeskHand[];
  let token: string | undefined;

  beforeAll(async () => {
    register = await demoRegister(name);
    server = await startServer({ env: register.env, patience: 240_000 });
    const [desk, manager] = await Promise.all([logIn(server.url, 'bibliotek'), logIn(server.url, 'lager')]);
    hands = await deskHands(desk, manager);
    token = desk.token;
  });
  afterAll(async () => {
    await server.kill();
    await register.drop();
  });

  /** The client of the first log-in, which outlives the server that opened it. */
  const client = (): HttpClient => {
    const desk = new HttpClient(server.url);
    desk.token = token;
    return desk;
  };

  const answers = (): number => hands.reduce((sum, { lent, takenBack }) => sum + lent.length + takenBack.size, 0);

  /** Lets all hands work, and kills the server under them after so many answers. */
  const killUnderWay = async (after: number): Promise<void> => {
    const desk = client();
    const before = answers();
    let killed = false;
    const working = Promise.all(hands.map((hand) => hand.work(desk, () => killed)));
    await server.until(() => answers() - before >= after);
    await server.kill();
    killed = true;
    await working;
  };

  it('keeps every answered hand-over and return through kill -9, and does what was not answered at most once', async () => {
    let caught = 0;
    for (let round = 0; round < rounds(10, 200) && inTime(round, name === 'sqlite' ? 0.5 : 1); round += 1) {
      const before = answers();
      await killUnderWay(5 + ((round * 37) % 90));
      const stored = await register.look((database) => storedLoans(database, hands));
      expect(faults(hands, stored)).toEqual([]);
      if (name === 'sqlite') expect(quickCheck(register)).toEqual(['ok']);
      caught += hands.filter(({ unanswered }) => unanswered !== undefined).length;
      count(`kills on ${name}`);
      count(`answered before a kill on ${name}`, answers() - before);
      server = await startServer({ env: register.env, patience: 240_000 });
    }
    // The kills fell among work: answers before them, and requests that they cut off.
    expect(answers()).toBeGreaterThan(100);
    expect(caught).toBeGreaterThan(0);
    const desk = client();
    await Promise.all(hands.map((hand) => hand.catchUp(desk)));
    await server.stop();
    const stored = await register.look((database) => storedLoans(database, hands));
    expect(faults(hands, stored)).toEqual([]);
    expect(stored.map(({ id }) => id).sort()).toEqual(hands.flatMap(({ lent }) => lent).sort());
    expect(await register.check()).toEqual({ code: 0, output: expect.any(String) });
  });

  it('would notice a loan that is gone', async () => {
    const hand = hands.find(({ lent }) => lent.length > 0);
    const lost = hand?.lent.at(-1) ?? '';
    await register.look((database) =>
      database.unitOfWork.run(async (tx) => {
        await tx.run('DELETE FROM credit WHERE charge_id IN (SELECT id FROM charge WHERE loan_id = $1)', [lost]);
        for (const table of ['loan_accessory', 'charge'])
          await tx.run(`DELETE FROM ${table} WHERE loan_id = $1`, [lost]);
        await tx.run('DELETE FROM loan WHERE id = $1', [lost]);
      }),
    );
    const stored = await register.look((database) => storedLoans(database, hands));
    expect(faults(hands, stored)).toContain(`lost: ${lost}`);
  });
});

function quickCheck({ env }: DemoRegister): unknown[] {
  const db = new Sqlite((env['DATABASE_URL'] ?? '').slice('sqlite:'.length), { readonly: true });
  try {
    return (db.pragma('quick_check') as { quick_check: string }[]).map((row) => row.quick_check);
  } finally {
    db.close();
  }
}
