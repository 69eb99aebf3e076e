import { Injectable } from '@nestjs/common';
import { Sessions, hashOfToken } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import { type Queries, Reader, type Tx, UnitOfWork, toInstant } from '../../platform/database/index.js';
import { Problem } from '../../platform/http/index.js';
import { CasePresenceRepository } from '../persistence/case-presence.repository.js';
import { CaseVault } from '../vault/case-vault.js';

/** After so long without any work on the case pages, they ask who is there. */
const idleMinutes = 10;

/** The idle lock of the case pages: a log-in that nobody has used there for a while is ended. */
@Injectable()
export class CasePresence {
  constructor(
    private readonly vault: CaseVault,
    private readonly rows: CasePresenceRepository,
    private readonly sessions: Sessions,
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Notes that somebody is at work. @throws Problem 401 where nobody was for too long; the log-in is ended */
  async demand(token: string | undefined): Promise<void> {
    if (token === undefined || !this.vault.isOpen) return;
    const hash = hashOfToken(token);
    const last = await this.lastSeen(this.reader, hash);
    const now = this.clock.now();
    if (last === undefined || now.getTime() - last.getTime() > idleMinutes * 60_000) {
      await this.sessions.close(token);
      throw new Problem(401, 'not-logged-in');
    }
    await this.unitOfWork.run((tx) => this.note(tx, hash, now));
  }

  private async lastSeen(q: Queries, hash: string): Promise<Date | undefined> {
    const row = await this.rows.of(q, hash);
    if (row === undefined) return undefined;
    if (row.keyId === null || row.sealed === null) return toInstant(row.openedAt);
    return new Date(this.vault.open(placeOf(hash), { keyId: row.keyId, sealed: row.sealed }));
  }

  private async note(tx: Tx, hash: string, at: Date): Promise<void> {
    await this.rows.note(tx, hash, this.vault.seal(placeOf(hash), at.toISOString()));
  }
}

function placeOf(hash: string): string {
  return `subsidy_presence ${hash}`;
}
