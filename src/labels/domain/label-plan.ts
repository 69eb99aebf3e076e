import { labelAddress } from './label-address.js';
import { layOutLabel } from './label-layout.js';
import type { LabelDesign, LabelLayout, LabelTexts, LabelTooSmall, SymbolChoice } from './layout-types.js';
import type { LabelStock } from './label-stock.js';
import { codeAdvance, type MeasureText } from './label-type.js';
import { qrSymbol, type ErrorCorrection } from './qr.js';

/** Any code will do to find a symbol's size: all have seven characters. */
const sampleCode = '7K3M9Q8';

/** What the QR code of one label holds. */
export function qrContent(design: LabelDesign, baseUrl: string, code: string): string {
  return design === 'standard' ? labelAddress(baseUrl, code) : code;
}

/** The symbols that the QR codes of one print may be, the most wear-resistant first. */
export function labelSymbols(design: LabelDesign, baseUrl: string): SymbolChoice[] {
  const corrections: readonly ErrorCorrection[] = design === 'standard' ? ['Q', 'M'] : ['Q'];
  const content = qrContent(design, baseUrl, sampleCode);
  return corrections.map((errorCorrection) => ({ errorCorrection, size: qrSymbol(content, errorCorrection).size }));
}

/** The layout of a label; the design `code-only` has no texts but the code. */
export function planLabel(
  stock: LabelStock,
  design: LabelDesign,
  symbols: readonly SymbolChoice[],
  texts: LabelTexts,
  measure: MeasureText,
): LabelLayout | LabelTooSmall {
  return layOutLabel({ stock, code: sampleCode, texts: design === 'standard' ? texts : noTexts, symbols, measure });
}

/** Whether any label with one of these symbols fits the stock: the texts may fall, QR code and code may not. */
export function checkStock(stock: LabelStock, symbols: readonly SymbolChoice[]): LabelLayout | LabelTooSmall {
  const measure: MeasureText = (_role, text) => codeAdvance * text.length;
  return layOutLabel({ stock, code: sampleCode, texts: noTexts, symbols, measure });
}

const noTexts: LabelTexts = { kind: null, owner: null, phone: null };
