import { type Period, overlap } from './period.js';

/** Where somebody stands in line. */
export interface PlaceInLine {
  readonly id: string;
  readonly priority: number;
  readonly madeAt: Date;
}

/** What tells whether two wait for the same thing. */
export interface Competing extends Period {
  readonly size: string | null;
  readonly leastGrade: number;
  readonly mostGrade: number;
}

/** A programme, as far as it decides the order. */
export interface OrderingProgramme {
  readonly givesRightToHighQuality: boolean;
  /** From the broadest to the deepest. */
  readonly position: number;
}

const withoutRight = 1_000;
const withoutProgramme = 2_000;

/**
 * The place of a borrower in any line, by programme: those whose programme gives the right to high quality first, among them the
 * deeper programme first; then the other programmes, the deeper first; then who has no place in any. The smaller comes first.
 */
export function priorityOf(programmes: readonly OrderingProgramme[]): number {
  const places = programmes.map(
    ({ givesRightToHighQuality, position }) =>
      (givesRightToHighQuality ? 0 : withoutRight) + withoutRight - 1 - position,
  );
  return Math.min(withoutProgramme, ...places);
}

/** The order of a line: by programme, then by when it was asked, then by id, so that it is total. */
export function compareInLine(one: PlaceInLine, other: PlaceInLine): number {
  if (one.priority !== other.priority) return one.priority - other.priority;
  const time = one.madeAt.getTime() - other.madeAt.getTime();
  if (time !== 0) return time;
  if (one.id === other.id) return 0;
  return one.id < other.id ? -1 : 1;
}

/** Whether two of one kind wait for something that could go to either: a size and a grade in common, and days. */
export function compete(one: Competing, other: Competing): boolean {
  return (
    (one.size === null || other.size === null || one.size === other.size) &&
    one.leastGrade <= other.mostGrade &&
    other.leastGrade <= one.mostGrade &&
    overlap(one, other)
  );
}
