import { Problem } from './problem.js';

interface Bucket {
  left: number;
  /** When the bucket is full again, in milliseconds of the clock. */
  fullAt: number;
}

/** So many attempts in so many seconds for each key; kept in memory, by each process for itself. */
export class RateLimit {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly attempts: number,
    private readonly seconds: number,
  ) {}

  /**
   * Counts an attempt.
   * @throws Problem 429 with `Retry-After` when there were too many
   */
  take(key: string, now: Date): void {
    const at = now.getTime();
    if (this.buckets.size > 10_000) this.forgetFull(at);
    const bucket = this.buckets.get(key);
    if (bucket === undefined || at >= bucket.fullAt) {
      this.buckets.set(key, { left: this.attempts - 1, fullAt: at + this.seconds * 1_000 });
      return;
    }
    if (bucket.left === 0) throw tooManyRequests(Math.ceil((bucket.fullAt - at) / 1_000));
    bucket.left -= 1;
  }

  private forgetFull(at: number): void {
    for (const [key, bucket] of this.buckets) if (at >= bucket.fullAt) this.buckets.delete(key);
  }
}

/** Refuses for so many seconds. */
export function tooManyRequests(seconds: number): Problem {
  return new Problem(429, 'too-many-requests', { params: { seconds }, headers: { 'retry-after': String(seconds) } });
}
