import type { JSX } from 'preact';
import { PageHead, Section } from '../components/blocks.js';
import { ReservationTag } from '../components/reservation-tag.js';
import { Table } from '../components/table.js';
import { Tag } from '../components/tags.js';
import { Code, Day } from '../components/values.js';
import { useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import type { ReservationLine, ReserveResult } from './teaching-view.js';
import { teachingTexts } from './teaching.texts.js';

/** What came of each pupil's reservation. */
export function ReservedPage({ results }: { readonly results: readonly ReserveResult[] }): JSX.Element {
  const t = useTexts(teachingTexts);
  const made = results.flatMap(({ reservation }) => reservation ?? []);
  const waiting = made.filter(({ state }) => state === 'waiting').length;
  const counts = { confirmed: made.length - waiting, waiting, refused: results.length - made.length };
  return (
    <Layout title={t('done.title')}>
      <PageHead
        title={t('done.title')}
        intro={t('done.counts', counts)}
        actions={
          <>
            <a class="ds-button" data-variant="secondary" href="/teaching/reservations">
              {t('list.title')}
            </a>
            <a class="ds-button" href="/teaching">
              {t('pupils.title')}
            </a>
          </>
        }
      />
      <Table
        caption={t('done.title')}
        rows={results}
        rowKey={({ pupil }) => pupil.id}
        columns={[
          { head: t('pupil'), names: true, cell: ({ pupil }) => pupil.displayName },
          {
            head: t('done.result'),
            cell: ({ reservation }) =>
              reservation === null ? (
                <Tag tone="danger">{t('done.refused')}</Tag>
              ) : (
                <ReservationTag state={reservation.state} />
              ),
          },
          { head: t('done.what'), cell: (result) => <Outcome {...result} /> },
        ]}
      />
      {waiting > 0 && (
        <Section title={t('order.title')}>
          <p>{t('order.text')}</p>
        </Section>
      )}
    </Layout>
  );
}

function Outcome({ reservation, reasons, againHref }: ReserveResult): JSX.Element {
  const t = useTexts(teachingTexts);
  if (reservation !== null) return <Made reservation={reservation} />;
  return (
    <div class="kb-stack kb-stack--close">
      <ul class="kb-plain-list">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <a class="ds-link" href={againHref}>
        {t('done.again')}
      </a>
    </div>
  );
}

function Made({ reservation }: { readonly reservation: ReservationLine }): JSX.Element {
  const { id, what, instrument, from, to, explanation, point } = reservation;
  return (
    <div class="kb-stack kb-stack--close">
      <span>
        <a class="ds-link" href={`/teaching/reservations/${id}`}>
          {what}
        </a>{' '}
        {instrument !== null && <Code code={instrument.code} />}
      </span>
      <span class="kb-quiet">
        <Day day={from} />–<Day day={to} />, {point}
      </span>
      {explanation !== null && <span>{explanation}</span>}
    </div>
  );
}
