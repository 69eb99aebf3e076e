import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Commands, type Done, type IdempotencyClaim, badInput, notFound } from '../../platform/http/index.js';
import { CirculationState } from '../circulation/circulation.repository.js';
import { demandAtRest, serviceLeft } from '../circulation/onward.js';
import { OwnPoints } from '../circulation/own-points.js';
import { InstrumentCodes } from '../instrument-codes.js';
import { Transfers } from './transfers.js';

/** Sends instruments that stand at a point to another one. */
@Injectable()
export class SendTransfer {
  constructor(
    private readonly commands: Commands,
    private readonly codes: InstrumentCodes,
    private readonly circulation: CirculationState,
    private readonly transfers: Transfers,
    private readonly ownPoints: OwnPoints,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Problem 404; 400 `unknown-point`, `already-there`
   * @throws Problem 422 `instrument-on-loan` and its like for each state from which nothing is sent, `not-own-point`
   */
  async execute(
    actor: Actor,
    text: string,
    to: string,
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<{ code: string; id: string }>> {
    return this.commands.run(claim, async (tx) => {
      const code = await this.codes.resolve(tx, text);
      const instrument = code === undefined ? undefined : await this.circulation.lockInstrument(tx, code);
      if (instrument === undefined) throw notFound();
      await this.ownPoints.demandPoint(tx, 'to', to);
      demandAtRest(instrument);
      const from = instrument.currentPointId ?? instrument.homePointId;
      if (from === to) throw badInput([{ field: 'to', code: 'already-there' }]);
      await this.ownPoints.demand(tx, actor, from);
      const freeFrom = serviceLeft(instrument, this.clock.today());
      const id = await this.transfers.sendTransfer(tx, { actorId: actor.userId, instrument, from, to, freeFrom });
      return { status: 201, ref: { code: instrument.code, id } };
    });
  }
}
