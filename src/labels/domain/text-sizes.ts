import type { Frame } from './label-frame.js';
import type { LayoutRequest, Rung } from './layout-types.js';
import type { Piece } from './text-block.js';

/** Points of the code (where it stands among the texts), of the kind, and of owner and telephone. */
export interface Sizes {
  readonly code: number;
  readonly kind: number;
  readonly rest: number;
}

const sizesUnder: readonly Sizes[] = [
  { code: 0, kind: 14, rest: 11 },
  { code: 0, kind: 12, rest: 10 },
  { code: 0, kind: 11, rest: 9 },
  { code: 0, kind: 10, rest: 8 },
  { code: 0, kind: 9, rest: 8 },
  { code: 0, kind: 8, rest: 8 },
];
const smallUnder: readonly Sizes[] = [
  { code: 0, kind: 8, rest: 7 },
  { code: 0, kind: 7, rest: 7 },
];
const sizesBeside: readonly Sizes[] = [
  { code: 14, kind: 12, rest: 10 },
  { code: 12, kind: 10, rest: 9 },
  { code: 11, kind: 10, rest: 8 },
  { code: 10, kind: 9, rest: 8 },
  { code: 9, kind: 8, rest: 8 },
  { code: 8, kind: 8, rest: 8 },
];
const smallBeside: readonly Sizes[] = [
  { code: 9, kind: 8, rest: 7 },
  { code: 8, kind: 7, rest: 7 },
];
/** Distances of base lines to try, in em. */
export const lineSpacings = [1.24, 1.14, 1.06];

/** Texts no larger than the code asks for, so that the labels of one sheet look alike. */
export function sizesUnderQr(rung: Rung, codePt: number): readonly Sizes[] {
  const ordinary = sizesUnder.filter(
    (sizes) => sizes.kind <= Math.max(9, codePt * 1.2) && sizes.rest <= Math.max(8, codePt),
  );
  return bySetting(rung, ordinary, smallUnder);
}

/** Texts and code beside the symbol, the code in proportion to the label's height. */
export function sizesBesideQr(frame: Frame, rung: Rung): readonly Sizes[] {
  if (rung.shown.length === 0) return bareSizes(rung.leastCodePt);
  const ordinary = sizesBeside.filter((sizes) => sizes.code <= Math.max(8, frame.heightMm * 0.55));
  return bySetting(rung, ordinary, smallBeside);
}

function bySetting({ setting }: Rung, ordinary: readonly Sizes[], small: readonly Sizes[]): readonly Sizes[] {
  switch (setting) {
    case 'ordinary':
      return ordinary;
    case 'small':
      return small;
    case 'hyphenated':
      return [...ordinary, ...small];
  }
}

function bareSizes(leastPt: number): Sizes[] {
  return [14, 12, 11, 10, 9, 8, 7, 6].filter((pt) => pt >= leastPt).map((pt) => ({ code: pt, kind: pt, rest: pt }));
}

/** The code as a text of its own. */
export function codePiece(text: string, sizes: Sizes): Piece {
  return { role: 'code', text, pt: sizes.code, paragraph: false, mostLines: 1, hyphenate: false };
}

/** The texts that this rung shows. */
export function textPieces(rung: Rung, request: LayoutRequest, sizes: Sizes): Piece[] {
  return rung.shown.map((role) => {
    const pt = role === 'kind' ? sizes.kind : sizes.rest;
    return {
      role,
      text: request.texts[role] ?? '',
      pt,
      paragraph: role !== 'phone',
      mostLines: mostLines[role],
      hyphenate: rung.setting === 'hyphenated' && role !== 'phone',
    };
  });
}

const mostLines = { kind: 2, owner: 3, phone: 1 };
