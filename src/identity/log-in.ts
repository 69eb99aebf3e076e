import { Injectable } from '@nestjs/common';
import { Reader, UnitOfWork } from '../platform/database/index.js';
import { Problem, RateLimit, tooManyRequests } from '../platform/http/index.js';
import type { Actor } from './actor.js';
import { LogInRecord } from './log-in-record.js';
import { UnknownNameLocks } from './name-locks.js';
import { passwordFits } from './passwords.js';
import { type LoginUser, UserRepository } from './persistence/user.repository.js';
import { Sessions } from './sessions.js';

/** A session that was just opened. */
export interface OpenedSession {
  readonly token: string;
  readonly lifetimeSeconds: number;
  readonly actor: Actor;
}

/** Checks user name and password, slowly for whoever guesses. */
@Injectable()
export class LogIn {
  private readonly attemptsByAddress = new RateLimit(300, 60);
  private readonly failuresByAddress = new RateLimit(40, 300);
  private readonly unknown = new UnknownNameLocks();

  constructor(
    private readonly users: UserRepository,
    private readonly sessions: Sessions,
    private readonly unitOfWork: UnitOfWork,
    private readonly reader: Reader,
    private readonly access: LogInRecord,
  ) {}

  /**
   * Opens a session.
   * @throws Problem 401 `wrong-credentials`; 429 after too many wrong ones, for known and unknown names alike
   */
  async execute(username: string, password: string, address: string): Promise<OpenedSession> {
    const now = this.access.now();
    this.attemptsByAddress.take(address, now);
    const name = username.trim().toLowerCase();
    const user = await this.users.byUsername(this.reader, name);
    const lockedUntil = user === undefined ? this.unknown.lockedUntil(name, now) : user.lockedUntil;
    if (lockedUntil !== null && lockedUntil > now) {
      throw tooManyRequests(Math.ceil((lockedUntil.getTime() - now.getTime()) / 1_000));
    }
    const fits = await passwordFits(password, user?.active === true ? user.passwordHash : undefined);
    if (!fits || user === undefined) return this.refuse(user, name, address, now);
    return this.unitOfWork.run(async (tx) => {
      await this.access.succeeded(tx, user);
      return { ...(await this.sessions.open(tx, user.actor.userId)), actor: user.actor };
    });
  }

  private async refuse(user: LoginUser | undefined, name: string, address: string, now: Date): Promise<never> {
    this.failuresByAddress.take(address, now);
    if (user === undefined) this.unknown.failed(name, now);
    else await this.unitOfWork.run((tx) => this.access.failed(tx, user, now));
    throw new Problem(401, 'wrong-credentials');
  }
}
