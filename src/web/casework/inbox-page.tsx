import type { JSX } from 'preact';
import { type CalendarDate, calendarDate, daysBetween } from '../../platform/calendar/index.js';
import { type CaseState, type SubsidyApplication, caseStates, mostCounted } from '../../subsidies/index.js';
import { EmptyState, PageHead, Section } from '../components/blocks.js';
import { Pagination } from '../components/pagination.js';
import { type Column, Table } from '../components/table.js';
import { Day } from '../components/values.js';
import { useFrame, useTexts } from '../frame.js';
import { withQuery } from '../href.js';
import { Layout } from '../layout/layout.js';
import { caseworkTexts } from './casework.texts.js';

export interface InboxPageProps {
  readonly today: CalendarDate;
  readonly state: CaseState | 'all';
  /** Cases that wait, by state. */
  readonly waiting: ReadonlyMap<string, number>;
  readonly cases: readonly SubsidyApplication[];
  readonly ending: readonly SubsidyApplication[];
  readonly firstHref: string | null;
  readonly nextHref: string | null;
}

/** After so many days a case has waited long. */
const longWait = 14;
/** What begins within so many days is urgent. */
const soon = 7;

/** The cases of the unit: what waits, how long it has, and what it waits for. */
export function InboxPage(props: InboxPageProps): JSX.Element {
  const { state, waiting, cases, ending, firstHref, nextHref } = props;
  const t = useTexts(caseworkTexts);
  return (
    <Layout title={t('title')} scripts={['casework.js']}>
      <PageHead
        title={t('inbox')}
        actions={
          <>
            <a class="ds-button" data-variant="tertiary" href="/casework/log">
              {t('log')}
            </a>
            <a class="ds-button" data-variant="tertiary" href="/casework/colleagues">
              {t('colleagues')}
            </a>
            <a class="ds-button" href="/casework/new">
              {t('new')}
            </a>
          </>
        }
      />
      <nav class="kb-buttons" aria-label={t('state')}>
        {([...caseStates, 'all'] as const).map((one) => (
          <a
            key={one}
            class="ds-button"
            data-variant={one === state ? 'primary' : 'secondary'}
            aria-current={one === state ? 'true' : undefined}
            href={withQuery('/casework', { state: one })}
          >
            {t(`state.${one}`)}
            {waiting.has(one) && ` (${countOf(waiting.get(one) ?? 0)})`}
          </a>
        ))}
      </nav>
      <Section title={t(`state.${state}`)}>
        {cases.length === 0 ? <EmptyState icon="CheckmarkCircle" title={t('none')} /> : <Cases {...props} />}
        <Pagination firstHref={firstHref} nextHref={nextHref} />
      </Section>
      <Section title={t('ending')}>
        {ending.length === 0 ? <p class="kb-quiet">{t('ending.none')}</p> : <Ending ending={ending} />}
      </Section>
    </Layout>
  );
}

function countOf(count: number): string {
  return count < mostCounted ? String(count) : `${mostCounted - 1}+`;
}

function Cases({ cases, today }: InboxPageProps): JSX.Element {
  const t = useTexts(caseworkTexts);
  const { language } = useFrame();
  const columns: Column<SubsidyApplication>[] = [
    { head: t('person'), names: true, cell: (one) => <CaseLink one={one} /> },
    { head: t('number'), cell: ({ caseNumber }) => <bdi>{caseNumber}</bdi> },
    { head: t('state'), cell: ({ state }) => t(`state.${state}`) },
    {
      head: t('age'),
      cell: ({ submittedOn }) => caseworkTexts.count(language, 'days', daysBetween(calendarDate(submittedOn), today)),
    },
    { head: t('urgency'), cell: (one) => urgencyOf(one, today).map((key) => <div key={key}>{t(key)}</div>) },
    { head: t('missing'), cell: (one) => t(missingOf(one)) },
    { head: t('assignee'), cell: ({ assignee }) => assignee?.name ?? t('nobody') },
  ];
  return <Table caption={t('inbox')} columns={columns} rows={cases} rowKey={({ id }) => id} />;
}

function Ending({ ending }: Pick<InboxPageProps, 'ending'>): JSX.Element {
  const t = useTexts(caseworkTexts);
  const columns: Column<SubsidyApplication>[] = [
    { head: t('person'), names: true, cell: (one) => <CaseLink one={one} /> },
    { head: t('number'), cell: ({ caseNumber }) => <bdi>{caseNumber}</bdi> },
    { head: t('ends'), cell: ({ validTo }) => (validTo === null ? '' : <Day day={validTo} />) },
  ];
  return <Table caption={t('ending')} columns={columns} rows={ending} rowKey={({ id }) => id} />;
}

function CaseLink({ one }: { readonly one: SubsidyApplication }): JSX.Element {
  return (
    <a class="ds-link" href={`/casework/cases/${one.id}`}>
      <strong>{one.borrowerName ?? one.caseNumber}</strong>
    </a>
  );
}

function urgencyOf(
  { state, from, submittedOn }: SubsidyApplication,
  today: CalendarDate,
): ('urgent.soon' | 'urgent.old')[] {
  if (state !== 'submitted' && state !== 'information-requested') return [];
  const days = daysBetween(today, calendarDate(from));
  return [
    ...(days >= 0 && days <= soon ? (['urgent.soon'] as const) : []),
    ...(daysBetween(calendarDate(submittedOn), today) > longWait ? (['urgent.old'] as const) : []),
  ];
}

function missingOf({
  state,
  confirmed,
}: SubsidyApplication): 'missing.confirmation' | 'missing.answer' | 'missing.nothing' {
  if (state === 'awaiting-confirmation' && confirmed === null) return 'missing.confirmation';
  return state === 'information-requested' ? 'missing.answer' : 'missing.nothing';
}
