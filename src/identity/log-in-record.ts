import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/index.js';
import { Clock } from '../platform/clock/index.js';
import type { Tx } from '../platform/database/index.js';
import { lockAfter } from './name-locks.js';
import type { LoginUser } from './persistence/user.repository.js';

/** What is written of log-ins: the count of wrong passwords, the lock, and the audit rows. */
@Injectable()
export class LogInRecord {
  constructor(
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  async succeeded(tx: Tx, { actor, failedLogins }: LoginUser): Promise<void> {
    if (failedLogins > 0) {
      await tx.run('UPDATE user_account SET failed_logins = 0, locked_until = NULL WHERE id = $1', [actor.userId]);
    }
    await this.audit.append(tx, {
      actorId: actor.userId,
      action: 'session.opened',
      subjectType: 'user',
      subjectId: actor.userId,
    });
  }

  async failed(tx: Tx, { actor }: LoginUser, now: Date): Promise<void> {
    await tx.run('UPDATE user_account SET failed_logins = failed_logins + 1 WHERE id = $1', [actor.userId]);
    const row = await tx.one<{ failed_logins: number }>('SELECT failed_logins FROM user_account WHERE id = $1', [
      actor.userId,
    ]);
    const failures = row?.failed_logins ?? 0;
    const milliseconds = lockAfter(failures);
    if (milliseconds === 0) return;
    await tx.run('UPDATE user_account SET locked_until = $1 WHERE id = $2', [
      new Date(now.getTime() + milliseconds),
      actor.userId,
    ]);
    await this.audit.append(tx, {
      actorId: null,
      action: 'user.locked',
      subjectType: 'user',
      subjectId: actor.userId,
      detail: { seconds: milliseconds / 1_000 },
    });
  }
}
