import type { JSX } from 'preact';
import { formatDay } from '../../platform/i18n/index.js';
import { EmptyState, PageHead } from '../components/blocks.js';
import { commonTexts } from '../components/common.texts.js';
import { Select, fieldId } from '../components/field.js';
import { Icon } from '../components/icon.js';
import { InstrumentLink } from '../components/instrument.js';
import { Pagination } from '../components/pagination.js';
import { ReservationTag } from '../components/reservation-tag.js';
import { Table } from '../components/table.js';
import { Day } from '../components/values.js';
import { useFrame, useTexts } from '../frame.js';
import { withQuery } from '../href.js';
import { Layout } from '../layout/layout.js';
import { choicesOf, describe, type Named } from '../view-models.js';
import type { HomeLine, PupilLine, ReservationLine } from './teaching-view.js';
import { teachingTexts } from './teaching.texts.js';

/** What the list of a teacher's pupils shows. */
export interface PupilsPageProps {
  readonly pupils: readonly PupilLine[];
  readonly programmes: readonly Named[];
  readonly programme: string;
  readonly firstHref: string | null;
  readonly nextHref: string | null;
}

/** A teacher's pupils, what they play now, and what is reserved for them. */
export function PupilsPage({ pupils, programmes, programme, firstHref, nextHref }: PupilsPageProps): JSX.Element {
  const t = useTexts(teachingTexts);
  const common = useTexts(commonTexts);
  return (
    <Layout title={t('pupils.title')}>
      <PageHead
        title={t('pupils.title')}
        intro={t('pupils.intro')}
        actions={
          <>
            <a class="ds-button" data-variant="secondary" href="/teaching/reservations">
              <Icon name="ClipboardCheckmark" />
              {t('list.title')}
            </a>
            <a class="ds-button" data-variant="secondary" href="/teaching/school-year">
              <Icon name="PersonGroup" />
              {t('school-year')}
            </a>
            <a class="ds-button" data-variant="secondary" href="/teaching/growth">
              <Icon name="ArrowRight" />
              {t('growth.title')}
            </a>
            <a class="ds-button" data-variant="secondary" href="/calendar">
              <Icon name="Calendar" />
              {t('calendar')}
            </a>
          </>
        }
      />
      <form method="get" action="/teaching" class="kb-filters kb-filters--row">
        <Select
          name="programme"
          label={t('programme')}
          value={programme}
          choices={choicesOf(programmes)}
          empty={common('all')}
        />
        <div class="kb-buttons">
          <button class="ds-button" data-variant="secondary" type="submit">
            {common('show')}
          </button>
        </div>
      </form>
      {pupils.length === 0 ? (
        <EmptyState icon="PersonGroup" title={t('pupils.empty')}>
          {programme === '' ? t('pupils.empty.text') : t('pupils.empty.filtered')}
        </EmptyState>
      ) : (
        <form method="get" action="/teaching/reserve" class="kb-stack">
          <PupilTable pupils={pupils} />
          <div class="kb-buttons">
            <button class="ds-button" type="submit">
              <Icon name="Calendar" />
              {t('pupils.reserve-chosen')}
            </button>
          </div>
        </form>
      )}
      <Pagination firstHref={firstHref} nextHref={nextHref} />
    </Layout>
  );
}

function PupilTable({ pupils }: Pick<PupilsPageProps, 'pupils'>): JSX.Element {
  const t = useTexts(teachingTexts);
  return (
    <Table
      caption={t('pupils.title')}
      rows={pupils}
      rowKey={({ id }) => id}
      columns={[
        {
          head: t('pupil'),
          names: true,
          cell: ({ id, displayName }) => (
            <span class="kb-pupil">
              <input
                class="ds-input"
                type="checkbox"
                name="borrower"
                value={id}
                id={fieldId(`borrower-${id}`)}
                aria-label={t('pupils.choose', { name: displayName })}
              />
              <a class="ds-link" href={`/borrowers/${id}`}>
                {displayName}
              </a>
            </span>
          ),
        },
        {
          head: t('programme'),
          cell: ({ places }) => (
            <ul class="kb-plain-list">
              {places.map((place) => (
                <li key={place}>{place}</li>
              ))}
            </ul>
          ),
        },
        { head: t('now'), cell: ({ home }) => <Home home={home} /> },
        { head: t('next'), cell: ({ reserved }) => <Reserved reserved={reserved} /> },
        {
          head: t('reserve'),
          quiet: true,
          cell: ({ id, displayName }) => (
            <a class="ds-button" data-variant="secondary" href={withQuery('/teaching/reserve', { borrower: id })}>
              {t('reserve')}
              <span class="ds-sr-only"> {t('reserve.for', { name: displayName })}</span>
            </a>
          ),
        },
      ]}
    />
  );
}

function Home({ home }: { readonly home: readonly HomeLine[] }): JSX.Element {
  const t = useTexts(teachingTexts);
  const { language } = useFrame();
  if (home.length === 0) return <span class="kb-quiet">{t('now.none')}</span>;
  return (
    <ul class="kb-plain-list">
      {home.map(({ loan, instrument, dueOn, next, planned }) => (
        <li key={loan} class="kb-stack kb-stack--close">
          <span>
            <InstrumentLink instrument={instrument} /> <Until day={dueOn} />
          </span>
          <span class="kb-quiet kb-links">
            {planned === null ? (
              next !== null && (
                <a class="ds-link" href={next.href}>
                  {t('grow', { size: next.size })}
                </a>
              )
            ) : (
              <a class="ds-link" href={`/teaching/reservations/${planned.reservation}`}>
                {t('grows', { size: planned.size, day: formatDay(language, planned.from) })}
              </a>
            )}
            <a class="ds-link" href={withQuery(`/loans/${loan}/replacement`, { back: '/teaching' })}>
              {t('replace')}
              <span class="ds-sr-only"> {describe(instrument)}</span>
            </a>
            <a class="ds-link" href={`/instruments/${instrument.code}/regrade`}>
              {t('regrade')}
              <span class="ds-sr-only"> {describe(instrument)}</span>
            </a>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Until({ day }: { readonly day: string }): JSX.Element {
  const t = useTexts(teachingTexts);
  const [before = '', after = ''] = t('until', { day: '|' }).split('|');
  return (
    <span class="kb-quiet">
      {before}
      <Day day={day} />
      {after}
    </span>
  );
}

function Reserved({ reserved }: { readonly reserved: readonly ReservationLine[] }): JSX.Element {
  const t = useTexts(teachingTexts);
  if (reserved.length === 0) return <span class="kb-quiet">{t('next.none')}</span>;
  return (
    <ul class="kb-plain-list">
      {reserved.map(({ id, state, what, from, position }) => (
        <li key={id}>
          <a class="ds-link" href={`/teaching/reservations/${id}`}>
            {what}
          </a>{' '}
          <Day day={from} /> <ReservationTag state={state} />
          {position !== null && ` ${t('in-line', { position })}`}
        </li>
      ))}
    </ul>
  );
}
