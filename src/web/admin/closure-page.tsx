import type { JSX } from 'preact';
import type { ClosingEffect } from '../../lending/index.js';
import { formatDay } from '../../platform/i18n/index.js';
import { EmptyState, Facts, PageHead, Section } from '../components/blocks.js';
import { commonTexts } from '../components/common.texts.js';
import { ErrorSummary } from '../components/error-summary.js';
import { type FieldMessage, type FormValues, TextField } from '../components/field.js';
import { ActionButton, Form, FormEnd } from '../components/form.js';
import { Table } from '../components/table.js';
import { Code, Day } from '../components/values.js';
import { useFrame, useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { adminTexts } from './admin.texts.js';
import { closureTexts } from './closure.texts.js';

/** The fields of the form. */
export type ClosureField = 'from' | 'to' | 'reason';

/** A closure as it is listed. */
export interface ClosureView {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  /** Whether it has not begun, and can be taken back. */
  readonly isToCome: boolean;
}

/** What the page of a point's closures shows. */
export interface ClosurePageProps {
  readonly point: { readonly id: string; readonly name: string };
  readonly closures: readonly ClosureView[];
  readonly values: FormValues<ClosureField>;
  readonly errors?: readonly FieldMessage[] | undefined;
  /** What it would move, where that was asked for. */
  readonly preview?: ClosingEffect | undefined;
}

/** The closures of a point, and a new one in two steps: what it moves, and its confirmation. */
export function ClosurePage(props: ClosurePageProps): JSX.Element {
  const { point, closures, errors, preview } = props;
  const t = useTexts(closureTexts);
  const admin = useTexts(adminTexts);
  const title = t('title', { point: point.name });
  return (
    <Layout title={title} width="narrow">
      <PageHead above={<a href="/admin/points">{admin('points')}</a>} title={title} intro={t('intro')} />
      <ErrorSummary errors={errors} labels={{ from: t('from'), to: t('to'), reason: t('reason') }} />
      <NewClosure {...props} />
      {preview !== undefined && <Preview {...props} preview={preview} />}
      <Section title={t('coming')}>
        {closures.length === 0 ? (
          <EmptyState icon="Calendar" title={t('coming.none')} />
        ) : (
          <>
            <ClosureTable point={point} closures={closures} />
            <p class="kb-quiet">{t('withdraw.about')}</p>
          </>
        )}
      </Section>
    </Layout>
  );
}

function NewClosure({ point, values, errors }: ClosurePageProps): JSX.Element {
  const t = useTexts(closureTexts);
  return (
    <Section title={t('new')}>
      <form method="get" action={`/admin/points/${point.id}/closures#preview`} class="kb-form">
        <p class="kb-quiet">{t('to.about')}</p>
        <div class="kb-form__row">
          <TextField name="from" type="date" label={t('from')} value={values.from} errors={errors} required />
          <TextField name="to" type="date" label={t('to')} value={values.to} errors={errors} required />
        </div>
        <TextField
          name="reason"
          label={t('reason')}
          description={t('reason.about')}
          value={values.reason}
          errors={errors}
          maxlength={200}
          required
        />
        <FormEnd label={t('preview')} />
      </form>
    </Section>
  );
}

function Preview({ point, values, preview }: ClosurePageProps & { readonly preview: ClosingEffect }): JSX.Element {
  const t = useTexts(closureTexts);
  const common = useTexts(commonTexts);
  const { language } = useFrame();
  const { from, to, days, openDays, moved, kept, prolonged } = preview;
  const isEmpty = moved.length + kept.length + prolonged.length === 0;
  return (
    <Section title={t('preview.title')} id="preview">
      <Facts
        facts={[
          [t('closed'), t('days', { from: formatDay(language, from, 'long'), to: formatDay(language, to, 'long') })],
          [t('length'), t('days.count', { days, open: openDays })],
          !isEmpty && [t('moved'), moved.length],
          kept.length > 0 && [t('kept'), kept.length],
          prolonged.length > 0 && [t('prolonged'), prolonged.length],
        ]}
      />
      {isEmpty && <p>{t('preview.nothing')}</p>}
      {moved.length > 0 && <ReturnsPerDay perDay={preview.perDay} />}
      {kept.length > 0 && <KeptLoans kept={kept} />}
      <Form action={`/admin/points/${point.id}/closures`} keyed>
        <input type="hidden" name="from" value={values.from} />
        <input type="hidden" name="to" value={values.to} />
        <input type="hidden" name="reason" value={values.reason} />
        <FormEnd
          label={t('confirm')}
          cancelHref={`/admin/points/${point.id}/closures`}
          cancelLabel={common('cancel')}
        />
      </Form>
    </Section>
  );
}

/** The length of the longest bar, in pixels. */
const longestBar = 160;

/** How many come back on each day, in numbers and as bars. */
function ReturnsPerDay({ perDay }: Pick<ClosingEffect, 'perDay'>): JSX.Element {
  const t = useTexts(closureTexts);
  const most = Math.max(1, ...perDay.map(({ returns, dueAnyway }) => returns + dueAnyway));
  const long = (count: number): number => Math.round((count / most) * longestBar);
  return (
    <Table
      caption={t('per-day')}
      quietCaption={false}
      rows={perDay}
      rowKey={({ day }) => day}
      columns={[
        { head: t('day'), names: true, cell: ({ day }) => <Day day={day} long /> },
        { head: t('returns.moved'), numeric: true, cell: ({ returns }) => returns },
        { head: t('returns.anyway'), numeric: true, cell: ({ dueAnyway }) => dueAnyway },
        {
          head: t('chart'),
          cell: ({ returns, dueAnyway }) => (
            <svg width={longestBar + 2} height={16} aria-hidden="true">
              <rect class="kb-bar kb-bar--loan" x={1} y={2} width={long(returns)} height={12} />
              <rect class="kb-bar" x={1 + long(returns)} y={2} width={long(dueAnyway)} height={12} />
            </svg>
          ),
        },
      ]}
    />
  );
}

function KeptLoans({ kept }: Pick<ClosingEffect, 'kept'>): JSX.Element {
  const t = useTexts(closureTexts);
  return (
    <Table
      caption={t('kept')}
      quietCaption={false}
      rows={kept}
      rowKey={({ loan }) => loan}
      columns={[
        { head: t('instrument'), names: true, cell: ({ instrument }) => <Code code={instrument} /> },
        { head: t('due'), cell: ({ dueOn }) => <Day day={dueOn} /> },
        { head: t('why'), cell: ({ reason }) => t(`why.${reason}`) },
      ]}
    />
  );
}

function ClosureTable({ point, closures }: Pick<ClosurePageProps, 'point' | 'closures'>): JSX.Element {
  const t = useTexts(closureTexts);
  const { language } = useFrame();
  const daysOf = ({ from, to }: ClosureView): string =>
    from === to
      ? formatDay(language, from, 'long')
      : t('days', { from: formatDay(language, from), to: formatDay(language, to) });
  return (
    <Table
      caption={t('coming')}
      rows={closures}
      rowKey={({ id }) => id}
      columns={[
        { head: t('closed'), names: true, cell: daysOf },
        { head: t('reason'), cell: ({ reason }) => reason },
        {
          head: t('withdraw'),
          quiet: true,
          cell: (closure) =>
            closure.isToCome && (
              <ActionButton
                action={`/admin/points/${point.id}/closures/${closure.id}/withdrawal`}
                label={t('withdraw')}
                about={daysOf(closure)}
              />
            ),
        },
      ]}
    />
  );
}
