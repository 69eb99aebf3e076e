import type { JSX } from 'preact';
import { Facts, PageHead, Section } from '../components/blocks.js';
import { ErrorSummary } from '../components/error-summary.js';
import { type FieldMessage, TextField } from '../components/field.js';
import { ActionButton, Form } from '../components/form.js';
import { Icon } from '../components/icon.js';
import { Money } from '../components/values.js';
import { useFrame, useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { StandingTag } from './rule-table.js';
import { type RuleView, titleOf } from './rule-view.js';
import { ruleWords } from './rule-words.js';
import { ruleTexts } from './rules.texts.js';

/** What the page of one row shows. */
export interface RulePageProps {
  readonly rule: RuleView;
  /** The row that decides in its place. */
  readonly replacedBy: RuleView | null;
  readonly mayEdit: boolean;
  /** Whether nobody has gone by it yet. */
  readonly mayWithdraw: boolean;
  /** The last day as the form shows it; empty is until further notice. */
  readonly validTo: string;
  readonly errors?: readonly FieldMessage[];
}

/** A row of the matrix with all that it says, and its end. */
export function RulePage(props: RulePageProps): JSX.Element {
  const { rule, mayEdit, errors } = props;
  const t = useTexts(ruleTexts);
  const title = titleOf(rule, t('everything'));
  const hasEnd = mayEdit && rule.standing !== 'over' && rule.standing !== 'withdrawn';
  return (
    <Layout title={title} width="narrow">
      <PageHead
        above={<a href="/admin/rules">{t('rules')}</a>}
        title={title}
        actions={
          mayEdit && (
            <a class="ds-button" href={`/admin/rules/new?like=${rule.id}`}>
              <Icon name="Plus" />
              {t('new.like')}
            </a>
          )
        }
      />
      <ErrorSummary errors={errors} labels={{ validTo: t('valid.last') }} />
      <RuleFacts {...props} />
      {hasEnd && <End {...props} />}
    </Layout>
  );
}

function RuleFacts({ rule, replacedBy }: RulePageProps): JSX.Element {
  const t = useTexts(ruleTexts);
  const { language } = useFrame();
  const words = ruleWords(language);
  return (
    <Facts
      facts={[
        [t('status'), <StandingTag key="standing" standing={rule.standing} />],
        replacedBy !== null && [
          t('replaced-by'),
          <a key="link" class="ds-link" href={`/admin/rules/${replacedBy.id}`}>
            {titleOf(replacedBy, t('everything'))}, {words.valid(replacedBy)}
          </a>,
        ],
        [t('valid'), words.valid(rule)],
        [t('may'), words.may(rule)],
        rule.mayBorrow && [t('length'), words.length(rule)],
        rule.mayBorrow && [t('closed-day'), words.closedDay(rule)],
        rule.mayBorrow && [t('most.long'), rule.maxOpenLoans],
        rule.mayBorrow && [t('renewals'), rule.maxRenewals],
        rule.mayBorrow && rule.maxRenewals > 0 && [t('renewal-days'), words.renewal(rule)],
        rule.mayBorrow && [t('longest-days'), words.longest(rule)],
        rule.mayBorrow && [t('fee'), <Money key="fee" ore={rule.feeOre} />],
        rule.mayBorrow && [t('deposit'), <Money key="deposit" ore={rule.depositOre} />],
        rule.mayBorrow && rule.feeOre > 0 && [t('early'), words.early(rule)],
        rule.mayBorrow && [t('shelf'), words.shelf(rule)],
        rule.mayBorrow && [t('service'), words.service(rule)],
        rule.mayBorrow && [t('agreements'), words.agreements(rule)],
        rule.mayBorrow && [t('reminders'), words.reminders(rule)],
        [t('id'), <bdi key="id">{rule.id}</bdi>],
      ]}
    />
  );
}

function End({ rule, mayWithdraw, validTo, errors }: RulePageProps): JSX.Element {
  const t = useTexts(ruleTexts);
  return (
    <Section title={t('end')}>
      <p class="kb-quiet">{t('end.about')}</p>
      <Form action={`/admin/rules/${rule.id}/end`} class="kb-form" keyed>
        <input type="hidden" name="version" value={rule.version} />
        <TextField
          name="validTo"
          type="date"
          label={t('valid.last')}
          description={t('valid.last.about')}
          value={validTo}
          errors={errors}
          width="medium"
        />
        <div class="kb-buttons">
          <button class="ds-button" type="submit">
            {t('end.do')}
          </button>
        </div>
      </Form>
      {mayWithdraw && (
        <>
          <p class="kb-quiet">{t('withdraw.about')}</p>
          <ActionButton
            action={`/admin/rules/${rule.id}/withdrawal`}
            label={t('withdraw')}
            tone="danger"
            hidden={{ version: String(rule.version) }}
          />
        </>
      )}
    </Section>
  );
}
