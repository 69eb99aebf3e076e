/**
 * Files that are generated and committed: writes them, or with `--check` compares and names what differs.
 * Needs the build, and TEST_DATABASE_URL for what comes from a migrated PostgreSQL (`npm run generate` gets both).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Each `program` is a built script, or one that uses the build, and writes the content to its standard output; with
 * `section`, only the lines between `<!-- SECTION -->` and `<!-- /SECTION -->` of the file are generated.
 * @type {{ file: string, program: string, args?: string[], section?: string }[]}
 */
const generated = [
  { file: 'openapi.json', program: 'scripts/openapi.mjs' },
  { file: 'docs/routes.md', program: 'dist/src/tools/route-table.js' },
  { file: 'README.md', section: 'CONFIGURATION', program: 'dist/src/tools/configuration-table.js' },
  { file: 'migrations/schema.sqlite.txt', program: 'dist/src/tools/schema-fingerprint.js', args: ['sqlite'] },
  {
    file: 'migrations/schema.postgres.txt',
    program: 'dist/src/tools/schema-fingerprint.js',
    args: ['postgres', process.env.TEST_DATABASE_URL ?? ''],
  },
  // What the floor of the benchmarks replays: it has to notice when one of our routes runs other statements.
  { file: 'test/bench/recorded/sqlite.json', program: 'test/bench/record.mjs', args: ['sqlite'] },
  {
    file: 'test/bench/recorded/postgres.json',
    program: 'test/bench/record.mjs',
    args: ['postgres', process.env.TEST_DATABASE_URL ?? ''],
  },
];

const check = process.argv.includes('--check');
const different = [];
for (const { file, program, args = [], section } of generated) {
  const run = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (run.status !== 0) {
    console.error(`${program} failed:\n${run.stderr}${run.stdout}`);
    process.exit(1);
  }
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const after = section ? withSection(before, section, run.stdout, file) : run.stdout;
  if (before === after) continue;
  if (check) different.push(file);
  else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, after);
  }
}
if (different.length > 0) {
  console.error(`Not as generated: ${different.join(', ')}. Type \`npm run generate\`, look at it, and commit it.`);
  process.exitCode = 1;
}

function withSection(text, section, content, file) {
  const [start, end] = [`<!-- ${section} -->\n`, `<!-- /${section} -->`];
  const from = text.indexOf(start);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`${file} has no section ${section}.`);
  return `${text.slice(0, from)}${start}\n${content.trim()}\n\n${text.slice(to)}`;
}
