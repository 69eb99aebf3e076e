import { appendFileSync } from 'node:fs';

/** Whether this is a soak run (`npm run test:soak`): full numbers, fresh seeds. */
const soaking = process.env['SOAK'] === '1';

/** How often to do it: `few` in `npm test`, `many` in a soak run. */
export function rounds(few: number, many: number): number {
  return soaking ? many : few;
}

const startedAt = Date.now();

/**
 * Whether there is time for a round: for the first one always, later until the time that a soak run was given is over, or
 * the `part` of it that this database gets. Always in `npm test`.
 */
export function inTime(round: number, part = 1): boolean {
  const deadline = Number(process.env['SOAK_DEADLINE'] ?? Infinity);
  return round === 0 || Date.now() < startedAt + part * (deadline - startedAt);
}

/** Adds to a counter of the soak run's result file, such as `count('kills')`. Does nothing in `npm test`. */
export function count(name: string, times = 1): void {
  const file = process.env['SOAK_COUNTERS'];
  // One short appended line at a time: suites run in several processes and write to one file.
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ name, times })}\n`);
}
