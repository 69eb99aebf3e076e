import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import type { Tx } from '../platform/database/index.js';
import { Reader, UnitOfWork } from '../platform/database/index.js';
import type { Actor } from './actor.js';
import { UserSessionEntity } from './persistence/user-session.entity.js';
import { UserRepository } from './persistence/user.repository.js';
import { RecentIds } from './recent-ids.js';
import { hashOfToken, newToken } from './session-tokens.js';

interface Known {
  readonly actor: Actor;
  readonly expiresAt: number;
  readonly readAgainAt: number;
}

/** A session lasts a working day. */
const lifetimeMs = 12 * 60 * 60 * 1_000;
/** How late a session that ended in another process is noticed in this one. */
const trustedMs = 30_000;
const mostKnown = 10_000;
/** Longer than any unit of work takes to be stored. */
const uncertainMs = 30_000;

/** Log-ins: bearer tokens of which only the hash is stored. */
@Injectable()
export class Sessions {
  private readonly known = new Map<string, Known>();
  /** Sessions and users that are just being changed: what is read of them meanwhile may be old and is not kept. */
  private readonly uncertain = new RecentIds(uncertainMs);

  constructor(
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserRepository,
    private readonly clock: Clock,
  ) {}

  /** Opens a session inside the caller's unit and gives its token, which is nowhere stored. */
  async open(tx: Tx, userId: string): Promise<{ token: string; lifetimeSeconds: number }> {
    const token = newToken();
    const now = this.clock.now();
    await tx.insert(UserSessionEntity, {
      tokenHash: hashOfToken(token),
      userId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + lifetimeMs),
    });
    return { token, lifetimeSeconds: lifetimeMs / 1_000 };
  }

  /** Who has this token, or `undefined` if nobody has it any more. */
  async actorOf(token: string): Promise<Actor | undefined> {
    const hash = hashOfToken(token);
    const now = this.clock.now().getTime();
    const known = this.known.get(hash);
    if (known !== undefined && now < known.readAgainAt && now < known.expiresAt) return known.actor;
    this.known.delete(hash);
    const session = await this.users.session(this.reader, hash);
    if (session === undefined || session.expiresAt.getTime() <= now) return undefined;
    if (this.uncertain.has(hash, now) || this.uncertain.has(session.actor.userId, now)) return session.actor;
    if (this.known.size >= mostKnown) this.known.clear();
    this.known.set(hash, {
      actor: session.actor,
      expiresAt: session.expiresAt.getTime(),
      readAgainAt: now + trustedMs,
    });
    return session.actor;
  }

  /** Ends the session of a token. */
  async close(token: string): Promise<void> {
    const hash = hashOfToken(token);
    await this.unitOfWork.run((tx) => tx.run('DELETE FROM user_session WHERE token_hash = $1', [hash]));
    this.known.delete(hash);
    this.uncertain.note(hash, this.clock.now().getTime());
  }

  /** Ends every session of a user, inside the caller's unit. */
  async closeAllOf(tx: Tx, userId: string): Promise<void> {
    this.forget(userId);
    await tx.run('DELETE FROM user_session WHERE user_id = $1', [userId]);
  }

  /** Forgets up to `limit` sessions that have ended, and tells how many. */
  async forgetEnded(tx: Tx, now: Date, limit: number): Promise<number> {
    return tx.run(
      `DELETE FROM user_session WHERE token_hash IN (
         SELECT token_hash FROM user_session WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)`,
      [now, limit],
    );
  }

  /** Reads this user again at the next request: name, role or place has changed. */
  forget(userId: string): void {
    this.uncertain.note(userId, this.clock.now().getTime());
    for (const [hash, { actor }] of this.known) if (actor.userId === userId) this.known.delete(hash);
  }
}
