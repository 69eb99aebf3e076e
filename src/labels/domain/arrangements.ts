import { groupedCode } from './label-address.js';
import { clamp, textMarginMm, type Frame } from './label-frame.js';
import { capHeight, codeAdvance, descender, mmPerPoint, type LabelLine } from './label-type.js';
import type { LayoutRequest, Placed, Rung } from './layout-types.js';
import { dotMm, quietZone } from './qr.js';
import { setTextBlock, type Piece, type TextBlock } from './text-block.js';
import { codePiece, lineSpacings, sizesBesideQr, sizesUnderQr, textPieces, type Sizes } from './text-sizes.js';

/** The module that an ordinary telephone reads without aiming, in dots (0.508 mm), and the largest sensible one. */
export const targetDots = 6;
const mostDots = 8;
/** White between quiet zone and code, for digits are rounded somewhat above the capitals' height. */
const codeGapMm = 0.03;
const mostCodePt = 14;
const mostInsetMm = 2.5;
/** Lines are set closer before texts come nearer to the edge than this. */
const comfortableMarginMm = 0.9;

/** The QR code with the code under it, the texts to their right. */
export function codeUnder(frame: Frame, rung: Rung, request: LayoutRequest): Placed | undefined {
  for (const moduleMm of modulesFrom(frame, rung)) {
    const quietMm = quietZone * moduleMm;
    const sideMm = (rung.symbol.size + 2 * quietZone) * moduleMm;
    const leastY = Math.max(frame.airMm, frame.edgeY - quietMm);
    const codeRoomMm = frame.heightMm - leastY - sideMm - codeGapMm;
    const tightPt = codePtIn(codeRoomMm, frame.marginY);
    const widePt = (rung.symbol.size * moduleMm) / codeWidth(1);
    const codePt = codePoints(moduleMm > targetDots * dotMm ? widePt : Math.min(widePt, tightPt), rung.leastCodePt);
    const codeWidthMm = codeWidth(codePt);
    const heightMm = sideMm + codeGapMm + codePt * mmPerPoint * capHeight('code');
    const tailMm = codePt * mmPerPoint * descender('code', '');
    const mostY = frame.heightMm - Math.max(frame.marginY, tailMm) - heightMm;
    if (mostY < leastY) continue;
    const qrY = clamp((frame.heightMm - heightMm - quietMm) / 2, leastY, mostY);
    const columnMm = Math.max(sideMm, codeWidthMm);
    const leastX = Math.max(frame.airMm, frame.edgeX - quietMm, codeWidthMm > sideMm ? frame.marginX : 0);
    const code = { pt: codePt, widthMm: codeWidthMm, baselineMm: qrY + heightMm };
    const columnAt = (x: number): Placed => ({
      errorCorrection: rung.symbol.errorCorrection,
      qr: { xMm: x + (columnMm - sideMm) / 2, yMm: qrY, sideMm, moduleMm },
      lines: [{ role: 'code', text: groupedCode(request.code), ...code, xMm: x + (columnMm - codeWidthMm) / 2 }],
    });
    if (rung.shown.length === 0) {
      const x = (frame.widthMm - columnMm) / 2;
      if (x >= leastX) return columnAt(x);
      continue;
    }
    for (const x of insets(qrY, leastX)) {
      const textX = x + columnMm + (codeWidthMm > sideMm ? textMarginMm.x : 0);
      const sizes = sizesUnderQr(rung, codePt);
      const block = largestBlock(frame, textX, sizes, (size) => textPieces(rung, request, size), request);
      if (block === undefined) continue;
      const lines = withPhoneAt(code.baselineMm, frame, moveBlock(block, frame, textX, qrY + quietMm));
      const column = columnAt(x);
      return { ...column, lines: [...column.lines, ...lines] };
    }
  }
  return undefined;
}

/** The QR code over the whole height, code and texts to its right. */
export function codeBeside(frame: Frame, rung: Rung, request: LayoutRequest): Placed | undefined {
  const bare = rung.shown.length === 0;
  for (const moduleMm of modulesFrom(frame, rung)) {
    const quietMm = quietZone * moduleMm;
    const sideMm = (rung.symbol.size + 2 * quietZone) * moduleMm;
    const qrY = (frame.heightMm - sideMm) / 2;
    if (qrY < Math.max(frame.airMm, frame.edgeY - quietMm)) continue;
    const leastX = Math.max(frame.airMm, frame.edgeX - quietMm);
    const sizesTried = sizesBesideQr(frame, rung);
    for (const x of insets(qrY, leastX)) {
      const textX = x + sideMm;
      const whole = (sizes: Sizes): Piece[] => [
        codePiece(groupedCode(request.code), sizes),
        ...textPieces(rung, request, sizes),
      ];
      const halves = (sizes: Sizes): Piece[] =>
        [groupedCode(request.code).slice(0, 4), groupedCode(request.code).slice(4)].map((half) =>
          codePiece(half, sizes),
        );
      const block =
        largestBlock(frame, textX, sizesTried, whole, request) ??
        (bare ? largestBlock(frame, textX, sizesTried, halves, request) : undefined);
      if (block === undefined) continue;
      const topMm = bare ? (frame.heightMm - block.lastBaselineMm) / 2 : qrY + quietMm;
      const lines = withPhoneAt(qrY + sideMm - quietMm, frame, moveBlock(block, frame, textX, topMm));
      const spareMm = bare ? frame.widthMm - frame.marginX - textX - Math.max(...lines.map((line) => line.widthMm)) : 0;
      const shiftMm = clamp((spareMm + frame.marginX - x - quietMm) / 2, 0, spareMm);
      return {
        errorCorrection: rung.symbol.errorCorrection,
        qr: { xMm: x + shiftMm, yMm: qrY, sideMm, moduleMm },
        lines: lines.map((line) => ({ ...line, xMm: line.xMm + shiftMm })),
      };
    }
  }
  return undefined;
}

/** The largest setting of the texts that fits to the right of `textX`. */
function largestBlock(
  frame: Frame,
  textX: number,
  sizesTried: readonly Sizes[],
  piecesFor: (sizes: Sizes) => readonly Piece[],
  request: LayoutRequest,
): TextBlock | undefined {
  const widthMm = frame.widthMm - frame.marginX - textX;
  for (const sizes of sizesTried) {
    for (const marginMm of [comfortableMarginMm, frame.marginY]) {
      for (const spacing of lineSpacings) {
        const block = setTextBlock(piecesFor(sizes), widthMm, spacing, request.measure);
        if (block === undefined) break; // Too wide, and another spacing makes no line shorter.
        if (block.heightMm <= frame.heightMm - 2 * Math.max(marginMm, frame.marginY)) return block;
      }
    }
  }
  return undefined;
}

/** Moves the block to its place: its top at `topMm`, or in the middle of the label where it is too high for that. */
function moveBlock(block: TextBlock, frame: Frame, textX: number, topMm: number): LabelLine[] {
  const reachesTooLow = topMm + block.heightMm > frame.heightMm - frame.marginY;
  const top = reachesTooLow ? (frame.heightMm - block.heightMm) / 2 : Math.max(topMm, frame.marginY);
  return block.lines.map((line) => ({ ...line, xMm: textX, baselineMm: top + line.baselineMm }));
}

/**
 * The telephone stands on the lowest line, that of the code if it is there, so that a sheet of different labels looks
 * orderly; brackets that reach below the line may leave no room for that.
 */
function withPhoneAt(baselineMm: number, frame: Frame, lines: readonly LabelLine[]): LabelLine[] {
  return lines.map((line) => {
    const depthMm = descender(line.role, line.text) * line.pt * mmPerPoint;
    const hasRoom = baselineMm > line.baselineMm && baselineMm + depthMm <= frame.heightMm;
    return line.role === 'phone' && hasRoom ? { ...line, baselineMm } : line;
  });
}

/** Modules in millimetres, from the largest sensible one down to the least that the rung allows. */
function modulesFrom(frame: Frame, rung: Rung): number[] {
  const share = Math.floor((0.45 * frame.widthMm) / (rung.symbol.size + 2 * quietZone) / dotMm);
  const most = rung.shown.length === 0 ? mostDots : clamp(share, targetDots, mostDots);
  return Array.from({ length: Math.max(0, most - rung.leastDots + 1) }, (_value, less) => (most - less) * dotMm);
}

/**
 * The code is as wide as the dark part of the symbol above it, which looks deliberate. With modules larger than they
 * need be it is never less; else it may be as small as the rung allows.
 */
function codePoints(pt: number, leastPt: number): number {
  return clamp(Math.floor(pt * 10) / 10, leastPt, mostCodePt);
}

/** The largest code that fits with its tails, or with the margin where that is more. */
function codePtIn(roomMm: number, marginMm: number): number {
  const withTail = roomMm / (capHeight('code') + descender('code', ''));
  const withMargin = (roomMm - marginMm) / capHeight('code');
  return Math.min(withTail, withMargin) / mmPerPoint;
}

/** Width in millimetres of a whole code with its hyphen. */
function codeWidth(pt: number): number {
  return pt * mmPerPoint * codeAdvance * 8;
}

/** Distances from the label's left edge to try: as far in as the symbol is from the top, then as little as may be. */
function insets(topMm: number, leastX: number): number[] {
  const wished = Math.min(topMm, mostInsetMm);
  return wished > leastX ? [wished, leastX] : [leastX];
}
