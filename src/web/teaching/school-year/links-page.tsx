import type { JSX } from 'preact';
import { Alert } from '../../components/alert.js';
import { EmptyState, PageHead } from '../../components/blocks.js';
import { Form } from '../../components/form.js';
import { type Column, Table } from '../../components/table.js';
import { Tag } from '../../components/tags.js';
import { useFrame, useTexts } from '../../frame.js';
import { withQuery } from '../../href.js';
import { Layout } from '../../layout/layout.js';
import type { Ask, AskResult } from './school-year-view.js';
import { schoolYearTexts } from './school-year.texts.js';

/** What is about to be asked, before anything is sent. */
export interface LinksPageProps {
  readonly year: string;
  readonly chosen: readonly string[];
  readonly all: boolean;
  readonly asks: readonly Ask[];
}

/** Asks once more before mails go out: who gets which, and who cannot be reached. */
export function LinksPage({ year, chosen, all, asks }: LinksPageProps): JSX.Element {
  const t = useTexts(schoolYearTexts);
  const { language } = useFrame();
  const sendable = asks.filter(({ receiver }) => receiver !== null).length;
  const backHref = withQuery('/teaching/school-year', { year });
  if (asks.length === 0) return <NoLinks year={year} />;
  return (
    <Layout title={t('links.title')}>
      <PageHead title={t('links.title')} intro={t('links.intro')} />
      <Table
        caption={t('links.title')}
        rows={asks}
        rowKey={keyOf}
        columns={[
          ...useColumns(),
          {
            head: t('links.who'),
            cell: ({ receiver }) => receiver?.displayName ?? <span class="kb-quiet">{t('links.no-address')}</span>,
          },
        ]}
      />
      <div class="kb-buttons">
        {sendable > 0 && (
          <Form action="/teaching/school-year/links" class="kb-action" keyed>
            <input type="hidden" name="year" value={year} />
            {all && <input type="hidden" name="all" value="true" />}
            {chosen.map((id) => (
              <input key={id} type="hidden" name="chosen" value={id} />
            ))}
            <button class="ds-button" type="submit">
              {schoolYearTexts.count(language, 'links.do', sendable)}
            </button>
          </Form>
        )}
        <a class="ds-button" data-variant="tertiary" href={backHref}>
          {t('links.no')}
        </a>
      </div>
    </Layout>
  );
}

/** Nothing is missing, or nothing was chosen. */
function NoLinks({ year }: { readonly year: string }): JSX.Element {
  const t = useTexts(schoolYearTexts);
  return (
    <Layout title={t('links.none')}>
      <PageHead title={t('links.none')} />
      <EmptyState icon="EnvelopeClosed" title={t('links.none')}>
        {t('links.none.text')}
      </EmptyState>
      <div class="kb-buttons">
        <a class="ds-button" href={withQuery('/teaching/school-year', { year })}>
          {t('back-to')}
        </a>
      </div>
    </Layout>
  );
}

/** What came of each link. */
export function LinksSentPage({
  year,
  results,
}: {
  readonly year: string;
  readonly results: readonly AskResult[];
}): JSX.Element {
  const t = useTexts(schoolYearTexts);
  if (results.length === 0) return <NoLinks year={year} />;
  return (
    <Layout title={t('links.done')}>
      <PageHead
        title={t('links.done')}
        actions={
          <a class="ds-button" href={withQuery('/teaching/school-year', { year })}>
            {t('back-to')}
          </a>
        }
      />
      <Table
        caption={t('links.done')}
        rows={results}
        rowKey={keyOf}
        columns={[
          ...useColumns<AskResult>(),
          { head: t('links.who'), cell: ({ receiver }) => receiver?.displayName },
          { head: t('links.result'), cell: (result) => <Result {...result} /> },
        ]}
      />
    </Layout>
  );
}

function Result({ reasons }: AskResult): JSX.Element {
  const t = useTexts(schoolYearTexts);
  if (reasons.length === 0) return <Tag tone="success">{t('links.sent')}</Tag>;
  return (
    <Alert tone="warning" title={t('links.refused')}>
      {reasons.join(' ')}
    </Alert>
  );
}

function useColumns<A extends Ask>(): Column<A>[] {
  const t = useTexts(schoolYearTexts);
  return [
    { head: t('pupil'), names: true, cell: ({ pupil }) => pupil.displayName },
    {
      head: t('links.what'),
      cell: ({ item }) => (item === null ? t('links.terms') : t('links.contract', { what: item.what })),
    },
  ];
}

function keyOf({ type, pupil, item }: Ask): string {
  return `${type} ${item?.id ?? pupil.id}`;
}
