import type { JSX } from 'preact';
import { EmptyState, PageHead } from '../components/blocks.js';
import { commonTexts } from '../components/common.texts.js';
import { type FormValues, Select } from '../components/field.js';
import { Pagination } from '../components/pagination.js';
import { useFrame, useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { choicesOf, type LoanLine, type Named } from '../view-models.js';
import { LoanTable } from './loan-table.js';
import { loanTexts } from './loans.texts.js';

/** What a list of loans shows. */
export interface LoanListProps {
  /** `overdue` is the page of its own at /loans/overdue. */
  readonly list: 'all' | 'overdue';
  readonly filters: FormValues<'state' | 'point'>;
  readonly points: readonly Named[];
  readonly loans: readonly LoanLine[];
  /** False where the reader sees loans without persons. */
  readonly showsBorrowers: boolean;
  /** Whether the reader may see the school year at a glance. */
  readonly schoolYear: boolean;
  readonly firstHref: string | null;
  readonly nextHref: string | null;
}

/** The states that the list can be narrowed down to. */
export const loanStates = ['open', 'overdue', 'returned'] as const;

/** Loans by state and place; the overdue ones on a page of their own. */
export function LoanListPage(props: LoanListProps): JSX.Element {
  const { list, filters, points, loans, showsBorrowers, schoolYear, firstHref, nextHref } = props;
  const t = useTexts(loanTexts);
  const common = useTexts(commonTexts);
  const { path } = useFrame();
  const overdue = list === 'overdue';
  const title = overdue ? t('overdue.title') : t('list.title');
  return (
    <Layout title={title}>
      <PageHead
        title={title}
        intro={overdue ? t('overdue.intro') : undefined}
        actions={
          schoolYear && (
            <a class="ds-button" data-variant="secondary" href="/teaching/school-year">
              {t('school-year')}
            </a>
          )
        }
      />
      {(!overdue || points.length > 1) && (
        <form method="get" action={overdue ? '/loans/overdue' : '/loans'} class="kb-filters kb-filters--row">
          {!overdue && (
            <Select
              name="state"
              label={t('state')}
              value={filters.state ?? 'open'}
              choices={loanStates.map((state) => ({ value: state, label: t(`state.${state}`) }))}
            />
          )}
          {points.length > 1 && (
            <Select
              name="point"
              label={t('point')}
              value={filters.point}
              choices={choicesOf(points)}
              empty={common('all')}
            />
          )}
          <div class="kb-buttons">
            <button class="ds-button" data-variant="secondary" type="submit">
              {common('show')}
            </button>
          </div>
        </form>
      )}
      {loans.length === 0 ? (
        <EmptyState icon={overdue ? 'CheckmarkCircle' : 'Tag'} title={overdue ? t('overdue.empty') : t('list.empty')}>
          {overdue && t('overdue.empty.text')}
        </EmptyState>
      ) : (
        <LoanTable
          caption={title}
          loans={loans}
          without={[...(showsBorrowers ? [] : ['borrower' as const]), ...(points.length > 1 ? [] : ['point' as const])]}
          returnTo={path}
        />
      )}
      <Pagination firstHref={firstHref} nextHref={nextHref} />
    </Layout>
  );
}
