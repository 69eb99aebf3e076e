/** Everything that is measured on one database: ours and the floor, each on its own copy of the same register. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { sleep } from '../../scripts/processes.mjs';
import { built } from './built.mjs';
import { Desk, mixedCounts } from './desk.mjs';
import { makeRegister } from './registers.mjs';
import { routes } from './routes.mjs';
import { Server } from './servers.mjs';
import { librarian, sizes } from './town.mjs';

const { calendarDate } = await built('platform/calendar/index.js');

const sides = ['ours', 'floor'];
/** More than any server answers in a second, so that a window does not run out of requests. */
const mostPerSecond = 9_000;
/** How many requests a second the client manages where the server does nothing. */
export async function clientAlone(client, folder, { connections, warmMs, windowMs }) {
  const server = await Server.start('noop', folder);
  const requests = [routes.lookup.make({ instrument: '0000000' })];
  const job = { port: server.port, token: 'x'.repeat(43), connections, warmMs, windowMs, status: 200, requests };
  const { perSecond } = await client.run({ ...job, again: true });
  await server.stop();
  return perSecond;
}

export class Measurement {
  #registers;
  #client;
  #report;
  #folder;
  #settings;
  #registerOf = {};
  #servers = {};
  #desks = {};
  #tokens = {};

  constructor(registers, client, report, folder, settings) {
    this.#registers = registers;
    this.#client = client;
    this.#report = report;
    this.#folder = folder;
    this.#settings = settings;
  }

  async run() {
    const { name } = this.#registers;
    const { measures } = this.#settings;
    this.#checkRecording();
    console.log(`\n${name}: making a register of ${sizes.large.instruments} instruments …`);
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' }).format();
    const { register, town } = await makeRegister(this.#registers, sizes.large, calendarDate(today));
    this.#registerOf = { ours: register, floor: await this.#registers.copy(register) };
    this.#report.database(name, await this.#registers.version(register));
    if (measures.includes('start')) await this.#starts();
    for (const side of sides) {
      this.#servers[side] = await this.#start(side);
      this.#desks[side] = new Desk(town);
    }
    this.#tokens = { ours: await this.#servers.ours.logIn(librarian), floor: 'x'.repeat(43) };
    await this.#compare();
    for (const route of ['lookup', 'list']) if (measures.includes(route)) await this.#throughput([route]);
    const changing = ['checkout', 'return'].filter((route) => measures.includes(route));
    if (changing.length > 0) await this.#throughput(changing);
    if (measures.includes('mixed')) await this.#mixed();
    for (const side of sides) this.#report.after(name, side, { memory: this.#servers[side].memory() });
    await this.#checkStored();
    await this.stop();
  }

  async stop() {
    for (const server of Object.values(this.#servers)) await server.stop();
    this.#servers = {};
    for (const register of Object.values(this.#registerOf)) await this.#registers.drop(register);
    this.#registerOf = {};
  }

  #start(side) {
    return Server.start(side, this.#folder, { DATABASE_URL: this.#registerOf[side].url });
  }

  /** The committed statements must be those that the application runs now. */
  #checkRecording() {
    const { name, url } = this.#registers;
    const args = ['test/bench/record.mjs', name, ...(url === undefined ? [] : [url])];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`The statements of our routes could not be recorded:\n${stderr}`);
    if (stdout !== readFileSync(`test/bench/recorded/${name}.json`, 'utf8')) {
      throw new Error(`test/bench/recorded/${name}.json is not what our routes run now. Type: npm run generate`);
    }
  }

  /** From the start of the process to the first good answer of /health/ready, and what it holds in memory then. */
  async #starts() {
    const { starts, idleMs } = this.#settings;
    const ready = { ours: [], floor: [] };
    const memory = {};
    for (let turn = 1; turn <= starts; turn += 1) {
      for (const side of sides) {
        const server = await this.#start(side);
        ready[side].push(server.readyMs);
        if (turn === starts) {
          await sleep(idleMs);
          memory[side] = server.memory();
        }
        await server.stop();
      }
    }
    this.#report.start(this.#registers.name, ready, memory);
  }

  /** The floor must answer with the same bytes; only ids, days and the time differ, in content but not in length. */
  async #compare() {
    for (const [name, route] of Object.entries(routes)) {
      const [ours, floor] = await Promise.all(sides.map((side) => this.#answer(side, name)));
      const plain = name === 'lookup' || name === 'list';
      const form = (text) => (plain ? text : text.replaceAll(/[0-9a-f]/g, '0'));
      if (ours.status !== route.status || form(ours.text) !== form(floor.text)) {
        throw new Error(`${name} answers otherwise than its floor:\n${ours.text}\n${floor.text}`);
      }
      if (ours.headers !== floor.headers) {
        throw new Error(`${name} answers with other headers than its floor:\n${ours.headers}\n\n${floor.headers}`);
      }
    }
  }

  async #answer(side, name) {
    const { requests, done } = this.#desks[side].requests(name, 1);
    const { method, path, body, key } = requests[0];
    const response = await fetch(`http://127.0.0.1:${this.#servers[side].port}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#tokens[side]}`,
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    done(1);
    const headers = [...response.headers].filter(([header]) => header !== 'date').map((header) => header.join(': '));
    return { status: response.status, text: await response.text(), headers: headers.sort().join('\n') };
  }

  /** Alternating windows, ours and the floor. Returns follow checkouts, so that there is something to take back. */
  async #throughput(names) {
    const { name: database } = this.#registers;
    for (let pair = 1; pair <= this.#settings.pairs; pair += 1) {
      for (const name of names) {
        const figures = {};
        for (const side of sides) figures[side] = await this.#window(side, name);
        this.#report.pair(database, name, pair, figures);
      }
    }
  }

  async #window(side, name) {
    const { connections, warmMs, windowMs } = this.#settings;
    const again = name === 'lookup' || name === 'list';
    const desk = this.#desks[side];
    const possible = Math.floor((mostPerSecond * (warmMs + windowMs)) / 1_000);
    // However fast loans are taken back, as many stay as the mixed requests are to take back.
    const most =
      name === 'return'
        ? Math.min(possible, desk.openLoans - mixedCounts(this.#settings.mixedSeconds).return)
        : possible;
    const { requests, done } = desk.requests(name, most);
    const server = this.#servers[side];
    const before = server.processorTime();
    const from = performance.now();
    const result = await this.#client.run({
      ...{ port: server.port, token: this.#tokens[side], connections, warmMs, windowMs },
      ...{ status: routes[name].status, requests, again },
    });
    done(result.used);
    return { ...result, serverBusy: (server.processorTime() - before) / (performance.now() - from) };
  }

  async #mixed() {
    const { mixedSeconds, connections } = this.#settings;
    const figures = {};
    for (const side of sides) {
      const { done, ...load } = this.#desks[side].mixed(mixedSeconds);
      const { port } = this.#servers[side];
      figures[side] = await this.#client.run({ port, token: this.#tokens[side], connections, ...load });
      done();
    }
    this.#report.mixed(this.#registers.name, figures);
  }

  /** What was answered is stored: the open loans of both registers are those that the client knows of. */
  async #checkStored() {
    for (const side of sides) {
      const stored = await this.#registers.count(this.#registerOf[side], "SELECT id FROM loan WHERE state = 'open'");
      const { openLoans } = this.#desks[side];
      if (stored !== openLoans) throw new Error(`${side} holds ${stored} open loans, and answered ${openLoans}.`);
    }
  }
}
