import type { JSX } from 'preact';
import { EmptyState, PageHead } from '../../components/blocks.js';
import { Icon } from '../../components/icon.js';
import { Pagination } from '../../components/pagination.js';
import { ReservationTag } from '../../components/reservation-tag.js';
import { type Column, Table } from '../../components/table.js';
import { Tag } from '../../components/tags.js';
import { Code, Day } from '../../components/values.js';
import { useTexts } from '../../frame.js';
import { withQuery } from '../../href.js';
import { Layout } from '../../layout/layout.js';
import type { BatchItem, BatchLine } from './school-year-view.js';
import { schoolYearTexts } from './school-year.texts.js';

/** What a list to be printed shows: what goes out, or what is to come back. */
export interface SchoolYearListProps {
  readonly list: 'hand-out' | 'back-in';
  readonly year: string;
  readonly lines: readonly BatchLine[];
  /** False where the reader sees no persons. */
  readonly showsPersons: boolean;
  readonly firstHref: string | null;
  readonly nextHref: string | null;
}

type Listed = BatchLine & { readonly item: BatchItem };

/** A list for the day when everything goes out, or comes back: short names, instruments, codes and places. */
export function SchoolYearListPage(props: SchoolYearListProps): JSX.Element {
  const { list, year, lines, firstHref, nextHref } = props;
  const t = useTexts(schoolYearTexts);
  const title = t(`${list}.title`, { year });
  const shown = lines.filter((line): line is Listed => line.item !== null);
  return (
    <Layout title={title}>
      <PageHead
        title={title}
        intro={t(`${list}.intro`)}
        actions={
          <>
            {shown.length > 0 && (
              <button class="ds-button" type="button" data-print>
                <Icon name="PrinterLarge" />
                {t('print')}
              </button>
            )}
            <a class="ds-button" data-variant="secondary" href={withQuery('/teaching/school-year', { year })}>
              {t('back-to')}
            </a>
          </>
        }
      />
      {shown.length === 0 ? (
        <EmptyState icon="CheckmarkCircle" title={t(`${list}.empty`)}>
          {t(`${list}.empty.text`)}
        </EmptyState>
      ) : (
        <Table caption={title} rows={shown} rowKey={({ item }) => item.id} columns={useColumns(props)} />
      )}
      <Pagination firstHref={firstHref} nextHref={nextHref} />
    </Layout>
  );
}

function useColumns({ list, showsPersons }: SchoolYearListProps): readonly Column<Listed>[] {
  const t = useTexts(schoolYearTexts);
  const person: Column<Listed>[] = showsPersons
    ? [{ head: t('pupil'), names: true, cell: ({ pupil }) => pupil?.displayName }]
    : [];
  const thing: Column<Listed>[] = [
    { head: t('instrument'), names: !showsPersons, cell: ({ item }) => item.instrument?.kind ?? item.what },
    { head: t('size'), cell: ({ item }) => item.instrument?.size },
    { head: t('code'), cell: ({ item }) => item.instrument !== null && <Code code={item.instrument.code} /> },
  ];
  if (list === 'back-in') {
    return [
      ...person,
      ...thing,
      {
        head: t('due'),
        cell: ({ item }) => (
          <span>
            <Day day={item.to} /> {item.overdue && <Tag tone="danger">{t('overdue')}</Tag>}
          </span>
        ),
      },
    ];
  }
  return [
    ...person,
    ...thing,
    { head: t('place'), cell: ({ item }) => item.place ?? t('place.none') },
    { head: t('pickup-point'), cell: ({ item }) => item.point },
    {
      head: t('pickup'),
      cell: ({ item }) => (
        <span>
          <Day day={item.from} /> {item.state !== 'open' && <ReservationTag state={item.state} />}
        </span>
      ),
    },
  ];
}
