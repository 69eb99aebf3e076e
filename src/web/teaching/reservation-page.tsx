import type { JSX } from 'preact';
import { Alert } from '../components/alert.js';
import { Facts, PageHead, Section } from '../components/blocks.js';
import { commonTexts } from '../components/common.texts.js';
import { ErrorSummary } from '../components/error-summary.js';
import { type FieldMessage, type FormValues, Select, TextField, Tick } from '../components/field.js';
import { Form, FormEnd } from '../components/form.js';
import { InstrumentLink } from '../components/instrument.js';
import { ReservationTag } from '../components/reservation-tag.js';
import { Day } from '../components/values.js';
import { useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { withQuery } from '../href.js';
import { choicesOf, type Named } from '../view-models.js';
import { isOpen } from './reservation-list-page.js';
import type { ReservationLine } from './teaching-view.js';
import { teachingTexts } from './teaching.texts.js';

export const changeFields = ['size', 'grade', 'from', 'to', 'point'] as const;

export type ChangeField = (typeof changeFields)[number];

/** What the page of one reservation shows. */
export interface ReservationPageProps {
  readonly reservation: ReservationLine;
  readonly values: FormValues<ChangeField>;
  /** Whether `wait` was ticked. */
  readonly waits: boolean;
  readonly version: number;
  /** What the form was made from. */
  readonly was: string;
  readonly errors: readonly FieldMessage[];
  readonly sizes: readonly string[];
  readonly grades: readonly Named[];
  readonly points: readonly Named[];
}

/** One reservation, and its change. */
export function ReservationPage(props: ReservationPageProps): JSX.Element {
  const { reservation, errors } = props;
  const { id, state, borrower } = reservation;
  const t = useTexts(teachingTexts);
  const title = t('one.title', { name: borrower?.displayName ?? t('person-gone') });
  const labels = { size: t('size'), grade: t('grade'), from: t('from'), to: t('to'), point: t('pickup-point') };
  return (
    <Layout title={title} width="narrow">
      <PageHead
        title={title}
        actions={
          isOpen(state) && (
            <a
              class="ds-button"
              data-variant="secondary"
              data-color="danger"
              href={`/teaching/reservations/${id}/cancel`}
            >
              {t('cancel')}
            </a>
          )
        }
      />
      <ErrorSummary errors={errors} labels={labels} />
      <div class="kb-tags">
        <ReservationTag state={state} />
      </div>
      <About reservation={reservation} />
      {state === 'awaiting-acceptance' && borrower !== null && (
        <Alert tone="info" title={t('one.awaiting')}>
          <p>{t('one.awaiting.about')}</p>
          <a class="ds-link" href={withQuery(`/borrowers/${borrower.id}/agreements`, { reservation: id })}>
            {t('one.awaiting.ask')}
          </a>
        </Alert>
      )}
      {isOpen(state) && state !== 'ready' ? (
        <Section title={t('one.change')}>
          <p class="kb-quiet">{t('one.change.about')}</p>
          <Change {...props} />
        </Section>
      ) : (
        <Alert tone="info">{state === 'ready' ? t('one.on-shelf') : t('one.ended')}</Alert>
      )}
    </Layout>
  );
}

function About({ reservation }: Pick<ReservationPageProps, 'reservation'>): JSX.Element {
  const { borrower, what, instrument, pinned, from, to, point, readyUntil, explanation } = reservation;
  const t = useTexts(teachingTexts);
  return (
    <Section title={t('one.about')}>
      <Facts
        facts={[
          [
            t('pupil'),
            borrower === null ? (
              t('person-gone')
            ) : (
              <a class="ds-link" href={`/borrowers/${borrower.id}`}>
                {borrower.displayName}
              </a>
            ),
          ],
          [t('done.what'), what],
          instrument !== null && [
            t('one.copy'),
            <div key="copy">
              <InstrumentLink instrument={instrument} />
              {!pinned && isOpen(reservation.state) && <p class="kb-quiet">{t('one.copy.provisional')}</p>}
            </div>,
          ],
          [
            t('list.period'),
            <span key="period">
              <Day day={from} />–<Day day={to} />
            </span>,
          ],
          [t('pickup-point'), point],
          readyUntil !== null && [t('one.ready-until'), <Day key="until" day={readyUntil} long />],
          explanation !== null && [
            t('one.line'),
            <div key="line">
              {explanation}
              <details class="kb-more">
                <summary>{t('order.title')}</summary>
                <p>{t('order.text')}</p>
              </details>
            </div>,
          ],
        ]}
      />
    </Section>
  );
}

function Change(props: ReservationPageProps): JSX.Element {
  const { reservation, values, waits, version, was, errors, sizes, grades, points } = props;
  const t = useTexts(teachingTexts);
  const common = useTexts(commonTexts);
  return (
    <Form action={`/teaching/reservations/${reservation.id}`} class="kb-form" keyed>
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="was" value={was} />
      <div class="kb-form__row">
        <TextField name="from" type="date" label={t('from')} value={values.from} errors={errors} />
        <TextField name="to" type="date" label={t('to')} value={values.to} errors={errors} />
      </div>
      {reservation.pinned ? (
        <>
          <input type="hidden" name="size" value={values.size} />
          <input type="hidden" name="grade" value={values.grade} />
        </>
      ) : (
        <div class="kb-form__row">
          {sizes.length === 0 ? (
            <input type="hidden" name="size" value="" />
          ) : (
            <Select
              name="size"
              label={t('size')}
              value={values.size}
              choices={sizes.map((size) => ({ value: size, label: size }))}
              empty={t('size.any')}
              errors={errors}
            />
          )}
          <Select name="grade" label={t('grade')} value={values.grade} choices={choicesOf(grades)} errors={errors} />
        </div>
      )}
      <Select
        name="point"
        label={t('pickup-point')}
        value={values.point}
        choices={choicesOf(points)}
        width="medium"
        errors={errors}
      />
      {reservation.state !== 'waiting' && <Tick name="wait" value="true" label={t('one.wait')} checked={waits} />}
      <FormEnd label={t('change')} cancelHref="/teaching/reservations" cancelLabel={common('cancel')} />
    </Form>
  );
}

/** Asks once more before a reservation is given up. */
export function CancelPage({ reservation }: Pick<ReservationPageProps, 'reservation'>): JSX.Element {
  const t = useTexts(teachingTexts);
  const { id, state } = reservation;
  return (
    <Layout title={t('cancel.title')} width="narrow">
      <PageHead title={t('cancel.title')} intro={isOpen(state) ? t('cancel.text') : t('one.ended')} />
      <About reservation={reservation} />
      <div class="kb-buttons">
        {isOpen(state) && (
          <Form action={`/teaching/reservations/${id}/cancel`} class="kb-action" keyed>
            <button class="ds-button" data-color="danger" type="submit">
              {t('cancel.yes')}
            </button>
          </Form>
        )}
        <a class="ds-button" data-variant="tertiary" href={`/teaching/reservations/${id}`}>
          {t('cancel.no')}
        </a>
      </div>
    </Layout>
  );
}
