import QRCode from 'qrcode';
import { isAlphanumeric } from './label-address.js';

/** A quarter (Q) or a seventh (M) of the symbol may be worn away and it is still read. */
export type ErrorCorrection = 'Q' | 'M';

/** White modules on each side without which scanners do not find the symbol (ISO/IEC 18004). */
export const quietZone = 4;

/**
 * A dot of a printer with 300 dots an inch, in millimetres. Modules are whole dots and symbols begin at whole dots, so
 * that all modules of a symbol are printed equally large. Measured: with modules of 5.9 dots a scanner that sees a
 * whole sheet reads between none and all of its 42 codes, with 6 dots all of them at 200, 300, 400 and 600 dpi.
 */
export const dotMm = 25.4 / 300;

/** A QR symbol without its quiet zone: `size` × `size` modules, row by row, 1 is dark. */
export interface QrSymbol {
  readonly size: number;
  readonly modules: Uint8Array;
}

/** A run of dark modules in one row, counted from the symbol's upper left corner. */
export interface DarkRun {
  readonly x: number;
  readonly y: number;
  readonly length: number;
}

/** The smallest symbol that holds `data`; alphanumeric mode where the characters allow it. */
export function qrSymbol(data: string, errorCorrection: ErrorCorrection): QrSymbol {
  const segment = isAlphanumeric(data)
    ? { data, mode: 'alphanumeric' as const }
    : { data: new TextEncoder().encode(data), mode: 'byte' as const };
  const { modules } = QRCode.create([segment], { errorCorrectionLevel: errorCorrection });
  return { size: modules.size, modules: modules.data };
}

/** The dark modules as runs, so that a symbol of 29 × 29 is drawn with some 200 rectangles and not 420. */
export function darkRuns(symbol: QrSymbol): DarkRun[] {
  const runs: DarkRun[] = [];
  for (let y = 0; y < symbol.size; y += 1) {
    let x = 0;
    while (x < symbol.size) {
      const start = x;
      while (x < symbol.size && symbol.modules[y * symbol.size + x] === 1) x += 1;
      if (x > start) runs.push({ x: start, y, length: x - start });
      x += 1;
    }
  }
  return runs;
}
