import type { Clock } from '../../platform/clock/index.js';

const mostKept = 5_000;

/** Remembers for a while what was done, in this process. What is forgotten early is only done once more. */
export class Lately {
  private readonly until = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    private readonly forMs: number,
  ) {}

  has(act: string): boolean {
    return (this.until.get(act) ?? 0) > this.clock.now().getTime();
  }

  add(act: string): void {
    if (this.until.size >= mostKept) this.until.clear();
    this.until.set(act, this.clock.now().getTime() + this.forMs);
  }
}
