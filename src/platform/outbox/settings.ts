/** The times and numbers of the outbox. */
export interface OutboxSettings {
  /** Lease of the first round: the time in which a crashed or lost job is not offered again. Each round doubles it. */
  readonly leaseMs: number;
  readonly longestLeaseMs: number;
  /** How often a job is offered before it is given up: with the usual leases for about a day. */
  readonly mostRounds: number;
  /** How often the relay looks without having been nudged. */
  readonly pollMs: number;
  /** How soon a job is offered again that the transport did not take. */
  readonly offerAgainMs: number;
  /** Runs of one job within one lease, and the pause between them. */
  readonly runsPerLease: number;
  readonly runAgainMs: number;
  /** Jobs that run at the same time in one process. */
  readonly concurrency: number;
  /** How long a stop waits for what runs. */
  readonly stopMs: number;
}

export const usualSettings: OutboxSettings = {
  leaseMs: 60_000,
  longestLeaseMs: 6 * 3_600_000,
  mostRounds: 12,
  pollMs: 1_000,
  offerAgainMs: 2_000,
  runsPerLease: 3,
  runAgainMs: 2_000,
  concurrency: 4,
  stopMs: 50_000,
};

/** How long a round is leased: twice as long each time, so that the lease is the backoff as well. */
export function leaseOf(round: number, settings: OutboxSettings): number {
  return Math.min(settings.leaseMs * 2 ** Math.min(round - 1, 30), settings.longestLeaseMs);
}
