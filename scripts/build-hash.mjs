/** Whether dist/ was built from the sources that stand here: a hash of them is kept beside it. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = [
  ...['src', 'migrations', 'labels', 'scripts/build-assets.mjs', 'scripts/build-server.mjs', 'package-lock.json'],
  ...['nest-cli.json', 'tsconfig.json', 'tsconfig.build.json'],
];
const kept = join(root, 'dist/.build-hash');

/** Whether dist/ is there and up to date. */
export const isBuilt = () => existsSync(kept) && readFileSync(kept, 'utf8') === sourceHash();

function sourceHash() {
  const hash = createHash('sha256').update(process.version);
  for (const source of sources) addTo(hash, source);
  return hash.digest('hex');
}

function addTo(hash, path) {
  const full = join(root, path);
  if (!existsSync(full)) return;
  if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).sort()) addTo(hash, `${path}/${name}`);
  } else if (!/\.spec\.tsx?$/.test(path)) {
    hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(kept, sourceHash());
