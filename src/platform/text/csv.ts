import type { Ore } from '../money/ore.js';

/** By what a spreadsheet knows that a file is UTF-8. */
export const byteOrderMark = '\uFEFF';

/**
 * A line of a file that a Norwegian spreadsheet opens as it is: cells parted by `;`, lines ended as RFC 4180 says.
 *
 * @param cells made by {@link csvText} and {@link csvKroner}
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.join(';')}\r\n`;
}

/** A text as a cell. One that a spreadsheet would take for a formula is marked as text: names are typed in by people. */
export function csvText(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[;"\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** An amount as a cell: kroner with two decimals, `-1250,50`. */
export function csvKroner(amount: Ore): string {
  const size = Math.abs(amount);
  return `${amount < 0 ? '-' : ''}${Math.floor(size / 100)},${String(size % 100).padStart(2, '0')}`;
}
