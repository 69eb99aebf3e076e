import type { JSX } from 'preact';
import { type Settlement, costSharingTexts } from '../../cost-sharing/index.js';
import { formatDay, formatMoney } from '../../platform/i18n/index.js';
import { EmptyState, PageHead, Section } from '../components/blocks.js';
import { ErrorSummary } from '../components/error-summary.js';
import { FieldGroup, type FieldMessage, Tick } from '../components/field.js';
import { Form } from '../components/form.js';
import { Table } from '../components/table.js';
import { Tag } from '../components/tags.js';
import { Money } from '../components/values.js';
import { useFrame, useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { FrozenAlert } from './accounts-page.js';
import { accountsTexts } from './accounts.texts.js';

interface SettlementProps {
  readonly settlement: Settlement;
  readonly unitName: (id: string) => string;
  readonly mayClose: boolean;
  readonly errors?: readonly FieldMessage[];
}

const formats = ['csv', 'gl07', 'pdf'] as const;

/** What the units pay and get for a quarter, the files of it, and its closing. */
export function SettlementPage({ settlement, unitName, mayClose, errors }: SettlementProps): JSX.Element {
  const t = useTexts(accountsTexts);
  const types = useTexts(costSharingTexts);
  const { language } = useFrame();
  const { id, from, to, state, frozen, lines, totals, unsharedOre } = settlement;
  const title = t('settlement.title', { from: formatDay(language, from), to: formatDay(language, to) });
  const sum = { unit: '', costType: 'merged', function: '', art: '', facts: 0, ...totals, isSum: true } as const;
  const rows = [...lines.map((line) => ({ ...line, isSum: false })), sum];
  return (
    <Layout title={title}>
      <PageHead above={<a href="/accounts">{t('title')}</a>} title={title} intro={t('settlement.few')} />
      <div class="kb-tags">
        <Tag tone={state === 'closed' ? 'success' : 'info'}>{t(`settlement.${state}`)}</Tag>
      </div>
      {frozen && <FrozenAlert />}
      <ErrorSummary errors={errors} />
      {lines.length === 0 ? (
        <EmptyState icon="ClipboardCheckmark" title={t('settlement.nothing')} />
      ) : (
        <Table
          caption={title}
          rows={rows}
          rowKey={({ unit, costType, art, debitOre, creditOre }) =>
            [unit, costType, art, debitOre, creditOre].join(' ')
          }
          columns={[
            { head: t('unit'), names: true, cell: ({ unit, isSum }) => (isSum ? t('total') : unitName(unit)) },
            { head: t('cost'), cell: ({ costType, isSum }) => (isSum ? '' : types(`type.${costType}`)) },
            { head: t('function'), cell: (line) => line.function },
            { head: t('art'), cell: ({ art }) => art },
            { head: t('facts'), numeric: true, cell: ({ facts, isSum }) => (isSum ? '' : facts) },
            { head: t('debit'), numeric: true, cell: ({ debitOre }) => debitOre !== 0 && <Money ore={debitOre} /> },
            { head: t('credit'), numeric: true, cell: ({ creditOre }) => creditOre !== 0 && <Money ore={creditOre} /> },
          ]}
        />
      )}
      {unsharedOre !== null && unsharedOre !== 0 && (
        <p class="kb-quiet">{t('settlement.unshared', { amount: formatMoney(language, unsharedOre) })}</p>
      )}
      <Section title={t('files')}>
        <ul class="kb-plain-list">
          {formats.map((format) => (
            <li key={format}>
              <a class="ds-link" href={`/accounts/settlements/${id}/file?format=${format}`} download>
                {t(`file.${format}`)}
              </a>
            </li>
          ))}
        </ul>
      </Section>
      {mayClose && state === 'preview' && (
        <Section title={t('settlement.close')}>
          <Form action={`/accounts/settlements/${id}/close`} class="kb-form" keyed>
            <FieldGroup
              name="sure"
              legend={t('settlement.close')}
              description={t('settlement.close.about')}
              errors={errors}
            >
              <Tick name="sure" value="yes" label={t('settlement.close.sure')} />
            </FieldGroup>
            <div class="kb-buttons">
              <button class="ds-button" type="submit">
                {t('settlement.close')}
              </button>
            </div>
          </Form>
        </Section>
      )}
    </Layout>
  );
}
