import type { JSX } from 'preact';
import { EmptyState, PageHead } from '../components/blocks.js';
import { InstrumentLink } from '../components/instrument.js';
import { Pagination } from '../components/pagination.js';
import { ReservationTag } from '../components/reservation-tag.js';
import { Table } from '../components/table.js';
import { Day } from '../components/values.js';
import { useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { withQuery } from '../href.js';
import type { GrowthLine } from './teaching-view.js';
import { teachingTexts } from './teaching.texts.js';

/** What the list of planned growth shows. */
export interface GrowthPageProps {
  readonly growths: readonly GrowthLine[];
  readonly firstHref: string | null;
  readonly nextHref: string | null;
}

/** Pupils who are to get a bigger size, and what they give back for it. */
export function GrowthPage({ growths, firstHref, nextHref }: GrowthPageProps): JSX.Element {
  const t = useTexts(teachingTexts);
  return (
    <Layout title={t('growth.title')}>
      <PageHead
        title={t('growth.title')}
        intro={t('growth.intro')}
        actions={
          <a class="ds-button" data-variant="secondary" href="/teaching">
            {t('pupils.title')}
          </a>
        }
      />
      {growths.length === 0 ? (
        <EmptyState icon="PersonGroup" title={t('growth.empty')}>
          {t('growth.empty.text')}
        </EmptyState>
      ) : (
        <Table
          caption={t('growth.title')}
          rows={growths}
          rowKey={({ loan, reservation }) => `${loan} ${reservation}`}
          columns={[
            {
              head: t('pupil'),
              names: true,
              cell: ({ pupil }) => (
                <a class="ds-link" href={`/borrowers/${pupil.id}`}>
                  {pupil.displayName}
                </a>
              ),
            },
            { head: t('now'), cell: ({ instrument }) => <InstrumentLink instrument={instrument} /> },
            { head: t('growth.due'), cell: ({ dueOn }) => <Day day={dueOn} /> },
            {
              head: t('growth.to'),
              cell: ({ reservation, toSize, instrument }) => (
                <a class="ds-link" href={`/teaching/reservations/${reservation}`}>
                  {instrument.kind} {toSize}
                </a>
              ),
            },
            {
              head: t('from'),
              cell: ({ from, state }) => (
                <span>
                  <Day day={from} /> <ReservationTag state={state} />
                </span>
              ),
            },
            {
              head: t('growth.swap'),
              quiet: true,
              cell: ({ loan, instrument }) => (
                <a class="ds-link" href={withQuery(`/loans/${loan}/replacement`, { back: '/teaching/growth' })}>
                  {t('replace')}
                  <span class="ds-sr-only">
                    {' '}
                    {instrument.kind} {instrument.size}
                  </span>
                </a>
              ),
            },
          ]}
        />
      )}
      <Pagination firstHref={firstHref} nextHref={nextHref} />
    </Layout>
  );
}
