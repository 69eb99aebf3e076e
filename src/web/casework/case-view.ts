import type { CaseReadAnswer, LetterPrint, OpenedCase } from '../../subsidies/index.js';
import type { FieldMessage } from '../components/field.js';

/** The fields of the form of a decision: the share in per cent, the cap in kroner. */
export const decisionFields = ['outcome', 'share', 'cap', 'validFrom', 'validTo', 'grounds'] as const;

export type DecisionValues = Readonly<Record<(typeof decisionFields)[number], string>>;

/** What the page of a case shows. */
export interface CasePageProps {
  readonly opened: OpenedCase;
  readonly mine: boolean;
  readonly reads: readonly CaseReadAnswer[];
  readonly values: DecisionValues;
  readonly errors: readonly FieldMessage[];
  /** The letter as it would be, where somebody looks at it before deciding. */
  readonly preview: LetterPrint | null;
}
