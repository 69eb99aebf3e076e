import type { JSX } from 'preact';
import {
  borrowerCategories,
  closedDayStrategies,
  earlyReturnCredits,
  loanLengthKinds,
} from '../../loan-rules/index.js';
import { lendingPointKinds } from '../../organisation/index.js';
import { PageHead, Section } from '../components/blocks.js';
import { commonTexts } from '../components/common.texts.js';
import { ErrorSummary } from '../components/error-summary.js';
import { type FieldMessage, type FormValues, Select, TextField, Tick } from '../components/field.js';
import { Form, FormEnd } from '../components/form.js';
import { wordTexts } from '../components/words.texts.js';
import { useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { choicesOf } from '../view-models.js';
import { type RuleField, anyOther } from './rule-form.js';
import type { RuleChoices } from './rule-list-page.js';
import { ruleTexts } from './rules.texts.js';

/** What the form of a new row shows. */
export interface RuleFormProps extends RuleChoices {
  readonly values: FormValues<RuleField>;
  readonly errors?: readonly FieldMessage[];
}

/** The form of a new row of the matrix. */
export function RuleFormPage(props: RuleFormProps): JSX.Element {
  const { errors } = props;
  const t = useTexts(ruleTexts);
  const common = useTexts(commonTexts);
  return (
    <Layout title={t('new')} width="narrow">
      <PageHead above={<a href="/admin/rules">{t('rules')}</a>} title={t('new')} intro={t('new.about')} />
      <ErrorSummary errors={errors} labels={useLabels()} />
      <Form action="/admin/rules" class="kb-form" keyed>
        <What {...props} />
        <Loan {...props} />
        <Price {...props} />
        <Between {...props} />
        <Reminders {...props} />
        <Number {...props} name="id" label={t('new.id')} about={t('new.id.about')} text />
        <FormEnd label={t('add')} cancelHref="/admin/rules" cancelLabel={common('cancel')} />
      </Form>
    </Layout>
  );
}

/** What the fields are called whose messages do not say which they are of. */
function useLabels(): Readonly<Partial<Record<RuleField, string>>> {
  const t = useTexts(ruleTexts);
  return {
    ...{ where: t('point'), grade: t('grade'), kind: t('kind'), programme: t('programme'), from: t('from') },
    ...{ validFrom: t('valid.first'), validTo: t('valid.last'), lengthKind: t('length'), lengthDays: t('length-days') },
    ...{ maxOpenLoans: t('most.long'), maxRenewals: t('renewals'), renewalDays: t('renewal-days') },
    ...{ longestTotalDays: t('longest-days'), fee: t('fee'), deposit: t('deposit'), id: t('new.id') },
    ...{ serviceDays: t('service'), holdShelfDays: t('shelf'), dueSoonDays: t('soon') },
    ...{ overdueFirstDays: t('first'), overdueSecondDays: t('second'), overdueLastDays: t('last') },
  };
}

function What(props: RuleFormProps): JSX.Element {
  const { values, errors, points, grades, kinds, programmes } = props;
  const t = useTexts(ruleTexts);
  const words = useTexts(wordTexts);
  const places = [
    ...lendingPointKinds.map((kind) => ({
      ...{ value: `kind:${kind}`, label: words(`point.${kind}`), group: t('where.kinds') },
    })),
    ...points.map(({ id, name }) => ({ value: `point:${id}`, label: name, group: t('where.points') })),
  ];
  return (
    <Section title={t('new.what')}>
      <p class="kb-quiet">{t('new.what.about')}</p>
      <Select
        name="where"
        label={t('point')}
        value={values.where}
        choices={places}
        empty={t('where.any')}
        errors={errors}
      />
      <div class="kb-form__row">
        <Select
          name="grade"
          label={t('grade')}
          value={values.grade}
          choices={choicesOf(grades)}
          empty={t('grade.any')}
          errors={errors}
        />
        <Select
          name="kind"
          label={t('kind')}
          value={values.kind}
          choices={choicesOf(kinds)}
          empty={t('kind.any')}
          errors={errors}
        />
      </div>
      <div class="kb-form__row">
        <Select
          name="programme"
          label={t('programme')}
          value={values.programme}
          choices={choicesOf(programmes)}
          empty={t('programme.any')}
          errors={errors}
        />
        <Select
          name="borrowerCategory"
          label={t('category')}
          value={values.borrowerCategory}
          choices={borrowerCategories.map((category) => ({ value: category, label: t(`category.${category}`) }))}
          empty={t('category.any')}
          errors={errors}
        />
      </div>
      <Municipality {...props} />
      <div class="kb-form__row">
        <TextField
          name="validFrom"
          type="date"
          label={t('valid.first')}
          value={values.validFrom}
          errors={errors}
          required
        />
        <TextField
          name="validTo"
          type="date"
          label={t('valid.last')}
          description={t('valid.last.about')}
          value={values.validTo}
          errors={errors}
        />
      </div>
    </Section>
  );
}

/** Only where there is another municipality to open something to. */
function Municipality({ values, errors, municipalities }: RuleFormProps): JSX.Element | null {
  const t = useTexts(ruleTexts);
  if (municipalities.length === 0) return null;
  const others = municipalities.map(({ id, name }) => ({
    value: id,
    label: t('for.municipality', { municipality: name }),
  }));
  return (
    <Select
      name="from"
      label={t('from')}
      description={t('from.about')}
      value={values.from}
      choices={[{ value: anyOther, label: t('from.others') }, ...others]}
      empty={t('from.own')}
      errors={errors}
    />
  );
}

function Loan(props: RuleFormProps): JSX.Element {
  const { values, errors } = props;
  const t = useTexts(ruleTexts);
  const common = useTexts(commonTexts);
  return (
    <Section title={t('new.loan')}>
      <Select
        name="lending"
        label={t('may')}
        value={values.lending}
        choices={[
          { value: 'yes', label: common('yes') },
          { value: 'reserved', label: t('may.reserved') },
          { value: 'no', label: common('no') },
        ]}
        errors={errors}
      />
      <div class="kb-form__row">
        <Select
          name="lengthKind"
          label={t('length')}
          value={values.lengthKind}
          choices={loanLengthKinds.map((kind) => ({ value: kind, label: t(`length.${kind}`) }))}
          errors={errors}
        />
        <Number {...props} name="lengthDays" label={t('length-days')} about={t('length-days.about')} />
      </div>
      <Select
        name="closedDay"
        label={t('closed-day')}
        value={values.closedDay}
        choices={closedDayStrategies.map((strategy) => ({ value: strategy, label: t(`closed-day.${strategy}`) }))}
        errors={errors}
      />
      <div class="kb-form__row">
        <Number {...props} name="maxOpenLoans" label={t('most.long')} />
        <Number {...props} name="maxRenewals" label={t('renewals')} />
      </div>
      <div class="kb-form__row">
        <Number {...props} name="renewalDays" label={t('renewal-days')} about={t('renewal-days.about')} />
        <Number {...props} name="longestTotalDays" label={t('longest-days')} about={t('longest-days.about')} />
      </div>
    </Section>
  );
}

function Price({ values, errors }: RuleFormProps): JSX.Element {
  const t = useTexts(ruleTexts);
  return (
    <Section title={t('new.price')}>
      <div class="kb-form__row">
        {(['fee', 'deposit'] as const).map((name) => (
          <TextField
            key={name}
            name={name}
            label={t(`${name}.kroner`)}
            value={values[name]}
            errors={errors}
            inputmode="decimal"
          />
        ))}
      </div>
      <Select
        name="creditOnEarlyReturn"
        label={t('early')}
        description={t('early.about')}
        value={values.creditOnEarlyReturn}
        choices={earlyReturnCredits.map((credit) => ({ value: credit, label: t(`early.${credit}`) }))}
        errors={errors}
      />
    </Section>
  );
}

function Between(props: RuleFormProps): JSX.Element {
  const { values } = props;
  const t = useTexts(ruleTexts);
  return (
    <Section title={t('new.between')}>
      <div class="kb-form__row">
        <Number {...props} name="holdShelfDays" label={t('shelf.days')} />
        <Number {...props} name="serviceDays" label={t('service.days')} />
      </div>
      <div>
        <Tick name="needsTerms" value="true" label={t('terms.tick')} checked={values.needsTerms === 'true'} />
        <Tick name="needsContract" value="true" label={t('contract.tick')} checked={values.needsContract === 'true'} />
      </div>
    </Section>
  );
}

function Reminders(props: RuleFormProps): JSX.Element {
  const t = useTexts(ruleTexts);
  return (
    <Section title={t('reminders')}>
      <p class="kb-quiet">{t('reminders.about')}</p>
      <div class="kb-form__row">
        <Number {...props} name="dueSoonDays" label={t('soon')} />
        <Number {...props} name="overdueFirstDays" label={t('first')} />
      </div>
      <div class="kb-form__row">
        <Number {...props} name="overdueSecondDays" label={t('second')} />
        <Number {...props} name="overdueLastDays" label={t('last')} />
      </div>
    </Section>
  );
}

interface NumberProps extends RuleFormProps {
  readonly name: RuleField;
  readonly label: string;
  readonly about?: string;
  /** It is a word and no number. */
  readonly text?: boolean;
}

function Number({ name, label, about, values, errors, text = false }: NumberProps): JSX.Element {
  return (
    <TextField
      name={name}
      label={label}
      description={about}
      value={values[name]}
      errors={errors}
      {...(text ? { spellcheck: false, width: 'medium' as const } : { inputmode: 'numeric' as const })}
    />
  );
}
