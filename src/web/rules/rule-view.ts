import type { RuleAnswer, RuleStanding } from '../../loan-rules/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { wordTexts } from '../components/words.texts.js';
import type { NameBook } from '../server/names.js';
import type { Named } from '../view-models.js';
import { ruleTexts } from './rules.texts.js';

/** A row of the rule matrix, with names in the reader's language. */
export interface RuleView extends Omit<
  RuleAnswer,
  'lendingPoint' | 'lendingPointKind' | 'grade' | 'kind' | 'programme' | 'borrowerCategory' | 'borrowerMunicipality'
> {
  /** The row's own conditions by name, such as "Kulturskole", "kvalitet: Høy"; empty for the row that fits everything. */
  readonly conditions: readonly string[];
  readonly standing: RuleStanding['is'];
  /** The row that decides in its place. */
  readonly replacedBy: string | null;
}

/** A row in words. */
export function ruleView(
  rule: RuleAnswer,
  standing: RuleStanding,
  names: NameBook,
  programmes: readonly Named[],
  language: Language,
): RuleView {
  const { lendingPoint, lendingPointKind, grade, kind, programme, borrowerCategory, borrowerMunicipality, ...rest } =
    rule;
  const t = ruleTexts.in(language);
  const category = borrowerCategory === null ? null : `category.${borrowerCategory}`;
  const conditions = [
    lendingPoint === null ? null : names.point(lendingPoint),
    lendingPointKind === null ? null : wordTexts(language, `point.${lendingPointKind}`),
    grade === null ? null : t('for.grade', { grade: names.grade(grade) }),
    kind === null ? null : names.kind(kind),
    programme === null ? null : (programmes.find(({ id }) => id === programme)?.name ?? programme),
    category !== null && ruleTexts.has(category) ? t(category) : borrowerCategory,
    borrowerMunicipality === null
      ? rest.otherMunicipalities
        ? t('for.others')
        : null
      : t('for.municipality', { municipality: names.municipality(borrowerMunicipality) }),
  ];
  return {
    ...rest,
    conditions: conditions.filter((condition) => condition !== null),
    standing: standing.is,
    replacedBy: standing.is === 'replaced' ? standing.by : null,
  };
}

/** What a row is for, in a line. */
export function titleOf({ conditions }: RuleView, everything: string): string {
  return conditions.length === 0 ? everything : conditions.join(', ');
}
