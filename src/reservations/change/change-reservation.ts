import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import type { Override } from '../../loan-rules/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Commands, type Done, type IdempotencyClaim, badInput, refused } from '../../platform/http/index.js';
import type { ReservationRow } from '../persistence/reservation.repository.js';
import { ReservationQuery } from '../queries/reservation.query.js';
import type { ReservationId } from '../reservation-id.js';
import { Drafts, type ReservationInput } from '../reserve/drafts.js';
import { ReservationChanging } from './reservation-changing.js';

/** What is to change; what is `undefined` stays as it is. */
export interface ReservationChange {
  /** An instrument of the same kind that it must be from now on; `null` lets any do. */
  readonly instrument?: string | null | undefined;
  readonly size?: string | null | undefined;
  readonly grade?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly pickupPoint?: string | undefined;
  /** Whether to give up a copy and wait where the change cannot be promised. */
  readonly wait?: boolean | null | undefined;
  readonly overrides?: readonly Override[] | null | undefined;
}

/** Moves, extends or otherwise changes what is reserved. What is promised stays promised until there is a copy for the change. */
@Injectable()
export class ChangeReservation {
  constructor(
    private readonly commands: Commands,
    private readonly query: ReservationQuery,
    private readonly drafts: Drafts,
    private readonly changing: ReservationChanging,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Problem 404 for one that is not the actor's to see; 412 if it was changed meanwhile
   * @throws Problem 422 with every reason; 400 naming every field that means nothing
   */
  async execute(
    actor: Actor,
    id: string,
    version: number,
    change: ReservationChange,
    claim?: IdempotencyClaim,
  ): Promise<Done<ReservationId>> {
    await this.query.demand(actor, id);
    return this.commands.run(claim, async (tx) => {
      const before = await this.changing.at(tx, id, version);
      const input = inputOf(before, change);
      const draft = await this.drafts.draft(tx, actor, input, this.clock.today(), before);
      if (!draft.allowed) throw refused(draft.rejections);
      if (draft.wish.kindId !== before.kindId)
        throw badInput([{ field: 'instrument', code: 'instrument-of-other-kind' }]);
      await this.changing.store(tx, actor, before, draft.wish, change.wait === true);
      return { status: 200, ref: { reservation: id } };
    });
  }
}

/** What is asked for now, where nothing else is said. */
function inputOf(before: ReservationRow, change: ReservationChange): ReservationInput {
  const instrument = change.instrument === undefined ? before.pinnedCode : change.instrument;
  const pinned = instrument !== null;
  return {
    borrower: before.borrowerId ?? '',
    instrument,
    kind: pinned ? null : before.kindId,
    size: change.size === undefined ? before.size : change.size,
    grade: change.grade ?? before.leastGradeId,
    from: change.from ?? before.from,
    to: change.to ?? before.to,
    pickupPoint: change.pickupPoint ?? before.pickupPointId,
    overrides: change.overrides,
  };
}
