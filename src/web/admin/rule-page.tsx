import type { JSX } from 'preact';
import { formatDay } from '../../platform/i18n/index.js';
import { Alert } from '../components/alert.js';
import { EmptyState, PageHead, Section } from '../components/blocks.js';
import { commonTexts } from '../components/common.texts.js';
import { type FormValues, Select, TextField } from '../components/field.js';
import { type Column, Table } from '../components/table.js';
import { Money } from '../components/values.js';
import { useFrame, useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { choicesOf, type Named } from '../view-models.js';
import { adminTexts } from './admin.texts.js';

/** A row of the rule matrix, with names in the reader's language. */
export interface RuleView {
  readonly id: string;
  /** The row's own conditions by name, such as "Kulturskole", "Høy kvalitet"; empty for the row that fits everything. */
  readonly conditions: readonly string[];
  readonly mayBorrow: boolean;
  readonly needsReservation: boolean;
  readonly lengthKind: 'days' | 'end-of-term' | 'end-of-school-year';
  readonly lengthDays: number | null;
  readonly maxOpenLoans: number;
  readonly maxRenewals: number;
  readonly feeOre: number;
  readonly depositOre: number;
  readonly serviceDays: number;
  readonly needsTerms: boolean;
  readonly needsContract: boolean;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** What the page of the loan rules shows. */
export interface RulePageProps {
  readonly rules: readonly RuleView[];
  readonly points: readonly Named[];
  readonly kinds: readonly Named[];
  readonly grades: readonly Named[];
  readonly programmes: readonly Named[];
  readonly test: FormValues<'lendingPoint' | 'kind' | 'grade' | 'programme' | 'borrowerCategory' | 'on'>;
  /** The answer to the test, worded; null before one is asked for. */
  readonly answer: { readonly rule: RuleView | null; readonly explanation: string } | null;
}

const categories = ['child', 'adult', 'ensemble'] as const;

/** The rule matrix, and a test of which row decides. */
export function RulePage(props: RulePageProps): JSX.Element {
  const { rules } = props;
  const t = useTexts(adminTexts);
  return (
    <Layout title={t('rules')}>
      <PageHead above={<a href="/admin">{t('title')}</a>} title={t('rules')} intro={t('rules.intro')} />
      <RuleTest {...props} />
      {rules.length === 0 ? (
        <EmptyState icon="ClipboardCheckmark" title={t('rules.empty')} />
      ) : (
        <Section title={t('rules.all')}>
          <RuleTable caption={t('rules.all')} rules={rules} />
        </Section>
      )}
    </Layout>
  );
}

function RuleTest({ points, kinds, grades, programmes, test, answer }: RulePageProps): JSX.Element {
  const t = useTexts(adminTexts);
  const common = useTexts(commonTexts);
  return (
    <Section title={t('rules.test')}>
      <p class="kb-quiet">{t('rules.test.about')}</p>
      <form method="get" action="/admin/rules" class="kb-filters">
        <Select
          name="lendingPoint"
          label={t('rules.test.point')}
          value={test.lendingPoint}
          choices={choicesOf(points)}
        />
        <Select name="kind" label={t('rules.test.kind')} value={test.kind} choices={choicesOf(kinds)} />
        <Select name="grade" label={t('rules.test.grade')} value={test.grade} choices={choicesOf(grades)} />
        <Select
          name="programme"
          label={t('rules.test.programme')}
          value={test.programme}
          choices={choicesOf(programmes)}
          empty={common('none')}
        />
        <Select
          name="borrowerCategory"
          label={t('rules.test.category')}
          value={test.borrowerCategory}
          choices={categories.map((category) => ({ value: category, label: t(`category.${category}`) }))}
        />
        <TextField name="on" type="date" label={t('rules.test.on')} value={test.on} />
        <div class="kb-buttons">
          <button class="ds-button" type="submit">
            {t('rules.test.do')}
          </button>
        </div>
      </form>
      {answer !== null && (
        <>
          <Alert tone={answer.rule?.mayBorrow ? 'success' : 'warning'}>{answer.explanation}</Alert>
          {answer.rule !== null && <RuleTable caption={t('rules.decides')} rules={[answer.rule]} />}
        </>
      )}
    </Section>
  );
}

function RuleTable({ caption, rules }: { readonly caption: string; readonly rules: readonly RuleView[] }): JSX.Element {
  const t = useTexts(adminTexts);
  const common = useTexts(commonTexts);
  const { language } = useFrame();
  const length = ({ lengthKind, lengthDays }: RuleView): string =>
    lengthKind === 'days'
      ? adminTexts.count(language, 'rules.length.days', lengthDays ?? 0)
      : t(`rules.length.${lengthKind}`);
  const valid = ({ validFrom, validTo }: RuleView): string =>
    validTo === null
      ? t('rules.valid.from', { from: formatDay(language, validFrom) })
      : t('rules.valid.between', { from: formatDay(language, validFrom), to: formatDay(language, validTo) });
  const agreements = ({ needsTerms, needsContract }: RuleView): string => {
    const asked = [...(needsTerms ? [t('rules.terms')] : []), ...(needsContract ? [t('rules.contract')] : [])];
    return asked.length === 0 ? common('none') : asked.join(', ');
  };
  const columns: Column<RuleView>[] = [
    {
      head: t('rules.for'),
      names: true,
      cell: ({ conditions }) => (
        <strong>{conditions.length === 0 ? t('rules.everything') : conditions.join(', ')}</strong>
      ),
    },
    {
      head: t('rules.may'),
      cell: ({ mayBorrow, needsReservation }) =>
        mayBorrow ? (needsReservation ? t('rules.needs-reservation') : common('yes')) : common('no'),
    },
    { head: t('rules.length'), cell: (rule) => rule.mayBorrow && length(rule) },
    { head: t('rules.most'), numeric: true, cell: (rule) => rule.mayBorrow && rule.maxOpenLoans },
    { head: t('rules.renewals'), numeric: true, cell: (rule) => rule.mayBorrow && rule.maxRenewals },
    { head: t('rules.fee'), numeric: true, cell: (rule) => rule.mayBorrow && <Money ore={rule.feeOre} /> },
    { head: t('rules.deposit'), numeric: true, cell: (rule) => rule.mayBorrow && <Money ore={rule.depositOre} /> },
    {
      head: t('rules.service'),
      cell: ({ serviceDays }) =>
        serviceDays === 0 ? common('none') : adminTexts.count(language, 'rules.length.days', serviceDays),
    },
    { head: t('rules.agreements'), cell: agreements },
    { head: t('rules.valid'), cell: valid },
  ];
  return <Table caption={caption} rows={rules} rowKey={({ id }) => id} columns={columns} />;
}
