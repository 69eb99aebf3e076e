import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../identity/index.js';
import { Clock } from '../platform/clock/index.js';
import { type FieldError, badInput, notFound, refused } from '../platform/http/index.js';
import type { Language } from '../platform/i18n/index.js';
import { namesLocalhost } from './domain/label-address.js';
import type { LabelDesign, LabelTooSmall, SymbolChoice } from './domain/layout-types.js';
import { checkStock, labelSymbols } from './domain/label-plan.js';
import { labelsPerSheet, type LabelStock } from './domain/label-stock.js';
import { loadLabelStocks } from './label-data.js';
import { LabelItems } from './label-items.js';
import { labelsTexts } from './labels.texts.js';
import type { LabelJob } from './pdf/label-job.js';
import { LabelPress } from './pdf/label-press.js';

/** Most labels of one print: 42 sheets of 48, made in some two seconds. */
export const mostLabels = 2000;

/** The sheet whose label is shown where none is named. */
export const usualStock = 'avery-l4736';

/** Where labels lead, and whether this installation is one for trying out. */
export interface LabelSettings {
  readonly baseUrl: string;
  /** Only in a demonstration may labels lead to localhost. */
  readonly demonstration: boolean;
}

/** Injection token of the {@link LabelSettings}. */
export const LABEL_SETTINGS = Symbol('LabelSettings');

/** A sheet, and whether labels can be printed on it now. */
export interface LabelStockView extends LabelStock {
  /** Whether labels with an address fit. */
  readonly fits: boolean;
  /** Why not, in the reader's language. */
  readonly reason: string | null;
  /** The designs that can be printed on it. */
  readonly designs: readonly LabelDesign[];
}

/** A wish for labels, as it comes from outside. */
export interface LabelSheetsInput {
  /** Codes in any form that people or scanners give them, or aliases, in the order of the labels. */
  readonly instruments: readonly string[];
  readonly stock: string;
  readonly startAt?: number | undefined;
  readonly design?: LabelDesign | undefined;
}

/** Why a design cannot be printed on a sheet. */
type Obstacle =
  | { readonly code: 'base-url-is-local' | 'code-only-not-needed' }
  | {
      readonly code: 'label-too-small' | 'label-too-small-for-address';
      readonly params: { readonly needed: number; readonly side: number };
    };

/** Labels with QR codes for instruments. Reads the register, changes nothing. */
@Injectable()
export class Labels {
  private readonly knownStocks = loadLabelStocks();
  private readonly knownSymbols = new Map<LabelDesign, readonly SymbolChoice[]>();

  constructor(
    private readonly items: LabelItems,
    private readonly press: LabelPress,
    private readonly clock: Clock,
    @Inject(LABEL_SETTINGS) private readonly settings: LabelSettings,
  ) {}

  /** All sheets that we know the measures of. */
  stocks(language: Language): LabelStockView[] {
    return this.knownStocks.map((stock) => {
      const obstacle = this.obstacle(stock, 'standard');
      const designs = (['standard', 'code-only'] as const).filter((design) => this.obstacle(stock, design) === null);
      return {
        ...stock,
        fits: obstacle === null,
        reason: obstacle === null ? null : reason(language, obstacle),
        designs,
      };
    });
  }

  /**
   * Sheets of labels as PDF, in the order of the wish.
   * @throws Problem 400 naming the sheet, the position or the codes that do not exist; 422 if the labels cannot be read
   */
  async sheets(actor: Actor, input: LabelSheetsInput): Promise<{ readonly name: string; readonly pdf: Uint8Array }> {
    const design = input.design ?? 'standard';
    const startAt = input.startAt ?? 1;
    const stock = this.knownStocks.find(({ id }) => id === input.stock);
    const wished = input.instruments;
    if (wished.length > mostLabels) {
      throw badInput([{ field: 'instruments', code: 'too-many-labels', params: { most: mostLabels } }]);
    }
    const found = await this.items.byTexts(wished);
    const items = wished.flatMap((text) => found.get(text) ?? []);
    const unknown = wished.filter((text) => !found.has(text));
    if (stock === undefined) throw badInput([unknownStock, ...unknownInstruments(unknown)]);
    const errors = [...startBeyond(stock, startAt), ...unknownInstruments(unknown)];
    if (errors.length > 0) throw badInput(errors);
    this.demand(stock, design);
    const title = labelsTexts(actor.language, 'labels.title', { stock: stock.name, count: items.length });
    const job = {
      ...this.job(stock, design),
      items,
      startAt,
      title,
      language: actor.language,
      createdAt: this.clock.now(),
    };
    return { name: `etiketter-${stock.id}.pdf`, pdf: await this.press.press({ kind: 'sheets', job }) };
  }

  /**
   * One label as SVG in true size.
   * @throws Problem 404 for an unknown instrument, 400 for an unknown sheet, 422 if the label cannot be read
   */
  async svg(text: string, stockId: string = usualStock, design: LabelDesign = 'standard'): Promise<string> {
    const item = (await this.items.byTexts([text])).get(text);
    if (item === undefined) throw notFound();
    const stock = this.knownStocks.find(({ id }) => id === stockId);
    if (stock === undefined) throw badInput([unknownStock]);
    this.demand(stock, design);
    const bytes = await this.press.press({ kind: 'svg', job: this.job(stock, design), item });
    return new TextDecoder().decode(bytes);
  }

  private job(stock: LabelStock, design: LabelDesign): LabelJob {
    return { stock, design, baseUrl: this.settings.baseUrl };
  }

  private demand(stock: LabelStock, design: LabelDesign): void {
    const obstacle = this.obstacle(stock, design);
    if (obstacle !== null) throw refused([{ ...obstacle, overridable: false }]);
  }

  private obstacle(stock: LabelStock, design: LabelDesign): Obstacle | null {
    if (!this.settings.demonstration && namesLocalhost(this.settings.baseUrl)) return { code: 'base-url-is-local' };
    const standard = checkStock(stock, this.symbols('standard'));
    if (design === 'standard' && standard.fits) return null;
    if (standard.fits) return { code: 'code-only-not-needed' };
    const codeOnly = checkStock(stock, this.symbols('code-only'));
    if (design === 'code-only') return codeOnly.fits ? null : tooSmall('label-too-small', codeOnly);
    return tooSmall(codeOnly.fits ? 'label-too-small-for-address' : 'label-too-small', standard);
  }

  private symbols(design: LabelDesign): readonly SymbolChoice[] {
    const symbols = this.knownSymbols.get(design) ?? labelSymbols(design, this.settings.baseUrl);
    this.knownSymbols.set(design, symbols);
    return symbols;
  }
}

const unknownStock: FieldError = { field: 'stock', code: 'unknown-stock' };

function startBeyond(stock: LabelStock, startAt: number): FieldError[] {
  const most = labelsPerSheet(stock);
  return startAt <= most ? [] : [{ field: 'startAt', code: 'start-beyond-sheet', params: { most } }];
}

/** Names the first ten; whoever corrects those sees the next. */
function unknownInstruments(unknown: readonly string[]): FieldError[] {
  if (unknown.length === 0) return [];
  const codes = unknown.slice(0, 10).map((text) => text.slice(0, 40));
  const list = unknown.length > codes.length ? [...codes, '…'] : codes;
  return [{ field: 'instruments', code: 'unknown-instruments', params: { codes: list.join(', ') } }];
}

/** In whole millimetres, on the safe side, so that the number needs no decimal sign of any language. */
function tooSmall(code: 'label-too-small' | 'label-too-small-for-address', check: LabelTooSmall): Obstacle {
  return { code, params: { needed: Math.ceil(check.neededMm), side: Math.floor(check.sideMm) } };
}

function reason(language: Language, obstacle: Obstacle): string {
  return labelsTexts(language, obstacle.code, 'params' in obstacle ? obstacle.params : {});
}
