import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import type { Actor } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/database/index.js';
import { refused } from '../../platform/http/index.js';
import { newId } from '../../platform/ids/index.js';
import { type ReservationRow, ReservationRepository } from '../persistence/reservation.repository.js';
import { Lines } from '../placing/lines.js';
import type { Draft } from './drafts.js';
import { Obstacles } from './obstacles.js';

/** Writes a reservation that the rules allow, if there is a copy or somebody may wait. */
@Injectable()
export class ReserveDesk {
  constructor(
    private readonly reservations: ReservationRepository,
    private readonly lines: Lines,
    private readonly obstacles: Obstacles,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 422 with every reason, of the rules and of what is in the way */
  async take(tx: Tx, actor: Actor, draft: Draft, mayWait: boolean): Promise<string> {
    const today = this.clock.today();
    if (!draft.allowed) {
      const { pinnedCode } = draft.wishes;
      const others = pinnedCode === null || mayWait ? [] : await this.obstacles.of(tx, pinnedCode, draft.wishes, today);
      throw refused([...draft.rejections, ...others]);
    }
    const { wish, overridden } = draft;
    await this.reservations.lockPool(tx, wish.kindId);
    const row: ReservationRow = {
      ...wish,
      id: newId(),
      instrumentCode: null,
      state: 'waiting',
      madeAt: this.clock.now(),
      madeBy: actor.userId,
      readyUntil: null,
      pickupCode: null,
      loanId: null,
      version: 1,
    };
    await this.reservations.add(tx, row);
    await this.audit.append(tx, {
      actorId: actor.userId,
      action: 'reservation.made',
      subjectType: 'reservation',
      subjectId: row.id,
      detail: {
        kind: wish.kindId,
        from: wish.from,
        to: wish.to,
        pickupPoint: wish.pickupPointId,
        ...(overridden.length > 0 && { overridden: overridden.map(({ code, comment }) => ({ code, comment })) }),
      },
    });
    const placed = await this.lines.placeInTurn(tx, row, actor.userId, today);
    if (!placed && wish.pinnedCode !== null && !mayWait) {
      throw refused(await this.obstacles.of(tx, wish.pinnedCode, { from: wish.from, to: wish.busyTo }, today));
    }
    return row.id;
  }
}
