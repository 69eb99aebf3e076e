/** The languages of staff pages and of every answer's words. */
export type Language = 'nb' | 'nn' | 'en';

export const languages: readonly Language[] = ['nb', 'nn', 'en'];

/** Whether a text names a language of the pages. */
export function isLanguage(text: unknown): text is Language {
  return languages.some((language) => language === text);
}

const borrowerLanguageTable = {
  nb: { name: 'Bokmål', dir: 'ltr' },
  nn: { name: 'Nynorsk', dir: 'ltr' },
  se: { name: 'Davvisámegiella', dir: 'ltr' },
  en: { name: 'English', dir: 'ltr' },
  uk: { name: 'Українська', dir: 'ltr' },
  ar: { name: 'العربية', dir: 'rtl' },
  ru: { name: 'Русский', dir: 'ltr' },
  pl: { name: 'Polski', dir: 'ltr' },
  ti: { name: 'ትግርኛ', dir: 'ltr' },
  so: { name: 'Soomaali', dir: 'ltr' },
  lt: { name: 'Lietuvių', dir: 'ltr' },
  fa: { name: 'فارسی', dir: 'rtl' },
  ku: { name: 'Kurmancî', dir: 'ltr' },
} as const;

/** The languages in which borrowers and guardians are written to. */
export type BorrowerLanguage = keyof typeof borrowerLanguageTable;

/** A language as its own readers name it, with the direction its script runs. */
export interface NamedLanguage {
  readonly code: BorrowerLanguage;
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
}

/** The 13 languages, in the order in which they are offered. */
export const borrowerLanguages: readonly NamedLanguage[] = Object.entries(borrowerLanguageTable).map(
  ([code, language]) => ({ code: code as BorrowerLanguage, ...language }),
);

/** Whether a text names a language that borrowers are written to in. */
export function isBorrowerLanguage(text: unknown): text is BorrowerLanguage {
  return borrowerLanguages.some(({ code }) => code === text);
}

/** The language's name in itself, and its direction. */
export function borrowerLanguage(code: BorrowerLanguage): NamedLanguage {
  return { code, ...borrowerLanguageTable[code] };
}

/**
 * The page language that suits a reader best, by the header `Accept-Language` (RFC 9110, 12.5.4).
 * `no` means Bokmål, a regional form means its language; what we do not have is passed over.
 */
export function chooseLanguage(acceptLanguage: string | undefined, otherwise: Language): Language {
  if (acceptLanguage === undefined) return otherwise;
  const wishes = acceptLanguage
    .slice(0, 200)
    .split(',')
    .map(readWish)
    .filter(({ weight }) => weight > 0);
  wishes.sort((a, b) => b.weight - a.weight);
  return wishes.find(({ language }) => language !== undefined)?.language ?? otherwise;
}

function readWish(text: string): { language: Language | undefined; weight: number } {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const primary = range.split('-')[0];
  const language = primary === 'no' ? 'nb' : languages.find((one) => one === primary);
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  const weight = quality === undefined ? 1 : Number(quality.slice(2));
  return { language, weight: Number.isFinite(weight) ? weight : 0 };
}
