import type { AgreementType, GoverningLanguage } from '../domain/agreement.js';

/** A part of a text that governs, under its heading. */
export interface TextSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** A text that governs; `{placeholders}` are filled in for a contract. */
export interface GoverningText {
  readonly title: string;
  readonly sections: readonly TextSection[];
}

/**
 * A version of a text, in the languages in which it governs. A version that somebody may have accepted is never changed: what is to be
 * said otherwise is a new file with a new version.
 */
export interface GoverningTemplate {
  readonly type: AgreementType;
  readonly version: string;
  readonly texts: Readonly<Record<GoverningLanguage, GoverningText>>;
}
