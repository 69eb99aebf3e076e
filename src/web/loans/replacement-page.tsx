import type { JSX } from 'preact';
import { type Condition, conditions } from '../../inventory/index.js';
import { Facts, PageHead, Section } from '../components/blocks.js';
import { commonTexts } from '../components/common.texts.js';
import { ErrorSummary } from '../components/error-summary.js';
import {
  type FieldMessage,
  FieldGroup,
  type FormValues,
  Select,
  TextArea,
  TextField,
  Tick,
} from '../components/field.js';
import { Form } from '../components/form.js';
import { Icon } from '../components/icon.js';
import { InstrumentLink } from '../components/instrument.js';
import { Day, showCode } from '../components/values.js';
import { wordTexts } from '../components/words.texts.js';
import type { RefusalView } from '../desk/desk-view.js';
import { Override, Refusals } from '../desk/refusals.js';
import { useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { choicesOf, describe, type InstrumentRef, type LoanLine, type Named } from '../view-models.js';
import { loanTexts } from './loans.texts.js';

export type ReplacementField = 'instrument' | 'code' | 'condition' | 'reason';

/** What the page that replaces the instrument of a loan shows. */
export interface ReplacementPageProps {
  readonly loan: LoanLine;
  /** What went out with the instrument that comes back. */
  readonly accessories: readonly { readonly id: string; readonly name: string }[];
  /** Ids of those that came back. */
  readonly back: readonly string[];
  /** The condition before it went out. */
  readonly condition: Condition;
  /** What is available of the same kind, that of the same size first. */
  readonly copies: readonly InstrumentRef[];
  readonly point: string;
  /** The points where the reader may do it. */
  readonly points: readonly Named[];
  readonly values: FormValues<ReplacementField>;
  readonly errors: readonly FieldMessage[];
  readonly refusals: readonly RefusalView[];
  readonly mayOverride: boolean;
  readonly chosen: { readonly overrides: readonly string[]; readonly comment: string };
  /** Where the reader came from. */
  readonly backHref: string;
}

/** Another instrument of the same kind for a loan that goes on. */
export function ReplacementPage(props: ReplacementPageProps): JSX.Element {
  const { loan, errors, refusals, points, point, backHref } = props;
  const t = useTexts(loanTexts);
  const common = useTexts(commonTexts);
  const { instrument, borrower, dueOn } = loan;
  const labels = { instrument: t('replace.choose'), code: t('replace.code'), reason: t('replace.reason') };
  const exception = props.mayOverride && refusals.length > 0 && refusals.every((refusal) => refusal.overridable);
  return (
    <Layout title={t('replace.title')} width="narrow">
      <PageHead title={t('replace.title')} intro={t('replace.intro')} />
      <ErrorSummary errors={errors.filter(({ field }) => field !== 'overrideComment')} labels={labels} />
      {refusals.length > 0 && <Refusals refusals={refusals} />}
      <Facts
        facts={[
          borrower !== null && [t('borrower'), borrower.displayName],
          [t('instrument'), <InstrumentLink key="instrument" instrument={instrument} />],
          [t('due'), <Day key="due" day={dueOn} long />],
        ]}
      />
      {points.length > 1 && <Point {...props} />}
      <Form action={`/loans/${loan.id}/replacement`} class="kb-form" keyed>
        <input type="hidden" name="replaces" value={instrument.code} />
        <input type="hidden" name="lendingPoint" value={point} />
        <input type="hidden" name="back" value={backHref} />
        <Section title={t('replace.back')}>
          <Returned {...props} />
        </Section>
        <Section title={t('replace.out')}>
          <Fresh {...props} />
        </Section>
        <TextArea
          name="reason"
          label={t('replace.reason')}
          description={t('replace.reason.about')}
          value={props.values.reason}
          maxlength={500}
          rows={2}
          errors={errors}
        />
        {exception && <Override refusals={refusals} chosen={props.chosen} errors={errors} />}
        <div class="kb-buttons">
          <button class="ds-button" data-color={exception ? 'warning' : undefined} type="submit">
            <Icon name="ArrowRightLeft" />
            {exception ? t('replace.anyway') : t('replace.do')}
          </button>
          <a class="ds-button" data-variant="tertiary" href={backHref}>
            {common('cancel')}
          </a>
        </div>
      </Form>
    </Layout>
  );
}

function Point({ loan, point, points, backHref }: ReplacementPageProps): JSX.Element {
  const t = useTexts(loanTexts);
  const common = useTexts(commonTexts);
  return (
    <form method="get" action={`/loans/${loan.id}/replacement`} class="kb-filters kb-filters--row">
      <input type="hidden" name="back" value={backHref} />
      <Select name="point" label={t('point')} value={point} choices={choicesOf(points)} />
      <div class="kb-buttons">
        <button class="ds-button" data-variant="secondary" type="submit">
          {common('show')}
        </button>
      </div>
    </form>
  );
}

function Returned({ accessories, back, condition, values }: ReplacementPageProps): JSX.Element {
  const t = useTexts(loanTexts);
  const words = useTexts(wordTexts);
  return (
    <>
      {accessories.length > 0 && (
        <FieldGroup name="accessories" legend={t('replace.accessories')}>
          <div class="kb-tick-columns">
            {accessories.map(({ id, name }) => (
              <Tick key={id} name="accessories" value={id} label={name} checked={back.includes(id)} />
            ))}
          </div>
          {accessories.map(({ id }) => (
            <input key={id} type="hidden" name="accessoriesOut" value={id} />
          ))}
        </FieldGroup>
      )}
      <Select
        name="condition"
        label={t('replace.condition')}
        value={values.condition ?? condition}
        choices={conditions.map((one) => ({ value: one, label: words(`condition.${one}`) }))}
        width="medium"
      />
    </>
  );
}

function Fresh({ copies, values, errors }: ReplacementPageProps): JSX.Element {
  const t = useTexts(loanTexts);
  const common = useTexts(commonTexts);
  return (
    <>
      {copies.length === 0 ? (
        <p>{t('replace.choose.none')}</p>
      ) : (
        <Select
          name="instrument"
          label={t('replace.choose')}
          value={values.instrument}
          choices={copies.map((copy) => ({
            value: copy.code,
            label: `${showCode(copy.code)} ${describe(copy)} (${copy.grade.toLowerCase()})`,
          }))}
          empty={common('choose')}
          errors={errors}
        />
      )}
      <TextField
        name="code"
        label={t('replace.code')}
        value={values.code}
        width="medium"
        maxlength={300}
        spellcheck={false}
        errors={errors}
      />
    </>
  );
}
