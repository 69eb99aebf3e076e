/** What travels: which row, of which topic, in which round. Everything else is read from the row. */
export interface Job {
  readonly outboxId: number;
  readonly topic: string;
  readonly round: number;
}

/** Runs one job. A rejection asks for another run within the lease. */
export type JobRunner = (job: Job) => Promise<void>;

/**
 * Carries jobs from the relay to where they run. It may lose jobs (the row is offered again after its lease) and may deliver
 * one twice; it must never hang.
 */
export abstract class Transport {
  /** How many jobs it would take now; 0 while it can take none. */
  abstract room(): number;
  /** Called whenever there is room again. */
  abstract whenRoom(listener: () => void): void;
  /** Takes a job over. Rejects, within seconds, when it is not certain that it has. */
  abstract offer(job: Job): Promise<void>;
  /** Begins to take jobs and to run them. */
  abstract consume(run: JobRunner): void;
  /** Takes nothing new, waits for what runs, and hands back what it holds and has not begun. */
  abstract stop(): Promise<readonly Job[]>;
}
