import type { JSX } from 'preact';
import { EmptyState, Facts, PageHead } from '../components/blocks.js';
import { commonTexts } from '../components/common.texts.js';
import { ErrorSummary } from '../components/error-summary.js';
import { type FieldMessage, type FormValues, Select, TextField } from '../components/field.js';
import { Icon } from '../components/icon.js';
import { Pagination } from '../components/pagination.js';
import { Table } from '../components/table.js';
import { Money } from '../components/values.js';
import { useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { accountTexts } from './account.texts.js';

/** A borrower's account in the list, amounts in øre. */
export interface AccountRow {
  readonly borrowerId: string;
  readonly displayName: string;
  readonly chargedOre: number;
  readonly creditedOre: number;
}

/** What the list of accounts shows. */
export interface AccountListProps {
  readonly values: FormValues<'q' | 'from' | 'to' | 'show'>;
  readonly errors: readonly FieldMessage[];
  readonly rows: readonly AccountRow[];
  /** What all accounts of the list have left, in øre, those of other pages too. */
  readonly leftOre: number;
  readonly downloadHref: string | null;
  readonly firstHref: string | null;
  readonly nextHref: string | null;
}

/** What each borrower was charged and credited in a period. */
export function AccountListPage(props: AccountListProps): JSX.Element {
  const { values, errors, rows, leftOre, downloadHref, firstHref, nextHref } = props;
  const t = useTexts(accountTexts);
  return (
    <Layout title={t('list.title')}>
      <PageHead
        title={t('list.title')}
        intro={t('list.intro')}
        actions={
          downloadHref !== null && (
            <a class="ds-button" data-variant="secondary" href={downloadHref} download>
              {t('download')}
            </a>
          )
        }
      />
      <ErrorSummary errors={errors} labels={{ from: t('from'), to: t('to') }} />
      <Filters values={values} errors={errors} />
      {rows.length === 0 ? (
        errors.length === 0 && (
          <EmptyState icon="PersonGroup" title={t('list.empty')}>
            {t('list.empty.text')}
          </EmptyState>
        )
      ) : (
        <>
          <Facts facts={[[t('left.total'), <Money key="left" ore={leftOre} />]]} />
          <Table
            caption={t('list.title')}
            rows={rows}
            rowKey={({ borrowerId }) => borrowerId}
            columns={[
              {
                head: t('name'),
                names: true,
                cell: ({ borrowerId, displayName }) => (
                  <a class="ds-link" href={`/accounts/borrowers/${borrowerId}`}>
                    {displayName}
                  </a>
                ),
              },
              { head: t('charged'), numeric: true, cell: ({ chargedOre }) => <Money ore={chargedOre} /> },
              { head: t('credited'), numeric: true, cell: ({ creditedOre }) => <Money ore={creditedOre} /> },
              {
                head: t('left'),
                numeric: true,
                cell: ({ chargedOre, creditedOre }) => <Money ore={chargedOre - creditedOre} />,
              },
            ]}
          />
        </>
      )}
      <Pagination firstHref={firstHref} nextHref={nextHref} />
    </Layout>
  );
}

function Filters({ values, errors }: Pick<AccountListProps, 'values' | 'errors'>): JSX.Element {
  const t = useTexts(accountTexts);
  const common = useTexts(commonTexts);
  return (
    <form method="get" action="/accounts/borrowers" class="kb-filters" role="search">
      <TextField name="q" type="search" label={t('name')} description={t('name.about')} value={values.q} />
      <TextField name="from" type="date" label={t('from')} value={values.from} errors={errors} />
      <TextField name="to" type="date" label={t('to')} value={values.to} errors={errors} />
      <Select
        name="show"
        label={t('shown')}
        value={values.show}
        empty={t('shown.all')}
        choices={[{ value: 'open', label: t('shown.open') }]}
      />
      <div class="kb-buttons">
        <button class="ds-button" type="submit">
          <Icon name="MagnifyingGlass" />
          {common('search')}
        </button>
        <a class="ds-button" data-variant="tertiary" href="/accounts/borrowers">
          {common('clear-filters')}
        </a>
      </div>
    </form>
  );
}
