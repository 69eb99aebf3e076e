import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import type { MeasureText } from '../domain/label-type.js';
import { labelFile } from '../label-data.js';

/** The part of a parsed font that we use; pdfkit takes the object itself wherever it takes a font file. */
interface ParsedFont {
  readonly unitsPerEm: number;
  layout(text: string): { readonly advanceWidth: number };
  hasGlyphForCodePoint(codePoint: number): boolean;
}

/** The type faces of the labels, parsed. */
export interface LabelFonts {
  readonly code: ParsedFont;
  readonly text: ParsedFont;
  readonly measure: MeasureText;
}

let parsed: LabelFonts | undefined;

/** Parses the fonts at the first call and keeps them: parsing costs some 100 ms, more than a sheet of labels. */
export function labelFonts(): LabelFonts {
  parsed ??= parseFonts();
  return parsed;
}

/** The text without the characters that the label's type face lacks, which would be printed as empty boxes. */
export function printable(text: string, fonts: LabelFonts): string {
  return Array.from(text.normalize('NFC'))
    .map((character) => (/\s/u.test(character) ? ' ' : character))
    .filter((character) => character === ' ' || fonts.text.hasGlyphForCodePoint(character.codePointAt(0) ?? 0))
    .join('')
    .replace(/ +/g, ' ')
    .trim();
}

/** Makes the parsed fonts known to a document under the names `code` and `text`. */
export function registerFonts(document: PDFKit.PDFDocument, fonts: LabelFonts): void {
  document.registerFont('code', fonts.code as unknown as string);
  document.registerFont('text', fonts.text as unknown as string);
}

function parseFonts(): LabelFonts {
  const code = parse('SourceCodePro-SemiBold.ttf');
  const text = parse('NotoSans-Regular.ttf');
  const known = new Map<string, number>();
  const width = (font: ParsedFont, words: string): number => font.layout(words).advanceWidth / font.unitsPerEm;
  const measure: MeasureText = (role, words) => {
    if (role === 'code') return width(code, words);
    const found = known.get(words) ?? width(text, words);
    if (known.size < mostKnownWidths) known.set(words, found);
    return found;
  };
  return { code, text, measure };
}

/** A bound for the memory of a process that prints for years. */
const mostKnownWidths = 10_000;

/** pdfkit's own font parser is reached through a document, so that we need not depend on its dependency. */
function parse(file: string): ParsedFont {
  const document = new PDFDocument({ autoFirstPage: false, font: noDefaultFont });
  document.font(readFileSync(labelFile('fonts', file)));
  return (document as unknown as { readonly _font: { readonly font: ParsedFont } })._font.font;
}

/** Keeps pdfkit from loading Helvetica; its types know no such value. */
export const noDefaultFont = null as unknown as string;
