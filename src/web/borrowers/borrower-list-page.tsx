import type { JSX } from 'preact';
import { EmptyState, PageHead } from '../components/blocks.js';
import { commonTexts } from '../components/common.texts.js';
import { TextField } from '../components/field.js';
import { Icon } from '../components/icon.js';
import { Pagination } from '../components/pagination.js';
import { Table } from '../components/table.js';
import { useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { borrowerTexts } from './borrowers.texts.js';
import type { BorrowerListProps, BorrowerRow } from './borrowers-view.js';

/** Borrowers by card or name. */
export function BorrowerListPage({ q, rows, firstHref, nextHref, may }: BorrowerListProps): JSX.Element {
  const t = useTexts(borrowerTexts);
  const common = useTexts(commonTexts);
  return (
    <Layout title={t('list.title')}>
      <PageHead
        title={t('list.title')}
        actions={
          may.register && (
            <a class="ds-button" href="/borrowers/new">
              <Icon name="Plus" />
              {t('list.new')}
            </a>
          )
        }
      />
      <form method="get" action="/borrowers" class="kb-filters" role="search">
        <div class="kb-filters__wide">
          <TextField
            name="q"
            type="search"
            label={t('list.search')}
            description={t('list.search.about')}
            value={q}
            autofocus
          />
        </div>
        <div class="kb-buttons">
          <button class="ds-button" type="submit">
            <Icon name="MagnifyingGlass" />
            {common('search')}
          </button>
        </div>
      </form>
      {rows.length === 0 ? (
        <EmptyState icon="PersonGroup" title={q === '' ? t('list.start') : t('list.empty')}>
          {q !== '' && t(may.register ? 'list.empty.text' : 'list.empty.check')}
        </EmptyState>
      ) : (
        <Table
          caption={t('list.title')}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              head: t('name'),
              names: true,
              cell: ({ id, displayName }) => (
                <a class="ds-link" href={`/borrowers/${id}`}>
                  {displayName}
                </a>
              ),
            },
            { head: t('card'), cell: ({ cardNumber }) => cardNumber !== null && <bdi>{cardNumber}</bdi> },
            { head: t('born'), cell: ({ birthYear }) => birthYear },
            ...(may.loans
              ? [{ head: t('open-loans'), numeric: true, cell: ({ openLoans }: BorrowerRow) => openLoans }]
              : []),
          ]}
        />
      )}
      <Pagination firstHref={firstHref} nextHref={nextHref} />
    </Layout>
  );
}
