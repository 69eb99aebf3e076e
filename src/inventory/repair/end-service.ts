import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import type { Actor } from '../../identity/index.js';
import { Commands, type Done, type IdempotencyClaim, conflict, notFound } from '../../platform/http/index.js';
import { CirculationState } from '../circulation/circulation.repository.js';
import { type NextStep, stayingStep, waitingForTransferTo } from '../circulation/onward.js';
import { OwnPoints } from '../circulation/own-points.js';
import { InstrumentCodes } from '../instrument-codes.js';
import { Transfers } from '../transfer/transfers.js';

/**
 * Ends service: the instrument has been cleaned and is free before its day, or goes home. Away from home it is ended by hand
 * also when its day has passed, since somebody has to send it.
 */
@Injectable()
export class EndService {
  constructor(
    private readonly commands: Commands,
    private readonly codes: InstrumentCodes,
    private readonly circulation: CirculationState,
    private readonly transfers: Transfers,
    private readonly ownPoints: OwnPoints,
    private readonly audit: AuditLog,
  ) {}

  /** @throws Problem 404; 409 `not-in-service`; 422 `not-own-point` */
  async execute(
    actor: Actor,
    text: string,
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<{ code: string; next: NextStep }>> {
    return this.commands.run(claim, async (tx) => {
      const resolved = await this.codes.resolve(tx, text);
      const instrument = resolved === undefined ? undefined : await this.circulation.lockInstrument(tx, resolved);
      if (instrument === undefined) throw notFound();
      if (instrument.state !== 'in-service' && waitingForTransferTo(instrument) === null)
        throw conflict('not-in-service');
      const { code, version, homePointId, currentPointId, freeFrom } = instrument;
      const at = currentPointId ?? homePointId;
      await this.ownPoints.demand(tx, actor, at);
      await this.audit.append(tx, {
        actorId: actor.userId,
        action: 'service.ended',
        subjectType: 'instrument',
        subjectId: code,
        instrumentCode: code,
        detail: { freeFrom },
      });
      if (at !== homePointId) {
        const sending = { actorId: actor.userId, instrument, from: at, to: homePointId, freeFrom: null };
        const transfer = await this.transfers.sendTransfer(tx, sending);
        return { status: 200, ref: { code, next: { step: 'transfer', transfer, from: at, to: homePointId } } };
      }
      const free = { state: 'available', currentPointId: at, dueOn: null, freeFrom: null } as const;
      await this.circulation.changeCirculation(tx, { code, expectedVersion: version, ...free });
      return { status: 200, ref: { code, next: stayingStep(at, null) } };
    });
  }
}
