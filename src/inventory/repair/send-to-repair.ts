import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Commands, type Done, type IdempotencyClaim, notFound } from '../../platform/http/index.js';
import { CirculationState } from '../circulation/circulation.repository.js';
import { demandAtRest, serviceLeft } from '../circulation/onward.js';
import { OwnPoints } from '../circulation/own-points.js';
import { InstrumentCodes } from '../instrument-codes.js';
import { type RepairStep, Repairs } from './repairs.js';

/** Takes instruments that stand at a point to inspection or repair. */
@Injectable()
export class SendToRepair {
  constructor(
    private readonly commands: Commands,
    private readonly codes: InstrumentCodes,
    private readonly circulation: CirculationState,
    private readonly repairs: Repairs,
    private readonly ownPoints: OwnPoints,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Problem 404
   * @throws Problem 422 `instrument-on-loan` and its like for each state from which nothing is sent, `not-own-point`
   */
  async execute(
    actor: Actor,
    text: string,
    input: { readonly step: RepairStep; readonly note: string | null },
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<{ code: string; id: string }>> {
    return this.commands.run(claim, async (tx) => {
      const code = await this.codes.resolve(tx, text);
      const instrument = code === undefined ? undefined : await this.circulation.lockInstrument(tx, code);
      if (instrument === undefined) throw notFound();
      demandAtRest(instrument);
      const at = instrument.currentPointId;
      await this.ownPoints.demand(tx, actor, at);
      const freeFrom = serviceLeft(instrument, this.clock.today());
      const opening = { ...input, actorId: actor.userId, instrument, loanId: null, at, freeFrom };
      return { status: 201, ref: { code: instrument.code, id: await this.repairs.openRepair(tx, opening) } };
    });
  }
}
