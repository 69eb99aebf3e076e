import { parseCalendarDate } from '../calendar/index.js';
import { type Language, type Texts, formatDay } from '../i18n/index.js';
import { httpTexts } from './http.texts.js';
import type { TextParams } from './problem.js';
import type { Rejection } from './rejection.js';

/** A reason as it is answered: its values beside its code, and the sentence with the way forward. */
export interface WordedRejection {
  readonly code: string;
  readonly overridable: boolean;
  readonly detail: string;
  readonly [more: string]: unknown;
}

/** The words for every code, in one place. */
export class ProblemTexts {
  private readonly books: readonly Texts<string>[];

  /** @param features the texts of each feature that gives refusals */
  constructor(features: readonly Texts<string>[]) {
    this.books = [httpTexts as unknown as Texts<string>, ...features];
  }

  /** The words for a code, or `undefined` where nobody has any. */
  find(language: Language, code: string, params: TextParams): string | undefined {
    return this.books.find((book) => book.has(code))?.(language, code, params);
  }

  /** Reasons in words. */
  rejections(language: Language, rejections: readonly Rejection[]): WordedRejection[] {
    return rejections.map(({ params, ...rejection }) => ({
      ...params,
      ...rejection,
      detail: this.reason(language, rejection.code, params ?? {}),
    }));
  }

  /** The sentence of a reason: the one for its state or kind, the general one, or a short one, whichever can be filled in whole. */
  private reason(language: Language, code: string, params: TextParams): string {
    const said = daysInWords(language, params);
    const kind = `${code}.${String(params['state'] ?? params['agreement'])}`;
    const keys = [kind, `${kind}.short`, code, `${code}.short`];
    const texts = keys.flatMap((key) => this.find(language, key, said) ?? []);
    return texts.find((text) => !/\{[A-Za-z]+\}/.test(text)) ?? texts[0] ?? code;
  }
}

/** Days among the values as the reader writes them; the answer itself keeps `YYYY-MM-DD`. */
function daysInWords(language: Language, params: TextParams): TextParams {
  const said = Object.entries(params).map(([name, value]): [string, string | number] => [
    name,
    typeof value === 'string' && parseCalendarDate(value) !== undefined ? formatDay(language, value) : value,
  ]);
  return Object.fromEntries(said);
}
