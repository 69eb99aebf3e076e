import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LabelStock } from './domain/label-stock.js';

/**
 * A file of the folder `labels/` at the root of the installation, which is the same folder for the sources and for
 * the build in `dist/`.
 * @throws Error if the installation lacks the folder
 */
export function labelFile(...path: string[]): string {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let folder = start; ; folder = dirname(folder)) {
    const found = join(folder, 'labels', 'stocks.json');
    if (existsSync(found)) return join(folder, 'labels', ...path);
    if (folder === dirname(folder)) throw new Error('The folder labels/ is missing from this installation');
  }
}

/** The sheets that labels can be printed on, as shipped in `labels/stocks.json`. */
export function loadLabelStocks(): readonly LabelStock[] {
  return JSON.parse(readFileSync(labelFile('stocks.json'), 'utf8')) as readonly LabelStock[];
}
