import { Injectable } from '@nestjs/common';
import { InstrumentCodes, InstrumentView, instrumentStates } from '../../inventory/index.js';
import { type LabelDesign, type LabelStockView, Labels, labelsTexts, usualStock } from '../../labels/index.js';
import { Reader } from '../../platform/database/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { Names } from '../server/names.js';
import type { InstrumentRef } from '../view-models.js';
import type { LabelFilter, LabelPageProps, StockView } from './label-page.js';

/** As many instruments as one page offers for labels. */
const mostShown = 200;

/** Which labels somebody chooses. */
export interface LabelWish {
  readonly filters: Partial<Record<LabelFilter, string>>;
  readonly stock: string | undefined;
  readonly design: LabelDesign;
  readonly startAt: number;
}

interface Found {
  readonly instruments: readonly InstrumentRef[];
  readonly more: boolean;
  readonly unknown: readonly string[];
}

/** Gathers what the page of labels shows. */
@Injectable()
export class LabelChoice {
  constructor(
    private readonly labels: Labels,
    private readonly codes: InstrumentCodes,
    private readonly instruments: InstrumentView,
    private readonly names: Names,
    private readonly reader: Reader,
  ) {}

  async of({ filters, stock, design, startAt }: LabelWish, language: Language): Promise<LabelPageProps> {
    const names = await this.names.in(language);
    const stocks = this.labels.stocks(language).map((one) => stockView(one, design, language));
    const refusal = stocks.some(({ fits }) => fits) ? null : (stocks[0]?.reason ?? null);
    const chosen =
      stocks.find(({ id }) => id === stock) ??
      stocks.find(({ id, fits }) => id === usualStock && fits) ??
      stocks.find(({ fits }) => fits);
    const perSheet = chosen === undefined ? 0 : chosen.columns * chosen.rows;
    const texts = textsOf(filters.instruments ?? '');
    const isAsked = stock !== undefined || Object.values(filters).some(Boolean);
    const found =
      texts.length > 0 ? await this.named(texts, language) : isAsked ? await this.listed(filters, language) : nothing;
    return {
      ...found,
      ...{ stocks, design, filters },
      stock: chosen?.id ?? '',
      startAt: startAt <= perSheet ? startAt : 1,
      kinds: names.kinds,
      points: names.points,
      refusal,
    };
  }

  private async named(texts: readonly string[], language: Language): Promise<Found> {
    const codes = await this.codes.resolveAll(this.reader, texts);
    const known = await this.instruments.byCodes([...new Set(codes.values())]);
    const names = await this.names.in(language);
    const instruments = [...new Set(codes.values())].flatMap((code) => known.get(code) ?? []);
    return {
      instruments: instruments.map((instrument) => names.instrument(instrument)),
      more: false,
      unknown: texts.filter((text) => !known.has(codes.get(text) ?? '')),
    };
  }

  private async listed(filters: LabelWish['filters'], language: Language): Promise<Found> {
    const given = (value: string | undefined): string | undefined => value || undefined;
    const { q, kind, size, grade, point } = filters;
    const { items, nextCursor } = await this.instruments.list({
      q: given(q),
      kind: given(kind),
      size: given(size),
      grade: given(grade),
      point: given(point),
      state: instrumentStates.find((state) => state === filters.state),
      limit: mostShown,
    });
    const names = await this.names.in(language);
    return { instruments: items.map((item) => names.instrument(item)), more: nextCursor !== null, unknown: [] };
  }
}

const nothing: Found = { instruments: [], more: false, unknown: [] };

/** The codes that somebody typed or scanned, one on each line or between commas, each once. */
function textsOf(text: string): string[] {
  const texts = text.split(/[\r\n,;]+/u).map((one) => one.trim());
  return [...new Set(texts.filter((one) => one !== ''))];
}

function stockView(stock: LabelStockView, design: LabelDesign, language: Language): StockView {
  const { id, name, columns, rows, widthMm, heightMm, designs, fits, reason } = stock;
  const hasRoomForMore = design === 'code-only' && fits;
  return {
    ...{ id, name, columns, rows },
    width: widthMm,
    height: heightMm,
    fits: designs.includes(design),
    reason: hasRoomForMore ? labelsTexts(language, 'code-only-not-needed') : reason,
  };
}
