import type { JSX } from 'preact';
import { EmptyState, PageHead, Section } from '../components/blocks.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Select, TextField, Tick } from '../components/field.js';
import { Form } from '../components/form.js';
import { Icon } from '../components/icon.js';
import { Table } from '../components/table.js';
import { GradeTag, Tag } from '../components/tags.js';
import { Code, showCode } from '../components/values.js';
import { formatDay } from '../../platform/i18n/index.js';
import { useFrame, useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { choicesOf, describe } from '../view-models.js';
import type { Found, FoundCopy, ReservePageProps } from './teaching-view.js';
import { teachingTexts } from './teaching.texts.js';

/** Finds what is free, and reserves it for the pupils who are chosen. */
export function ReservePage(props: ReservePageProps): JSX.Element {
  const { found, errors, timelineHref } = props;
  const t = useTexts(teachingTexts);
  const labels = { kind: t('kind'), size: t('size'), grade: t('grade'), from: t('from'), to: t('to') };
  return (
    <Layout title={t('reserve.title')}>
      <PageHead title={t('reserve.title')} intro={t('reserve.intro')} />
      <ErrorSummary errors={errors} labels={labels} />
      {props.growth.length > 0 && <GrowthStarts growth={props.growth} />}
      <Search {...props} />
      {found !== undefined && (
        <Section
          title={t('free.title')}
          id="free"
          actions={
            <a class="ds-link" href={timelineHref}>
              {t('timeline')}
            </a>
          }
        >
          <FoundCopies found={found} />
        </Section>
      )}
      {found !== undefined && found.copies.length > 0 && <Rows {...props} found={found} />}
    </Layout>
  );
}

/** From when who has grown gets the next size: each a search of its own. */
function GrowthStarts({ growth }: Pick<ReservePageProps, 'growth'>): JSX.Element {
  const t = useTexts(teachingTexts);
  return (
    <nav class="kb-choice-links" aria-label={t('growth.when')}>
      <span>{t('growth.when')}</span>
      {growth.map(({ start, href, chosen }) => (
        <a key={start} class="ds-link" href={href} aria-current={chosen ? 'true' : undefined}>
          {t(`growth.${start}`)}
        </a>
      ))}
    </nav>
  );
}

function Search({ pupils, values, kinds, sizes, grades, points, errors }: ReservePageProps): JSX.Element {
  const t = useTexts(teachingTexts);
  return (
    <form method="get" action="/teaching/reserve" class="kb-filters" role="search">
      {pupils.length > 0 && (
        <fieldset class="ds-fieldset kb-filters__wide" id="field-borrower" tabindex={-1}>
          <legend class="ds-label">{t('pupils')}</legend>
          <div class="kb-tick-columns">
            {pupils.map(({ id, displayName, chosen }) => (
              <Tick key={id} name="borrower" value={id} label={displayName} checked={chosen} />
            ))}
          </div>
        </fieldset>
      )}
      <Select name="kind" label={t('kind')} value={values.kind} choices={choicesOf(kinds)} errors={errors} />
      {sizes.length > 0 && (
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
      <TextField name="from" type="date" label={t('from')} value={values.from} errors={errors} />
      <TextField name="to" type="date" label={t('to')} value={values.to} errors={errors} />
      <Select name="point" label={t('pickup-point')} value={values.point} choices={choicesOf(points)} errors={errors} />
      <div class="kb-buttons">
        <button class="ds-button" data-variant="secondary" type="submit">
          <Icon name="MagnifyingGlass" />
          {t('reserve.search')}
        </button>
      </div>
    </form>
  );
}

function FoundCopies({ found }: { readonly found: Found }): JSX.Element {
  const t = useTexts(teachingTexts);
  const { language } = useFrame();
  const { free, copies, more } = found;
  if (copies.length === 0) {
    return (
      <EmptyState icon="MagnifyingGlass" title={t('free.there-is-none')}>
        {t('free.there-is-none.text')}
      </EmptyState>
    );
  }
  return (
    <>
      <p>{free === 0 ? t('free.none') : teachingTexts.count(language, 'free', free)}</p>
      <Table
        caption={t('free.title')}
        rows={copies}
        rowKey={({ code }) => code}
        columns={[
          {
            head: t('kind'),
            names: true,
            cell: (copy) => (
              <>
                <a class="ds-link" href={`/instruments/${copy.code}`}>
                  {describe(copy)}
                </a>{' '}
                <Code code={copy.code} />
              </>
            ),
          },
          { head: t('grade.column'), cell: ({ grade }) => <GradeTag grade={grade} /> },
          { head: t('state'), cell: (copy) => <FreeTag copy={copy} /> },
          { head: t('place'), cell: ({ place }) => place },
        ]}
      />
      {more && <p class="kb-quiet">{t('free.more', { n: copies.length })}</p>}
    </>
  );
}

function FreeTag({ copy: { free, freeFrom } }: { readonly copy: FoundCopy }): JSX.Element {
  const t = useTexts(teachingTexts);
  const { language } = useFrame();
  if (free) return <Tag tone="success">{t('is-free')}</Tag>;
  return (
    <Tag tone="neutral">{freeFrom === null ? t('taken') : t('free-from', { day: formatDay(language, freeFrom) })}</Tag>
  );
}

function Rows({ wanting, values, sizes, found }: ReservePageProps & { readonly found: Found }): JSX.Element {
  const t = useTexts(teachingTexts);
  const kept = ['kind', 'grade', 'from', 'to', 'point'] as const;
  const free = found.copies.filter((copy) => copy.free);
  return (
    <Section title={t('rows.title')}>
      {wanting.length === 0 ? (
        <p>{t('rows.none')}</p>
      ) : (
        <Form action="/teaching/reservations" class="kb-form" keyed>
          {kept.map((name) => (
            <input key={name} type="hidden" name={name} value={values[name]} />
          ))}
          {wanting.map(({ id, displayName, plays, size, copy }) => (
            <fieldset key={id} class="ds-fieldset kb-wish">
              <legend class="ds-label">{displayName}</legend>
              {plays !== null && <p data-field="description">{t('rows.plays', { what: plays })}</p>}
              <input type="hidden" name="borrower" value={id} />
              <div class="kb-form__row">
                {sizes.length === 0 ? (
                  <input type="hidden" name="size" value="" />
                ) : (
                  <RowSelect
                    id={`size-${id}`}
                    name="size"
                    label={t('size')}
                    value={size}
                    choices={[{ value: '', label: t('size.any') }, ...sizes.map((one) => ({ value: one, label: one }))]}
                  />
                )}
                <RowSelect
                  id={`copy-${id}`}
                  name="copy"
                  label={t('rows.copy')}
                  value={copy}
                  choices={[
                    { value: 'any', label: t('rows.any') },
                    ...free.map((one) => ({
                      value: one.code,
                      label: `${showCode(one.code)} ${describe(one)} (${one.grade.toLowerCase()})`,
                    })),
                    { value: '', label: t('rows.nothing') },
                  ]}
                />
              </div>
            </fieldset>
          ))}
          <div class="kb-buttons">
            <button class="ds-button" type="submit">
              <Icon name="Calendar" />
              {t('rows.submit')}
            </button>
          </div>
        </Form>
      )}
    </Section>
  );
}

interface RowSelectProps {
  /** Its own in each row, where the name is the same in all. */
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

function RowSelect({ id, name, label, value, choices }: RowSelectProps): JSX.Element {
  return (
    <div class="ds-field">
      <label class="ds-label" for={id}>
        {label}
      </label>
      <select class="ds-input kb-width-full" id={id} name={name}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}
