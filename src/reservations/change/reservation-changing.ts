import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import type { Actor } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/database/index.js';
import { Problem, notFound, refused } from '../../platform/http/index.js';
import type { Rejection } from '../../platform/http/rejection.js';
import { isWithin } from '../domain/period.js';
import {
  type ReservationRow,
  type ReservationWish,
  ReservationRepository,
} from '../persistence/reservation.repository.js';
import { Lines } from '../placing/lines.js';
import { Placing } from '../placing/placing.js';
import { isHeld } from '../placing/pools.js';
import { Obstacles } from '../reserve/obstacles.js';

/** Writes the change of a reservation. */
@Injectable()
export class ReservationChanging {
  constructor(
    private readonly reservations: ReservationRepository,
    private readonly placing: Placing,
    private readonly lines: Lines,
    private readonly obstacles: Obstacles,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * The reservation as it was read.
   * @throws Problem 404; 412; 409 `reservation-ended`; 422 `reservation-on-shelf`
   */
  async at(tx: Tx, id: string, version: number): Promise<ReservationRow> {
    const row = await this.reservations.byId(tx, id);
    if (row?.borrowerId == null) throw notFound();
    if (row.version !== version) throw new Problem(412, 'changed-meanwhile');
    if (row.state === 'ready') throw refused([{ code: 'reservation-on-shelf', overridable: false }]);
    if (row.state !== 'waiting' && !isHeld(row.state)) throw new Problem(409, 'reservation-ended');
    return row;
  }

  /** @throws Problem 412; 422 where there is no copy for the change and it shall not wait */
  async store(tx: Tx, actor: Actor, before: ReservationRow, wish: ReservationWish, mayWait: boolean): Promise<void> {
    const today = this.clock.today();
    await this.reservations.lockPool(tx, before.kindId);
    const locked = await this.reservations.lock(tx, before.id);
    if (locked?.version !== before.version) throw new Problem(412, 'changed-meanwhile');
    const madeAt = keepsPlace(before, wish) ? before.madeAt : this.clock.now();
    await this.reservations.change(tx, before.id, wish, madeAt);
    const after: ReservationRow = {
      ...before,
      ...wish,
      madeAt,
      state: 'waiting',
      instrumentCode: null,
      version: before.version + 1,
    };
    await this.audit.append(tx, {
      actorId: actor.userId,
      action: 'reservation.changed',
      subjectType: 'reservation',
      subjectId: before.id,
      detail: { fields: changedFields(before, wish) },
    });
    if (!isHeld(before.state)) {
      await this.lines.placeInTurn(tx, after, actor.userId, today);
      return;
    }
    const { state } = before;
    const prefer = before.instrumentCode ?? undefined;
    const placed = await this.placing.inOrder(tx, before.kindId, [after], {
      actorId: actor.userId,
      today,
      state,
      prefer,
      newcomer: before.id,
    });
    if (!placed.has(before.id) && !mayWait) throw refused(await this.reasons(tx, before, wish));
    await this.lines.promote(tx, before.kindId, before, actor.userId, today);
  }

  private async reasons(tx: Tx, before: ReservationRow, wish: ReservationWish): Promise<Rejection[]> {
    const nothing = [{ code: 'nothing-free', overridable: false }];
    const code = wish.pinnedCode;
    if (code === null) return nothing;
    const period = { from: wish.from, to: wish.busyTo };
    const reasons = await this.obstacles.of(tx, code, period, this.clock.today(), before.id);
    return reasons.length === 0 ? nothing : reasons;
  }
}

/** Whoever waits for less than before keeps the place in line; whoever waits for something else stands at the end of it. */
function keepsPlace(before: ReservationRow, wish: ReservationWish): boolean {
  return (
    isWithin(wish, before) &&
    before.pinnedCode === wish.pinnedCode &&
    before.size === wish.size &&
    before.leastGradeId === wish.leastGradeId
  );
}

/** The fields of the interface that differ. */
function changedFields(before: ReservationRow, wish: ReservationWish): string[] {
  const fields = [
    ['pinnedCode', 'instrument'],
    ['size', 'size'],
    ['leastGradeId', 'grade'],
    ['from', 'from'],
    ['to', 'to'],
    ['pickupPointId', 'pickupPoint'],
  ] as const;
  return fields.filter(([stored]) => before[stored] !== wish[stored]).map(([, shown]) => shown);
}
