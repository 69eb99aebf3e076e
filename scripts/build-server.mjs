// Usage: node scripts/build-server.mjs
// Bundles what was compiled to dist/src into dist/server: the programs main, worker and cli, and the scripts of the worker
// threads, which are opened by their names beside the code that opens them. Most libraries stay outside, in node_modules.
// The reason is the start: some 700 modules of our own take 0.3 s and 11 MB more to load one by one (Node 20). So does
// class-validator, of which we use a small part: whole it is 300 modules and 15 MB, so what is used of it goes in, too.
// NestJS with rxjs and TypeORM are another 900 modules and 0.45 s, so they go in whole.
import { readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const compiled = join(dist, 'src');
const out = join(dist, 'server');

const programs = ['main.js', 'worker.js', 'cli.js'];
const threads = readdirSync(compiled, { recursive: true }).filter((file) => file.endsWith('.worker.js'));
const entryPoints = [...programs, ...threads].map((file) => ({ in: join(compiled, file), out: basename(file, '.js') }));

/**
 * A decorated class is compiled to `let Loan = class Loan {…}`, and esbuild calls the inner one `Loan2`. TypeORM finds entities
 * by the names of their classes, so the class gets its name from the variable. `keepNames` would pay for each closure
 * that a request makes.
 */
const classNames = {
  name: 'class-names',
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/, namespace: 'file' }, async ({ path }) => {
      if (!path.startsWith(dist)) return undefined;
      const source = await readFile(path, 'utf8');
      return { contents: source.replace(/^(let (\w+) = (?:\w+ = )?class) \2\b/gmu, '$1'), loader: 'js' };
    });
  },
};

const bundled = new Set([
  ...['class-validator', 'validator', 'libphonenumber-js', 'class-transformer'],
  ...['@nestjs/bull', '@nestjs/bull-shared', '@nestjs/common', '@nestjs/core', '@nestjs/mapped-types'],
  ...['@nestjs/platform-fastify', '@nestjs/swagger', 'iterare', 'rxjs', 'tslib', 'typeorm', 'uid'],
]);
const packageOf = (path) => path.split('/', path.startsWith('@') ? 2 : 1).join('/');

const libraries = {
  name: 'libraries',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || bundled.has(packageOf(path)) ? undefined : { path, external: true },
    );
  },
};

rmSync(out, { recursive: true, force: true });
await build({
  entryPoints,
  outdir: out,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // Libraries in CommonJS ask for what stays outside.
  banner: {
    js: "import { createRequire as requirerOf } from 'node:module';\nconst require = requirerOf(import.meta.url);",
  },
  mainFields: ['es2015', 'main'],
  plugins: [libraries, classNames],
  logLevel: 'warning',
});
