import type { JSX } from 'preact';
import { borrowerCategories } from '../../loan-rules/index.js';
import { Alert } from '../components/alert.js';
import { EmptyState, PageHead, Section } from '../components/blocks.js';
import { commonTexts } from '../components/common.texts.js';
import { type FormValues, Select, TextField } from '../components/field.js';
import { Icon } from '../components/icon.js';
import { useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { choicesOf, type Named } from '../view-models.js';
import { RuleTable } from './rule-table.js';
import type { RuleView } from './rule-view.js';
import { ruleTexts } from './rules.texts.js';

/** The fields of a question which row decides. */
export type RuleTestField =
  'lendingPoint' | 'kind' | 'grade' | 'programme' | 'borrowerCategory' | 'borrowerMunicipality' | 'on';

/** What there is to choose from. */
export interface RuleChoices {
  readonly points: readonly Named[];
  readonly kinds: readonly Named[];
  readonly grades: readonly Named[];
  readonly programmes: readonly Named[];
  /** Empty where the installation has only one. */
  readonly municipalities: readonly Named[];
}

/** What the page of the loan rules shows. */
export interface RuleListProps extends RuleChoices {
  /** The most particular first. */
  readonly rules: readonly RuleView[];
  /** Whether those that have ended or were withdrawn are among them. */
  readonly showsEnded: boolean;
  readonly mayEdit: boolean;
  readonly test: FormValues<RuleTestField>;
  /** The answer to the test, worded; null before one is asked for. */
  readonly answer: {
    readonly rule: RuleView | null;
    readonly explanation: string;
    /** The other rows that fit, best first. */
    readonly insteadOf: readonly RuleView[];
  } | null;
}

/** The rule matrix, and a test of which row decides. */
export function RuleListPage(props: RuleListProps): JSX.Element {
  const { rules, showsEnded, mayEdit } = props;
  const t = useTexts(ruleTexts);
  return (
    <Layout title={t('rules')}>
      <PageHead
        above={<a href="/admin">{t('administration')}</a>}
        title={t('rules')}
        intro={t('intro')}
        actions={
          mayEdit && (
            <a class="ds-button" href="/admin/rules/new">
              <Icon name="Plus" />
              {t('new')}
            </a>
          )
        }
      />
      <RuleTest {...props} />
      {rules.length === 0 ? (
        <EmptyState icon="ClipboardCheckmark" title={t('empty')} />
      ) : (
        <Section
          title={t('all')}
          actions={
            <a class="ds-link" href={showsEnded ? '/admin/rules' : '/admin/rules?ended=true'}>
              {t(showsEnded ? 'hide-ended' : 'show-ended')}
            </a>
          }
        >
          <RuleTable caption={t('all')} rules={rules} />
        </Section>
      )}
    </Layout>
  );
}

function RuleTest(props: RuleListProps): JSX.Element {
  const { points, kinds, grades, programmes, municipalities, test, answer } = props;
  const t = useTexts(ruleTexts);
  const common = useTexts(commonTexts);
  return (
    <Section title={t('test')}>
      <p class="kb-quiet">{t('test.about')}</p>
      <form method="get" action="/admin/rules" class="kb-filters">
        <Select name="lendingPoint" label={t('point')} value={test.lendingPoint} choices={choicesOf(points)} />
        <Select name="kind" label={t('kind')} value={test.kind} choices={choicesOf(kinds)} />
        <Select name="grade" label={t('grade')} value={test.grade} choices={choicesOf(grades)} />
        <Select
          name="programme"
          label={t('programme')}
          value={test.programme}
          choices={choicesOf(programmes)}
          empty={common('none')}
        />
        <Select
          name="borrowerCategory"
          label={t('category')}
          value={test.borrowerCategory}
          choices={borrowerCategories.map((category) => ({ value: category, label: t(`category.${category}`) }))}
        />
        {municipalities.length > 0 && (
          <Select
            name="borrowerMunicipality"
            label={t('municipality')}
            value={test.borrowerMunicipality}
            choices={choicesOf(municipalities)}
            empty={t('municipality.own')}
          />
        )}
        <TextField name="on" type="date" label={t('day')} value={test.on} />
        <div class="kb-buttons">
          <button class="ds-button" type="submit">
            {t('test.do')}
          </button>
        </div>
      </form>
      {answer !== null && (
        <>
          <Alert tone={answer.rule?.mayBorrow ? 'success' : 'warning'}>{answer.explanation}</Alert>
          {answer.rule !== null && <RuleTable caption={t('decides')} rules={[answer.rule]} />}
          {answer.insteadOf.length > 0 && (
            <details class="kb-more">
              <summary>{t('instead-of')}</summary>
              <RuleTable caption={t('instead-of')} rules={answer.insteadOf} />
            </details>
          )}
        </>
      )}
    </Section>
  );
}
