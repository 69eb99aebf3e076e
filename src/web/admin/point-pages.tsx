import type { JSX } from 'preact';
import { PageHead, Section } from '../components/blocks.js';
import { commonTexts } from '../components/common.texts.js';
import { ErrorSummary } from '../components/error-summary.js';
import { type FieldMessage, fieldId, type FormValues, Select, TextField } from '../components/field.js';
import { Form, FormEnd } from '../components/form.js';
import { Icon } from '../components/icon.js';
import { type OpenDay, OpeningHours, type Weekday, weekdays } from '../components/opening-hours.js';
import { wordTexts } from '../components/words.texts.js';
import { useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { choicesOf, type Named } from '../view-models.js';
import { adminTexts } from './admin.texts.js';
import { closureTexts } from './closure.texts.js';

const pointKinds = ['library', 'youth-arena', 'culture-school'] as const;

/** A lending point in the administration. */
export interface PointView {
  readonly id: string;
  readonly name: string;
  readonly kind: (typeof pointKinds)[number];
  readonly unit: string;
  readonly hours: readonly OpenDay[];
}

/** All lending points with their hours. */
export function PointListPage({
  points,
  mayEdit,
}: {
  readonly points: readonly PointView[];
  readonly mayEdit: boolean;
}): JSX.Element {
  const t = useTexts(adminTexts);
  const common = useTexts(commonTexts);
  const words = useTexts(wordTexts);
  const closures = useTexts(closureTexts);
  return (
    <Layout title={t('points')}>
      <PageHead
        above={<a href="/admin">{t('title')}</a>}
        title={t('points')}
        actions={
          mayEdit && (
            <a class="ds-button" href="/admin/points/new">
              <Icon name="Plus" />
              {t('point.new')}
            </a>
          )
        }
      />
      <div class="kb-cards">
        {points.map((point) => (
          <article key={point.id} class="ds-card" data-color="neutral">
            <p class="kb-above">
              {words(`point.${point.kind}`)}, {point.unit}
            </p>
            <h2 class="ds-heading" data-size="xs">
              {point.name}
            </h2>
            <OpeningHours days={point.hours} />
            {mayEdit && (
              <div class="kb-buttons">
                <a class="ds-button" data-variant="secondary" href={`/admin/points/${point.id}`}>
                  <Icon name="Pencil" />
                  {common('edit')}
                  <span class="ds-sr-only"> {point.name}</span>
                </a>
                <a class="ds-button" data-variant="tertiary" href={`/admin/points/${point.id}/closures`}>
                  <Icon name="Calendar" />
                  {closures('link')}
                  <span class="ds-sr-only"> {point.name}</span>
                </a>
              </div>
            )}
          </article>
        ))}
      </div>
    </Layout>
  );
}

/** Hours of one weekday. */
export type HourField = `opens${Weekday}` | `closes${Weekday}`;

/** The fields of a lending point's form. */
export type PointField = 'id' | 'name' | 'kind' | 'unit' | 'phone' | 'address' | 'isil' | HourField;

/** What the form of a lending point shows; hours are `opens1` … `closes7`, Monday first, as `HH:MM`. */
export interface PointFormProps {
  /** Null for a new one. */
  readonly editing: {
    readonly id: string;
    readonly name: string;
    readonly version: number;
    /** The values that the form was made from, packed. */
    readonly was: string;
  } | null;
  readonly values: FormValues<PointField>;
  readonly errors?: readonly FieldMessage[];
  readonly units: readonly Named[];
}

/** The form of a lending point and its opening hours. */
export function PointFormPage(props: PointFormProps): JSX.Element {
  const { editing, values, errors, units } = props;
  const t = useTexts(adminTexts);
  const common = useTexts(commonTexts);
  const words = useTexts(wordTexts);
  const title = editing === null ? t('point.new') : t('point.edit', { name: editing.name });
  const optional = common('optional');
  const dayLabels = Object.fromEntries(
    weekdays.flatMap((day) => [`opens${day}`, `closes${day}`].map((field) => [field, words(`weekday.${day}`)])),
  );
  return (
    <Layout title={title} width="narrow">
      <PageHead above={<a href="/admin/points">{t('points')}</a>} title={title} />
      <ErrorSummary
        errors={errors}
        labels={{ name: t('point.name'), id: t('point.id'), unit: t('point.unit'), ...dayLabels }}
      />
      <Form action={editing === null ? '/admin/points' : `/admin/points/${editing.id}`} class="kb-form" keyed>
        {editing !== null && (
          <>
            <input type="hidden" name="version" value={editing.version} />
            <input type="hidden" name="was" value={editing.was} />
          </>
        )}
        <TextField name="name" label={t('point.name')} value={values.name} errors={errors} required />
        {editing === null && (
          <>
            <TextField
              name="id"
              label={t('point.id')}
              description={t('point.id.about')}
              value={values.id}
              errors={errors}
              spellcheck={false}
              width="medium"
              required
            />
            <div class="kb-form__row">
              <Select
                name="kind"
                label={t('point.kind')}
                value={values.kind}
                choices={pointKinds.map((kind) => ({ value: kind, label: words(`point.${kind}`) }))}
                errors={errors}
              />
              <Select
                name="unit"
                label={t('point.unit')}
                value={values.unit}
                choices={choicesOf(units)}
                empty={common('choose')}
                errors={errors}
              />
            </div>
          </>
        )}
        <div class="kb-form__row">
          <TextField
            name="phone"
            type="tel"
            label={t('point.phone')}
            value={values.phone}
            errors={errors}
            optional={optional}
          />
          <TextField name="isil" label={t('point.isil')} value={values.isil} errors={errors} optional={optional} />
        </div>
        <TextField
          name="address"
          label={t('point.address')}
          value={values.address}
          errors={errors}
          optional={optional}
        />
        <Hours {...props} />
        <FormEnd label={common('save')} cancelHref="/admin/points" cancelLabel={common('cancel')} />
      </Form>
    </Layout>
  );
}

function Hours({ values, errors = [] }: PointFormProps): JSX.Element {
  const t = useTexts(adminTexts);
  const words = useTexts(wordTexts);
  return (
    <Section title={t('point.hours')}>
      <p class="kb-quiet">{t('point.hours.about')}</p>
      <div class="kb-week">
        <div class="kb-week__head" aria-hidden="true">
          <span />
          <p>{t('point.opens')}</p>
          <p>{t('point.closes')}</p>
        </div>
        {weekdays.map((weekday) => {
          const names = [`opens${weekday}`, `closes${weekday}`] as const;
          const wrong = errors.filter(({ field }) => names.some((name) => name === field));
          return (
            <div key={weekday} role="group" aria-label={words(`weekday.${weekday}`)}>
              <span class="kb-first-upper">{words(`weekday.${weekday}`)}</span>
              {names.map((name, index) => (
                <input
                  key={name}
                  class="ds-input"
                  type="time"
                  id={fieldId(name)}
                  name={name}
                  value={values[name] ?? ''}
                  aria-label={t('point.day-of', {
                    day: words(`weekday.${weekday}`),
                    what: t(index === 0 ? 'point.opens' : 'point.closes'),
                  })}
                  aria-invalid={wrong.some(({ field }) => field === name) ? 'true' : undefined}
                  aria-describedby={wrong.length > 0 ? `hours-${weekday}-error` : undefined}
                />
              ))}
              {wrong.length > 0 && (
                <div id={`hours-${weekday}-error`} class="kb-week__error">
                  {wrong.map(({ field, message }) => (
                    <p key={field} class="ds-validation-message">
                      {message}
                    </p>
                  ))}
                </div>
              )}
            </div>
          );
        })}
      </div>
    </Section>
  );
}
