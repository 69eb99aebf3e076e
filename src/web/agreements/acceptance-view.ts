import type {
  AcceptanceTexts,
  AgreementOutcome,
  AgreementType,
  GoverningLanguage,
  GoverningText,
} from '../../borrowers/index.js';
import type { BorrowerLanguage } from '../../platform/i18n/index.js';
import type { Assets } from '../assets.js';

/** What every page of a link has. */
export interface LinkPageFrame {
  readonly language: BorrowerLanguage;
  readonly texts: AcceptanceTexts;
  readonly assets: Assets;
  readonly hrefIn: (language: BorrowerLanguage) => string;
}

/** A fact of a contract in words: what it is, and what it is here. */
export type ContractLine = readonly [label: string, value: string];

/** What a link that is open asks. */
export interface AskView {
  readonly type: AgreementType;
  readonly borrower: string;
  readonly lines: readonly ContractLine[];
  readonly document: GoverningText;
  /** Language of the text that governs. */
  readonly governing: GoverningLanguage;
  readonly mark: string;
  /** The answer that is to be confirmed. */
  readonly confirming: AgreementOutcome | null;
  readonly changed: boolean;
  /** Where the form goes, and this page with other settings. */
  readonly action: string;
  readonly hrefWith: (more: { readonly text?: GoverningLanguage; readonly answer?: AgreementOutcome }) => string;
  readonly pdfHref: string;
}

/** What was answered by a link. */
export interface ReceiptView {
  readonly outcome: AgreementOutcome;
  readonly borrower: string;
  readonly version: string;
  /** Day and time, in words. */
  readonly at: string;
  readonly pdfHref: string;
}
