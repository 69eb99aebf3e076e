import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/index.js';
import { type Actor, hashOfToken, newToken } from '../identity/index.js';
import { Places } from '../organisation/index.js';
import { Clock } from '../platform/clock/index.js';
import { type Queries, Reader } from '../platform/database/index.js';
import { Commands, type ConstraintTable, type IdempotencyClaim, conflict, notFound } from '../platform/http/index.js';
import { mayHave } from './domain/subjects.js';
import { FeedRepository, type FeedSubject } from './feed.repository.js';

/** Two that are made at the same time: the second is told. */
export const calendarFeedConstraints: ConstraintTable = {
  ux_calendar_feed_pupils: () => conflict('changed-meanwhile'),
  ux_calendar_feed_point: () => conflict('changed-meanwhile'),
};

/** A calendar that somebody may have, and since when there is an address of it. */
export interface OfferedFeed extends FeedSubject {
  readonly since: Date | null;
}

/** Secret addresses of calendars: made, shown once, and revoked. */
@Injectable()
export class Feeds {
  constructor(
    private readonly commands: Commands,
    private readonly repository: FeedRepository,
    private readonly places: Places,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly reader: Reader,
  ) {}

  /** The calendars that an actor may have. */
  async offered(actor: Actor): Promise<OfferedFeed[]> {
    const points = await this.places.points(this.reader);
    const subjects = [null, ...points.map(({ id }) => id)].filter((id) => mayHave(actor, id, points));
    const made = await this.repository.ofUser(this.reader, actor.userId);
    const since = new Map(made.map(({ lendingPointId, createdAt }) => [lendingPointId, createdAt]));
    return subjects.map((lendingPointId) => ({ lendingPointId, since: since.get(lendingPointId) ?? null }));
  }

  /**
   * Makes an address, in place of the one before, and gives its secret part, which is nowhere stored: `undefined` where the same
   * request was answered before.
   * @throws Problem 404 for a calendar that the actor may not have
   */
  async make(actor: Actor, subject: FeedSubject, claim: IdempotencyClaim | undefined): Promise<string | undefined> {
    let token: string | undefined;
    await this.commands.run(claim, async (tx) => {
      await this.demand(tx, actor, subject);
      const fresh = newToken();
      const { userId } = actor;
      const { lendingPointId } = subject;
      await this.repository.remove(tx, userId, subject);
      await this.repository.add(tx, {
        tokenHash: hashOfToken(fresh),
        userId,
        lendingPointId,
        createdAt: this.clock.now(),
      });
      await this.audit.append(tx, {
        actorId: userId,
        action: 'calendar-feed.made',
        subjectType: 'user',
        subjectId: userId,
        ...(lendingPointId !== null && { detail: { lendingPoint: lendingPointId } }),
      });
      token = fresh;
      return { status: 200, ref: {} };
    });
    return token;
  }

  /** Ends an address; nothing happens where there is none. @throws Problem 404 for a calendar that the actor may not have */
  async revoke(actor: Actor, subject: FeedSubject, claim: IdempotencyClaim | undefined): Promise<void> {
    await this.commands.run(claim, async (tx) => {
      await this.demand(tx, actor, subject);
      const { lendingPointId } = subject;
      if (await this.repository.remove(tx, actor.userId, subject)) {
        await this.audit.append(tx, {
          actorId: actor.userId,
          action: 'calendar-feed.revoked',
          subjectType: 'user',
          subjectId: actor.userId,
          ...(lendingPointId !== null && { detail: { lendingPoint: lendingPointId } }),
        });
      }
      return { status: 200, ref: {} };
    });
  }

  private async demand(q: Queries, actor: Actor, { lendingPointId }: FeedSubject): Promise<void> {
    if (!mayHave(actor, lendingPointId, await this.places.points(q))) throw notFound();
  }
}
