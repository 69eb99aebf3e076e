/**
 * Prints the statements that the routes of the benchmarks run, recorded from the application: `sqlite`, or `postgres` in a
 * database of its own beside the given one. Needs the build.
 */
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { built } from './built.mjs';
import { PostgresRegisters, SqliteRegisters, makeRegister } from './registers.mjs';
import { routes } from './routes.mjs';
import { Tape, stepsOf } from './tape.mjs';
import { librarian, sizes } from './town.mjs';

const { createApplication } = await built('application.js');
const { calendarDate, zonedInstant } = await built('platform/calendar/index.js');
const { Clock } = await built('platform/clock/index.js');
const { loadConfig } = await built('platform/config/index.js');
const { openDatabase } = await built('platform/database/index.js');
const { createLogger } = await built('platform/logging/index.js');
const { schema } = await built('schema.js');

/** Stands still, so that the recording is the same whenever it is made. */
class StandingClock extends Clock {
  today() {
    return calendarDate('2026-10-19');
  }

  now() {
    return zonedInstant(this.today(), '10:00', 'Europe/Oslo');
  }
}

/** Headers that Fastify or Node writes by itself, or that depend on the row. */
const notOurs = new Set(['connection', 'content-length', 'content-type', 'date', 'etag', 'keep-alive']);

const [kind, postgresUrl] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'klangbank-record-'));
const registers = kind === 'postgres' ? new PostgresRegisters(postgresUrl) : new SqliteRegisters(folder);
const clock = new StandingClock();
const { register, town } = await makeRegister(registers, sizes.small, clock.today());
try {
  process.stdout.write(`${JSON.stringify(await recording(), null, 2)}\n`);
} finally {
  await registers.drop(register);
  rmSync(folder, { recursive: true, force: true });
}

async function recording() {
  const settings = { DATABASE_URL: register.url, DATA_DIR: folder, LOG_LEVEL: 'error', SECRET_KEY: 'k'.repeat(32) };
  const config = loadConfig(settings);
  const database = await openDatabase(config.database, schema);
  const tape = new Tape(database.kind);
  const app = await createApplication({ config, database: tape.on(database), clock, logger: createLogger(config) });
  try {
    const token = (await ask(app, { method: 'POST', path: '/api/v1/session', body: librarian })).body.token;
    const recorded = {};
    for (const [name, route] of Object.entries(routes)) {
      // The first two fill what is kept in memory; the next two are what a server does all day.
      const heard = [];
      for (const request of requestsTo(name)) {
        tape.take();
        const answer = await ask(app, route.make(request), token);
        if (answer.status !== route.status) throw new Error(`${name}: ${answer.status} ${JSON.stringify(answer.body)}`);
        heard.push({ request, steps: tape.take(), answer });
      }
      const [first, second] = heard.slice(-2);
      recorded[name] = { ...answerOf(first.answer), steps: stepsOf(name, first, second) };
    }
    return recorded;
  } finally {
    await app.close();
    await database.close();
  }
}

/** Four requests; of the instruments no two have the same version, so that constants and versions are told apart. */
function requestsTo(name) {
  const numbers = [0, 1, 2, 3];
  const key = (number) => `00000000-0000-4000-8000-00000000000${number}`;
  switch (name) {
    case 'lookup':
      return numbers.map((number) => ({ instrument: town.codes[number] }));
    case 'checkout':
      return numbers.map((number) => ({
        instrument: town.available[number],
        borrower: town.borrowers.at(-1 - number),
        key: key(number),
      }));
    case 'return':
      return numbers.map((number) => ({ instrument: town.lent[number], key: key(number) }));
    default:
      return numbers.map(() => ({}));
  }
}

function answerOf({ status, headers, body }) {
  const ours = Object.entries(headers).filter(([name]) => !notOurs.has(name));
  return { status, headers: Object.fromEntries(ours), ...('next' in body && { next: body.next, then: body.then }) };
}

async function ask(app, { method, path, body, key }, token) {
  const headers = {
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(key !== undefined && { 'idempotency-key': key }),
  };
  const answer = await app.inject({ method, url: path, headers, ...(body !== undefined && { payload: body }) });
  return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
}
