import { type CalendarDate, parseCalendarDate } from '../calendar/index.js';
import { type Problem, badInput } from './problem.js';
import { isStorable } from './readable-input.js';

/** A page of a list: its items, and where the next page begins. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

const mostPerPage = 200;
const usualPerPage = 50;

/** How many items a page has: `limit` as asked, 50 if not, never more than 200. */
export function pageSize(limit: number | undefined): number {
  return Math.min(limit ?? usualPerPage, mostPerPage);
}

/** Writes the last row's sort values as an opaque cursor. */
function encodeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * Reads a cursor of so many sort values.
 * @throws Problem 400 naming `cursor` if it is not one that was given out
 */
export function decodeCursor(cursor: string | undefined, length: number): (string | number)[] | undefined {
  if (cursor === undefined || cursor === '') return undefined;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const good = (value: unknown): value is string | number =>
      typeof value === 'number' || (typeof value === 'string' && isStorable(value));
    if (Array.isArray(values) && values.length === length && values.every(good)) return values;
  } catch {
    // Falls through to the refusal: whatever it is, it is no cursor of ours.
  }
  throw notACursor();
}

/**
 * Reads a cursor of a day and an id.
 * @throws Problem 400 naming `cursor` if it is not one that was given out
 */
export function decodeDayCursor(
  cursor: string | undefined,
): { readonly day: CalendarDate; readonly id: string } | undefined {
  const values = decodeCursor(cursor, 2);
  if (values === undefined) return undefined;
  const [day, id] = [parseCalendarDate(String(values[0])), String(values[1])];
  if (day === undefined) throw notACursor();
  return { day, id };
}

/**
 * Reads a cursor of an instant and a key.
 * @throws Problem 400 naming `cursor` if it is not one that was given out
 */
export function decodeInstantCursor(
  cursor: string | undefined,
): { readonly at: Date; readonly key: string } | undefined {
  const values = decodeCursor(cursor, 2);
  if (values === undefined) return undefined;
  const at = new Date(String(values[0]));
  const year = at.getUTCFullYear();
  // Nothing in a register is older or younger, and databases do not know all years that a Date does.
  if (!(year >= 1900 && year <= 2200)) throw notACursor();
  return { at, key: String(values[1]) };
}

function notACursor(): Problem {
  return badInput([{ field: 'cursor', code: 'not-a-cursor' }]);
}

/** Makes a page of rows that were asked for with one more than the page holds. */
export function pageOf<Row, T>(
  rows: readonly Row[],
  size: number,
  cursorOf: (row: Row) => readonly (string | number)[],
  itemOf: (row: Row) => T,
): Page<T> {
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  const more = rows.length > size && last !== undefined;
  return { items: shown.map(itemOf), nextCursor: more ? encodeCursor(cursorOf(last)) : null };
}
