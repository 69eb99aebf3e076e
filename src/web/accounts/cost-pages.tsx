import type { JSX } from 'preact';
import {
  type CostCorrection,
  type CostWithCorrections,
  type RecordedCost,
  costSharingTexts,
  recordedCostTypes,
} from '../../cost-sharing/index.js';
import type { InstrumentAnswer } from '../../inventory/index.js';
import { formatDay } from '../../platform/i18n/index.js';
import { EmptyState, Facts, PageHead, Section } from '../components/blocks.js';
import { commonTexts } from '../components/common.texts.js';
import { ErrorSummary } from '../components/error-summary.js';
import { type FieldMessage, Select, TextField } from '../components/field.js';
import { Form, FormEnd } from '../components/form.js';
import { Table } from '../components/table.js';
import { Money, showCode } from '../components/values.js';
import { useFrame, useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import type { NameBook } from '../server/names.js';
import { costsTexts } from './costs.texts.js';

/** Which instrument a cost is of. */
type Costed = Pick<InstrumentAnswer, 'code' | 'kind' | 'size'>;

interface CostsPageProps {
  readonly instrument: Costed;
  readonly costs: readonly RecordedCost[];
  readonly names: NameBook;
  readonly today: string;
  /** What was typed into the form of a new cost. */
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldMessage[];
}

/** What an instrument has cost, and the form of a further cost. */
export function CostsPage({ instrument, costs, names, today, values, errors }: CostsPageProps): JSX.Element {
  const t = useTexts(costsTexts);
  const types = useTexts(costSharingTexts);
  const { language } = useFrame();
  const total = costs.reduce((sum, { amountOre }) => sum + amountOre, 0);
  const action = `/instruments/${instrument.code}/costs`;
  const labels = { costType: t('type'), amount: t('amount'), incurredOn: t('day'), note: t('note') };
  return (
    <Layout title={`${t('title')} ${showCode(instrument.code)}`}>
      <PageHead
        above={<InstrumentLink instrument={instrument} names={names} />}
        title={t('title')}
        intro={t('about')}
      />
      <ErrorSummary errors={errors} labels={labels} />
      {costs.length === 0 ? (
        <EmptyState icon="Wrench" title={t('none')}>
          {t('none.text')}
        </EmptyState>
      ) : (
        <>
          <Table
            caption={t('title')}
            rows={costs}
            rowKey={({ id }) => id}
            columns={[
              {
                head: t('day'),
                names: true,
                cell: ({ id, incurredOn }) => (
                  <a class="ds-link" href={`/instrument-costs/${id}`}>
                    {formatDay(language, incurredOn)}
                  </a>
                ),
              },
              { head: t('type'), cell: ({ costType }) => types(`type.${costType}`) },
              { head: t('note'), cell: ({ note }) => note },
              {
                head: t('amount.now'),
                numeric: true,
                cell: ({ amountOre, corrections }) => (
                  <>
                    <Money ore={amountOre} />
                    {corrections > 0 && ` (${t('corrected')})`}
                  </>
                ),
              },
            ]}
          />
          <p>
            {t('total')}: <Money ore={total} />
          </p>
        </>
      )}
      <Section title={t('record')}>
        <Form action={action} class="kb-form" keyed>
          <Select
            name="costType"
            label={t('type')}
            value={values['costType']}
            choices={recordedCostTypes.map((type) => ({ value: type, label: types(`type.${type}`) }))}
            empty={t('type.choose')}
            errors={errors}
            width="medium"
            required
          />
          <TextField
            name="amount"
            label={t('amount')}
            value={values['amount']}
            errors={errors}
            inputmode="decimal"
            width="short"
            maxlength={20}
            required
          />
          <TextField
            name="incurredOn"
            type="date"
            label={t('day')}
            description={t('day.about')}
            value={values['incurredOn'] ?? today}
            errors={errors}
            max={today}
            width="medium"
            required
          />
          <NoteField label={t('note')} value={values['note']} errors={errors} />
          <FormEnd label={t('record')} />
        </Form>
      </Section>
    </Layout>
  );
}

interface CostPageProps extends CostWithCorrections {
  readonly instrument: Costed;
  readonly names: NameBook;
  /** What was typed into the form of a correction. */
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldMessage[];
}

/** One cost: how it came to be what it is, and the form that puts it right. */
export function CostPage({ cost, corrections, instrument, names, values, errors }: CostPageProps): JSX.Element {
  const t = useTexts(costsTexts);
  const common = useTexts(commonTexts);
  const types = useTexts(costSharingTexts);
  const { language } = useFrame();
  const list = `/instruments/${instrument.code}/costs`;
  const added = corrections.reduce((sum, { amountOre }) => sum + amountOre, 0);
  return (
    <Layout title={`${types(`type.${cost.costType}`)} ${formatDay(language, cost.incurredOn)}`} width="narrow">
      <PageHead above={<a href={list}>{t('title')}</a>} title={types(`type.${cost.costType}`)} />
      <ErrorSummary errors={errors} labels={{ amount: t('correct.amount'), note: t('correct.why') }} />
      <Facts
        facts={[
          [t('instrument'), <InstrumentLink key="instrument" instrument={instrument} names={names} />],
          [t('day'), formatDay(language, cost.incurredOn)],
          [t('amount.now'), <Money key="amount" ore={cost.amountOre} />],
          ...(cost.note === null ? [] : ([[t('note'), cost.note]] as const)),
          [t('recorded'), formatDay(language, cost.recordedOn)],
        ]}
      />
      {corrections.length > 0 && (
        <Section title={t('corrections')}>
          <Table
            caption={t('corrections')}
            rows={[
              { id: cost.id, amountOre: cost.amountOre - added, recordedOn: cost.recordedOn, note: cost.note },
              ...corrections,
            ]}
            rowKey={({ id }: CostCorrection) => id}
            columns={[
              { head: t('recorded'), names: true, cell: ({ recordedOn }) => formatDay(language, recordedOn) },
              { head: t('note'), cell: ({ note }) => note },
              { head: t('amount.now'), numeric: true, cell: ({ amountOre }) => <Money ore={amountOre} /> },
            ]}
          />
        </Section>
      )}
      <Section title={t('correct')}>
        <p>{t('correct.about')}</p>
        <Form action={`/instrument-costs/${cost.id}/correction`} class="kb-form" keyed>
          <TextField
            name="amount"
            label={t('correct.amount')}
            value={values['amount']}
            errors={errors}
            inputmode="decimal"
            width="short"
            maxlength={20}
            required
          />
          <NoteField label={t('correct.why')} value={values['note']} errors={errors} />
          <FormEnd label={t('correct')} cancelHref={list} cancelLabel={common('cancel')} />
        </Form>
      </Section>
    </Layout>
  );
}

interface NoteFieldProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly errors: readonly FieldMessage[];
}

function NoteField({ label, value, errors }: NoteFieldProps): JSX.Element {
  const t = useTexts(costsTexts);
  const common = useTexts(commonTexts);
  return (
    <TextField
      name="note"
      label={label}
      description={t('note.about')}
      value={value}
      errors={errors}
      maxlength={500}
      width="long"
      optional={common('optional')}
    />
  );
}

function InstrumentLink({ instrument, names }: Pick<CostsPageProps, 'instrument' | 'names'>): JSX.Element {
  return (
    <a class="ds-link" href={`/instruments/${instrument.code}`}>
      {named(instrument, names)}
    </a>
  );
}

function named({ code, kind, size }: Costed, names: NameBook): string {
  return [names.kind(kind), size, showCode(code)].filter(Boolean).join(' ');
}
