import type { JSX } from 'preact';
import { ActionButton } from '../components/form.js';
import { type Column, Table } from '../components/table.js';
import { LoanTag } from '../components/tags.js';
import { Code, Day } from '../components/values.js';
import { useTexts } from '../frame.js';
import { describe, type LoanLine } from '../view-models.js';
import { loanTexts } from './loans.texts.js';

interface LoanTableProps {
  readonly caption: string;
  readonly loans: readonly LoanLine[];
  /** Columns that the page's subject makes needless. */
  readonly without?: readonly ('borrower' | 'point')[];
  /** Page to come back to after a renewal. */
  readonly returnTo: string;
}

/** Loans in a table, each with its renewal where there may be one. */
export function LoanTable({ caption, loans, without = [], returnTo }: LoanTableProps): JSX.Element {
  const t = useTexts(loanTexts);
  const columns: (Column<LoanLine> & { readonly key?: 'borrower' | 'point' | 'renew' })[] = [
    {
      head: t('instrument'),
      names: true,
      cell: ({ id, instrument }) => (
        <>
          <a class="ds-link" href={`/loans/${id}`}>
            {describe(instrument)}
          </a>{' '}
          <Code code={instrument.code} />
        </>
      ),
    },
    {
      key: 'borrower',
      head: t('borrower'),
      cell: ({ borrower }) =>
        borrower !== null && (
          <a class="ds-link" href={`/borrowers/${borrower.id}`}>
            {borrower.displayName}
          </a>
        ),
    },
    { head: t('out'), cell: ({ outOn }) => <Day day={outOn} /> },
    {
      head: t('due'),
      cell: (loan) => (
        <span class="kb-due-cell">
          <Day day={loan.dueOn} /> {(loan.overdue || loan.state === 'lost') && <LoanTag loan={loan} />}
        </span>
      ),
    },
    ...(loans.some(({ returnedOn }) => returnedOn !== null)
      ? [{ head: t('returned'), cell: ({ returnedOn }: LoanLine) => returnedOn !== null && <Day day={returnedOn} /> }]
      : []),
    { key: 'point', head: t('point'), cell: ({ point }) => point },
    {
      key: 'renew',
      head: t('renew'),
      quiet: true,
      cell: ({ id, instrument, mayRenew }) =>
        mayRenew && (
          <ActionButton
            action={`/loans/${id}/renewals`}
            label={t('renew')}
            about={describe(instrument)}
            hidden={{ returnTo }}
          />
        ),
    },
  ];
  const left = [...without, ...(loans.some(({ mayRenew }) => mayRenew) ? [] : ['renew'])];
  const shown = columns.filter(({ key }) => key === undefined || !left.includes(key));
  return <Table caption={caption} rows={loans} rowKey={({ id }) => id} columns={shown} />;
}
