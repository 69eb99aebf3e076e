import { sheetRest, type LabelStock } from './label-stock.js';

/** Office printers leave 1/6 inch white along the edges of the paper. */
const unprintableMm = 4.3;
/** The least distance of texts from the label's edge. */
export const textMarginMm = { x: 0.6, y: 0.3 };

/** The room that a label gives. */
export interface Frame {
  readonly widthMm: number;
  readonly heightMm: number;
  /** The QR code keeps this distance with its dark part: the paper's unprintable edge reaches so far in. */
  readonly edgeX: number;
  readonly edgeY: number;
  /** The QR code keeps this distance with its quiet zone. */
  readonly airMm: number;
  /** Texts keep this distance. */
  readonly marginX: number;
  readonly marginY: number;
}

/** @param air white that is wished for on all sides, in millimetres */
export function frameOf(stock: LabelStock, air: number): Frame {
  const rest = sheetRest(stock);
  const edgeX = Math.max(0, unprintableMm - Math.min(stock.leftMm, rest.rightMm));
  const edgeY = Math.max(0, unprintableMm - Math.min(stock.topMm, rest.bottomMm));
  return {
    widthMm: stock.widthMm,
    heightMm: stock.heightMm,
    edgeX,
    edgeY,
    airMm: air,
    marginX: Math.max(textMarginMm.x, edgeX, air),
    marginY: Math.max(textMarginMm.y, edgeY, air),
  };
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}
