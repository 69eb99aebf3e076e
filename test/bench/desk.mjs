/** What a register holds at the moment, as far as the benchmarks move it, and the requests that can be made of it. */
import { randomUUID } from 'node:crypto';

import { routes } from './routes.mjs';
import { Random } from './town.mjs';

/** What a desk does in a second: it looks more than it changes. */
const inASecond = [
  ...['lookup', 'checkout', 'lookup', 'list', 'return', 'lookup', 'checkout', 'lookup', 'list', 'return'],
  ...['lookup', 'checkout', 'lookup', 'list', 'return', 'lookup', 'checkout', 'lookup', 'list', 'return'],
];

/** How often each route is asked among the mixed requests of so many seconds. */
export function mixedCounts(seconds) {
  const count = Object.fromEntries(Object.keys(routes).map((name) => [name, 0]));
  for (const name of inASecond) count[name] += seconds;
  return count;
}

export class Desk {
  #codes;
  #available;
  #lent;
  #borrowers;
  #random = new Random(7);

  constructor({ codes, available, lent, borrowers }) {
    this.#codes = codes;
    this.#available = [...available];
    this.#lent = [...lent];
    // Those who have something come last.
    this.#borrowers = [...borrowers.slice(lent.length), ...borrowers.slice(0, lent.length)];
  }

  get openLoans() {
    return this.#lent.length;
  }

  /** What a desk does in so many seconds, as the load client takes it. `done()` says that it was answered. */
  mixed(seconds) {
    const count = mixedCounts(seconds);
    const taken = Object.entries(count).map(([name, many]) => [name, this.requests(name, many)]);
    const waiting = new Map(taken.map(([name, { requests }]) => [name, [...requests]]));
    const names = Array.from({ length: seconds }, () => inASecond).flat();
    return {
      perSecond: inASecond.length,
      requests: names.map((name) => ({ request: waiting.get(name).shift(), status: routes[name].status })),
      done: () => taken.forEach(([name, { done }]) => done(count[name])),
    };
  }

  /** Up to so many requests to a route. `done(used)` says how many of them were answered. */
  requests(name, count) {
    const { make } = routes[name];
    const key = () => randomUUID();
    switch (name) {
      case 'checkout': {
        const given = this.#available.slice(0, count);
        const requests = given.map((instrument, index) =>
          make({ instrument, borrower: this.#borrowers[index % this.#borrowers.length], key: key() }),
        );
        const done = (used) => {
          this.#lent.push(...this.#available.splice(0, used));
          this.#borrowers.push(...this.#borrowers.splice(0, used));
        };
        return { requests, done };
      }
      case 'return': {
        const requests = this.#lent.slice(0, count).map((instrument) => make({ instrument, key: key() }));
        return { requests, done: (used) => this.#available.push(...this.#lent.splice(0, used)) };
      }
      default: {
        const many = Math.min(count, 20_000);
        const requests = Array.from({ length: many }, () => make({ instrument: this.#random.of(this.#codes) }));
        return { requests, done: () => undefined };
      }
    }
  }
}
