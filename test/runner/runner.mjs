import { fileURLToPath } from 'node:url';
import { Worker } from 'jest-worker';

const beside = (name) => fileURLToPath(new URL(name, import.meta.url));

/**
 * Runs spec files in plain Node, in as many processes as Jest is asked for, each of which keeps what it has loaded and compiled from one
 * file to the next. Jest's own runner loads everything anew for each file, into a context that Node never frees: after a hundred files a
 * process held three gigabytes, and half of the time went there. What a test changes outside itself, it has to put back.
 */
export default class Runner {
  constructor(globalConfig) {
    this.globalConfig = globalConfig;
  }

  async runTests(tests, watcher, onStart, onResult, onFailure) {
    const { maxWorkers, testTimeout, testNamePattern } = this.globalConfig;
    const workers = new Worker(beside('worker.mjs'), {
      exposedMethods: ['run'],
      numWorkers: maxWorkers,
      forkOptions: {
        // A tenth of the time goes into short-lived objects where V8 gives them its usual 16 MB.
        execArgv: ['--import', beside('register.mjs'), '--enable-source-maps', '--max-semi-space-size=64'],
        stdio: 'inherit',
      },
    });
    const waiting = [...tests];
    const work = async () => {
      for (let test = waiting.shift(); test && !watcher.isInterrupted(); test = waiting.shift()) {
        await onStart(test);
        const asked = { path: test.path, timeoutMs: testTimeout, pattern: testNamePattern };
        await workers.run(asked).then(
          (result) => onResult(test, result),
          (error) => onFailure(test, error),
        );
      }
    };
    await Promise.all(Array.from({ length: maxWorkers }, work));
    await workers.end();
  }
}
