import type { JSX } from 'preact';
import { type Column, Table } from '../components/table.js';
import { Tag } from '../components/tags.js';
import { Money } from '../components/values.js';
import { useFrame, useTexts } from '../frame.js';
import { type RuleView, titleOf } from './rule-view.js';
import { ruleWords } from './rule-words.js';
import { ruleTexts } from './rules.texts.js';

const tones = {
  'in-force': 'success',
  coming: 'info',
  replaced: 'neutral',
  over: 'neutral',
  withdrawn: 'neutral',
} as const;

/** How a row stands today. */
export function StandingTag({ standing }: Pick<RuleView, 'standing'>): JSX.Element {
  return <Tag tone={tones[standing]}>{useTexts(ruleTexts)(`standing.${standing}`)}</Tag>;
}

/** Rows of the matrix, each a link to its page. */
export function RuleTable({
  caption,
  rules,
}: {
  readonly caption: string;
  readonly rules: readonly RuleView[];
}): JSX.Element {
  const t = useTexts(ruleTexts);
  const { language } = useFrame();
  const words = ruleWords(language);
  const columns: Column<RuleView>[] = [
    {
      head: t('for'),
      names: true,
      cell: (rule) => (
        <a class="ds-link" href={`/admin/rules/${rule.id}`}>
          {titleOf(rule, t('everything'))}
        </a>
      ),
    },
    {
      head: t('status'),
      cell: (rule) => (
        <>
          <StandingTag standing={rule.standing} /> {words.valid(rule)}
        </>
      ),
    },
    { head: t('may'), cell: words.may },
    { head: t('length'), cell: (rule) => rule.mayBorrow && words.length(rule) },
    { head: t('most'), numeric: true, cell: (rule) => rule.mayBorrow && rule.maxOpenLoans },
    { head: t('renewals'), numeric: true, cell: (rule) => rule.mayBorrow && rule.maxRenewals },
    { head: t('fee'), numeric: true, cell: (rule) => rule.mayBorrow && <Money ore={rule.feeOre} /> },
    { head: t('deposit'), numeric: true, cell: (rule) => rule.mayBorrow && <Money ore={rule.depositOre} /> },
    { head: t('service'), cell: (rule) => rule.mayBorrow && words.service(rule) },
    { head: t('shelf'), cell: (rule) => rule.mayBorrow && words.shelf(rule) },
    { head: t('agreements'), cell: (rule) => rule.mayBorrow && words.agreements(rule) },
    { head: t('reminders'), cell: (rule) => rule.mayBorrow && words.reminders(rule) },
  ];
  return <Table caption={caption} rows={rules} rowKey={({ id }) => id} columns={columns} />;
}
