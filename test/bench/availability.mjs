/**
 * What is free when, asked in this process of the service behind `GET /availability`, the timeline and an instrument's own
 * availability. Each question is asked of ours, of the floor (the statements that ours just ran, on the bare driver), and
 * in the large town once more where the history is a tenth as long.
 */
import { Asked, demandSame, floorOf } from './asked.mjs';
import { built } from './built.mjs';
import { furnish, overlapping, promisedTowns, promising, reservationsIn } from './promised-town.mjs';
import { makeRegister } from './registers.mjs';
import { openPlayer } from './replay.mjs';
import { Random } from './town.mjs';

const { shippedKinds } = await built('inventory/index.js');
const { addDays, calendarDate } = await built('platform/calendar/index.js');
const { Availability } = await built('reservations/index.js');

const tables = ['loan', 'reservation'];
/** Asked before anything is measured, so that everything has been prepared and compiled. */
const warmUp = 20;

/** What is asked: each makes a question of what a town holds, and asks the service. */
const questions = {
  narrow: {
    title: 'free of a kind, size, grade and point',
    make: ({ random, kinds, today }) => {
      const kind = random.of(kinds);
      const from = addDays(today, random.below(300));
      return {
        ...{ kind: kind.id, grade: 'good', point: 'library', from, to: addDays(from, 7 + random.below(150)) },
        ...(kind.sizes.length > 0 && { size: random.of(kind.sizes) }),
      };
    },
    ask: (service, question) => service.of(question),
  },
  wide: {
    title: 'free of a whole kind, 200 a page',
    make: ({ random, kinds, today }) => {
      const from = addDays(today, random.below(300));
      return { kind: random.of(kinds).id, from, to: addDays(from, 7 + random.below(150)), limit: 200 };
    },
    ask: (service, question) => service.of(question),
  },
  timeline: {
    title: 'a page of the timeline, half a year',
    make: ({ random, kinds, today }) => {
      const from = addDays(today, random.below(100));
      return { kind: random.of(kinds).id, from, to: addDays(from, 182), limit: 25 };
    },
    ask: (service, question) => service.of(question),
  },
  instrument: {
    title: 'free days of one instrument',
    make: ({ random, codes, today }) => ({ code: random.of(codes), from: today, to: addDays(today, 182) }),
    ask: (service, { code, ...days }) => service.ofInstrument(code, days),
  },
};

export class AvailabilityMeasurement {
  #registers;
  #report;
  #folder;
  #settings;
  #open = [];
  #made = [];

  constructor(registers, report, folder, settings) {
    this.#registers = registers;
    this.#report = report;
    this.#folder = folder;
    this.#settings = settings;
  }

  async run() {
    const { name } = this.#registers;
    const today = calendarDate(new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' }).format());
    for (const size of this.#settings.towns.map((town) => promisedTowns[town])) {
      const reservations = reservationsIn(size, size.past);
      console.log(`\n${name}: making ${size.instruments} instruments with ${reservations} reservations …`);
      const { full, tenth } = await this.#make(size, today);
      this.#report.database(name, await this.#registers.version(full));
      for (const key of Object.keys(questions)) {
        const figures = await this.#ask(questions[key], { size, full, tenth, today });
        this.#report.availability(name, { title: questions[key].title, ...size, reservations, ...figures });
      }
      await this.stop();
    }
  }

  async stop() {
    for (const one of this.#open.splice(0)) await one.close();
    for (const register of this.#made.splice(0)) await this.#registers.drop(register);
  }

  /** The town, and where a history is asked for, the same with a tenth of it. */
  async #make(size, today) {
    const { register: full } = await makeRegister(this.#registers, size, today, furnish);
    this.#made.push(full);
    const tenth = size.before && (await this.#registers.copy(full));
    if (tenth !== undefined) this.#made.push(tenth);
    await this.#promise(full, size, size.past, today);
    if (tenth !== undefined) await this.#promise(tenth, size, size.before, today);
    return { full, tenth };
  }

  async #promise(register, size, past, today) {
    await this.#registers.pour(register, tables, promising({ ...size, past }, today));
    const stored = await this.#registers.count(register, 'SELECT id FROM reservation');
    const expected = reservationsIn(size, past);
    if (stored !== expected) throw new Error(`The register holds ${stored} reservations, not ${expected}.`);
    const wrong = await this.#registers.count(register, overlapping);
    if (wrong > 0) throw new Error(`${wrong} promises of one instrument overlap.`);
  }

  async #ask({ make, ask }, { size, full, tenth, today }) {
    const ours = await this.#opened(full, today);
    const less = tenth && (await this.#opened(tenth, today));
    const floor = openPlayer(full.url);
    this.#open.push(floor);
    const codes = (await ours.database.reader.all('SELECT code FROM instrument ORDER BY code')).map(({ code }) => code);
    const kinds = shippedKinds.filter(({ id }) => size.kinds?.includes(id) ?? true);
    const given = { random: new Random(9), kinds, codes, today };
    const times = { ours: [], floor: [], tenth: [] };
    for (let turn = 1; turn <= warmUp + this.#settings.asks; turn += 1) {
      const question = make(given);
      const towns = [ours, ...(less === undefined ? [] : [less])];
      if (turn % 2 === 0) towns.reverse();
      const heard = new Map();
      for (const town of towns) heard.set(town, await town.time(() => ask(town.service(Availability), question)));
      const { ms, answer, steps } = heard.get(ours);
      const floorMs = await floorOf(floor, steps);
      const other = less && heard.get(less);
      if (other !== undefined) demandSame('With a tenth of the history it', answer, other.answer, question);
      if (turn <= warmUp) continue;
      times.ours.push(ms);
      times.floor.push(floorMs);
      if (other !== undefined) times.tenth.push(other.ms);
    }
    for (const one of this.#open.splice(0)) await one.close();
    return times;
  }

  async #opened(register, today) {
    const asked = await Asked.open(register, this.#folder, today);
    this.#open.push(asked);
    return asked;
  }
}
