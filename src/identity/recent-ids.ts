/** Ids for some time after they were noted; what is older is forgotten, so that a process that runs for months keeps few. */
export class RecentIds {
  private readonly until = new Map<string, number>();

  /** @param lastingMs how long an id counts as recent, in milliseconds */
  constructor(private readonly lastingMs: number) {}

  /** How many are kept. */
  get size(): number {
    return this.until.size;
  }

  /** @param now milliseconds of the clock */
  note(id: string, now: number): void {
    // Set anew, so that the map is in the order of the ends and those that are over come first.
    this.until.delete(id);
    this.until.set(id, now + this.lastingMs);
    for (const [old, until] of this.until) {
      if (now < until) break;
      this.until.delete(old);
    }
  }

  /** @param now milliseconds of the clock */
  has(id: string, now: number): boolean {
    return now < (this.until.get(id) ?? 0);
  }
}
