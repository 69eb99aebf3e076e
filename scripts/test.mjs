/**
 * `npm test`: gets the services, then checks everything there is, and sums up. Whatever fails, the rest still runs.
 * The last line is `N passed, N failed`: tests of Jest, and each other step that failed counts as one.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

import { jest } from './jest.mjs';
import { ended } from './processes.mjs';
import { startServices } from './services.mjs';

const bin = (name, ...args) => ['node', `node_modules/.bin/${name}`, ...args];

/** Sequences that are independent of each other; two at a time, the longest first. What is generated needs the build. */
const checks = [
  [{ title: 'Lint', command: bin('eslint', '--max-warnings', '0', '.') }],
  [
    { title: 'Build', command: ['npm', 'run', '--silent', 'build'] },
    { title: 'Generated files are as they are generated', command: ['node', 'scripts/generated.mjs', '--check'] },
  ],
  [{ title: 'Types', command: bin('tsc', '--noEmit') }],
  [{ title: 'Formatting', command: bin('prettier', '--check', '--log-level', 'warn', '.') }],
  [{ title: 'Who imports whom', command: bin('depcruise', 'src', 'migrations', 'test') }],
  [{ title: 'Nothing unused', command: bin('knip') }],
];

/**
 * Two runs, so that what measures time or aims kills does not compete with the many small tests. Of those a third is worked on while others
 * wait, for a mail or for PostgreSQL.
 */
const suites = [
  {
    title: 'Tests of rules, databases, HTTP and labels',
    projects: ['unit', 'architecture', 'db', 'http', 'labels'],
    workers: 3,
  },
  { title: 'Tests of the queue, the browser and durability', projects: ['queue', 'browser', 'durability'], workers: 2 },
];

const started = performance.now();
const failures = [];
const running = new Set();
let passed = 0;
let failed = 0;

process.once('exit', () => {
  for (const child of running) child.kill('SIGTERM');
});

const services = await startServices().catch((error) => {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exit(1);
});
// Fixed seeds and small numbers, whatever the shell has set.
const seeds = { SOAK: '', SOAK_DEADLINE: undefined, SOAK_COUNTERS: undefined, PROPERTY_SEED: '', PROPERTY_RUNS: '' };
const env = { ...process.env, ...services.env, ...seeds };

const waiting = [...checks];
await Promise.all(
  [1, 2].map(async () => {
    for (let some = waiting.shift(); some; some = waiting.shift()) for (const check of some) await quietly(check);
  }),
);
for (const suite of suites) await runTests(suite);
await services.stop();

failed += failures.length;
const minutes = ((performance.now() - started) / 60_000).toFixed(1);
console.log(`\n${failures.map((failure) => `✘ ${failure}\n`).join('')}All of it took ${minutes} minutes.`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Runs a step and shows its output only where it fails. */
async function quietly({ title, command }) {
  console.log(`▶ ${title}`);
  const from = performance.now();
  const { code, output } = await execute(command, 'pipe');
  report(title, code === 0, from, output);
  if (code !== 0) failures.push(title);
}

async function runTests({ title, projects, workers }) {
  console.log(`\n▶ ${title}`);
  const from = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'klangbank-test-'));
  const file = join(folder, 'results.json');
  const { code } = await execute(
    jest(projects, ['--ci', `--maxWorkers=${workers}`, '--json', '--outputFile', file]),
    'inherit',
  );
  const found = count(file, projects);
  rmSync(folder, { recursive: true, force: true });
  passed += found.passed;
  failed += found.failed;
  failures.push(...found.complaints);
  // A worker that crashed, or a server left running: the counts alone would not show it.
  if (code !== 0 && found.failed + found.complaints.length === 0) failures.push(`${title}: Jest ended with ${code}`);
  report(
    `${title}: ${found.passed} passed, ${found.failed} failed`,
    code === 0 && found.complaints.length === 0,
    from,
    '',
  );
}

function count(file, projects) {
  let results;
  try {
    results = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 0, complaints: [`Jest left no results for ${projects.join(', ')}`] };
  }
  const complaints = [];
  const projectOf = (path) => /^test\/([^/]+)\//.exec(relative(process.cwd(), path))?.[1] ?? 'unit';
  const ran = new Set(
    results.testResults
      .filter(({ assertionResults }) => assertionResults.length > 0)
      .map(({ name }) => projectOf(name)),
  );
  for (const project of projects) if (!ran.has(project)) complaints.push(`There is not one test in ${project}`);
  const skipped = results.numPendingTests + results.numTodoTests;
  if (skipped > 0) complaints.push(`${skipped} tests were skipped: an absent service is a failure, never a skip`);
  if (results.numRuntimeErrorTestSuites > 0) complaints.push(`${results.numRuntimeErrorTestSuites} suites did not run`);
  return { passed: results.numPassedTests, failed: results.numFailedTests, complaints };
}

async function execute([program, ...args], stdio) {
  const child = spawn(program, args, { env, stdio: ['ignore', stdio, stdio] });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk) => (output += chunk));
  const code = await ended(child);
  running.delete(child);
  return { code, output };
}

function report(title, good, from, output) {
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  console.log(`${good ? '✔' : '✘'} ${title} (${seconds} s)${good ? '' : `\n${output}`}`);
}
