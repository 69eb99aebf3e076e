import { Problem } from './problem.js';

/** The entity tag of a version. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/**
 * The version that an `If-Match` names.
 * @throws Problem 428 without one, 412 if it names none of ours
 */
export function versionFrom(ifMatch: string | undefined): number {
  if (ifMatch === undefined || ifMatch === '') throw new Problem(428, 'if-match-required');
  const [, digits] = /^(?:W\/)?"(\d{1,9})"$/.exec(ifMatch.trim()) ?? [];
  if (digits === undefined) throw new Problem(412, 'changed-meanwhile');
  return Number(digits);
}
