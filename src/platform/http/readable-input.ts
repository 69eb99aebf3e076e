import type { FieldError } from './problem.js';

/** Deeper than any input of ours; recursion over what lies deeper could exhaust the stack. */
const deepest = 12;

interface Place {
  readonly value: unknown;
  readonly path: string;
  readonly depth: number;
}

/**
 * What no field can hold, whatever it is called: a character that cannot be stored, a list right inside a list
 * (class-validator judges the inner one's items as the outer one's, and so lets it through), a field that is called like
 * what every object has (conversions would call it), and endless nesting. Gives the first that is found.
 */
export function unreadable(input: unknown): FieldError | undefined {
  if (typeof input !== 'object' || input === null) return textError(input, 'body');
  const places: Place[] = [{ value: input, path: '', depth: 0 }];
  for (let place = places.pop(); place !== undefined; place = places.pop()) {
    const { value, path, depth } = place;
    const isList = Array.isArray(value);
    for (const [name, inner] of Object.entries(value as object)) {
      const field = path === '' ? name : `${path}.${name}`;
      const error = textError(name, path || 'body') ?? textError(inner, field);
      if (error !== undefined) return error;
      if (name in Object.prototype) return { field, code: 'unknown-field' };
      if (typeof inner !== 'object' || inner === null) continue;
      if (isList && Array.isArray(inner)) return { field, code: 'list-in-list' };
      if (depth === deepest) return { field: field.split('.')[0] ?? field, code: 'nested-too-deep' };
      places.push({ value: inner, path: field, depth: depth + 1 });
    }
  }
  return undefined;
}

/** Whether a text can be stored as it is: no NUL, and no half of a surrogate pair, which is no character. */
export function isStorable(text: string): boolean {
  return !text.includes('\u0000') && !/[\ud800-\udfff]/u.test(text);
}

function textError(value: unknown, field: string): FieldError | undefined {
  return typeof value === 'string' && !isStorable(value) ? { field, code: 'character-not-storable' } : undefined;
}
