import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import type { Actor } from '../../identity/index.js';
import { Commands, type Done, type IdempotencyClaim, conflict, notFound } from '../../platform/http/index.js';
import { CirculationState } from '../circulation/circulation.repository.js';
import { GoingOn } from '../circulation/going-on.js';
import { type NextStep, waitingForTransferTo } from '../circulation/onward.js';
import { OwnPoints } from '../circulation/own-points.js';
import { InstrumentCodes } from '../instrument-codes.js';

/**
 * Ends service: the instrument has been cleaned and is free before its day, or goes to whom it is promised, or home. Away from home it
 * is ended by hand also when its day has passed, since somebody has to send it.
 */
@Injectable()
export class EndService {
  constructor(
    private readonly commands: Commands,
    private readonly codes: InstrumentCodes,
    private readonly circulation: CirculationState,
    private readonly goingOn: GoingOn,
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
      const { code, homePointId, currentPointId, freeFrom } = instrument;
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
      const rested = { ...instrument, freeFrom: null };
      const next = await this.goingOn.from(tx, { actorId: actor.userId, instrument: rested, at });
      return { status: 200, ref: { code, next } };
    });
  }
}
