import type { Insight, InsightGroup } from '../../cost-sharing/index.js';
import type { Language } from '../../platform/i18n/index.js';
import type { NameBook } from '../server/names.js';
import { insightTexts } from './insight.texts.js';

/** A group by its names. */
export interface NamedGroup extends InsightGroup {
  readonly unitName: string;
  readonly gradeName: string;
  /** Both in one. */
  readonly name: string;
}

/** The figures of a school year by their names. */
export interface InsightView extends Omit<Insight, 'groups'> {
  readonly groups: readonly NamedGroup[];
}

/** What a cost is divided by. */
export const ratios = [
  { text: 'per.loan', of: 'costPerLoanOre' },
  { text: 'per.instrument', of: 'costPerInstrumentOre' },
  { text: 'per.child', of: 'costPerChildOre' },
] as const;

/** What is counted. */
export const counts = ['loans', 'instruments', 'children'] as const;

/** Gives units and grades their names in a language. */
export function named(insight: Insight, names: Pick<NameBook, 'unit' | 'grade'>, language: Language): InsightView {
  const t = insightTexts.in(language);
  const groups = insight.groups.map((group): NamedGroup => {
    const unitName = group.unit === null ? t('all-units') : names.unit(group.unit);
    const gradeName = group.grade === null ? t('all-grades') : names.grade(group.grade);
    const isAll = group.unit === null && group.grade === null;
    const name = isAll ? t('all') : t('group', { unit: unitName, grade: gradeName.toLowerCase() });
    return { ...group, unitName, gradeName, name };
  });
  return { ...insight, groups };
}
