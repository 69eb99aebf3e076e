/** The application on a register, in this process, with every statement heard, and its answers beside those of the bare driver. */
import 'reflect-metadata';

import { built } from './built.mjs';
import { Tape } from './tape.mjs';

const { createApplication } = await built('application.js');
const { zonedInstant } = await built('platform/calendar/index.js');
const { Clock } = await built('platform/clock/index.js');
const { loadConfig } = await built('platform/config/index.js');
const { openDatabase } = await built('platform/database/index.js');
const { createLogger } = await built('platform/logging/index.js');
const { schema } = await built('schema.js');

/** Stands still on the day of the measurement. */
class StandingClock extends Clock {
  #day;

  constructor(day) {
    super();
    this.#day = day;
  }

  today() {
    return this.#day;
  }

  now() {
    return zonedInstant(this.#day, '10:00', 'Europe/Oslo');
  }
}

export class Asked {
  /** @param env what else it is configured with */
  static async open(register, folder, today, env = {}) {
    const settings = { DATABASE_URL: register.url, DATA_DIR: folder, LOG_LEVEL: 'error', SECRET_KEY: 'k'.repeat(32) };
    const config = loadConfig({ ...settings, ...env });
    const asked = new Asked();
    asked.database = await openDatabase(config.database, schema);
    asked.tape = new Tape(asked.database.kind);
    const parts = { config, database: asked.tape.on(asked.database), clock: new StandingClock(today) };
    asked.app = await createApplication({ ...parts, logger: createLogger(config) });
    return asked;
  }

  /** One of the application's services. */
  service(type) {
    return this.app.get(type, { strict: false });
  }

  /** How long an answer took, in ms, and what it ran. */
  async time(ask) {
    this.tape.take();
    const from = performance.now();
    const answer = await ask();
    return { ms: performance.now() - from, answer, steps: this.tape.take() };
  }

  async close() {
    await this.app.close();
    await this.database.close();
  }
}

/**
 * How long the bare driver takes to read the same again, in ms. What the program's own clocks read in between, by the time of now, is none of it.
 * @throws where it reads something else
 */
export async function floorOf(player, steps) {
  const reading = steps.filter(({ on, values }) => on === 'reader' && !values.some((value) => value instanceof Date));
  const from = performance.now();
  const rows = await player.again(reading);
  const ms = performance.now() - from;
  demandSame(
    'The floor',
    reading.map((step) => step.rows),
    rows,
  );
  return ms;
}

/** @throws where two answers differ */
export function demandSame(who, ours, other, question) {
  if (JSON.stringify(ours) === JSON.stringify(other)) return;
  throw new Error(`${who} answers otherwise${question === undefined ? '' : `: ${JSON.stringify(question)}`}`);
}
