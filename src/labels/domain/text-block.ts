import { capHeight, descender, mmPerPoint } from './label-type.js';
import type { LabelLine, LineRole, MeasureText } from './label-type.js';

/** A text that is to stand in a column, with its size. */
export interface Piece {
  readonly role: LineRole;
  readonly text: string;
  readonly pt: number;
  /** Whether it begins a new paragraph, with somewhat more white above it. */
  readonly paragraph: boolean;
  readonly mostLines: number;
  /** Whether a word wider than the column may be divided. */
  readonly hyphenate: boolean;
}

/** Lines set in a column; positions are relative to its upper left corner. */
export interface TextBlock {
  readonly lines: readonly LabelLine[];
  /** From the top of the first line's capitals to the lowest descender. */
  readonly heightMm: number;
  /** From the top of the first line's capitals to the last base line. */
  readonly lastBaselineMm: number;
}

/**
 * Breaks the texts into lines no wider than the column.
 * @param lineSpacing distance of base lines, in em
 * @returns undefined if a word that may not be divided is wider than the column or a text needs more lines than it may have
 */
export function setTextBlock(
  pieces: readonly Piece[],
  widthMm: number,
  lineSpacing: number,
  measure: MeasureText,
): TextBlock | undefined {
  const lines: LabelLine[] = [];
  let baseline = 0;
  let depth = 0;
  for (const piece of pieces) {
    const broken = breakLines(piece, widthMm, measure);
    if (broken === undefined || broken.length > piece.mostLines) return undefined;
    for (const [index, line] of broken.entries()) {
      const size = piece.pt * mmPerPoint;
      const leading = size * (lineSpacing - 1);
      const advance = size + leading + (index === 0 && piece.paragraph ? leading * 0.7 : 0);
      baseline += lines.length === 0 ? size * capHeight(piece.role) : advance;
      depth = size * descender(piece.role, line.text);
      lines.push({
        role: piece.role,
        text: line.text,
        pt: piece.pt,
        xMm: 0,
        baselineMm: baseline,
        widthMm: line.widthMm,
      });
    }
  }
  return { lines, heightMm: baseline + depth, lastBaselineMm: baseline };
}

function breakLines(
  piece: Piece,
  widthMm: number,
  measure: MeasureText,
): { readonly text: string; readonly widthMm: number }[] | undefined {
  const width = (text: string): number => measure(piece.role, text) * piece.pt * mmPerPoint;
  const lines: { text: string; widthMm: number }[] = [];
  let line = '';
  const words = piece.text.split(' ').flatMap((word) => (piece.hyphenate ? divide(word, widthMm, width) : [word]));
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (width(longer) <= widthMm && !line.endsWith('-')) {
      line = longer;
      continue;
    }
    if (width(word) > widthMm) return undefined;
    if (line !== '') lines.push({ text: line, widthMm: width(line) });
    line = word;
  }
  lines.push({ text: line, widthMm: width(line) });
  return lines;
}

/** One consonant goes to the next line, the Norwegian rule where no dictionary knows the word's parts. */
const divisible = /(?<=\p{L}{2}[aeiouyæøåäöáéèà])(?=[bcčdđfghjklmnŋpqrsštŧvwxzž][aeiouyæøåäöáéèà]\p{L})/giu;

/** A word in two parts, the first with a hyphen and as long as fits; whole if it fits or has no place to be divided. */
function divide(word: string, widthMm: number, width: (text: string) => number): string[] {
  if (width(word) <= widthMm) return [word];
  const places = [...word.matchAll(divisible)].map((match) => match.index);
  const place = places.findLast((at) => width(`${word.slice(0, at)}-`) <= widthMm);
  return place === undefined ? [word] : [`${word.slice(0, place)}-`, word.slice(place)];
}
