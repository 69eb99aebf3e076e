import type { JSX } from 'preact';
import { EmptyState, PageHead, Section } from '../components/blocks.js';
import { commonTexts } from '../components/common.texts.js';
import { Select } from '../components/field.js';
import { Icon } from '../components/icon.js';
import { Pagination } from '../components/pagination.js';
import { ReservationTag, reservationStateTexts } from '../components/reservation-tag.js';
import { Table } from '../components/table.js';
import { Code, Day } from '../components/values.js';
import { useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import type { ReservationLine } from './teaching-view.js';
import { teachingTexts } from './teaching.texts.js';

/** The states that the list can be narrowed down to; `open` are those that have not ended. */
export const listedStates = [
  'open',
  'waiting',
  'awaiting-acceptance',
  'confirmed',
  'ready',
  'fulfilled',
  'lapsed',
  'cancelled',
  'no-show',
] as const;

export type ListedState = (typeof listedStates)[number];

/** What the list of reservations shows. */
export interface ReservationListProps {
  readonly state: ListedState;
  readonly reservations: readonly ReservationLine[];
  readonly firstHref: string | null;
  readonly nextHref: string | null;
}

/** What is reserved for a teacher's pupils. */
export function ReservationListPage({ state, reservations, firstHref, nextHref }: ReservationListProps): JSX.Element {
  const t = useTexts(teachingTexts);
  const common = useTexts(commonTexts);
  const states = useTexts(reservationStateTexts);
  return (
    <Layout title={t('list.title')}>
      <PageHead
        title={t('list.title')}
        intro={t('list.intro')}
        actions={
          <a class="ds-button" href="/teaching/reserve">
            <Icon name="Plus" />
            {t('reserve')}
          </a>
        }
      />
      <form method="get" action="/teaching/reservations" class="kb-filters kb-filters--row">
        <Select
          name="state"
          label={t('state')}
          value={state}
          choices={listedStates.map((one) => ({ value: one, label: one === 'open' ? t('list.open') : states(one) }))}
        />
        <div class="kb-buttons">
          <button class="ds-button" data-variant="secondary" type="submit">
            {common('show')}
          </button>
        </div>
      </form>
      {reservations.length === 0 ? (
        <EmptyState icon="Calendar" title={t('list.empty')}>
          {t('list.empty.text')}
        </EmptyState>
      ) : (
        <ReservationTable reservations={reservations} />
      )}
      <Pagination firstHref={firstHref} nextHref={nextHref} />
      {reservations.some(({ position }) => position !== null) && (
        <Section title={t('order.title')}>
          <p>{t('order.text')}</p>
        </Section>
      )}
    </Layout>
  );
}

function ReservationTable({ reservations }: Pick<ReservationListProps, 'reservations'>): JSX.Element {
  const t = useTexts(teachingTexts);
  const gone = t('person-gone');
  return (
    <Table
      caption={t('list.title')}
      rows={reservations}
      rowKey={({ id }) => id}
      columns={[
        {
          head: t('pupil'),
          names: true,
          cell: ({ id, borrower }) => (
            <a class="ds-link" href={`/teaching/reservations/${id}`}>
              {borrower?.displayName ?? gone}
            </a>
          ),
        },
        {
          head: t('done.what'),
          cell: ({ what, instrument }) => (
            <>
              {what} {instrument !== null && <Code code={instrument.code} />}
            </>
          ),
        },
        {
          head: t('list.period'),
          cell: ({ from, to }) => (
            <>
              <Day day={from} />–<Day day={to} />
            </>
          ),
        },
        { head: t('pickup-point'), cell: ({ point }) => point },
        {
          head: t('state'),
          cell: ({ state, explanation }) => (
            <>
              <ReservationTag state={state} />
              {explanation !== null && <p class="kb-quiet">{explanation}</p>}
            </>
          ),
        },
        {
          head: t('cancel'),
          quiet: true,
          cell: ({ id, state, borrower, what }) =>
            isOpen(state) && (
              <a class="ds-link" href={`/teaching/reservations/${id}/cancel`}>
                {t('cancel')}
                <span class="ds-sr-only">
                  {' '}
                  {borrower?.displayName ?? gone}, {what}
                </span>
              </a>
            ),
        },
      ]}
    />
  );
}

/** Whether a reservation has not ended. */
export function isOpen(state: ReservationLine['state']): boolean {
  return ['waiting', 'awaiting-acceptance', 'confirmed', 'ready'].includes(state);
}
