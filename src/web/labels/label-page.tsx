import type { JSX } from 'preact';
import { formatNumber, type Language } from '../../platform/i18n/index.js';
import { Alert } from '../components/alert.js';
import { EmptyState, PageHead, Section } from '../components/blocks.js';
import { commonTexts } from '../components/common.texts.js';
import { ErrorSummary } from '../components/error-summary.js';
import { type FieldMessage, type FormValues, fieldId, Select, TextArea, TextField, Tick } from '../components/field.js';
import { Icon } from '../components/icon.js';
import { Code } from '../components/values.js';
import { useFrame, useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { choicesOf, describe, type InstrumentRef, type Named } from '../view-models.js';
import { labelPageTexts } from './labels.texts.js';

/** A sheet to print on. */
export interface StockView {
  readonly id: string;
  readonly name: string;
  readonly columns: number;
  readonly rows: number;
  /** Size of one label in millimetres. */
  readonly width: number;
  readonly height: number;
  readonly fits: boolean;
  /** Why nothing readable goes on it, worded; null where it fits. */
  readonly reason: string | null;
}

/** What narrows the choice; the last three come along from the list of instruments. */
export type LabelFilter = 'instruments' | 'q' | 'kind' | 'point' | 'size' | 'grade' | 'state';

/** What the label page shows. */
export interface LabelPageProps {
  readonly stocks: readonly StockView[];
  /** The chosen sheet. */
  readonly stock: string;
  readonly startAt: number;
  readonly design: 'standard' | 'code-only';
  /** What was asked for; `instruments` holds codes, one on each line. */
  readonly filters: FormValues<LabelFilter>;
  readonly kinds: readonly Named[];
  readonly points: readonly Named[];
  readonly instruments: readonly InstrumentRef[];
  /** True where the filter finds more than the list shows. */
  readonly more: boolean;
  /** Codes that were asked for and belong to no instrument. */
  readonly unknown: readonly string[];
  /** Why nothing can be printed at all, worded; null where something can. */
  readonly refusal: string | null;
  readonly errors?: readonly FieldMessage[];
}

/** Label sheets: which instruments, which sheet, and where on it. */
export function LabelPage(props: LabelPageProps): JSX.Element {
  const { instruments, unknown, stocks, stock, refusal, errors } = props;
  const misfit = stocks.find(({ id, fits }) => id === stock && !fits);
  const t = useTexts(labelPageTexts);
  const { language } = useFrame();
  return (
    <Layout title={t('title')}>
      <PageHead title={t('title')} intro={t('intro')} />
      <ErrorSummary errors={errors} />
      {refusal !== null && (
        <Alert tone="danger" title={t('refused')}>
          {refusal}
        </Alert>
      )}
      <Choosing {...props} />
      {unknown.length > 0 && (
        <Alert tone="warning">
          {labelPageTexts.count(language, 'unknown', unknown.length, { codes: unknown.join(', ') })}
        </Alert>
      )}
      {refusal === null && misfit !== undefined && (
        <Alert tone="warning">{t('stock.unfit', { name: misfit.name, reason: misfit.reason ?? '' })}</Alert>
      )}
      {instruments.length === 0 ? (
        <EmptyState icon="QrCode" title={t('list.empty')}>
          {t('list.empty.text')}
        </EmptyState>
      ) : (
        refusal === null && misfit === undefined && <Sheet {...props} />
      )}
    </Layout>
  );
}

/** Which instruments and which sheet: a GET form, so that the choice stands in the address. */
function Choosing({ filters, kinds, points, stocks, stock, design, errors }: LabelPageProps): JSX.Element {
  const t = useTexts(labelPageTexts);
  const common = useTexts(commonTexts);
  const { language } = useFrame();
  const choices = stocks.map((one) => ({
    value: one.id,
    // What is chosen must come back with the form, although nothing can be printed on it.
    disabled: !one.fits && one.id !== stock,
    label:
      one.fits || one.reason === null
        ? t('stock.choice', { name: one.name, size: sizeOf(one, language), number: one.columns * one.rows })
        : t('stock.unfit', { name: one.name, reason: one.reason }),
  }));
  return (
    <form method="get" action="/labels" class="kb-stack kb-stack--wide">
      {(['size', 'grade', 'state'] as const).map(
        (name) => filters[name] && <input key={name} type="hidden" name={name} value={filters[name]} />,
      )}
      <Section title={t('choose.title')}>
        <div class="kb-filters">
          <div class="kb-filters__wide">
            <TextArea
              name="instruments"
              label={t('choose.codes')}
              description={t('choose.codes.about')}
              value={filters.instruments}
              errors={errors}
              rows={2}
            />
          </div>
          <TextField name="q" type="search" label={t('choose.search')} value={filters.q} />
          <Select
            name="kind"
            label={t('choose.kind')}
            value={filters.kind}
            choices={choicesOf(kinds)}
            empty={common('all')}
          />
          <Select
            name="point"
            label={t('choose.point')}
            value={filters.point}
            choices={choicesOf(points)}
            empty={common('all')}
          />
        </div>
      </Section>
      <Section title={t('stock.title')}>
        <div class="kb-filters">
          <div class="kb-filters__wide kb-stack">
            <Select name="stock" label={t('stock')} value={stock} choices={choices} />
            <Tick
              name="design"
              value="code-only"
              label={t('design.code-only')}
              description={t('design.code-only.about')}
              checked={design === 'code-only'}
            />
          </div>
          <div class="kb-buttons">
            <button class="ds-button" data-variant="secondary" type="submit">
              {t('choose.do')}
            </button>
          </div>
        </div>
      </Section>
    </form>
  );
}

function sizeOf({ width, height }: StockView, language: Language): string {
  return `${formatNumber(language, width)} × ${formatNumber(language, height)} mm`;
}

/** What goes on the paper: the ticked instruments, from the chosen place on. */
function Sheet({ instruments, more, stocks, stock, startAt, design }: LabelPageProps): JSX.Element {
  const t = useTexts(labelPageTexts);
  const { csrf } = useFrame();
  const chosen = stocks.find(({ id }) => id === stock);
  return (
    <form method="post" action="/labels/sheet" class="kb-stack kb-stack--wide" data-again>
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="stock" value={stock} />
      <input type="hidden" name="design" value={design} />
      <fieldset class="kb-stack">
        <legend class="ds-heading" data-size="xs">
          {t('list.title')}
        </legend>
        {more && <p class="kb-quiet">{t('list.more', { n: instruments.length })}</p>}
        {instruments.length > 1 && (
          <div class="ds-field kb-tick">
            <input class="ds-input" type="checkbox" id="tick-all" data-tick-all="instruments" checked />
            <label class="ds-label" for="tick-all">
              {t('list.all')}
            </label>
          </div>
        )}
        <div class="kb-tick-list">
          {instruments.map((instrument) => (
            <Tick
              key={instrument.code}
              name="instruments"
              value={instrument.code}
              label={
                <>
                  {describe(instrument)} <Code code={instrument.code} />
                </>
              }
              checked
            />
          ))}
        </div>
      </fieldset>
      {chosen && <StartGrid stock={chosen} startAt={startAt} />}
      <div class="kb-buttons">
        <button class="ds-button" type="submit">
          <Icon name="PrinterLarge" />
          {t('do')}
        </button>
      </div>
    </form>
  );
}

function StartGrid({ stock, startAt }: { readonly stock: StockView; readonly startAt: number }): JSX.Element {
  const t = useTexts(labelPageTexts);
  const cells = Array.from({ length: stock.columns * stock.rows }, (_, index) => index + 1);
  return (
    <fieldset class="kb-stack" id={fieldId('startAt')} tabindex={-1}>
      <legend class="ds-heading" data-size="xs">
        {t('start.title')}
      </legend>
      <p class="kb-quiet">{t('start.about')}</p>
      <div class={`kb-sheet kb-sheet--${stock.columns}`}>
        {cells.map((cell) => (
          <label key={cell}>
            <input
              type="radio"
              name="startAt"
              value={cell}
              checked={cell === startAt}
              aria-label={t('start.cell', { n: cell })}
            />
            <span aria-hidden="true">{cell}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
