/** One command of `npm run cli`. */
export interface Command {
  readonly summary: string;
  readonly help: string;
  /** Gives the exit code. */
  run(args: readonly string[]): Promise<number>;
}
