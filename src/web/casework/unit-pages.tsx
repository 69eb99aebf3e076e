import type { JSX } from 'preact';
import type { CaseReadAnswer, Caseworker, ReadKind } from '../../subsidies/index.js';
import { Alert } from '../components/alert.js';
import { PageHead } from '../components/blocks.js';
import { ActionButton } from '../components/form.js';
import { Pagination } from '../components/pagination.js';
import { Table } from '../components/table.js';
import { Instant } from '../components/values.js';
import { useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { caseworkTexts } from './casework.texts.js';

/** What a caseworker sees who has no cases to see: the account waits, or there is no key. */
export function ClosedPage({ reason }: { readonly reason: 'not-activated' | 'off' }): JSX.Element {
  const t = useTexts(caseworkTexts);
  return (
    <Layout title={t('title')}>
      <PageHead title={t('inbox')} />
      {reason === 'off' ? (
        <Alert tone="warning">{t('off')}</Alert>
      ) : (
        <Alert tone="info" title={t('not-activated')}>
          {t('not-activated.about')}
        </Alert>
      )}
    </Layout>
  );
}

/** Who of the unit may read its cases, and who gives and takes that right. */
export function ColleaguesPage({
  colleagues,
  self,
}: {
  readonly colleagues: readonly Caseworker[];
  readonly self: string;
}): JSX.Element {
  const t = useTexts(caseworkTexts);
  return (
    <Layout title={t('title')} scripts={['casework.js']}>
      <PageHead title={t('colleagues')} intro={t('access.about')} actions={<Back />} />
      <Table
        caption={t('colleagues')}
        rows={colleagues}
        rowKey={({ id }) => id}
        columns={[
          { head: t('who'), names: true, cell: ({ displayName }) => <strong>{displayName}</strong> },
          { head: t('access'), cell: ({ mayRead }) => t(mayRead ? 'access.yes' : 'access.no') },
          {
            head: t('actions'),
            quiet: true,
            cell: ({ id, mayRead, displayName }) =>
              mayRead
                ? id !== self && (
                    <ActionButton
                      action={`/casework/colleagues/${id}/access-end`}
                      label={t('access.take')}
                      about={displayName}
                      tone="danger"
                    />
                  )
                : id !== self && (
                    <ActionButton
                      action={`/casework/colleagues/${id}/access`}
                      label={t('access.give')}
                      about={displayName}
                      variant="primary"
                    />
                  ),
          },
        ]}
      />
    </Layout>
  );
}

interface LogPageProps {
  readonly reads: readonly CaseReadAnswer[];
  readonly firstHref: string | null;
  readonly nextHref: string | null;
}

/** Who has read what of the unit's cases. */
export function LogPage({ reads, firstHref, nextHref }: LogPageProps): JSX.Element {
  const t = useTexts(caseworkTexts);
  return (
    <Layout title={t('title')} scripts={['casework.js']}>
      <PageHead title={t('log')} actions={<Back />} />
      <Reads reads={reads} caption={t('log')} />
      <Pagination firstHref={firstHref} nextHref={nextHref} />
    </Layout>
  );
}

/** Readings as a table. */
export function Reads({
  reads,
  caption,
}: {
  readonly reads: readonly CaseReadAnswer[];
  readonly caption: string;
}): JSX.Element {
  const t = useTexts(caseworkTexts);
  return (
    <Table
      caption={caption}
      rows={reads}
      rowKey={({ at, what, by }) => `${at} ${what} ${by ?? ''}`}
      columns={[
        { head: t('when'), names: true, cell: ({ at }) => <Instant at={new Date(at)} /> },
        { head: t('who'), cell: ({ by }) => by ?? t('command-line') },
        { head: t('what'), cell: ({ what }) => t(`read.${what as ReadKind}`) },
        { head: t('detail'), cell: ({ reason }) => reason ?? '' },
      ]}
    />
  );
}

/** The way to the inbox. */
export function Back(): JSX.Element {
  const t = useTexts(caseworkTexts);
  return (
    <a class="ds-button" data-variant="secondary" href="/casework">
      {t('back')}
    </a>
  );
}
