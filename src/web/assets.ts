import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Addresses of the bundled files by their logical names (`desk.js`, `theme.css`, `icons.svg` …). */
export type Assets = Readonly<Record<string, string>>;

/**
 * Reads what the asset build wrote.
 * @param folder the built `assets` folder
 * @throws Error if the assets are not built
 */
export function readAssets(folder: string): Assets {
  return JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as Assets;
}
