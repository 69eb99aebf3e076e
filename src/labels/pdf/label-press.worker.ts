import { parentPort } from 'node:worker_threads';
import { press, type PressJob } from './press-job.js';

/** The thread of `ThreadPress`: one job after the other, each answered under its number. */
parentPort?.on('message', ({ id, work }: { readonly id: number; readonly work: PressJob }) => {
  press(work).then(
    (bytes) => parentPort?.postMessage({ id, bytes }),
    (error: unknown) => parentPort?.postMessage({ id, error }),
  );
});
