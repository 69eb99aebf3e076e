import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import type { Actor } from '../../identity/index.js';
import { InstrumentReference } from '../../inventory/index.js';
import { Places } from '../../organisation/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import { type Queries, Reader, type Tx } from '../../platform/database/index.js';
import {
  Commands,
  type Done,
  type FieldError,
  type IdempotencyClaim,
  type Rejection,
  badInput,
  conflict,
  notFound,
  refused,
} from '../../platform/http/index.js';
import { newId } from '../../platform/ids/index.js';
import { overlap, shareFault } from '../domain/agreement.js';
import { lastDayOf } from '../domain/quarter.js';
import { BookedDays } from '../ledger/booked-days.js';
import { SettlementRepository } from '../settlements/settlement.repository.js';
import { AgreementRepository, type CostAgreement } from './agreement.repository.js';

/** What is agreed anew. */
export type NewAgreement = Omit<CostAgreement, 'id' | 'municipality' | 'version'>;

/** Cost agreements of the actor's municipality: made, and ended; never changed. */
@Injectable()
export class CostAgreements {
  constructor(
    private readonly commands: Commands,
    private readonly rows: AgreementRepository,
    private readonly places: Places,
    private readonly reference: InstrumentReference,
    private readonly settlements: SettlementRepository,
    private readonly booked: BookedDays,
    private readonly audit: AuditLog,
    private readonly reader: Reader,
  ) {}

  /** Those of the actor's municipality, the earliest first. */
  async all(actor: Actor): Promise<CostAgreement[]> {
    return this.rows.of(this.reader, await this.places.municipalityOf(this.reader, actor));
  }

  /** @throws Problem 404 */
  async byId(actor: Actor, id: string): Promise<CostAgreement> {
    const found = (await this.all(actor)).find((agreement) => agreement.id === id);
    if (found === undefined) throw notFound();
    return found;
  }

  /** @throws Problem 400 naming every wrong field; 409 `period-closed`; 422 `cost-agreements-overlap` */
  async make(
    actor: Actor,
    agreement: NewAgreement,
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<{ id: string }>> {
    return this.commands.run(claim, async (tx) => {
      const municipality = await this.places.municipalityOf(tx, actor);
      const faults = await this.faults(tx, municipality, agreement);
      if (faults.length > 0) throw badInput(faults);
      await this.rows.lock(tx, municipality);
      await this.demandOpen(tx, municipality, agreement.validFrom);
      const others = (await this.rows.of(tx, municipality)).filter((other) => overlap(agreement, other));
      if (others.length > 0) {
        const rejection = ({ id, name, validFrom }: CostAgreement): Rejection => ({
          code: 'cost-agreements-overlap',
          overridable: false,
          agreement: id,
          params: { name, validFrom },
        });
        throw refused(others.map(rejection));
      }
      const id = newId();
      await this.rows.add(tx, { ...agreement, id, municipality, version: 1 });
      await this.booked.lookAgain(tx, municipality, agreement.validFrom);
      await this.audit.append(tx, {
        actorId: actor.userId,
        action: 'cost-agreement.made',
        subjectType: 'cost-agreement',
        subjectId: id,
        detail: { ...agreement },
      });
      return { status: 201, ref: { id } };
    });
  }

  /** Ends an agreement after a day. @throws Problem 404; 409 `agreement-ended`, `period-closed` */
  async end(
    actor: Actor,
    id: string,
    lastDay: CalendarDate,
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<{ id: string }>> {
    return this.commands.run(claim, async (tx) => {
      const municipality = await this.places.municipalityOf(tx, actor);
      await this.rows.lock(tx, municipality);
      const before = (await this.rows.of(tx, municipality)).find((agreement) => agreement.id === id);
      if (before === undefined) throw notFound();
      await this.demandOpen(tx, municipality, lastDay, 'last');
      if (!(await this.rows.end(tx, id, lastDay))) throw conflict('agreement-ended');
      await this.booked.lookAgain(tx, municipality, lastDay);
      await this.audit.append(tx, {
        actorId: actor.userId,
        action: 'cost-agreement.ended',
        subjectType: 'cost-agreement',
        subjectId: id,
        detail: { validTo: [before.validTo, lastDay] },
      });
      return { status: 200, ref: { id } };
    });
  }

  /** What was closed was shared by what was agreed then. A last day may be that of a closed quarter: it changes nothing in it. */
  private async demandOpen(tx: Tx, municipality: string, day: CalendarDate, as?: 'last'): Promise<void> {
    const closed = await this.settlements.closedPeriods(tx, municipality);
    const latest = [...closed].sort().at(-1);
    if (latest === undefined) return;
    const end = lastDayOf(latest);
    if (as === 'last' ? day < end : day <= end) throw conflict('period-closed', { until: end });
  }

  private async faults(q: Queries, municipality: string, agreement: NewAgreement): Promise<FieldError[]> {
    const { grade, kind, lendingPoint, owner, creditor, shares, validFrom, validTo } = agreement;
    const faults: FieldError[] = [];
    const own = async (unit: string): Promise<boolean> =>
      (await this.places.unit(q, unit))?.municipality === municipality;
    if (grade !== null && !(await this.reference.grade(q, grade)))
      faults.push({ field: 'grade', code: 'unknown-grade' });
    if (kind !== null && !(await this.reference.kind(q, kind))) faults.push({ field: 'kind', code: 'unknown-kind' });
    if (lendingPoint !== null && !(await this.places.point(q, lendingPoint))) {
      faults.push({ field: 'lendingPoint', code: 'unknown-point' });
    }
    if (owner !== null && !(await own(owner))) faults.push({ field: 'owner', code: 'unknown-unit' });
    if (creditor !== null && !(await own(creditor))) faults.push({ field: 'creditor', code: 'unknown-unit' });
    for (const [nth, { unit }] of shares.entries()) {
      if (!(await own(unit))) faults.push({ field: `shares.${nth}.unit`, code: 'unknown-unit' });
    }
    const fault = shareFault(shares);
    if (fault !== undefined) faults.push({ field: fault.at, code: fault.code });
    if (validTo !== null && validTo < validFrom) faults.push({ field: 'validTo', code: 'ends-before-it-begins' });
    return faults;
  }
}
