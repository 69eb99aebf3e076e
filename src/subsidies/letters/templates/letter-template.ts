/** The Norwegian language of a letter. */
export type LetterLanguage = 'nb' | 'nn';

/** A part of a letter, under its heading; `{placeholders}` are filled in. */
export interface LetterSection {
  readonly heading: string | null;
  readonly paragraphs: readonly string[];
}

/** What a letter says of one outcome. */
export interface LetterText {
  readonly title: string;
  readonly sections: readonly LetterSection[];
}

/**
 * A version of the letters of a kind of unit. A version that was used is never changed: what is to be said otherwise, because a statute has
 * changed for one, is a new file with a new version.
 */
export interface LetterTemplate {
  readonly version: string;
  /** Where the statutes that it names can be read. */
  readonly source: string;
  readonly granted: Readonly<Record<LetterLanguage, LetterText>>;
  readonly rejected: Readonly<Record<LetterLanguage, LetterText>>;
  readonly revoked: Readonly<Record<LetterLanguage, LetterText>>;
  readonly 'information-request': Readonly<Record<LetterLanguage, LetterText>>;
}
