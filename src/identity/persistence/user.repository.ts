import { Injectable } from '@nestjs/common';
import type { Language } from '../../platform/i18n/index.js';
import { type Queries, toBoolean, toInstant, toInstantOrNull } from '../../platform/database/index.js';
import type { Actor } from '../actor.js';
import type { Role } from '../permissions.js';

interface UserRow {
  id: string;
  username: string;
  password_hash: string;
  display_name: string;
  role: Role;
  unit_id: string;
  lending_point_id: string | null;
  language: Language;
  active: unknown;
  failed_logins: number;
  locked_until: unknown;
  version: number;
}

/** A user as the log-in needs it. */
export interface LoginUser {
  readonly actor: Actor;
  readonly passwordHash: string;
  readonly active: boolean;
  readonly failedLogins: number;
  readonly lockedUntil: Date | null;
}

/** A user as an administrator sees it. */
export interface ListedUser extends Omit<Actor, 'userId'> {
  readonly id: string;
  readonly active: boolean;
  readonly version: number;
}

const columns = `u.id, u.username, u.password_hash, u.display_name, u.role, u.unit_id, u.lending_point_id, u.language,
  u.active, u.failed_logins, u.locked_until, u.version`;

/** Users and their sessions. */
@Injectable()
export class UserRepository {
  /** The user of a session that is stored by its hash; only while the account is active. */
  async session(q: Queries, tokenHash: string): Promise<{ actor: Actor; expiresAt: Date } | undefined> {
    const row = await q.one<UserRow & { expires_at: unknown }>(
      `SELECT ${columns}, s.expires_at FROM user_session s JOIN user_account u ON u.id = s.user_id
       WHERE s.token_hash = $1 AND u.active = TRUE`,
      [tokenHash],
    );
    return row && { actor: actorOf(row), expiresAt: toInstant(row.expires_at) };
  }

  async byUsername(q: Queries, username: string): Promise<LoginUser | undefined> {
    const row = await q.one<UserRow>(`SELECT ${columns} FROM user_account u WHERE u.username = $1`, [username]);
    return (
      row && {
        actor: actorOf(row),
        passwordHash: row.password_hash,
        active: toBoolean(row.active),
        failedLogins: row.failed_logins,
        lockedUntil: toInstantOrNull(row.locked_until),
      }
    );
  }

  async byId(q: Queries, id: string): Promise<ListedUser | undefined> {
    const row = await q.one<UserRow>(`SELECT ${columns} FROM user_account u WHERE u.id = $1`, [id]);
    return row && listed(row);
  }

  /** Every user, by name. A municipality has tens of them, so the list is not paged. */
  async all(q: Queries): Promise<ListedUser[]> {
    return (await q.all<UserRow>(`SELECT ${columns} FROM user_account u ORDER BY u.username`)).map(listed);
  }

  async anyExists(q: Queries): Promise<boolean> {
    return (await q.one('SELECT 1 AS one FROM user_account LIMIT 1')) !== undefined;
  }

  /** Teachers whose pupils may be enrolled with them. */
  async isActiveTeacher(q: Queries, id: string): Promise<boolean> {
    const row = await q.one(`SELECT 1 AS one FROM user_account WHERE id = $1 AND role = 'teacher' AND active = TRUE`, [
      id,
    ]);
    return row !== undefined;
  }

  async displayNames(q: Queries, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await q.all<{ id: string; display_name: string }>(
      'SELECT id, display_name FROM user_account WHERE id = ANY_OF($1)',
      [JSON.stringify(ids)],
    );
    return new Map(rows.map((row) => [row.id, row.display_name]));
  }
}

function actorOf(row: UserRow): Actor {
  return {
    userId: row.id,
    username: row.username,
    displayName: row.display_name,
    role: row.role,
    unitId: row.unit_id,
    lendingPointId: row.lending_point_id,
    language: row.language,
  };
}

function listed(row: UserRow): ListedUser {
  const { userId, ...actor } = actorOf(row);
  return { id: userId, ...actor, active: toBoolean(row.active), version: row.version };
}
