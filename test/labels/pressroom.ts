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
   * For what part of the time that a job takes it stops this process at a time, each time with a press that starts cold: the smallest of
   * up to ten attempts, since other programs of a busy machine stop us, too. One below `enough` ends it.
   */
  async longestStop(jobOf: () => Work, enough: number, check: (pdf: Uint8Array) => void): Promise<number> {
    let smallest = Infinity;
    for (let attempt = 0; attempt < 10 && smallest >= enough; attempt += 1) {
      const job = jobOf();
      const press = this.open();
      const delay = monitorEventLoopDelay({ resolution: 5 });
      const from = performance.now();
      delay.enable();
      const pdf = await press.press(job);
      delay.disable();
      check(pdf);
      smallest = Math.min(smallest, delay.max / 1e6 / (performance.now() - from));
    }
    return smallest;
  }
}
