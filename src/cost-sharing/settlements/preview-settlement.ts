import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import type { Actor } from '../../identity/index.js';
import { type CalendarDate, calendarDate } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import { Commands, type Done, type IdempotencyClaim, badInput, conflict, notFound } from '../../platform/http/index.js';
import { newId } from '../../platform/ids/index.js';
import { AgreementRepository } from '../agreements/agreement.repository.js';
import { type Quarter, firstDayOf, lastDayOf, quarterBetween, quarterOf } from '../domain/quarter.js';
import { Bookkeeping } from '../ledger/bookkeeping.js';
import { Places } from '../../organisation/index.js';
import { SettlementRepository } from './settlement.repository.js';
import { SettlementWork } from './settlement-work.js';

/** No register has facts of an earlier day. */
const earliest = calendarDate('1900-01-01');

/** Shows what a quarter would come to, were it closed now. */
@Injectable()
export class PreviewSettlement {
  constructor(
    private readonly commands: Commands,
    private readonly rows: SettlementRepository,
    private readonly agreements: AgreementRepository,
    private readonly places: Places,
    private readonly books: Bookkeeping,
    private readonly work: SettlementWork,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Only a quarter, and only one that has ended: of totals that grow from day to day, or that overlap, one taken from the other would show
   * single facts.
   * @throws Problem 400 `not-a-quarter`, `quarter-not-over`; 409 `period-closed`
   */
  async execute(
    actor: Actor,
    from: CalendarDate,
    to: CalendarDate,
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<{ id: string }>> {
    const period = this.demandQuarter(from, to);
    const done = await this.commands.run(claim, async (tx) => {
      const municipality = await this.places.municipalityOf(tx, actor);
      await this.agreements.lock(tx, municipality);
      const known = await this.rows.byPeriod(tx, municipality, period);
      if (known !== undefined && known.state !== 'preview') throw conflict('period-closed', { until: to });
      const id = known?.id ?? newId();
      if (known === undefined) {
        const row = { id, period, state: 'preview', unsharedOre: null, closedAt: null, closedBy: null };
        await this.rows.add(tx, { ...row, municipalityId: municipality, madeAt: this.clock.now() });
      }
      await this.audit.append(tx, {
        actorId: actor.userId,
        action: 'settlement.previewed',
        subjectType: 'settlement',
        subjectId: id,
        detail: { period },
      });
      return { status: 201, ref: { id } };
    });
    await this.refresh(done.ref.id);
    return done;
  }

  /** Works a preview out anew; one that is frozen or closed stays as it is. */
  async refresh(id: string): Promise<void> {
    const head = await this.unitOfWork.run((tx) => this.rows.byId(tx, id));
    if (head === undefined) throw notFound();
    if (head.state !== 'preview') return;
    const { unsharedOre } = await this.books.bring(head.municipality, head.period, this.clock.today());
    const { totals } = await this.work.workOut(head);
    await this.unitOfWork.run(async (tx) => {
      if ((await this.rows.lock(tx, id)) === 'preview') await this.rows.putTotals(tx, id, totals, unsharedOre);
    });
  }

  private demandQuarter(from: CalendarDate, to: CalendarDate): Quarter {
    const period = quarterBetween(from, to);
    if (period === undefined || from < earliest) {
      const near = quarterOf(from < earliest ? earliest : from);
      const params = { from: firstDayOf(near), to: lastDayOf(near) };
      throw badInput([{ field: firstDayOf(near) === from ? 'to' : 'from', code: 'not-a-quarter', params }]);
    }
    if (to >= this.clock.today()) throw badInput([{ field: 'to', code: 'quarter-not-over', params: { to } }]);
    return period;
  }
}
