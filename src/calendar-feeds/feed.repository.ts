import { Injectable } from '@nestjs/common';
import type { Role } from '../identity/index.js';
import { type Queries, type Tx, toInstant } from '../platform/database/index.js';
import type { Language } from '../platform/i18n/index.js';
import { CalendarFeedEntity } from './calendar-feed.entity.js';

/** What a calendar tells of: a teacher's own pupils where there is no point. */
export interface FeedSubject {
  readonly lendingPointId: string | null;
}

/** A feed, as its maker sees it. */
export interface Feed extends FeedSubject {
  readonly createdAt: Date;
}

/** A feed with the account that it belongs to. */
export interface OwnedFeed extends FeedSubject {
  readonly tokenHash: string;
  readonly userId: string;
  readonly role: Role;
  readonly unitId: string;
  readonly language: Language;
}

/** Keeps the secret addresses of calendars, by their hashes. */
@Injectable()
export class FeedRepository {
  /** The feed at an address, only while its maker's account is active. */
  async byHash(q: Queries, tokenHash: string): Promise<OwnedFeed | undefined> {
    return q.one<OwnedFeed>(
      `SELECT f.token_hash AS "tokenHash", f.user_id AS "userId", f.lending_point_id AS "lendingPointId", u.role,
         u.unit_id AS "unitId", u.language
       FROM calendar_feed f JOIN user_account u ON u.id = f.user_id WHERE f.token_hash = $1 AND u.active = TRUE`,
      [tokenHash],
    );
  }

  async ofUser(q: Queries, userId: string): Promise<Feed[]> {
    const rows = await q.all<FeedSubject & { createdAt: unknown }>(
      `SELECT lending_point_id AS "lendingPointId", created_at AS "createdAt" FROM calendar_feed WHERE user_id = $1
       ORDER BY created_at, token_hash`,
      [userId],
    );
    return rows.map((row) => ({ ...row, createdAt: toInstant(row.createdAt) }));
  }

  /** @throws ConstraintViolation where the user has one of the same already */
  async add(tx: Tx, feed: CalendarFeedEntity): Promise<void> {
    await tx.insert(CalendarFeedEntity, feed);
  }

  /** Whether there was one. */
  async remove(tx: Tx, userId: string, { lendingPointId }: FeedSubject): Promise<boolean> {
    const rows =
      lendingPointId === null
        ? await tx.run('DELETE FROM calendar_feed WHERE user_id = $1 AND lending_point_id IS NULL', [userId])
        : await tx.run('DELETE FROM calendar_feed WHERE user_id = $1 AND lending_point_id = $2', [
            userId,
            lendingPointId,
          ]);
    return rows > 0;
  }
}
