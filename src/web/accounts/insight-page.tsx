import type { ComponentChildren, JSX } from 'preact';
import { formatDay } from '../../platform/i18n/index.js';
import { EmptyState, PageHead, Section } from '../components/blocks.js';
import { commonTexts } from '../components/common.texts.js';
import { Select } from '../components/field.js';
import { Table } from '../components/table.js';
import { Money } from '../components/values.js';
import { useFrame, useTexts } from '../frame.js';
import { withQuery } from '../href.js';
import { Layout } from '../layout/layout.js';
import { accountsTexts } from './accounts.texts.js';
import { InsightChart } from './insight-chart.js';
import { insightTexts } from './insight.texts.js';
import { type InsightView, type NamedGroup, counts, ratios } from './insight-view.js';

interface InsightProps {
  /** The school years that can be shown, the latest first. */
  readonly years: readonly string[];
  /** `undefined` where there is none. */
  readonly insight: InsightView | undefined;
}

/** What lending costs and whom it reaches, drawn and in a table. */
export function InsightPage({ years, insight }: InsightProps): JSX.Element {
  const t = useTexts(insightTexts);
  const accounts = useTexts(accountsTexts);
  return (
    <Layout title={t('title')}>
      <PageHead above={<a href="/accounts">{accounts('title')}</a>} title={t('title')} intro={t('intro')} />
      {insight === undefined ? (
        <EmptyState icon="ClipboardCheckmark" title={t('empty')}>
          {t('empty.text')}
        </EmptyState>
      ) : (
        <>
          <YearChoice years={years} year={insight.schoolYear} />
          <Shown insight={insight} />
        </>
      )}
    </Layout>
  );
}

function YearChoice({ years, year }: Pick<InsightProps, 'years'> & { readonly year: string }): JSX.Element {
  const t = useTexts(insightTexts);
  const common = useTexts(commonTexts);
  return (
    <form method="get" action="/accounts/insight" class="kb-filters">
      <Select
        name="schoolYear"
        label={t('year')}
        value={year}
        choices={years.map((one) => ({ value: one, label: one }))}
      />
      <div class="kb-buttons">
        <button class="ds-button" type="submit">
          {common('show')}
        </button>
        <a
          class="ds-button"
          data-variant="secondary"
          href={withQuery('/accounts/insight.csv', { schoolYear: year })}
          download
        >
          {t('download')}
        </a>
      </div>
    </form>
  );
}

function Shown({ insight }: { readonly insight: InsightView }): JSX.Element {
  const t = useTexts(insightTexts);
  const { schoolYear, groups } = insight;
  const drawn = groups.filter(({ unit, grade }) => (unit === null) === (grade === null));
  return (
    <>
      <Section title={t('heading', { year: schoolYear })}>
        <div class="kb-bars-row">
          {ratios.map((ratio) => (
            <InsightChart key={ratio.of} year={schoolYear} ratio={ratio} groups={drawn} />
          ))}
        </div>
      </Section>
      <Section title={t('table')}>
        <Figures groups={groups} />
      </Section>
      <Section title={t('notes')}>
        <Notes insight={insight} />
      </Section>
    </>
  );
}

function Figures({ groups }: Pick<InsightView, 'groups'>): JSX.Element {
  const t = useTexts(insightTexts);
  const shown = ({ hidden }: NamedGroup, value: ComponentChildren): ComponentChildren =>
    hidden ? <span class="kb-quiet">{t('hidden')}</span> : value;
  return (
    <Table
      caption={t('table')}
      rows={groups}
      rowKey={({ unit, grade }) => `${unit ?? ''} ${grade ?? ''}`}
      columns={[
        { head: t('unit'), names: true, cell: ({ unitName }) => unitName },
        { head: t('grade'), cell: ({ gradeName }) => gradeName },
        ...counts.map((count) => ({
          head: t(count),
          numeric: true,
          cell: (group: NamedGroup) => shown(group, group[count]),
        })),
        { head: t('cost'), numeric: true, cell: (group) => shown(group, <Amount ore={group.costOre} />) },
        ...ratios.map(({ text, of }) => ({
          head: t(text),
          numeric: true,
          cell: (group: NamedGroup) => shown(group, <Amount ore={group[of]} />),
        })),
      ]}
    />
  );
}

function Amount({ ore }: { readonly ore: number | null }): JSX.Element {
  const t = useTexts(insightTexts);
  return ore === null ? <span class="kb-quiet">{t('none')}</span> : <Money ore={ore} />;
}

function Notes({ insight: { from, to, countedUntil } }: { readonly insight: InsightView }): JSX.Element {
  const t = useTexts(insightTexts);
  const { language } = useFrame();
  const day = (one: string): string => formatDay(language, one);
  return (
    <ul class="kb-notes">
      <li>{t('note.year', { from: day(from), to: day(to), until: day(countedUntil) })}</li>
      <li>{t('note.hidden')}</li>
      <li>{t('note.cost')}</li>
      <li>{t('note.children')}</li>
    </ul>
  );
}
