import type { JSX } from 'preact';
import { instrumentStates } from '../../inventory/index.js';
import { EmptyState, PageHead } from '../components/blocks.js';
import { commonTexts } from '../components/common.texts.js';
import { Select, TextField } from '../components/field.js';
import { Icon } from '../components/icon.js';
import { Pagination } from '../components/pagination.js';
import { Table } from '../components/table.js';
import { GradeTag, StateTag } from '../components/tags.js';
import { Code, Day } from '../components/values.js';
import { wordTexts } from '../components/words.texts.js';
import { useTexts } from '../frame.js';
import { withQuery } from '../href.js';
import { Layout } from '../layout/layout.js';
import { choicesOf, describe } from '../view-models.js';
import { inventoryTexts } from './inventory.texts.js';
import type { InstrumentListProps, InstrumentRow } from './inventory-view.js';

/** All instruments, searched and filtered. */
export function InstrumentListPage(props: InstrumentListProps): JSX.Element {
  const { filters, rows, firstHref, nextHref, may } = props;
  const t = useTexts(inventoryTexts);
  const filtered = Object.values(filters).some((value) => value !== '');
  return (
    <Layout title={t('list.title')}>
      <PageHead
        title={t('list.title')}
        actions={
          <>
            {may.print && (
              <a class="ds-button" data-variant="secondary" href={withQuery('/labels', filters)}>
                <Icon name="QrCode" />
                {t('list.labels')}
              </a>
            )}
            {may.register && (
              <a class="ds-button" href="/instruments/new">
                <Icon name="Plus" />
                {t('list.new')}
              </a>
            )}
          </>
        }
      />
      <Filters {...props} />
      {rows.length === 0 ? (
        <EmptyState icon="MagnifyingGlass" title={t('list.empty')}>
          {filtered ? t('list.empty.filtered') : may.register && t('list.empty.none')}
        </EmptyState>
      ) : (
        <InstrumentTable rows={rows} />
      )}
      <Pagination firstHref={firstHref} nextHref={nextHref} />
    </Layout>
  );
}

function Filters({ filters, kinds, sizes, grades, points }: InstrumentListProps): JSX.Element {
  const t = useTexts(inventoryTexts);
  const common = useTexts(commonTexts);
  const words = useTexts(wordTexts);
  const all = common('all');
  return (
    <form method="get" action="/instruments" class="kb-filters" role="search">
      <div class="kb-filters__wide">
        <TextField
          name="q"
          type="search"
          label={t('list.search')}
          description={t('list.search.about')}
          value={filters.q}
        />
      </div>
      <Select name="kind" label={t('kind')} value={filters.kind} choices={choicesOf(kinds)} empty={all} />
      {sizes.length > 0 && (
        <Select
          name="size"
          label={t('size')}
          value={filters.size}
          choices={sizes.map((size) => ({ value: size, label: size }))}
          empty={all}
        />
      )}
      <Select name="grade" label={t('grade')} value={filters.grade} choices={choicesOf(grades)} empty={all} />
      <Select name="point" label={t('point')} value={filters.point} choices={choicesOf(points)} empty={all} />
      <Select
        name="state"
        label={t('state')}
        value={filters.state}
        choices={instrumentStates.map((state) => ({ value: state, label: words(`state.${state}`) }))}
        empty={all}
      />
      <div class="kb-buttons">
        <button class="ds-button" type="submit">
          <Icon name="MagnifyingGlass" />
          {common('search')}
        </button>
        <a class="ds-button" data-variant="tertiary" href="/instruments">
          {common('clear-filters')}
        </a>
      </div>
    </form>
  );
}

function InstrumentTable({ rows }: { readonly rows: readonly InstrumentRow[] }): JSX.Element {
  const t = useTexts(inventoryTexts);
  return (
    <Table
      caption={t('list.title')}
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        {
          head: t('instrument'),
          names: true,
          cell: (row) => (
            <a class="ds-link" href={`/instruments/${row.code}`}>
              {describe(row)}
            </a>
          ),
        },
        { head: t('code'), cell: ({ code }) => <Code code={code} /> },
        { head: t('grade'), cell: ({ grade }) => <GradeTag grade={grade} /> },
        { head: t('state'), cell: ({ state }) => <StateTag state={state} /> },
        { head: t('point'), cell: ({ place }) => place },
        { head: t('due'), cell: ({ dueOn }) => dueOn !== null && <Day day={dueOn} /> },
      ]}
    />
  );
}
