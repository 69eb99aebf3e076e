/** The figures of a run: printed as they come, then as a table, and kept as JSON. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, release, totalmem, type } from 'node:os';
import { dirname } from 'node:path';

import { routes } from './routes.mjs';
import { pinned } from './servers.mjs';

/** The least part of the floor that we are to reach. A unit of work shares its sync, which the floor's does not. */
const leastRatio = {
  sqlite: { lookup: 0.5, list: 0.7, checkout: 1, return: 1 },
  postgres: { lookup: 0.6, list: 0.6, checkout: 0.6, return: 0.6 },
};
const mostReadyMs = 2_000;
const mostIdleMegabytes = 150;
const mostMixedMs = 50;
const mostInboxMs = 10;
const mostCloseMs = 5_000;
const mostCloseMegabytes = 200;
/** So much slower may an answer be after ten times the history: it grows with what is asked for. */
const mostGrowth = 1.25;

const round = (number, digits = 0) => Number(number.toFixed(digits));
const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};
const high = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length * 0.95)];
const percent = (part) => `${Math.round(part * 100)} %`;
const thousands = (number) => String(Math.round(number)).replaceAll(/\B(?=(\d{3})+$)/g, ' ');

export class Report {
  #result;

  constructor(settings) {
    this.#result = { at: new Date().toISOString(), machine: machine(), settings, databases: {} };
    if (!pinned) console.log('There is no taskset, or one core only: server and client are not kept apart.');
  }

  client(perSecond) {
    this.#result.clientAlonePerSecond = round(perSecond);
    console.log(`The load client by itself manages ${thousands(perSecond)} requests a second.`);
  }

  database(name, version) {
    this.#result.databases[name] ??= { version, throughput: {} };
  }

  start(name, ready, memory) {
    const of = (side) => ({
      readyMs: round(median(ready[side])),
      eachMs: ready[side].map((ms) => round(ms)),
      idleMegabytes: round(memory[side]),
    });
    const start = { ours: of('ours'), floor: of('floor') };
    this.#result.databases[name].start = {
      ...start,
      reached: start.ours.readyMs < mostReadyMs && start.ours.idleMegabytes < mostIdleMegabytes,
    };
    console.log(
      `${name}: ready after ${start.ours.readyMs} ms (floor ${start.floor.readyMs}), ` +
        `idle ${start.ours.idleMegabytes} MB (floor ${start.floor.idleMegabytes})`,
    );
  }

  pair(name, route, pair, { ours, floor }) {
    const { throughput } = this.#result.databases[name];
    const figure = ({ perSecond, p50, p99, seconds, serverBusy, clientBusy }) => ({
      perSecond: round(perSecond),
      p50Ms: round(p50, 2),
      p99Ms: round(p99, 2),
      seconds: round(seconds, 2),
      serverBusy: round(serverBusy, 2),
      clientBusy: round(clientBusy, 2),
    });
    const ratio = ours.perSecond / floor.perSecond;
    throughput[route] ??= { pairs: [] };
    throughput[route].pairs.push({ ours: figure(ours), floor: figure(floor), ratio: round(ratio, 3) });
    const { pairs } = throughput[route];
    const least = leastRatio[name][route];
    const middle = median(pairs.map((one) => one.ratio));
    Object.assign(throughput[route], { ratio: round(middle, 3), least, reached: middle >= least });
    console.log(
      `${name}: ${routes[route].title}, pair ${pair}: ${thousands(ours.perSecond)}/s, floor ${thousands(floor.perSecond)}/s, ` +
        percent(ratio),
    );
  }

  mixed(name, { ours, floor }) {
    const of = ({ count, p50, p99, slowest }) => ({
      count,
      p50Ms: round(p50, 2),
      p99Ms: round(p99, 2),
      slowestMs: round(slowest, 2),
    });
    this.#result.databases[name].mixed = { ours: of(ours), floor: of(floor), reached: ours.p99 < mostMixedMs };
    console.log(`${name}: 20 mixed requests a second: p99 ${round(ours.p99, 1)} ms (floor ${round(floor.p99, 1)})`);
  }

  /** @param figures what a question took in ms, each time that it was asked */
  availability(name, { title, instruments, reservations, mostMs, ours, floor, tenth }) {
    const middle = { ours: median(ours), floor: median(floor) };
    // Question by question, asked right after each other, so that what else the machine does is in both.
    const growth = tenth.length === 0 ? undefined : median(ours.map((ms, index) => ms / tenth[index]));
    (this.#result.databases[name].availability ??= []).push({
      ...{ title, instruments, reservations, asked: ours.length, mostMs },
      p50Ms: { ours: round(middle.ours, 3), floor: round(middle.floor, 3) },
      p95Ms: { ours: round(high(ours), 3), floor: round(high(floor), 3) },
      reached: middle.ours <= mostMs,
      ...(growth !== undefined && {
        withTenthOfHistory: { p50Ms: round(median(tenth), 3), growth: round(growth, 3), reached: growth <= mostGrowth },
      }),
    });
    console.log(
      `${name}: ${title}: ${round(middle.ours, 2)} ms (floor ${round(middle.floor, 2)}), 95 % within ${round(high(ours), 2)} ms` +
        (growth === undefined ? '' : `; × ${round(growth, 2)} after ten times the history`),
    );
  }

  /** The inbox of a caseworker: what a page of it took in ms, each time that it was asked. */
  inbox(name, { cases, ours, floor }) {
    const middle = { ours: median(ours), floor: median(floor) };
    this.#result.databases[name].inbox = {
      ...{ cases, asked: ours.length, p50Ms: { ours: round(middle.ours, 3), floor: round(middle.floor, 3) } },
      ...{ p95Ms: { ours: round(high(ours), 3), floor: round(high(floor), 3) }, reached: middle.ours < mostInboxMs },
    };
    console.log(`${name}: the inbox over ${thousands(cases)} cases: ${round(middle.ours, 2)} ms`);
  }

  /**
   * The closing of a quarter.
   * @param figures how long its booking, its closing and the mere reading of its entries took, in ms; the most memory meanwhile, in MB; the
   *   answers to desks meanwhile and without it
   */
  settlement(name, figures) {
    const { charges, entries, bookedMs, bookedMegabytes, closedMs, readMs, megabytes, meanwhile, alone } = figures;
    this.#result.databases[name].settlement = {
      ...{ charges, entries, bookedMs: round(bookedMs), closedMs: round(closedMs), readMs: round(readMs) },
      ...{ bookedMegabytes: round(bookedMegabytes), megabytes: round(megabytes) },
      ...{ p99Ms: { meanwhile: round(meanwhile.p99, 2), alone: round(alone.p99, 2) } },
      reached: {
        time: closedMs < mostCloseMs,
        memory: megabytes < mostCloseMegabytes,
        p99: meanwhile.p99 < mostMixedMs,
      },
    };
    console.log(
      `${name}: a quarter of ${thousands(charges)} charges: booked in ${round(bookedMs)} ms (${round(bookedMegabytes)} MB), ` +
        `closed in ${round(closedMs)} ms (${round(megabytes)} MB), p99 of desks meanwhile ${round(meanwhile.p99, 1)} ms (alone ${round(alone.p99, 1)})`,
    );
  }

  after(name, side, { memory }) {
    (this.#result.databases[name].megabytesAfterLoad ??= {})[side] = round(memory);
  }

  print() {
    const rows = Object.values(this.#result.databases).flatMap(
      ({ version, throughput, start, mixed, availability, inbox, settlement }) => [
        [version, 'ours', 'floor', 'ratio', 'target', ''],
        ...Object.entries(throughput).map(([route, { pairs, ratio, least, reached }]) => {
          const rate = (side) => `${thousands(median(pairs.map((pair) => pair[side].perSecond)))}/s`;
          return [
            routes[route].title,
            rate('ours'),
            rate('floor'),
            percent(ratio),
            `≥ ${percent(least)}`,
            mark(reached),
          ];
        }),
        ...(start === undefined
          ? []
          : [
              ['start to ready', `${start.ours.readyMs} ms`, `${start.floor.readyMs} ms`, '', '< 2 s'],
              ['idle memory', `${start.ours.idleMegabytes} MB`, `${start.floor.idleMegabytes} MB`, '', '< 150 MB'],
            ].map((row, index) => [
              ...row,
              mark(index === 0 ? start.ours.readyMs < mostReadyMs : start.ours.idleMegabytes < mostIdleMegabytes),
            ])),
        ...(mixed === undefined
          ? []
          : [
              [
                ...['20 mixed requests a second, p99', `${mixed.ours.p99Ms} ms`, `${mixed.floor.p99Ms} ms`],
                ...['', '< 50 ms', mark(mixed.reached)],
              ],
            ]),
        ...(availability ?? []).flatMap(availabilityRows),
        ...(inbox === undefined ? [] : [inboxRow(inbox)]),
        ...(settlement === undefined ? [] : settlementRows(settlement)),
        [],
      ],
    );
    const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
    console.log();
    for (const row of rows) {
      const cells = row.map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column] ?? 0),
      );
      console.log(cells.join('  ').trimEnd());
    }
    const { connections, pairs, windowMs, asks, measures } = this.#result.settings;
    if (measures.some((name) => name in routes)) {
      console.log(
        `${connections} connections, ${pinned ? 'server on one core, client on another' : 'not kept apart'}; ` +
          `${pairs} alternating pairs of ${windowMs / 1_000} s; the ratio is the median of theirs.`,
      );
    }
    if (measures.includes('availability')) {
      console.log(`What is free is asked ${asks} times, in the process; a time is the median.`);
    }
    const missed = rows.filter((row) => row[5] === 'missed').map(([title]) => title);
    console.log(missed.length === 0 ? 'Every target was reached.' : `Missed: ${missed.join(', ')}.`);
  }

  write(file) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(this.#result, null, 2)}\n`);
    console.log(`Written to ${file}.`);
  }
}

/** Of times the floor is the smaller: the ratio is the part of ours that the statements alone take. */
function availabilityRows({ title, instruments, reservations, mostMs, p50Ms, reached, withTenthOfHistory: tenth }) {
  const town = `${thousands(instruments)} instruments, ${thousands(reservations)} reservations`;
  return [
    [
      ...[`${title} (${town})`, `${p50Ms.ours} ms`, `${p50Ms.floor} ms`],
      ...[percent(p50Ms.floor / p50Ms.ours), `≤ ${mostMs} ms`, mark(reached)],
    ],
    ...(tenth === undefined
      ? []
      : [
          [
            ...[`… ${title}: beside a tenth of the history`, `${p50Ms.ours} ms`, `${tenth.p50Ms} ms`],
            ...[`× ${tenth.growth}`, `≤ × ${mostGrowth}`, mark(tenth.reached)],
          ],
        ]),
  ];
}

function inboxRow({ cases, p50Ms, reached }) {
  return [
    ...[`inbox of a unit (${thousands(cases)} cases)`, `${p50Ms.ours} ms`, `${p50Ms.floor} ms`],
    ...[percent(p50Ms.floor / p50Ms.ours), `< ${mostInboxMs} ms`, mark(reached)],
  ];
}

/** The floor of the closing is the reading of its entries; that of the desks are the desks without it. */
function settlementRows({ charges, closedMs, readMs, megabytes, p99Ms, reached }) {
  return [
    [
      ...[`closing a quarter (${thousands(charges)} charges)`, `${closedMs} ms`, `${readMs} ms`],
      ...[percent(readMs / closedMs), `< ${mostCloseMs / 1_000} s`, mark(reached.time)],
    ],
    ['… memory meanwhile', `${megabytes} MB`, '', '', `< ${mostCloseMegabytes} MB`, mark(reached.memory)],
    [
      ...['… 20 mixed requests a second, p99', `${p99Ms.meanwhile} ms`, `${p99Ms.alone} ms`],
      ...['', `< ${mostMixedMs} ms`, mark(reached.p99)],
    ],
  ];
}

function mark(reached) {
  return reached ? 'reached' : 'missed';
}

function machine() {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGigabytes: round(totalmem() / 2 ** 30, 1),
    system: `${type()} ${release()} ${arch()}`,
    node: process.version,
    serverAndClientOnTheirOwnCores: pinned,
  };
}
