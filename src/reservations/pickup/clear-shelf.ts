import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import type { Actor } from '../../identity/index.js';
import {
  type CirculatingInstrument,
  CirculationState,
  GoingOn,
  InstrumentCodes,
  type NextStep,
  OwnPoints,
} from '../../inventory/index.js';
import type { Tx } from '../../platform/database/index.js';
import { Commands, type Done, type IdempotencyClaim, conflict, notFound } from '../../platform/http/index.js';
import { Promises } from '../promises.js';

/** Takes instruments off hold shelves. */
@Injectable()
export class ClearShelf {
  constructor(
    private readonly commands: Commands,
    private readonly codes: InstrumentCodes,
    private readonly circulation: CirculationState,
    private readonly goingOn: GoingOn,
    private readonly promises: Promises,
    private readonly ownPoints: OwnPoints,
    private readonly audit: AuditLog,
  ) {}

  /**
   * What nobody comes for goes on: to the next who is promised it, or home. What still waits for somebody comes back to the shelf of the
   * point, and its promise stands: it may turn out to need repair.
   * @throws Problem 404; 409 `not-on-hold-shelf`; 422 `not-own-point`
   */
  async execute(
    actor: Actor,
    text: string,
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<{ code: string; next: NextStep }>> {
    return this.commands.run(claim, async (tx) => {
      const resolved = await this.codes.resolve(tx, text);
      const instrument = resolved === undefined ? undefined : await this.circulation.lockInstrument(tx, resolved);
      if (instrument === undefined) throw notFound();
      const { code, state, currentPointId, homePointId } = instrument;
      if (state !== 'on-hold-shelf') throw conflict('not-on-hold-shelf');
      const at = currentPointId ?? homePointId;
      await this.ownPoints.demand(tx, actor, at);
      await this.audit.append(tx, {
        actorId: actor.userId,
        action: 'hold-shelf.cleared',
        subjectType: 'instrument',
        subjectId: code,
        instrumentCode: code,
        detail: { at },
      });
      return { status: 200, ref: { code, next: await this.takeOff(tx, actor, instrument, at) } };
    });
  }

  private async takeOff(tx: Tx, actor: Actor, instrument: CirculatingInstrument, at: string): Promise<NextStep> {
    const ready = await this.promises.readyOn(tx, instrument.code);
    const going = { actorId: actor.userId, instrument, at };
    if (ready === undefined) return this.goingOn.from(tx, going);
    const next = await this.goingOn.rest(tx, going);
    await this.promises.clearShelf(tx, ready.id, actor.userId);
    return next;
  }
}
