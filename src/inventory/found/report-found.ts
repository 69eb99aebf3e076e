import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import type { Actor } from '../../identity/index.js';
import type { Tx } from '../../platform/database/index.js';
import { Commands, type Done, type IdempotencyClaim, conflict, notFound } from '../../platform/http/index.js';
import { type CirculatingInstrument, CirculationState } from '../circulation/circulation.repository.js';
import { OwnPoints } from '../circulation/own-points.js';
import { InstrumentCodes } from '../instrument-codes.js';
import { Repairs } from '../repair/repairs.js';

/** Brings back what was missing or lost and has turned up: it is inspected where it lies, and goes on from there. */
@Injectable()
export class ReportFound {
  constructor(
    private readonly commands: Commands,
    private readonly codes: InstrumentCodes,
    private readonly circulation: CirculationState,
    private readonly repairs: Repairs,
    private readonly ownPoints: OwnPoints,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Opens the inspection and gives its id. A loan that ended as lost stays so: what it cost is settled apart.
   * @throws Problem 404; 409 `instrument-not-missing`; 400 `unknown-point`; 422 `not-own-point`
   */
  async execute(
    actor: Actor,
    text: string,
    lendingPoint: string,
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<{ code: string; id: string }>> {
    return this.commands.run(claim, async (tx) => {
      const code = await this.codes.resolve(tx, text);
      const instrument = code === undefined ? undefined : await this.circulation.lockInstrument(tx, code);
      if (instrument === undefined) throw notFound();
      await this.ownPoints.demandPoint(tx, 'lendingPoint', lendingPoint);
      await this.ownPoints.demand(tx, actor, lendingPoint);
      const { state } = instrument;
      if (state !== 'missing' && state !== 'lost') throw conflict('instrument-not-missing');
      const id = await this.inspect(tx, actor, instrument, lendingPoint);
      return { status: 201, ref: { code: instrument.code, id } };
    });
  }

  private async inspect(tx: Tx, actor: Actor, instrument: CirculatingInstrument, at: string): Promise<string> {
    const actorId = actor.userId;
    await this.audit.append(tx, {
      actorId,
      action: 'instrument.found',
      subjectType: 'instrument',
      subjectId: instrument.code,
      instrumentCode: instrument.code,
      detail: { state: instrument.state, lendingPoint: at },
    });
    const opening = { actorId, instrument, step: 'inspection', note: null, loanId: null, at, freeFrom: null } as const;
    return this.repairs.openRepair(tx, opening);
  }
}
