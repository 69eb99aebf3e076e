import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { eachDatabase } from '../support/databases.js';
import { count, inTime, rounds } from '../support/soak.js';
import { cannotCollide, collidingWrites, crowd } from './colliding-writes.js';
import { Town, tally } from './town.js';

const rows = collidingWrites.map((row) => [row.name, row] as const);

eachDatabase((database) => {
  let town: Town;
  beforeAll(async () => {
    town = await Town.start(database());
  });
  afterAll(() => town.close());

  it('has a race for each route that changes something, or says why it cannot collide', () => {
    const raced = new Set(collidingWrites.flatMap(({ routes }) => routes));
    const changing = town.routes().filter(({ method, path }) => method !== 'GET' && path.startsWith('/api/'));
    const named = changing.map(({ method, path }) => `${method} ${path}`);
    expect(named.filter((route) => !raced.has(route) && !(route in cannotCollide))).toEqual([]);
    expect([...raced, ...Object.keys(cannotCollide)].filter((route) => !named.includes(route))).toEqual([]);
  });

  describe.each(rows)('%s', (name, { ready, outcome, register }) => {
    it(`when ${crowd} meet`, async () => {
      for (let round = 0; round < rounds(1, 10) && inTime(round); round += 1) {
        const attempts = await ready(town);
        expect(attempts).toHaveLength(crowd);
        const answers = tally(await Promise.all(attempts.map((attempt) => attempt())));
        if (typeof outcome === 'function')
          expect({ answers, asSaid: outcome(answers) }).toEqual({ answers, asSaid: true });
        else expect(answers).toEqual(outcome);
        if (register !== undefined) expect(await town.count(register.rows, [register.of(town)])).toBe(register.are);
        await town.expectWhole();
        count(`races: ${name}`);
      }
    });
  });
});
