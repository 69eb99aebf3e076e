/**
 * The inbox of a caseworker and the closing of a quarter. The inbox is asked in this process, beside the bare driver that reads the same
 * again. The quarter is closed over HTTP while desks go on, beside the same desks without it and the mere reading of its entries.
 */
import { sleep } from '../../scripts/processes.mjs';
import { Asked, floorOf } from './asked.mjs';
import { built } from './built.mjs';
import { Desk } from './desk.mjs';
import { makeRegister } from './registers.mjs';
import { openPlayer } from './replay.mjs';
import { Server } from './servers.mjs';
import { accountant, activate, caseKey, caseworker, furnishing, settledTowns } from './settled-town.mjs';
import { librarian } from './town.mjs';

const { firstDayOf, lastDayOf, previousQuarter, quarterOf } = await built('cost-sharing/domain/quarter.js');
const { proposedTerms } = await built('organisation/index.js');
const { calendarDate, daysBetween, schoolYearOf } = await built('platform/calendar/index.js');
const { CaseFile } = await built('subsidies/index.js');

/** Asked before anything is measured, so that everything has been prepared and compiled. */
const warmUp = 20;
/** So long desks work before the quarter is closed. */
const beforeClosingMs = 2_000;
const memoryEveryMs = 50;

export class SettlementMeasurement {
  #registers;
  #client;
  #report;
  #folder;
  #settings;
  #open = [];
  #register;

  /** @param client the load client, where a quarter is to be closed */
  constructor(registers, client, report, folder, settings) {
    this.#registers = registers;
    this.#client = client;
    this.#report = report;
    this.#folder = folder;
    this.#settings = settings;
  }

  async run() {
    const { name } = this.#registers;
    const { measures, settledTown } = this.#settings;
    const size = settledTowns[settledTown];
    const today = calendarDate(new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' }).format());
    const period = previousQuarter(quarterOf(today));
    const [from, to] = [firstDayOf(period), lastDayOf(period)];
    console.log(`\n${name}: making a quarter of ${size.charges} charges, and ${size.cases} cases …`);
    const terms = proposedTerms(Number(schoolYearOf(to).slice(0, 4)));
    const term = terms.findLast(({ firstDay }) => firstDay <= to) ?? terms[0];
    const quarter = { from, to, days: daysBetween(from, to) + 1, term: term.id };
    const { register, town } = await makeRegister(this.#registers, size, today, await furnishing(quarter));
    this.#register = register;
    this.#report.database(name, await this.#registers.version(register));
    if (measures.includes('inbox')) await this.#inbox(size, today, quarter);
    if (measures.includes('settlement')) await this.#settlement(size, period, quarter, new Desk(town));
    await this.stop();
  }

  async stop() {
    for (const stop of this.#open.splice(0).reverse()) await stop();
    if (this.#register !== undefined) await this.#registers.drop(this.#register);
    this.#register = undefined;
  }

  async #inbox({ cases }, today, { to }) {
    const asked = await Asked.open(this.#register, this.#folder, today, { CASE_KEY: caseKey });
    const player = openPlayer(this.#register.url);
    this.#open.push(
      () => asked.close(),
      () => player.close(),
    );
    await activate(asked.database);
    const { username } = caseworker;
    const actor = { userId: `user-${username}`, displayName: username, role: 'caseworker', unitId: 'nav' };
    const file = asked.service(CaseFile);
    const months = [to.slice(0, 7), today.slice(0, 7)];
    const times = { ours: [], floor: [] };
    for (let turn = 1; turn <= warmUp + this.#settings.asks; turn += 1) {
      const { ms, answer, steps } = await asked.time(() => file.inbox(actor, { state: 'submitted' }, months));
      if (answer.items.length !== 50) throw new Error(`The inbox shows ${answer.items.length} cases, not 50.`);
      const floorMs = await floorOf(player, steps);
      if (turn <= warmUp) continue;
      times.ours.push(ms);
      times.floor.push(floorMs);
    }
    for (const stop of this.#open.splice(0).reverse()) await stop();
    this.#report.inbox(this.#registers.name, { cases, ...times });
  }

  async #settlement({ charges }, period, { from, to }, desk) {
    // What the night does: it books what there is, so that a closing finds the ledger ready. By day the server is another one.
    let server = await this.#start();
    let token = await server.logIn(accountant);
    const [[booked, bookedMs], bookedMegabytes] = await remembered(server, () =>
      timed(() => server.ask('POST', '/api/v1/settlements', { json: { from, to }, token })),
    );
    demand(booked, 201);
    await server.stop();
    server = await this.#start();
    token = await server.logIn(accountant);
    const desks = await server.logIn(librarian);
    const alone = await this.#desks(server, desks, desk);
    const meanwhile = this.#desks(server, desks, desk);
    await sleep(beforeClosingMs);
    const path = `/api/v1/settlements/${booked.body.id}`;
    const [[closed, closedMs], megabytes] = await remembered(server, () =>
      timed(() => server.ask('POST', `${path}/close`, { json: {}, token })),
    );
    demand(closed, 200);
    const answers = await meanwhile;
    const { state, totals } = closed.body;
    if (state !== 'closed' || totals.debitOre !== totals.creditOre || totals.debitOre === 0) {
      throw new Error(`The settlement is ${state} with ${JSON.stringify(totals)}.`);
    }
    await server.stop();
    const entries = await this.#registers.count(
      this.#register,
      `SELECT id FROM ledger_entry WHERE period = '${period}'`,
    );
    const readMs = await this.#reading(period);
    const figures = {
      charges,
      entries,
      bookedMs,
      bookedMegabytes,
      closedMs,
      readMs,
      megabytes,
      meanwhile: answers,
      alone,
    };
    this.#report.settlement(this.#registers.name, figures);
  }

  async #start() {
    const server = await Server.start('ours', this.#folder, { DATABASE_URL: this.#register.url, CASE_KEY: caseKey });
    this.#open.push(() => server.stop());
    return server;
  }

  async #desks(server, token, desk) {
    const { mixedSeconds, connections } = this.#settings;
    const { done, ...load } = desk.mixed(mixedSeconds);
    const answers = await this.#client.run({ port: server.port, token, connections, ...load });
    done();
    return answers;
  }

  /** How long the bare driver takes to read the entries of the quarter, in ms. */
  async #reading(period) {
    const player = openPlayer(this.#register.url);
    this.#open.push(() => player.close());
    const values = this.#registers.name === 'sqlite' ? '?' : '$1';
    const sql = `SELECT id, key_id, is_sealed, lines FROM ledger_entry WHERE municipality_id = 'town' AND period = ${values}`;
    const [, ms] = await timed(() => player.again([{ on: 'reader', how: 'all', sql, values: [period] }]));
    return ms;
  }
}

/** What something gives, and the most memory that the server had meanwhile, in MB. */
async function remembered(server, act) {
  let megabytes = server.memory();
  const watch = setInterval(() => (megabytes = Math.max(megabytes, server.memory())), memoryEveryMs);
  try {
    return [await act(), megabytes];
  } finally {
    clearInterval(watch);
  }
}

async function timed(act) {
  const from = performance.now();
  const result = await act();
  return [result, performance.now() - from];
}

function demand({ status, body }, expected) {
  if (status !== expected) throw new Error(`${status} instead of ${expected}: ${JSON.stringify(body)}`);
}
