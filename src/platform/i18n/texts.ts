import { type Language, languages } from './language.js';

/** One text in every page language, side by side, so that a missing or stale one is seen. */
export type Translations = Readonly<Record<Language, string>>;

/** What is filled into the `{placeholders}` of a text. */
export type TextParams = Readonly<Record<string, string | number>>;

/** Gives the text of a key in one language. */
export type Speak<K extends string> = (key: K, params?: TextParams) => string;

type Counted<K extends string> = K extends `${infer Stem}.one` ? Stem : never;

/** The texts of one feature. Escaping is not done here: TSX and JSON do it where the text is set. */
export interface Texts<K extends string> {
  (language: Language, key: K, params?: TextParams): string;
  /** The same, with the language chosen once. */
  in(language: Language): Speak<K>;
  /** `stem.one` for exactly 1, else `stem.other`; `{n}` is the number. All three languages share this rule (CLDR). */
  count(language: Language, stem: Counted<K>, n: number, params?: TextParams): string;
  /** Whether there is a text of this key; for codes that come from elsewhere. */
  has(key: string): key is K;
  readonly entries: Readonly<Record<K, Translations>>;
}

/**
 * Makes a feature's texts from a table of keys, each in nb, nn and en.
 * @throws Error at start-up if the languages of a key do not fill in the same placeholders, or a `.one` has no `.other`
 */
export function texts<const K extends string>(entries: Readonly<Record<K, Translations>>): Texts<K> {
  check(entries);
  const say = (language: Language, key: K, params: TextParams = {}): string => fill(entries[key][language], params);
  return Object.assign(say, {
    in:
      (language: Language): Speak<K> =>
      (key, params) =>
        say(language, key, params),
    count: (language: Language, stem: Counted<K>, n: number, params: TextParams = {}): string =>
      say(language, `${stem}.${n === 1 ? 'one' : 'other'}` as K, { n, ...params }),
    has: (key: string): key is K => Object.hasOwn(entries, key),
    entries,
  });
}

const placeholder = /\{([A-Za-z]+)\}/gu;

function fill(text: string, params: TextParams): string {
  return text.replace(placeholder, (whole, name: string) => String(params[name] ?? whole));
}

function check(entries: Readonly<Record<string, Translations>>): void {
  for (const [key, translations] of Object.entries(entries)) {
    const wanted = placeholdersOf(translations.nb);
    const odd = languages.find((language) => placeholdersOf(translations[language]) !== wanted);
    if (odd !== undefined) throw new Error(`Text ${key}: ${odd} does not have the placeholders of nb (${wanted})`);
    if (key.endsWith('.one') && !Object.hasOwn(entries, key.replace(/one$/u, 'other'))) {
      throw new Error(`Text ${key} has no counterpart .other`);
    }
  }
}

/** Which placeholders a text has. That of a count may be left out: "one day" says what "{n} days" says. */
function placeholdersOf(text: string): string {
  const names = new Set([...text.matchAll(placeholder)].map(([, name]) => name));
  names.delete('n');
  return [...names].sort().join(', ');
}
