import type { JSX } from 'preact';
import type { LedgerItem, SettlementSummary } from '../../cost-sharing/index.js';
import { costSharingTexts } from '../../cost-sharing/index.js';
import { formatDay } from '../../platform/i18n/index.js';
import { Alert } from '../components/alert.js';
import { EmptyState, PageHead, Section } from '../components/blocks.js';
import { commonTexts } from '../components/common.texts.js';
import { ErrorSummary } from '../components/error-summary.js';
import { type FieldMessage, Select } from '../components/field.js';
import { Form } from '../components/form.js';
import { Pagination } from '../components/pagination.js';
import { Table } from '../components/table.js';
import { Tag } from '../components/tags.js';
import { Money } from '../components/values.js';
import { useFrame, useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { accountsTexts } from './accounts.texts.js';
import { insightTexts } from './insight.texts.js';

/** A quarter that has ended, to be settled. */
export interface QuarterChoice {
  readonly from: string;
  readonly to: string;
}

interface AccountsProps {
  readonly settlements: readonly SettlementSummary[];
  /** The latest first. */
  readonly quarters: readonly QuarterChoice[];
  readonly errors?: readonly FieldMessage[];
}

/** Where the accounts begin: what was settled, and what can be. */
export function AccountsPage({ settlements, quarters, errors }: AccountsProps): JSX.Element {
  const t = useTexts(accountsTexts);
  const common = useTexts(commonTexts);
  const insight = useTexts(insightTexts);
  const { language } = useFrame();
  return (
    <Layout title={t('title')}>
      <PageHead
        title={t('title')}
        intro={t('intro')}
        actions={
          <>
            <a class="ds-button" data-variant="secondary" href="/accounts/borrowers">
              {t('borrowers')}
            </a>
            <a class="ds-button" data-variant="secondary" href="/accounts/agreements">
              {t('agreements')}
            </a>
            <a class="ds-button" data-variant="secondary" href="/accounts/ledger">
              {t('ledger')}
            </a>
            <a class="ds-button" data-variant="secondary" href="/accounts/insight">
              {insight('title')}
            </a>
          </>
        }
      />
      <ErrorSummary errors={errors} labels={{ quarter: t('settlement.quarter') }} />
      {quarters.length > 0 && (
        <Section title={t('settlement.choose')}>
          <Form action="/accounts/settlements" class="kb-form" keyed>
            <Select
              name="quarter"
              label={t('settlement.quarter')}
              width="long"
              errors={errors}
              choices={quarters.map(({ from, to }) => ({
                value: from,
                label: `${formatDay(language, from)} – ${formatDay(language, to)}`,
              }))}
            />
            <div class="kb-buttons">
              <button class="ds-button" type="submit">
                {common('show')}
              </button>
            </div>
          </Form>
        </Section>
      )}
      <Section title={t('settlements')}>
        {settlements.length === 0 ? (
          <EmptyState icon="ClipboardCheckmark" title={t('settlement.none')} />
        ) : (
          <Table
            caption={t('settlements')}
            rows={settlements}
            rowKey={({ id }) => id}
            columns={[
              {
                head: t('settlement.quarter'),
                names: true,
                cell: ({ id, from, to }) => (
                  <a class="ds-link" href={`/accounts/settlements/${id}`}>
                    {formatDay(language, from)} – {formatDay(language, to)}
                  </a>
                ),
              },
              {
                head: t('settlement.state'),
                cell: ({ state }) => (
                  <Tag tone={state === 'closed' ? 'success' : 'info'}>{t(`settlement.${state}`)}</Tag>
                ),
              },
            ]}
          />
        )}
      </Section>
    </Layout>
  );
}

interface LedgerProps {
  /** Whether these are the lines of the reader's own unit. */
  readonly isOwn: boolean;
  readonly mayReadAgreements: boolean;
  readonly items: readonly LedgerItem[];
  readonly unitName: (id: string) => string;
  readonly firstHref: string | null;
  readonly nextHref: string | null;
}

/** The ledger: totals, or what the own unit pays. */
export function LedgerPage({
  isOwn,
  mayReadAgreements,
  items,
  unitName,
  firstHref,
  nextHref,
}: LedgerProps): JSX.Element {
  const t = useTexts(accountsTexts);
  const types = useTexts(costSharingTexts);
  const title = t(isOwn ? 'ledger.own' : 'ledger');
  return (
    <Layout title={title}>
      <PageHead
        above={isOwn ? undefined : <a href="/accounts">{t('title')}</a>}
        title={title}
        intro={t(isOwn ? 'ledger.own.about' : 'ledger.about')}
        actions={
          mayReadAgreements && (
            <a class="ds-button" data-variant="secondary" href="/accounts/agreements">
              {t('agreements')}
            </a>
          )
        }
      />
      {items.length === 0 ? (
        <EmptyState icon="ClipboardCheckmark" title={t('ledger.empty')} />
      ) : (
        <Table
          caption={title}
          rows={items.map((item, nth) => ({ ...item, nth }))}
          rowKey={({ nth }) => String(nth)}
          columns={[
            { head: t('settlement.quarter'), cell: ({ period }) => period },
            ...(isOwn
              ? [{ head: t('voucher'), names: true, cell: ({ voucher }: LedgerItem) => voucher }]
              : [{ head: t('unit'), names: true, cell: ({ unit }: LedgerItem) => unitName(unit) }]),
            { head: t('cost'), cell: ({ costType }) => types(`type.${costType}`) },
            { head: t('debit'), numeric: true, cell: ({ debitOre }) => <Money ore={debitOre} /> },
            ...(isOwn
              ? []
              : [
                  { head: t('credit'), numeric: true, cell: ({ creditOre }: LedgerItem) => <Money ore={creditOre} /> },
                  { head: t('facts'), numeric: true, cell: ({ facts }: LedgerItem) => facts },
                ]),
          ]}
        />
      )}
      <Pagination firstHref={firstHref} nextHref={nextHref} />
    </Layout>
  );
}

/** What is said over a settlement whose closing was interrupted. */
export function FrozenAlert(): JSX.Element {
  const t = useTexts(accountsTexts);
  return <Alert tone="warning">{t('settlement.frozen')}</Alert>;
}
