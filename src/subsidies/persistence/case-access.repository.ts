import { Injectable } from '@nestjs/common';
import { type Queries, type Tx, toBoolean } from '../../platform/database/index.js';
import { CaseAccessEntity } from './case-access.entity.js';

/** A caseworker's account with its right to read the unit's cases, as both are stored. */
export interface CaseworkerRow {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly unitId: string;
  readonly active: boolean;
  readonly passwordHash: string;
  readonly accountMark: string | null;
}

interface Row {
  readonly id: string;
  readonly username: string;
  readonly display_name: string;
  readonly unit_id: string;
  readonly active: unknown;
  readonly password_hash: string;
  readonly account_mark: string | null;
}

const select = `SELECT u.id, u.username, u.display_name, u.unit_id, u.active, u.password_hash, a.account_mark
  FROM user_account u LEFT JOIN subsidy_access a ON a.user_id = u.id AND a.unit_id = u.unit_id`;

/** Keeps who may read the cases of which unit. */
@Injectable()
export class CaseAccessRepository {
  /** A caseworker; `undefined` for everybody else. */
  async caseworker(q: Queries, userId: string): Promise<CaseworkerRow | undefined> {
    const row = await q.one<Row>(`${select} WHERE u.id = $1 AND u.role = 'caseworker'`, [userId]);
    return row && rowOf(row);
  }

  async caseworkerByName(q: Queries, username: string): Promise<CaseworkerRow | undefined> {
    const row = await q.one<Row>(`${select} WHERE u.username = $1 AND u.role = 'caseworker'`, [username]);
    return row && rowOf(row);
  }

  /** The caseworkers of a unit, by name. */
  async ofUnit(q: Queries, unitId: string): Promise<CaseworkerRow[]> {
    const rows = await q.all<Row>(
      `${select} WHERE u.unit_id = $1 AND u.role = 'caseworker' ORDER BY u.display_name, u.id`,
      [unitId],
    );
    return rows.map(rowOf);
  }

  /** Lets nobody else give or take a right in the unit until the unit of work has ended. */
  async lockUnit(tx: Tx, unitId: string): Promise<void> {
    await tx.one('SELECT id FROM unit WHERE id = $1 FOR UPDATE', [unitId]);
  }

  async give(tx: Tx, access: CaseAccessEntity): Promise<void> {
    await this.take(tx, access.userId);
    await tx.insert(CaseAccessEntity, access);
  }

  async take(tx: Tx, userId: string): Promise<boolean> {
    return (await tx.run('DELETE FROM subsidy_access WHERE user_id = $1', [userId])) === 1;
  }
}

function rowOf(row: Row): CaseworkerRow {
  return {
    id: row.id,
    username: row.username,
    displayName: row.display_name,
    unitId: row.unit_id,
    active: toBoolean(row.active),
    passwordHash: row.password_hash,
    accountMark: row.account_mark,
  };
}
