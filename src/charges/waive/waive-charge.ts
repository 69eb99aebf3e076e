import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import type { Actor } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Commands, type Done, type IdempotencyClaim, badInput, conflict, notFound } from '../../platform/http/index.js';
import { newId } from '../../platform/ids/index.js';
import { Places } from '../../organisation/index.js';
import { ChargeRepository } from '../persistence/charge.repository.js';

/** What is not to be paid, and why. */
export interface Waiver {
  readonly reason: string;
  /** All that is left if left out, in øre. */
  readonly amountOre?: number | null | undefined;
}

/**
 * Lets a borrower off what is left of a charge, or a part of it. It takes the accountant: the roles at a desk would decide about people
 * whom they know, and the administrator sees no loans.
 */
@Injectable()
export class WaiveCharge {
  constructor(
    private readonly commands: Commands,
    private readonly rows: ChargeRepository,
    private readonly places: Places,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Problem 404; 409 `nothing-to-waive`; 400 `more-than-is-left` naming `amountOre`
   */
  async execute(
    actor: Actor,
    chargeId: string,
    { reason, amountOre }: Waiver,
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<{ readonly charge: string }>> {
    return this.commands.run(claim, async (tx) => {
      const subject = await this.rows.subjectOf(tx, chargeId);
      if (subject?.municipalityId !== (await this.places.municipalityOf(tx, actor))) throw notFound();
      await this.rows.lockLoan(tx, subject.loanId);
      const charge = await this.rows.byId(tx, chargeId);
      // One by which nothing was to be paid cannot be seen, and so it is not there.
      if (charge === undefined || charge.amountOre === 0) throw notFound();
      const left = charge.amountOre - charge.creditedOre;
      if (left === 0) throw conflict('nothing-to-waive');
      const waived = amountOre ?? left;
      if (waived > left) throw badInput([{ field: 'amountOre', code: 'more-than-is-left' }]);
      const id = newId();
      const creditedOn = this.clock.today();
      await this.rows.credit(tx, { id, chargeId, kind: 'waiver', amountOre: waived, reason, creditedOn });
      await this.audit.append(tx, {
        actorId: actor.userId,
        action: 'charge.waived',
        subjectType: 'charge',
        subjectId: chargeId,
        detail: { credit: id },
      });
      return { status: 201, ref: { charge: chargeId } };
    });
  }
}
