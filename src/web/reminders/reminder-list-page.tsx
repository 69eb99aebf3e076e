import type { JSX } from 'preact';
import type { ReminderAnswer } from '../../reminders/index.js';
import { Alert } from '../components/alert.js';
import { EmptyState, PageHead } from '../components/blocks.js';
import { commonTexts } from '../components/common.texts.js';
import { Select } from '../components/field.js';
import { ActionButton } from '../components/form.js';
import { Pagination } from '../components/pagination.js';
import { Table } from '../components/table.js';
import { Tag } from '../components/tags.js';
import { Code, Day } from '../components/values.js';
import { useFrame, useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { type BorrowerRef, describe, type InstrumentRef } from '../view-models.js';
import { reminderTexts } from './reminders.texts.js';

/** How the delivery of a message stands. */
export const deliveryStates = ['queued', 'sent', 'failed', 'no-contact', 'cancelled'] as const;

export type DeliveryState = (typeof deliveryStates)[number];

/** One thing that a reminder is about. */
export interface ReminderItem {
  readonly id: string;
  /** Its page, where the reader may open it. */
  readonly href: string | null;
  readonly kind: ReminderAnswer['items'][number]['kind'];
  /** The name of its kind. */
  readonly what: string;
  /** Empty while a reservation has no copy. */
  readonly instrument: InstrumentRef | null;
}

/** A reminder in the delivery list. */
export interface ReminderRow {
  readonly id: string;
  readonly day: string;
  readonly state: DeliveryState;
  /** Why it failed, worded; never an address. */
  readonly failure: string | null;
  /** Display name; null where the receiver is no longer in the register. */
  readonly receiver: string | null;
  /** The borrower whose guardian the receiver is; null where it is the borrower. */
  readonly guardianOf: BorrowerRef | null;
  /** How often it was sent again although an earlier attempt may have arrived. */
  readonly possibleRepeats: number;
  readonly items: readonly ReminderItem[];
  readonly mayRetry: boolean;
}

/** What the delivery list shows. */
export interface ReminderListProps {
  readonly state: DeliveryState | '';
  readonly rows: readonly ReminderRow[];
  readonly firstHref: string | null;
  readonly nextHref: string | null;
  /** Without a mail server messages stand here and go nowhere. */
  readonly mailIsSetUp: boolean;
}

const tones = {
  queued: 'info',
  sent: 'success',
  failed: 'danger',
  'no-contact': 'warning',
  cancelled: 'neutral',
} as const;

/** What was sent to whom, and what did not arrive. */
export function ReminderListPage({ state, rows, firstHref, nextHref, mailIsSetUp }: ReminderListProps): JSX.Element {
  const t = useTexts(reminderTexts);
  const common = useTexts(commonTexts);
  const { language, path } = useFrame();
  return (
    <Layout title={t('title')}>
      <PageHead title={t('title')} intro={t('intro')} />
      {!mailIsSetUp && <Alert tone="warning">{t('no-mail')}</Alert>}
      <form method="get" action="/reminders" class="kb-filters kb-filters--row">
        <Select
          name="state"
          label={t('state')}
          value={state}
          choices={deliveryStates.map((one) => ({ value: one, label: t(`state.${one}`) }))}
          empty={common('all')}
        />
        <div class="kb-buttons">
          <button class="ds-button" data-variant="secondary" type="submit">
            {common('show')}
          </button>
        </div>
      </form>
      {rows.length === 0 ? (
        <EmptyState icon="Bell" title={t('empty')}>
          {t('empty.text')}
        </EmptyState>
      ) : (
        <Table
          caption={t('title')}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { head: t('receiver'), names: true, cell: (row) => <Receiver row={row} /> },
            {
              head: t('loan'),
              cell: ({ items }) => (
                <ul class="kb-plain-list">
                  {items.map((item) => (
                    <li key={`${item.id} ${item.kind}`}>
                      <Item item={item} />
                    </li>
                  ))}
                </ul>
              ),
            },
            { head: t('day'), cell: ({ day }) => <Day day={day} /> },
            {
              head: t('state'),
              cell: (row) => (
                <span class="kb-due-cell">
                  <Tag tone={tones[row.state]}>{t(`state.${row.state}`)}</Tag>{' '}
                  {row.failure !== null && <span class="kb-quiet">{row.failure}</span>}
                  {row.possibleRepeats > 0 && (
                    <span class="kb-quiet">{reminderTexts.count(language, 'repeats', row.possibleRepeats)}</span>
                  )}
                </span>
              ),
            },
            {
              head: t('retry'),
              quiet: true,
              cell: ({ id, mayRetry, receiver }) =>
                mayRetry && (
                  <ActionButton
                    action={`/reminders/${id}/retry`}
                    label={t('retry')}
                    hidden={{ returnTo: path }}
                    about={receiver === null ? undefined : t('retry.about', { name: receiver })}
                  />
                ),
            },
          ]}
        />
      )}
      <Pagination firstHref={firstHref} nextHref={nextHref} />
    </Layout>
  );
}

function Item({ item: { href, kind, what, instrument } }: { readonly item: ReminderItem }): JSX.Element {
  const t = useTexts(reminderTexts);
  const name = instrument === null ? what : describe(instrument);
  return (
    <>
      {t(`kind.${kind}`)}:{' '}
      {href === null ? (
        name
      ) : (
        <a class="ds-link" href={href}>
          {name}
        </a>
      )}{' '}
      {instrument !== null && <Code code={instrument.code} />}
    </>
  );
}

function Receiver({ row: { state, receiver, guardianOf } }: { readonly row: ReminderRow }): JSX.Element {
  const t = useTexts(reminderTexts);
  const name = receiver ?? t(state === 'no-contact' ? 'receiver.none' : 'receiver.gone');
  if (guardianOf === null) return <>{name}</>;
  return (
    <>
      {name}{' '}
      <span class="kb-quiet">
        {t('receiver.for')}{' '}
        <a class="ds-link" href={`/borrowers/${guardianOf.id}`}>
          {guardianOf.displayName}
        </a>
      </span>
    </>
  );
}
