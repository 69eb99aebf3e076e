/** The geometry of one kind of label sheet, in millimetres from the sheet's upper left corner. */
export interface LabelStock {
  readonly id: string;
  readonly name: string;
  readonly material: string;
  readonly page: { readonly widthMm: number; readonly heightMm: number };
  readonly columns: number;
  readonly rows: number;
  /** Size of one label. */
  readonly widthMm: number;
  readonly heightMm: number;
  /** Where the first label begins. */
  readonly leftMm: number;
  readonly topMm: number;
  /** From the beginning of one label to the beginning of the next. */
  readonly pitchXMm: number;
  readonly pitchYMm: number;
  /** Other products with the same grid. */
  readonly sameGrid: readonly string[];
  /** The public source of the measures. */
  readonly source: string;
}

/** Where one label lies: sheet counted from 0, millimetres from that sheet's upper left corner. */
export interface LabelPlace {
  readonly sheet: number;
  readonly xMm: number;
  readonly yMm: number;
}

export function labelsPerSheet(stock: LabelStock): number {
  return stock.columns * stock.rows;
}

/**
 * Where the label number `index` (from 0) of a print lies that begins at position `startAt` of its first sheet.
 * Positions are counted from 1, row by row, each from left to right.
 */
export function labelPlace(stock: LabelStock, startAt: number, index: number): LabelPlace {
  const position = startAt - 1 + index;
  const perSheet = labelsPerSheet(stock);
  const onSheet = position % perSheet;
  return {
    sheet: Math.floor(position / perSheet),
    xMm: stock.leftMm + (onSheet % stock.columns) * stock.pitchXMm,
    yMm: stock.topMm + Math.floor(onSheet / stock.columns) * stock.pitchYMm,
  };
}

/** What is left of the sheet to the right of the last column and below the last row, in millimetres. */
export function sheetRest(stock: LabelStock): { readonly rightMm: number; readonly bottomMm: number } {
  return {
    rightMm: stock.page.widthMm - (stock.leftMm + (stock.columns - 1) * stock.pitchXMm + stock.widthMm),
    bottomMm: stock.page.heightMm - (stock.topMm + (stock.rows - 1) * stock.pitchYMm + stock.heightMm),
  };
}
