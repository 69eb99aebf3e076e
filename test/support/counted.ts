import type { Queries } from '../../src/platform/database/index.js';

/** The same reader or transaction, and how many reading statements it was asked for. */
export function counted<Q extends Queries>(queries: Q): { counting: Q; statements: () => number } {
  let statements = 0;
  const counting = Object.assign(Object.create(queries) as Q, {
    all: (...call: Parameters<Queries['all']>) => {
      statements += 1;
      return queries.all(...call);
    },
    one: (...call: Parameters<Queries['one']>) => {
      statements += 1;
      return queries.one(...call);
    },
  });
  return { counting, statements: () => statements };
}
