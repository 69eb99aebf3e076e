import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, whether the source runs or its build in `dist`. */
const projectFolder = findUpwards(dirname(fileURLToPath(import.meta.url)));

/** A file that comes with the project, such as `labels/stocks.json`. */
export function projectFile(...path: readonly string[]): string {
  return join(projectFolder, ...path);
}

function findUpwards(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : findUpwards(dirname(folder));
}
