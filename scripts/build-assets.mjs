// Usage: node scripts/build-assets.mjs [FOLDER]
// Bundles what browsers load (scripts, styles, fonts, icons) into FOLDER (dist/assets) under names that carry a hash of the
// content, so that they can be cached for ever, and writes its manifest.json: logical name → address.
// Nothing is fetched: all of it comes from this repository and node_modules.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'esbuild';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const web = path.join(root, 'src/web');
const modules = path.join(root, 'node_modules');
const out = path.resolve(process.argv[2] ?? path.join(root, 'dist/assets'));

/** Logical names of the style sheets and the files they start from. */
const styles = {
  'theme.css': path.join(modules, '@digdir/designsystemet-css/dist/theme/designsystemet.css'),
  'designsystemet.css': path.join(modules, '@digdir/designsystemet-css/dist/src/index.css'),
  'klangbank.css': path.join(web, 'styles/klangbank.css'),
};

async function bundle() {
  const scripts = (await readdir(path.join(web, 'browser'))).filter((name) => /^[a-z-]+\.ts$/u.test(name));
  const entryPoints = [
    ...scripts.map((name) => ({ in: path.join(web, 'browser', name), out: path.parse(name).name })),
    ...Object.entries(styles).map(([name, file]) => ({ in: file, out: path.parse(name).name })),
  ];
  const { metafile } = await build({
    entryPoints,
    outdir: out,
    absWorkingDir: root,
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022', 'chrome111', 'firefox113', 'safari16.4'],
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.woff2': 'file' },
    metafile: true,
    logLevel: 'warning',
  });
  return Object.keys(metafile.outputs).map((file) => path.basename(file));
}

/** One SVG with the icons that the pages name, as symbols that follow the colour of the text around them. */
async function iconSprite() {
  const { outputFiles } = await build({
    entryPoints: [path.join(web, 'components/icon-names.ts')],
    format: 'esm',
    write: false,
  });
  const { iconNames } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
  const symbols = await Promise.all(
    iconNames.map(async (name) => {
      const svg = await readFile(path.join(modules, '@navikt/aksel-icons/dist/svg', `${name}.svg`), 'utf8');
      const [, viewBox] = /viewBox="([^"]+)"/u.exec(svg) ?? [];
      const inner = svg.slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>'));
      return `<symbol id="${name}" viewBox="${viewBox}">${inner}</symbol>`;
    }),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`;
}

/** Writes a file under a name with the hash of its content and gives that name. */
async function writeHashed(name, content) {
  const { name: stem, ext } = path.parse(name);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8).toUpperCase();
  const file = `${stem}-${hash}${ext}`;
  await writeFile(path.join(out, file), content);
  return file;
}

/** Puts .br and .gz beside what compresses well, so that the server never compresses while somebody waits. */
async function compress(file) {
  const content = await readFile(path.join(out, file));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  await Promise.all([
    promisify(brotliCompress)(content, { params }).then((data) => writeFile(path.join(out, `${file}.br`), data)),
    promisify(gzip)(content, { level: 9 }).then((data) => writeFile(path.join(out, `${file}.gz`), data)),
  ]);
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
const files = [
  ...(await bundle()),
  await writeHashed('icons.svg', await iconSprite()),
  await writeHashed('favicon.svg', await readFile(path.join(web, 'styles/favicon.svg'))),
];
await Promise.all(files.filter((file) => !file.endsWith('.woff2')).map(compress));
const logicalName = (file) => file.replace(/-[0-9A-Z]{8}(?=\.[a-z0-9]+$)/u, '');
const manifest = Object.fromEntries(files.map((file) => [logicalName(file), `/assets/${file}`]).sort());
await writeFile(path.join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
