import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import type { Actor } from '../../identity/index.js';
import { Commands, type Done, type IdempotencyClaim, conflict, notFound } from '../../platform/http/index.js';
import { CirculationState } from '../circulation/circulation.repository.js';
import { GoingOn } from '../circulation/going-on.js';
import type { NextStep } from '../circulation/onward.js';
import { OwnPoints } from '../circulation/own-points.js';
import { Transfers } from './transfers.js';

/** Records that an instrument under way has arrived. */
@Injectable()
export class ReceiveTransfer {
  constructor(
    private readonly commands: Commands,
    private readonly circulation: CirculationState,
    private readonly transfers: Transfers,
    private readonly goingOn: GoingOn,
    private readonly ownPoints: OwnPoints,
    private readonly audit: AuditLog,
  ) {}

  /**
   * It is where it was received, whatever the transfer said: at `lendingPoint` if given, else at the receiver's own point.
   * An inventory manager, who sits at one point and keeps the books of all, receives where the transfer was sent to.
   * @throws Problem 404; 409 `transfer-received`; 400 `unknown-point`; 422 `not-own-point`
   */
  async execute(
    actor: Actor,
    id: string,
    lendingPoint: string | undefined,
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<{ code: string; id: string; next: NextStep }>> {
    return this.commands.run(claim, async (tx) => {
      const transfer = await this.transfers.byId(tx, id);
      const instrument = transfer && (await this.circulation.lockInstrument(tx, transfer.instrument));
      if (transfer === undefined || instrument === undefined) throw notFound();
      const manages = actor.role === 'inventory-manager';
      const at = lendingPoint ?? (manages ? transfer.to : (actor.lendingPointId ?? transfer.to));
      await this.ownPoints.demandPoint(tx, 'lendingPoint', at);
      await this.ownPoints.demand(tx, actor, at);
      if (!(await this.transfers.close(tx, id, actor.userId))) throw conflict('transfer-received');
      const next = await this.goingOn.arrived(tx, { actorId: actor.userId, instrument, at });
      await this.audit.append(tx, {
        actorId: actor.userId,
        action: 'transfer.received',
        subjectType: 'transfer',
        subjectId: id,
        instrumentCode: instrument.code,
        detail: { to: transfer.to, at },
      });
      return { status: 200, ref: { code: instrument.code, id, next } };
    });
  }
}
