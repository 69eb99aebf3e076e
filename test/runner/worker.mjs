import { getState, resetState, run as runCollected } from 'jest-circus';
import { jestExpect } from '@jest/expect';
import { pathToFileURL } from 'node:url';
import 'reflect-metadata';

let unhandled = [];
process.on('unhandledRejection', (error) => unhandled.push(error));
process.on('uncaughtException', (error) => unhandled.push(error));

/**
 * Runs the tests of a file. @returns what Jest calls a TestResult
 * @throws what the file itself threw, or what something threw that nobody awaited
 */
export async function run({ path, timeoutMs, pattern }) {
  resetState();
  unhandled = [];
  Object.assign(getState(), {
    testTimeout: timeoutMs,
    testNamePattern: pattern ? new RegExp(pattern, 'i') : undefined,
  });
  jestExpect.setState({ testPath: path });
  const start = Date.now();
  await import(pathToFileURL(path).href);
  const { testResults, unhandledErrors } = await runCollected();
  const [first] = [...unhandledErrors, ...unhandled];
  if (first !== undefined) throw first;
  return resultOf(path, testResults.map(assertionOf), { start, end: Date.now() });
}

/** Jest's words for circus's. */
const statuses = { done: 'passed', skip: 'pending', todo: 'todo' };

/** What circus says of a test, as Jest's reporters read it; the first of its names is that of the whole file. */
function assertionOf({ testPath: [, ...names], status, duration, errors, invocations }) {
  const title = names.pop();
  return {
    ...{ ancestorTitles: names, title, fullName: [...names, title].join(' ') },
    ...{ status: errors.length > 0 ? 'failed' : statuses[status], duration, invocations },
    ...{ failureMessages: errors, failureDetails: [], numPassingAsserts: 0 },
  };
}

function resultOf(testFilePath, testResults, { start, end }) {
  const count = (...wanted) => testResults.filter(({ status }) => wanted.includes(status)).length;
  const failed = testResults.filter(({ status }) => status === 'failed');
  return {
    ...{ testFilePath, testResults, perfStats: { start, end, runtime: end - start, slow: false } },
    ...{ numFailingTests: failed.length, numPassingTests: count('passed') },
    ...{ numPendingTests: count('pending'), numTodoTests: count('todo') },
    failureMessage: failed
      .map(({ fullName, failureMessages }) => `● ${fullName}\n\n${failureMessages.join('\n')}\n`)
      .join('\n'),
    ...{ leaks: false, openHandles: [], skipped: false, console: undefined },
    snapshot: { added: 0, fileDeleted: false, matched: 0, unchecked: 0, uncheckedKeys: [], unmatched: 0, updated: 0 },
  };
}
