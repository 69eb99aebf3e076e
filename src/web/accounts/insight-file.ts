import type { Language } from '../../platform/i18n/index.js';
import { ore } from '../../platform/money/ore.js';
import { byteOrderMark, csvKroner, csvLine, csvText } from '../../platform/text/csv.js';
import { insightTexts } from './insight.texts.js';
import { type InsightView, counts, ratios } from './insight-view.js';

/**
 * The figures of a school year as a file for a spreadsheet: the same that the page shows, and nothing of what it hides. A cost that
 * nothing divides is empty.
 */
export function insightFile({ groups }: InsightView, language: Language): string {
  const t = insightTexts.in(language);
  const heads = ['unit', 'grade', ...counts, 'cost', ...ratios.map(({ text }) => text)] as const;
  const rows = groups.map((group) => {
    const amounts = [group.costOre, ...ratios.map(({ of }) => group[of])];
    const figures = [
      ...counts.map((count) => String(group[count] ?? '')),
      ...amounts.map((amount) => (amount === null ? '' : csvKroner(ore(amount)))),
    ];
    return [
      csvText(group.unitName),
      csvText(group.gradeName),
      ...(group.hidden ? figures.map(() => csvText(t('hidden'))) : figures),
    ];
  });
  return byteOrderMark + [heads.map((head) => csvText(t(head))), ...rows].map(csvLine).join('');
}
