import type { JSX } from 'preact';
import { calendarDate } from '../../platform/calendar/index.js';
import { type Language, formatDay } from '../../platform/i18n/index.js';
import type { Busy } from '../../reservations/index.js';
import { EmptyState, PageHead, Section } from '../components/blocks.js';
import { commonTexts } from '../components/common.texts.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Select, TextField } from '../components/field.js';
import { Icon } from '../components/icon.js';
import { InstrumentLink } from '../components/instrument.js';
import { Pagination } from '../components/pagination.js';
import { Table } from '../components/table.js';
import { GradeTag } from '../components/tags.js';
import { useFrame, useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { choicesOf } from '../view-models.js';
import { availabilityTexts } from './availability.texts.js';
import { Legend, TimelineChart } from './timeline-chart.js';
import type { TimelineProps, TimelineRow } from './timeline-view.js';
import { weeksOf } from './weeks.js';

/** What is free when: a drawing, and the same in a table. */
export function TimelinePage(props: TimelineProps): JSX.Element {
  const { found, errors, firstHref, nextHref, reserveHref } = props;
  const t = useTexts(availabilityTexts);
  const labels = { size: t('size'), from: t('from'), to: t('to') };
  return (
    <Layout title={t('title')}>
      <PageHead
        title={t('title')}
        intro={t('intro')}
        actions={
          reserveHref !== null && (
            <a class="ds-button" href={reserveHref}>
              <Icon name="Calendar" />
              {t('reserve-here')}
            </a>
          )
        }
      />
      <ErrorSummary errors={errors} labels={labels} />
      <Filters {...props} />
      {found !== undefined &&
        (found.rows.length === 0 ? (
          <EmptyState icon="Calendar" title={t('empty')}>
            {t('empty.text')}
          </EmptyState>
        ) : (
          <FoundRows {...props} found={found} />
        ))}
      <Pagination firstHref={firstHref} nextHref={nextHref} />
    </Layout>
  );
}

function Filters({ values, kinds, sizes, grades, points, errors }: TimelineProps): JSX.Element {
  const t = useTexts(availabilityTexts);
  const common = useTexts(commonTexts);
  const all = common('all');
  return (
    <form method="get" action="/availability" class="kb-filters" role="search">
      <Select name="kind" label={t('kind')} value={values.kind} choices={choicesOf(kinds)} errors={errors} />
      {sizes.length > 0 && (
        <Select
          name="size"
          label={t('size')}
          value={values.size}
          choices={sizes.map((size) => ({ value: size, label: size }))}
          empty={all}
        />
      )}
      <Select
        name="grade"
        label={t('grade')}
        value={values.grade}
        choices={choicesOf(grades)}
        empty={all}
        errors={errors}
      />
      <Select name="point" label={t('point')} value={values.point} choices={choicesOf(points)} empty={all} />
      <TextField name="from" type="date" label={t('from')} value={values.from} errors={errors} />
      <TextField name="to" type="date" label={t('to')} value={values.to} errors={errors} />
      <div class="kb-buttons">
        <button class="ds-button" type="submit">
          <Icon name="MagnifyingGlass" />
          {common('show')}
        </button>
        <a class="ds-button" data-variant="tertiary" href="/availability">
          {common('clear-filters')}
        </a>
      </div>
    </form>
  );
}

function FoundRows({
  values,
  kinds,
  today,
  found: { free, rows },
}: TimelineProps & { readonly found: NonNullable<TimelineProps['found']> }): JSX.Element {
  const t = useTexts(availabilityTexts);
  const { language } = useFrame();
  const { from = today, to = today } = values;
  const weeks = weeksOf(calendarDate(from), calendarDate(to));
  const kind = kinds.find(({ id }) => id === values.kind)?.name ?? '';
  return (
    <>
      <div class="kb-stack">
        <p>{free === 0 ? t('free.none') : availabilityTexts.count(language, 'free', free)}</p>
        <Legend />
        <TimelineChart kind={kind} rows={rows} weeks={weeks} today={calendarDate(today)} />
      </div>
      <Section title={t('in-words')}>
        <InWords rows={rows} from={from} />
      </Section>
    </>
  );
}

function InWords({ rows, from }: { readonly rows: readonly TimelineRow[]; readonly from: string }): JSX.Element {
  const t = useTexts(availabilityTexts);
  const { language } = useFrame();
  return (
    <Table
      caption={t('in-words')}
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        { head: t('kind'), names: true, cell: (row) => <InstrumentLink instrument={row} /> },
        { head: t('grade.column'), cell: ({ grade }) => <GradeTag grade={grade} /> },
        { head: t('place'), cell: ({ place, away }) => (away ? t('place.none', { point: place }) : place) },
        {
          head: t('when'),
          cell: ({ busy }) =>
            busy.length === 0 ? (
              t('free-throughout')
            ) : (
              <ul class="kb-plain-list">
                {busy.map((one) => (
                  <li key={`${one.because} ${one.from}`}>{stretchInWords(one, from, language)}</li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  );
}

/** What began before the period is told by its end only. */
function stretchInWords({ from, to, because }: Busy, first: string, language: Language): string {
  const t = availabilityTexts.in(language);
  const what = t(`because.${because}`);
  const begun = from <= first;
  if (to === null) {
    return begun ? t('stretch.open', { what }) : t('stretch.from', { what, from: formatDay(language, from) });
  }
  const until = formatDay(language, to);
  return begun
    ? t('stretch.until', { what, to: until })
    : t('stretch.closed', { what, from: formatDay(language, from), to: until });
}
