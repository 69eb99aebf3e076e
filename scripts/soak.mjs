/**
 * `npm run test:soak [-- --suite NAME --minutes N]`: the same tests as `npm test` with full numbers and fresh seeds,
 * again and again until the minutes (10 for each suite) are over, at least once. NAME is a Jest project or the
 * beginning of a spec's name in one, such as `durability` or `durability/kill`. Writes test/soak/results/NAME.json.
 */
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { jest } from './jest.mjs';
import { ended } from './processes.mjs';
import { startServices } from './services.mjs';

const all = ['unit', 'db', 'http', 'queue', 'labels', 'browser', 'durability'];
/** How much longer than its minutes a round may take to come to its end, before it is ended. */
const grace = 10 * 60_000;

const { values } = parseArgs({ options: { suite: { type: 'string' }, minutes: { type: 'string', default: '10' } } });
const minutes = Number(values.minutes);
const suites = values.suite === undefined ? all : [values.suite];
if (!(minutes > 0) || !suites.every((suite) => all.includes(suite.split('/')[0]))) {
  console.error(`Usage: npm run test:soak -- [--suite ${all.join('|')}[/SPEC]] [--minutes N]`);
  process.exit(1);
}

const services = await startServices().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
const results = [];
for (const suite of suites) results.push(await soak(suite));
await services.stop();
for (const { suite, rounds, passed, failed } of results) {
  console.log(`${suite}: ${rounds.length} rounds, ${passed} passed, ${failed} failed`);
}
process.exitCode = results.every(({ failed }) => failed === 0) ? 0 : 1;

async function soak(suite) {
  const folder = mkdtempSync(join(tmpdir(), 'klangbank-soak-'));
  const result = {
    suite,
    startedAt: new Date().toISOString(),
    minutes,
    rounds: [],
    passed: 0,
    failed: 0,
    counters: {},
  };
  const deadline = Date.now() + minutes * 60_000;
  do {
    const round = await runOnce(suite, deadline, folder);
    result.rounds.push({ seed: round.seed, passed: round.passed, failed: round.failed });
    result.passed += round.passed;
    result.failed += round.failed;
    for (const { name, times } of round.counted) result.counters[name] = (result.counters[name] ?? 0) + times;
  } while (Date.now() < deadline && result.failed === 0);
  rmSync(folder, { recursive: true, force: true });

  mkdirSync('test/soak/results', { recursive: true });
  const file = `test/soak/results/${suite.replaceAll('/', '-')}.json`;
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  console.log(`${file}: ${JSON.stringify(result.counters)}`);
  return result;
}

async function runOnce(suite, deadline, folder) {
  const [project, spec] = suite.split('/');
  const seed = randomInt(1, 2 ** 31);
  const [output, counters] = [join(folder, 'results.json'), join(folder, 'counters')];
  for (const file of [output, counters]) rmSync(file, { force: true });
  console.log(`▶ ${suite}, seed ${seed} (again: PROPERTY_SEED=${seed})`);
  const args = [
    '--json',
    '--outputFile',
    output,
    '--maxWorkers=2',
    ...(spec ? ['--testPathPatterns', `${project}/${spec}`] : []),
  ];
  const [program, ...rest] = jest([project], args);
  const child = spawn(program, rest, {
    stdio: 'inherit',
    env: {
      ...process.env,
      ...services.env,
      SOAK: '1',
      SOAK_DEADLINE: `${deadline}`,
      SOAK_COUNTERS: counters,
      PROPERTY_SEED: `${seed}`,
      PROPERTY_RUNS: '10000',
      LABEL_DPI: '600',
    },
  });
  const stopChild = () => child.kill('SIGKILL');
  process.once('exit', stopChild);
  const timer = setTimeout(stopChild, deadline + grace - Date.now());
  const code = await ended(child);
  clearTimeout(timer);
  process.removeListener('exit', stopChild);

  const report = existsSync(output) ? JSON.parse(readFileSync(output, 'utf8')) : undefined;
  const lines = existsSync(counters) ? readFileSync(counters, 'utf8').trim().split('\n').filter(Boolean) : [];
  return {
    seed,
    passed: report?.numPassedTests ?? 0,
    // What did not run at all has failed, too.
    failed: Math.max((report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0), code === 0 ? 0 : 1),
    counted: lines.map((line) => JSON.parse(line)),
  };
}
