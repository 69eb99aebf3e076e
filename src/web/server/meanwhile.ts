import { Problem } from '../../platform/http/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { commonTexts } from '../components/common.texts.js';
import type { FieldMessage } from '../components/field.js';
import type { Fields } from './form-fields.js';

/** Fields of a form that mean one thing together, what that is called, and what it says in words. */
export interface FormPart<F extends string> {
  readonly fields: readonly [F, ...F[]];
  readonly label: string;
  readonly say: (values: Fields<F>) => string;
}

/** A form that comes back because somebody else was first. */
export interface MergedForm<F extends string> {
  readonly values: Fields<F>;
  readonly errors: readonly FieldMessage[];
}

/** What a form carries along in its field `was`: the values that it was made from. */
export function packValues(values: object): string {
  return JSON.stringify(values);
}

/**
 * Puts together what was typed and what somebody else has stored meanwhile, and says what that was. A part that only the other
 * one changed is taken over; of one field that both changed what was typed stays, of several together what is stored.
 * @param packed what {@link packValues} gave when the form was made
 */
export function mergeMeanwhile<F extends string>(
  language: Language,
  parts: readonly FormPart<F>[],
  typed: Fields<F>,
  packed: string,
  now: Fields<F>,
): MergedForm<F> {
  const was = unpack(packed, typed);
  const values: Record<F, string> = { ...typed };
  const errors: FieldMessage[] = [{ field: 'form', message: commonTexts(language, 'changed-meanwhile') }];
  for (const { fields, label, say } of parts) {
    if (fields.every((field) => was[field] === now[field])) continue;
    const keeps = fields.length === 1 && typed[fields[0]] !== was[fields[0]] && typed[fields[0]] !== now[fields[0]];
    const value = say(now) || commonTexts(language, 'nothing');
    const key = keeps ? 'meanwhile.kept' : 'meanwhile.taken';
    errors.push({ field: fields[0], message: commonTexts(language, key, { label, value }) });
    if (!keeps) for (const field of fields) values[field] = now[field];
  }
  return { values, errors };
}

/** Whether a refusal says that somebody else was first. */
export function isChangedMeanwhile(error: unknown): boolean {
  return error instanceof Problem && error.status === 412;
}

function unpack<F extends string>(packed: string, typed: Fields<F>): Fields<F> {
  try {
    const was: unknown = JSON.parse(packed);
    return typeof was === 'object' && was !== null ? { ...typed, ...was } : typed;
  } catch {
    return typed;
  }
}
