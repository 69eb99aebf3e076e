const fixedSeed = 20260817;
const fewRuns = 200;

/** Seed and number of runs of one fast-check property. */
export interface PropertySettings {
  readonly seed: number;
  readonly numRuns: number;
}

/**
 * The settings of every fast-check property: `fc.assert(property, propertySettings())`.
 *
 * A plain run has a fixed seed and few runs, so that it always tells the same; the long runs set `PROPERTY_SEED` and
 * `PROPERTY_RUNS`. An expensive property asks for a `share` of the runs.
 */
export function propertySettings(share = 1): PropertySettings {
  const runs = wholeNumber('PROPERTY_RUNS', fewRuns);
  return { seed: wholeNumber('PROPERTY_SEED', fixedSeed), numRuns: Math.max(1, Math.round(runs * share)) };
}

function wholeNumber(name: string, otherwise: number): number {
  const text = process.env[name];
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`${name} must be a whole number`);
  return value;
}
