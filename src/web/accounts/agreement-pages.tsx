import type { JSX } from 'preact';
import {
  type CostAgreement,
  type CostType,
  type LastYearTable,
  costSharingTexts,
  costTypes,
} from '../../cost-sharing/index.js';
import { formatDay, formatNumber } from '../../platform/i18n/index.js';
import { EmptyState, Facts, PageHead, Section } from '../components/blocks.js';
import { commonTexts } from '../components/common.texts.js';
import { ErrorSummary } from '../components/error-summary.js';
import { FieldGroup, type FieldMessage, Select, TextField, Tick } from '../components/field.js';
import { Form, FormEnd } from '../components/form.js';
import { Icon } from '../components/icon.js';
import { Table } from '../components/table.js';
import { Money } from '../components/values.js';
import { useFrame, useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import type { NameBook } from '../server/names.js';
import type { Named } from '../view-models.js';
import { accountsTexts } from './accounts.texts.js';

type Say = ReturnType<typeof accountsTexts.in>;

interface AgreementListProps {
  readonly agreements: readonly CostAgreement[];
  readonly names: NameBook;
  readonly mayEdit: boolean;
}

/** All agreements of the municipality. */
export function AgreementListPage({ agreements, names, mayEdit }: AgreementListProps): JSX.Element {
  const t = useTexts(accountsTexts);
  const { language } = useFrame();
  return (
    <Layout title={t('agreements')}>
      <PageHead
        title={t('agreements')}
        intro={t('agreements.about')}
        actions={
          mayEdit && (
            <a class="ds-button" href="/accounts/agreements/new">
              <Icon name="Plus" />
              {t('agreement.new')}
            </a>
          )
        }
      />
      {agreements.length === 0 ? (
        <EmptyState icon="HandShakeHeart" title={t('agreements.empty')}>
          {t('agreements.empty.text')}
        </EmptyState>
      ) : (
        <Table
          caption={t('agreements')}
          rows={agreements}
          rowKey={({ id }) => id}
          columns={[
            {
              head: t('agreement.name'),
              names: true,
              cell: ({ id, name }) => (
                <a class="ds-link" href={`/accounts/agreements/${id}`}>
                  {name}
                </a>
              ),
            },
            {
              head: t('agreement.grade'),
              cell: ({ grade }) => (grade === null ? t('agreement.any') : names.grade(grade)),
            },
            { head: t('agreement.share'), cell: ({ shares }) => sharesInWords(shares, names, language) },
            { head: t('agreement.from'), cell: ({ validFrom }) => formatDay(language, validFrom) },
            { head: t('agreement.to'), cell: ({ validTo }) => lastDay(t, language, validTo) },
          ]}
        />
      )}
    </Layout>
  );
}

interface AgreementProps {
  readonly agreement: CostAgreement;
  readonly table: LastYearTable;
  readonly names: NameBook;
  readonly mayEdit: boolean;
  readonly lastDay?: string;
  readonly errors?: readonly FieldMessage[];
}

/** One agreement: what it says, what it would have cost, and its end. */
export function AgreementPage({ agreement, table, names, mayEdit, lastDay: day, errors }: AgreementProps): JSX.Element {
  const t = useTexts(accountsTexts);
  const types = useTexts(costSharingTexts);
  const { language } = useFrame();
  const { id, name, grade, owner, lendingPoint, kind, creditor, shares, validFrom, validTo, debitArt, creditArt } =
    agreement;
  const any = (value: string | null, say: (id: string) => string): string =>
    value === null ? t('agreement.any') : say(value);
  const title = t('year.title', { from: formatDay(language, table.from), to: formatDay(language, table.to) });
  return (
    <Layout title={name}>
      <PageHead above={<a href="/accounts/agreements">{t('agreements')}</a>} title={name} />
      <ErrorSummary errors={errors} labels={{ lastDay: t('agreement.to') }} />
      <Facts
        facts={[
          [t('agreement.types'), agreement.costTypes.map((type) => types(`type.${type}`)).join(', ')],
          [t('agreement.share'), sharesInWords(shares, names, language)],
          [t('agreement.grade'), any(grade, (one) => names.grade(one))],
          [t('agreement.owner'), any(owner, (one) => names.unit(one))],
          [t('agreement.point'), any(lendingPoint, (one) => names.point(one))],
          [t('agreement.kind'), any(kind, (one) => names.kind(one))],
          [t('agreement.creditor'), creditor === null ? t('agreement.creditor.owner') : names.unit(creditor)],
          [t('agreement.debit-art'), debitArt],
          [t('agreement.credit-art'), creditArt],
          [t('agreement.from'), formatDay(language, validFrom)],
          [t('agreement.to'), lastDay(t, language, validTo)],
        ]}
      />
      <Section title={title}>
        <Table
          caption={title}
          rows={table.rows}
          rowKey={({ costType }) => costType}
          columns={[
            { head: t('cost'), names: true, cell: ({ costType }) => types(`type.${costType}`) },
            ...shares.map(({ unit }, nth) => ({
              head: names.unit(unit),
              numeric: true,
              cell: ({ units }: LastYearTable['rows'][number]) => amount(t, units[nth]?.amountOre ?? null),
            })),
            { head: t('total'), numeric: true, cell: ({ totalOre }) => amount(t, totalOre) },
          ]}
        />
      </Section>
      {mayEdit && (
        <Section title={t('agreement.end')}>
          <p>{t('agreement.end.about')}</p>
          <Form action={`/accounts/agreements/${id}/end`} class="kb-form" keyed>
            <TextField
              name="lastDay"
              type="date"
              label={t('agreement.to')}
              value={day}
              errors={errors}
              width="short"
              required
            />
            <FormEnd label={t('agreement.end')} />
          </Form>
        </Section>
      )}
    </Layout>
  );
}

/** The form of a new agreement, as it is filled in. */
export interface AgreementFormProps {
  readonly values: Readonly<Record<string, string>>;
  readonly units: readonly Named[];
  readonly names: NameBook;
  readonly errors?: readonly FieldMessage[];
}

/** The form of a new agreement. */
export function AgreementFormPage({ values, units, names, errors }: AgreementFormProps): JSX.Element {
  const t = useTexts(accountsTexts);
  const common = useTexts(commonTexts);
  const types = useTexts(costSharingTexts);
  const choices = (named: readonly Named[]): { value: string; label: string }[] =>
    named.map(({ id, name }) => ({ value: id, label: name }));
  const scope = (name: string, label: string, named: readonly Named[], empty: string): JSX.Element => (
    <Select name={name} label={label} value={values[name]} choices={choices(named)} empty={empty} errors={errors} />
  );
  const text = (name: string, label: string, more: object = {}): JSX.Element => (
    <TextField name={name} label={label} value={values[name]} errors={errors} {...more} />
  );
  return (
    <Layout title={t('agreement.new')} width="narrow">
      <PageHead above={<a href="/accounts/agreements">{t('agreements')}</a>} title={t('agreement.new')} />
      <ErrorSummary
        errors={errors}
        labels={{
          name: t('agreement.name'),
          costTypes: t('agreement.types'),
          shares: t('agreement.shares'),
          validFrom: t('agreement.from'),
          validTo: t('agreement.to'),
        }}
      />
      <Form action="/accounts/agreements/new" class="kb-form" keyed>
        {text('name', t('agreement.name'), { required: true })}
        <FieldGroup name="costTypes" legend={t('agreement.types')} errors={errors}>
          {costTypes.map((type: CostType) => (
            <Tick
              key={type}
              name={`type-${type}`}
              value="yes"
              label={types(`type.${type}`)}
              checked={values[`type-${type}`] === 'yes'}
            />
          ))}
        </FieldGroup>
        {scope('grade', t('agreement.grade'), names.grades, t('agreement.any'))}
        {scope('owner', t('agreement.owner'), units, t('agreement.any'))}
        {scope('lendingPoint', t('agreement.point'), names.points, t('agreement.any'))}
        {scope('kind', t('agreement.kind'), names.kinds, t('agreement.any'))}
        {scope('creditor', t('agreement.creditor'), units, t('agreement.creditor.owner'))}
        <FieldGroup
          name="shares"
          legend={t('agreement.shares')}
          description={t('agreement.shares.about')}
          errors={errors}
        >
          {units.map(({ id, name }) => (
            <TextField
              key={id}
              name={`share-${id}`}
              label={name}
              value={values[`share-${id}`]}
              errors={errors}
              inputmode="decimal"
              width="short"
            />
          ))}
        </FieldGroup>
        <div class="kb-form__row">
          {text('validFrom', t('agreement.from'), { type: 'date', required: true })}
          {text('validTo', t('agreement.to'), { type: 'date', optional: common('optional') })}
        </div>
        <div class="kb-form__row">
          {text('debitArt', t('agreement.debit-art'), { inputmode: 'numeric', maxlength: 3 })}
          {text('creditArt', t('agreement.credit-art'), { inputmode: 'numeric', maxlength: 3 })}
        </div>
        <FormEnd label={common('save')} cancelHref="/accounts/agreements" cancelLabel={common('cancel')} />
      </Form>
    </Layout>
  );
}

function sharesInWords(
  shares: CostAgreement['shares'],
  names: NameBook,
  language: Parameters<typeof formatNumber>[0],
): string {
  return shares
    .map(({ unit, basisPoints }) => `${names.unit(unit)} ${formatNumber(language, basisPoints / 100)} %`)
    .join(', ');
}

function lastDay(t: Say, language: Parameters<typeof formatDay>[0], day: string | null): string {
  return day === null ? t('agreement.to.none') : formatDay(language, day);
}

function amount(t: Say, ore: number | null): JSX.Element | string {
  return ore === null ? t('year.few') : <Money ore={ore} />;
}
