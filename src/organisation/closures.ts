import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/index.js';
import type { Actor } from '../identity/index.js';
import type { CalendarDate } from '../platform/calendar/index.js';
import { Clock } from '../platform/clock/index.js';
import type { Queries, Tx } from '../platform/database/index.js';
import { badInput, conflict, notFound } from '../platform/http/index.js';
import { newId } from '../platform/ids/index.js';
import { closureFaults } from './domain/closure-checks.js';
import { type Closure, ClosureRepository } from './persistence/closure.repository.js';
import type { LendingPoint } from './persistence/place.repository.js';
import { PlaceRepository } from './persistence/place.repository.js';
import { Places } from './places.js';

/** Which days a point is to be closed, and why. */
export interface ClosureWish {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly reason: string;
}

/** Closures of lending points: their rows alone. What they move of loans and of what waits on hold shelves, lending knows. */
@Injectable()
export class Closures {
  constructor(
    private readonly repository: ClosureRepository,
    private readonly rows: PlaceRepository,
    private readonly places: Places,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** A lending point of the actor's own municipality: others nobody closes from here. @throws Problem 404 */
  async ownPoint(q: Queries, actor: Actor, pointId: string): Promise<LendingPoint> {
    const point = await this.places.point(q, pointId);
    const unit = await this.places.unit(q, actor.unitId);
    if (point === undefined || point.municipality !== unit?.municipality) throw notFound();
    return point;
  }

  /** Those of a point that have not ended yet, the earliest first. */
  async comingOf(q: Queries, pointId: string): Promise<Closure[]> {
    const coming = await this.repository.endingFrom(q, this.clock.today());
    return coming.filter(({ lendingPoint }) => lendingPoint === pointId);
  }

  /** Those of every point that end on a day or later, the earliest first. */
  async endingFrom(q: Queries, day: CalendarDate): Promise<Closure[]> {
    return this.repository.endingFrom(q, day);
  }

  /** `undefined` where there is none, or it was taken back. */
  async byId(q: Queries, id: string): Promise<Closure | undefined> {
    return this.repository.byId(q, id);
  }

  /** @throws Problem 404 where there is none, it was taken back, or its point is another municipality's */
  async own(q: Queries, actor: Actor, id: string): Promise<Closure> {
    const closure = await this.byId(q, id);
    if (closure === undefined) throw notFound();
    await this.ownPoint(q, actor, closure.lendingPoint);
    return closure;
  }

  /** @throws Problem 400 naming every wrong field: days in the past, in the wrong order, too many, or closed by another closure */
  async demandRight(q: Queries, pointId: string, wish: ClosureWish): Promise<void> {
    const others = await this.repository.overlapping(q, pointId, wish.from, wish.to);
    const faults = closureFaults(wish, others, this.clock.today());
    if (faults.length > 0) throw badInput(faults);
  }

  /**
   * Closes a point on some days. {@link forget} is called when it is stored.
   * @throws Problem 400 as {@link demandRight}; 404 where there is no such point
   */
  async close(tx: Tx, actor: Actor, pointId: string, wish: ClosureWish): Promise<Closure> {
    if ((await this.rows.lockPoint(tx, pointId)) === undefined) throw notFound();
    await this.demandRight(tx, pointId, wish);
    const closure = { id: newId(), lendingPoint: pointId, ...wish, createdAt: this.clock.now() };
    await this.repository.add(tx, { ...closure, createdBy: actor.userId });
    const { from, to, reason } = wish;
    await this.log(tx, actor, 'lending-point.closed', closure, { closure: closure.id, from, to, reason });
    return closure;
  }

  /**
   * Takes back a closure that has not begun: its days are ordinary ones again. Nothing is moved back: whoever was told a later day keeps it.
   * @throws Problem 404 where there is none, or its point is another municipality's; 409 `closure-begun`, also where it was taken back before
   */
  async withdraw(tx: Tx, actor: Actor, id: string): Promise<void> {
    const lendingPoint = await this.repository.pointOf(tx, id);
    if (lendingPoint === undefined) throw notFound();
    await this.ownPoint(tx, actor, lendingPoint);
    const by = { userId: actor.userId, at: this.clock.now(), today: this.clock.today() };
    if (!(await this.repository.withdraw(tx, id, by))) throw conflict('closure-begun');
    await this.log(tx, actor, 'lending-point.closure-withdrawn', { lendingPoint }, { closure: id });
  }

  /** Reads opening days again when they are asked for next. */
  forget(): void {
    this.places.forget();
  }

  private async log(
    tx: Tx,
    actor: Actor,
    action: string,
    { lendingPoint }: Pick<Closure, 'lendingPoint'>,
    detail: Record<string, unknown>,
  ): Promise<void> {
    const subject = { subjectType: 'lending-point', subjectId: lendingPoint };
    await this.audit.append(tx, { actorId: actor.userId, action, ...subject, detail });
  }
}
