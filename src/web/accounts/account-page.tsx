import type { JSX } from 'preact';
import type { ChargeAnswer } from '../../charges/index.js';
import { EmptyState, Facts, PageHead, Section } from '../components/blocks.js';
import { commonTexts } from '../components/common.texts.js';
import { ErrorSummary } from '../components/error-summary.js';
import { type FieldMessage, type FormValues, TextArea, TextField } from '../components/field.js';
import { Form, FormEnd } from '../components/form.js';
import { Pagination } from '../components/pagination.js';
import { Table } from '../components/table.js';
import { Day, Money } from '../components/values.js';
import { useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import type { BorrowerRef } from '../view-models.js';
import { accountTexts } from './account.texts.js';

/** What terms are called, by their slugs. */
export type TermNames = ReadonlyMap<string, string>;

/** What the account of one borrower shows. */
export interface AccountProps {
  readonly borrower: BorrowerRef;
  readonly charges: readonly ChargeAnswer[];
  readonly terms: TermNames;
  /** Of all charges, in øre. */
  readonly leftOre: number;
  readonly mayWaive: boolean;
  readonly firstHref: string | null;
  readonly nextHref: string | null;
}

/** What the form of a waiver shows. */
export interface WaiverProps {
  readonly charge: ChargeAnswer;
  readonly terms: TermNames;
  readonly values: FormValues<'reason' | 'amount'>;
  readonly errors: readonly FieldMessage[];
}

/** One borrower's charges with what was credited of each. */
export function AccountPage(props: AccountProps): JSX.Element {
  const { borrower, charges, terms, leftOre, mayWaive, firstHref, nextHref } = props;
  const t = useTexts(accountTexts);
  return (
    <Layout title={borrower.displayName}>
      <PageHead
        title={borrower.displayName}
        above={
          <a class="ds-link" href="/accounts/borrowers">
            {t('account.above')}
          </a>
        }
      />
      <Facts facts={[[t('left.account'), <Money key="left" ore={leftOre} />]]} />
      <Section title={t('account.charges')}>
        {charges.length === 0 ? (
          <EmptyState icon="CheckmarkCircle" title={t('account.empty')} />
        ) : (
          <Table
            caption={t('account.charges')}
            rows={charges}
            rowKey={({ id }) => id}
            columns={[
              { head: t('charge'), names: true, cell: (charge) => <ChargeName charge={charge} terms={terms} /> },
              { head: t('day'), cell: ({ chargedOn }) => <Day day={chargedOn} /> },
              { head: t('amount'), numeric: true, cell: ({ amountOre }) => <Money ore={amountOre} /> },
              { head: t('credited'), cell: ({ credits }) => credits.length > 0 && <Credits credits={credits} /> },
              { head: t('left'), numeric: true, cell: ({ leftOre: left }) => <Money ore={left} /> },
              {
                head: t('waive'),
                quiet: true,
                cell: (charge) => mayWaive && charge.leftOre > 0 && <WaiveLink charge={charge} terms={terms} />,
              },
            ]}
          />
        )}
      </Section>
      <Pagination firstHref={firstHref} nextHref={nextHref} />
    </Layout>
  );
}

/** Letting a borrower off a charge, with a reason. */
export function WaiverPage({ charge, terms, values, errors }: WaiverProps): JSX.Element {
  const t = useTexts(accountTexts);
  const common = useTexts(commonTexts);
  const { borrower } = charge;
  return (
    <Layout title={t('waive.title')} width="narrow">
      <PageHead title={t('waive.title')} above={borrower.displayName} intro={t('waive.intro')} />
      <ErrorSummary errors={errors} labels={{ reason: t('waive.reason'), amount: t('waive.amount') }} />
      <Facts
        facts={[
          [t('charge'), <ChargeName key="charge" charge={charge} terms={terms} />],
          [t('day'), <Day key="day" day={charge.chargedOn} />],
          [t('left.account'), <Money key="left" ore={charge.leftOre} />],
        ]}
      />
      <Form action={`/accounts/charges/${charge.id}/waiver`} class="kb-form" keyed>
        <TextArea
          name="reason"
          label={t('waive.reason')}
          description={t('waive.reason.about')}
          value={values.reason}
          errors={errors}
          maxlength={500}
        />
        <TextField
          name="amount"
          label={t('waive.amount')}
          description={t('waive.amount.about')}
          value={values.amount}
          errors={errors}
          inputmode="decimal"
          width="short"
          optional={common('optional')}
        />
        <FormEnd label={t('waive')} cancelHref={`/accounts/borrowers/${borrower.id}`} cancelLabel={common('cancel')} />
      </Form>
    </Layout>
  );
}

function ChargeName({ charge, terms }: { readonly charge: ChargeAnswer; readonly terms: TermNames }): JSX.Element {
  const t = useTexts(accountTexts);
  const { kind, term } = charge;
  if (kind === 'deposit' || term === null) return <>{t(`kind.${kind}`)}</>;
  return <>{t('kind.term-fee.of', { term: terms.get(term) ?? term })}</>;
}

function Credits({ credits }: Pick<ChargeAnswer, 'credits'>): JSX.Element {
  const t = useTexts(accountTexts);
  return (
    <ul class="kb-plain-list">
      {credits.map(({ id, kind, amountOre, reason, creditedOn }) => (
        <li key={id}>
          {t(`kind.${kind}`)}: <Money ore={amountOre} />{' '}
          <span class="kb-quiet">
            <Day day={creditedOn} />
            {reason !== null && `. ${reason}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function WaiveLink(props: { readonly charge: ChargeAnswer; readonly terms: TermNames }): JSX.Element {
  const t = useTexts(accountTexts);
  return (
    <a class="ds-button" data-variant="tertiary" href={`/accounts/charges/${props.charge.id}/waiver`}>
      {t('waive')}
      <span class="ds-sr-only">
        {' '}
        <ChargeName {...props} />
      </span>
    </a>
  );
}
