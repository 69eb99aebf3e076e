import type { LabelStock } from './label-stock.js';
import type { LabelLine, MeasureText } from './label-type.js';
import type { ErrorCorrection } from './qr.js';

/** `standard`: the QR code is an address. `code-only`: it is the bare code, for labels too small for an address. */
export type LabelDesign = 'standard' | 'code-only';

/** What stands beside the QR code. A missing text is simply not there. */
export interface LabelTexts {
  readonly kind: string | null;
  readonly owner: string | null;
  readonly phone: string | null;
}

/** A QR symbol that may be used, the most wear-resistant first. */
export interface SymbolChoice {
  readonly errorCorrection: ErrorCorrection;
  /** Modules on a side, without the quiet zone. */
  readonly size: number;
}

/** Where everything goes on one label, in millimetres from its upper left corner. */
export interface Placed {
  readonly errorCorrection: ErrorCorrection;
  /** The symbol with its quiet zone; the dark part begins four modules further in. */
  readonly qr: { readonly xMm: number; readonly yMm: number; readonly sideMm: number; readonly moduleMm: number };
  readonly lines: readonly LabelLine[];
}

/** A label that can be printed. */
export interface LabelLayout extends Placed {
  readonly fits: true;
  /** Texts for which there was no room. */
  readonly leftOut: readonly (keyof LabelTexts)[];
}

/** The symbol would be too fine to be read. */
export interface LabelTooSmall {
  readonly fits: false;
  /** The least side of a label that could carry the symbol, and the side that this one has. */
  readonly neededMm: number;
  readonly sideMm: number;
}

/** What is to be laid out, and what with. */
export interface LayoutRequest {
  readonly stock: LabelStock;
  readonly code: string;
  readonly texts: LabelTexts;
  readonly symbols: readonly SymbolChoice[];
  readonly measure: MeasureText;
}

/** The other texts in 8 points or more; in 7; in 7 or more with long words divided. */
export type Setting = 'ordinary' | 'small' | 'hyphenated';

/** One step of the order in which a label gives way. */
export interface Rung {
  readonly symbol: SymbolChoice;
  /** The texts that still stand; none of them is missing or empty. */
  readonly shown: readonly (keyof LabelTexts)[];
  /** The least module, in dots. */
  readonly leastDots: number;
  readonly leastCodePt: number;
  readonly setting: Setting;
}
