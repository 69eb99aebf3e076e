import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/index.js';
import { Clock } from '../platform/clock/index.js';
import { Reader, type Tx } from '../platform/database/index.js';
import { type ConstraintTable, Problem, badInput, notFound } from '../platform/http/index.js';
import type { Language } from '../platform/i18n/index.js';
import { newId } from '../platform/ids/index.js';
import type { Actor } from './actor.js';
import { UserAccountEntity } from './persistence/user-account.entity.js';
import { type ListedUser, UserRepository } from './persistence/user.repository.js';
import type { Role } from './permissions.js';
import { Sessions } from './sessions.js';

/** An account to be opened; the password is hashed before the unit of work. */
export interface NewUser {
  readonly username: string;
  readonly passwordHash: string;
  readonly displayName: string;
  readonly role: Role;
  readonly unitId: string;
  readonly lendingPointId: string | null;
  readonly language: Language;
}

/** What of an account may change. */
export interface UserChange {
  readonly displayName: string;
  readonly role: Role;
  readonly unitId: string;
  readonly lendingPointId: string | null;
  readonly language: Language;
  readonly active: boolean;
  /** Only where a new password was given. */
  readonly passwordHash: string | null;
}

export const identityConstraints: ConstraintTable = {
  ux_user_account_username: () => badInput([{ field: 'username', code: 'username-taken' }]),
};

/** Accounts of staff: opened and changed by administrators, closed but never deleted, since the audit log names them. */
@Injectable()
export class Users {
  constructor(
    private readonly repository: UserRepository,
    private readonly reader: Reader,
    private readonly sessions: Sessions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  list(): Promise<ListedUser[]> {
    return this.repository.all(this.reader);
  }

  /** @throws Problem 404 */
  async byId(id: string): Promise<ListedUser> {
    const user = await this.repository.byId(this.reader, id);
    if (user === undefined) throw notFound();
    return user;
  }

  anyExists(): Promise<boolean> {
    return this.repository.anyExists(this.reader);
  }

  /** Opens an account and gives its id. `actorId` is empty for the set-up and the command line. */
  async create(tx: Tx, actorId: string | null, user: NewUser): Promise<string> {
    const id = newId();
    await tx.insert(UserAccountEntity, {
      ...user,
      id,
      username: user.username.trim().toLowerCase(),
      active: true,
      failedLogins: 0,
      lockedUntil: null,
      createdAt: this.clock.now(),
      version: 1,
    });
    await this.audit.append(tx, {
      actorId,
      action: 'user.created',
      subjectType: 'user',
      subjectId: id,
      detail: { role: user.role, unit: user.unitId },
    });
    return id;
  }

  /**
   * Changes an account. A closed account, another role or a new password ends its sessions.
   * @throws Problem 404, 412 if it was changed meanwhile, 409 `not-yourself`
   */
  async change(tx: Tx, actor: Actor, id: string, version: number, change: UserChange): Promise<void> {
    const before = await this.repository.byId(tx, id);
    if (before === undefined) throw notFound();
    if (id === actor.userId && (!change.active || change.role !== before.role)) throw new Problem(409, 'not-yourself');
    const rows = await tx.run(
      `UPDATE user_account SET display_name = $1, role = $2, unit_id = $3, lending_point_id = $4, language = $5, active = $6,
         password_hash = COALESCE($7, password_hash), version = version + 1 WHERE id = $8 AND version = $9`,
      [
        change.displayName,
        change.role,
        change.unitId,
        change.lendingPointId,
        change.language,
        change.active,
        change.passwordHash,
        id,
        version,
      ],
    );
    if (rows === 0) throw new Problem(412, 'changed-meanwhile');
    if (!change.active || change.role !== before.role || change.passwordHash !== null) {
      await this.sessions.closeAllOf(tx, id);
    }
    this.sessions.forget(id);
    await this.audit.append(tx, {
      actorId: actor.userId,
      action: 'user.changed',
      subjectType: 'user',
      subjectId: id,
      detail: { role: [before.role, change.role], active: [before.active, change.active] },
    });
  }
}
