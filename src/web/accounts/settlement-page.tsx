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

type Line = Settlement['lines'][number];

/** A line of an own unit, or a sum. */
interface Row extends Omit<Line, 'invoiced'> {
  readonly sum: 'settlement.invoiced' | 'total' | null;
}

function sumsOf(lines: readonly Line[]): Pick<Line, 'debitOre' | 'creditOre'> {
  const sum = (part: 'debitOre' | 'creditOre'): number => lines.reduce((all, line) => all + line[part], 0);
  return { debitOre: sum('debitOre'), creditOre: sum('creditOre') };
}

/** What the units pay and get for a quarter, the files of it, and its closing. */
export function SettlementPage({ settlement, unitName, mayClose, errors }: SettlementProps): JSX.Element {
  const t = useTexts(accountsTexts);
  const types = useTexts(costSharingTexts);
  const { language } = useFrame();
  const { id, from, to, state, frozen, lines, totals, unsharedOre } = settlement;
  const title = t('settlement.title', { from: formatDay(language, from), to: formatDay(language, to) });
  const invoiced = lines.filter((line) => line.invoiced);
  const nothing = { unit: '', costType: 'merged', function: '', art: '', facts: 0 } as const;
  const rows: readonly Row[] = [
    ...lines.filter((line) => !line.invoiced).map((line) => ({ ...line, sum: null })),
    ...(invoiced.length > 0 ? [{ ...nothing, ...sumsOf(invoiced), sum: 'settlement.invoiced' as const }] : []),
    { ...nothing, ...totals, sum: 'total' },
  ];
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
          rowKey={({ unit, costType, art, debitOre, creditOre, sum }) =>
            [unit, costType, art, debitOre, creditOre, sum].join(' ')
          }
          columns={[
            { head: t('unit'), names: true, cell: ({ unit, sum }) => (sum === null ? unitName(unit) : t(sum)) },
            { head: t('cost'), cell: ({ costType, sum }) => (sum === null ? types(`type.${costType}`) : '') },
            { head: t('function'), cell: (line) => line.function },
            { head: t('art'), cell: ({ art }) => art },
            { head: t('facts'), numeric: true, cell: ({ facts, sum }) => (sum === null ? facts : '') },
            { head: t('debit'), numeric: true, cell: ({ debitOre }) => debitOre !== 0 && <Money ore={debitOre} /> },
            { head: t('credit'), numeric: true, cell: ({ creditOre }) => creditOre !== 0 && <Money ore={creditOre} /> },
          ]}
        />
      )}
      {unsharedOre !== null && unsharedOre !== 0 && (
        <p class="kb-quiet">{t('settlement.unshared', { amount: formatMoney(language, unsharedOre) })}</p>
      )}
      {invoiced.length > 0 && <Invoiced lines={invoiced} unitName={unitName} />}
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

/** What other municipalities are to be invoiced. */
function Invoiced({
  lines,
  unitName,
}: {
  readonly lines: readonly Line[];
  readonly unitName: (id: string) => string;
}): JSX.Element {
  const t = useTexts(accountsTexts);
  const types = useTexts(costSharingTexts);
  return (
    <Section title={t('invoice-basis')}>
      <p class="kb-quiet">{t('invoice-basis.about')}</p>
      <Table
        caption={t('invoice-basis')}
        rows={lines}
        rowKey={({ unit, costType, art, debitOre }) => [unit, costType, art, debitOre].join(' ')}
        columns={[
          { head: t('unit'), names: true, cell: ({ unit }) => unitName(unit) },
          { head: t('cost'), cell: ({ costType }) => types(`type.${costType}`) },
          { head: t('facts'), numeric: true, cell: ({ facts }) => facts },
          { head: t('debit'), numeric: true, cell: ({ debitOre, creditOre }) => <Money ore={debitOre - creditOre} /> },
        ]}
      />
    </Section>
  );
}
