import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

import { ThreadPress } from '../../src/platform/press/index.js';

/** Presses whose thread runs a script of the sources, bundled as the thread needs it. */
export class Pressroom<Work> {
  private readonly presses: ThreadPress<Work>[] = [];
  private readonly outfile: string;

  /** @param script of the thread, below src/ */
  constructor(private readonly script: string) {
    const folder = join(import.meta.dirname, '../../node_modules/.cache/klangbank-presses');
    this.outfile = join(folder, `${basename(script, '.ts')}.mjs`);
    mkdirSync(folder, { recursive: true });
  }

  async prepare(): Promise<void> {
    await build({
      entryPoints: [join(import.meta.dirname, '../../src', this.script)],
      outfile: this.outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
    });
  }

  open(idleMs?: number): ThreadPress<Work> {
    const press = new ThreadPress<Work>(pathToFileURL(this.outfile), idleMs);
    this.presses.push(press);
    return press;
  }

  async close(): Promise<void> {
    await Promise.all(this.presses.map((press) => press.close()));
  }

  /**
   * For how long a job stops this process at a time, in ms, each time with a press that starts cold: the shortest of
   * up to ten attempts, since other programs of a busy machine stop us, too. One below `enoughMs` ends it.
   */
  async longestStop(jobOf: () => Work, enoughMs: number, check: (pdf: Uint8Array) => void): Promise<number> {
    let shortest = Infinity;
    for (let attempt = 0; attempt < 10 && shortest >= enoughMs; attempt += 1) {
      const job = jobOf();
      const press = this.open();
      const delay = monitorEventLoopDelay({ resolution: 5 });
      delay.enable();
      const pdf = await press.press(job);
      delay.disable();
      check(pdf);
      shortest = Math.min(shortest, delay.max / 1e6);
    }
    return shortest;
  }
}
