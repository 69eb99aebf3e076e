/** What a register holds at the moment, as far as the benchmarks move it, and the requests that can be made of it. */
import { randomUUID } from 'node:crypto';

import { routes } from './routes.mjs';
import { Random } from './town.mjs';

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
