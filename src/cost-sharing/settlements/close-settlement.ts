import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import type { Actor } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import { Commands, type Done, type IdempotencyClaim, conflict } from '../../platform/http/index.js';
import { AgreementRepository } from '../agreements/agreement.repository.js';
import { Bookkeeping } from '../ledger/bookkeeping.js';
import { firstOpen, lastDayOf, nextQuarter } from '../domain/quarter.js';
import { SettlementView } from './settlement-view.js';
import { type SettlementHead, SettlementRepository } from './settlement.repository.js';
import { SettlementWork } from './settlement-work.js';

/**
 * Closes quarters, in three steps: what is known is booked; one short unit freezes the quarter, after which entries go into the next open
 * one; what it comes to is worked out of the frozen entries, and stored with the closing in another unit. Who dies between the last two
 * leaves a frozen settlement, of which whoever closes it next works out the same.
 */
@Injectable()
export class CloseSettlement {
  private readonly running = new Map<string, Promise<unknown>>();

  constructor(
    private readonly commands: Commands,
    private readonly rows: SettlementRepository,
    private readonly agreements: AgreementRepository,
    private readonly view: SettlementView,
    private readonly books: Bookkeeping,
    private readonly work: SettlementWork,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws Problem 404; 409 `period-closed` */
  async execute(actor: Actor, id: string, claim: IdempotencyClaim | undefined): Promise<Done<{ id: string }>> {
    const head = await this.view.head(actor, id);
    await this.running.get(id);
    const own = this.closeOnce(actor, head, claim);
    // Who waits is told by the row what came of it.
    this.running.set(
      id,
      own.catch(() => undefined),
    );
    try {
      return await own;
    } finally {
      this.running.delete(id);
    }
  }

  private async closeOnce(
    actor: Actor,
    head: SettlementHead,
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<{ id: string }>> {
    const { id, period, municipality } = head;
    const state = await this.unitOfWork.run((tx) => this.rows.lock(tx, id));
    const booked = state === 'preview' ? await this.books.bring(municipality, period, this.clock.today()) : head;
    const ran = { now: false };
    const done = await this.commands.run(claim, async (tx) => {
      ran.now = true;
      await this.agreements.lock(tx, municipality);
      const now = await this.rows.lock(tx, id);
      if (now === 'closed') throw conflict('period-closed', { until: lastDayOf(period) });
      if (now === 'preview') await this.rows.freeze(tx, id, booked.unsharedOre);
      return { status: 200, ref: { id } };
    });
    const wasFirst = await this.finish(actor, head);
    // A repeated request is answered as it was before; another one, which found it frozen, has come too late.
    if (ran.now && !wasFirst) throw conflict('period-closed', { until: lastDayOf(period) });
    return done;
  }

  /** @returns whether this closed it */
  private async finish(actor: Actor, head: SettlementHead): Promise<boolean> {
    const { id, municipality, period } = head;
    const { totals, moved } = await this.work.workOut(head);
    return this.unitOfWork.run(async (tx) => {
      await this.agreements.lock(tx, municipality);
      if (!(await this.rows.close(tx, id, actor.userId, this.clock.now()))) return false;
      const { unsharedOre } = (await this.rows.byId(tx, id)) ?? head;
      await this.rows.putTotals(tx, id, totals, unsharedOre);
      const closed = await this.rows.closedPeriods(tx, municipality);
      await this.rows.carry(tx, id, moved, firstOpen(nextQuarter(period), closed));
      await this.audit.append(tx, {
        actorId: actor.userId,
        action: 'settlement.closed',
        subjectType: 'settlement',
        subjectId: id,
        detail: { period },
      });
      return true;
    });
  }
}
