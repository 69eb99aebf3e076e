/** So many wrong passwords in a row lock a name, for a minute at first and twice as long each time, up to a quarter of an hour. */
const failuresBeforeLock = 5;
const shortestLockMs = 60_000;
const longestLockMs = 15 * 60_000;
const mostNames = 10_000;

/** How long a name is locked by its n-th wrong password in a row, in milliseconds; 0 is not at all. */
export function lockAfter(failures: number): number {
  if (failures === 0 || failures % failuresBeforeLock !== 0) return 0;
  return Math.min(shortestLockMs * 2 ** (failures / failuresBeforeLock - 1), longestLockMs);
}

/** The locks of names that nobody has, so that they are answered like those that somebody has. */
export class UnknownNameLocks {
  private readonly names = new Map<string, { failures: number; lockedUntil: number }>();

  /** Until when a name is locked, if it is. */
  lockedUntil(name: string, now: Date): Date | null {
    const until = this.names.get(name)?.lockedUntil ?? 0;
    return until > now.getTime() ? new Date(until) : null;
  }

  failed(name: string, now: Date): void {
    if (this.names.size >= mostNames) this.names.clear();
    const failures = (this.names.get(name)?.failures ?? 0) + 1;
    this.names.set(name, { failures, lockedUntil: now.getTime() + lockAfter(failures) });
  }
}
