import { Transform } from 'class-transformer';
import { ValidateBy, ValidateIf, type ValidationOptions, buildMessage } from 'class-validator';
import { parseCalendarDate } from '../calendar/index.js';

/** A calendar day that exists, `YYYY-MM-DD`. */
export function IsDay(): PropertyDecorator {
  const isDay = (value: unknown): boolean => typeof value === 'string' && parseCalendarDate(value) !== undefined;
  // class-validator drops the context of a rule whose message is empty.
  const validator = { validate: isDay, defaultMessage: () => 'must be a day' };
  return ValidateBy({ name: 'isDay', validator }, { context: { code: 'not-a-day' } });
}

/**
 * At most so many characters, counted as a database counts them: by code points. The rule of the same name in class-validator
 * leaves out variation selectors, and so lets texts through that a column cannot hold. `stored` gives the form that is kept,
 * where that is another one than what was sent: upper case, for one, may be longer.
 */
export function MaxLength(
  most: number,
  options?: ValidationOptions,
  stored: (text: string) => string = (text) => text,
): PropertyDecorator {
  const fits = (text: unknown): boolean =>
    typeof text === 'string' && lengthOf(text) <= most && lengthOf(stored(text)) <= most;
  const defaultMessage = buildMessage((each) => `${each}$property must not be longer than ${most}`, options);
  return ValidateBy({ name: 'maxLength', constraints: [most], validator: { validate: fits, defaultMessage } }, options);
}

/** How many characters a database counts: code points, not the units of UTF-16. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _character of text) length += 1;
  return length;
}

/** Takes away the blanks around a text before it is judged. */
export function Trimmed(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));
}

/** The same, where an empty text is none: forms send empty fields. */
export function TrimmedOrNull(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() || null : value));
}

/** May be left out, but not be `null`: in a change, what is left out stays as it is. */
export function MayBeLeftOut(): PropertyDecorator {
  return ValidateIf((_object, value) => value !== undefined);
}
