import { Problem, badInput } from '../../platform/http/index.js';

/** The fields of a form, each a text: what was left empty is `''`. */
export type Fields<F extends string> = Readonly<Record<F, string>>;

/**
 * The named fields of a form's body. One that was not sent, such as a box that was not ticked, is empty.
 * @throws Problem 400 naming a field that the form does not have, or has only once
 */
export function fieldsOf<F extends string>(raw: object | undefined, names: readonly F[]): Fields<F> {
  const sent = new Map(Object.entries(raw ?? {}));
  const strange = [...sent].filter(([name, value]) => typeof value !== 'string' || !names.some((one) => one === name));
  if (strange.length > 0) throw badInput(strange.map(([field]) => ({ field, code: 'unknown-field' })));
  const text = (name: F): string => (sent.get(name) as string | undefined) ?? '';
  return Object.fromEntries(names.map((name) => [name, text(name)])) as Fields<F>;
}

/**
 * The version that a form was made from.
 * @throws Problem 412 if it is none
 */
export function versionOf(text: string): number {
  if (!/^\d{1,9}$/u.test(text)) throw new Problem(412, 'changed-meanwhile');
  return Number(text);
}
