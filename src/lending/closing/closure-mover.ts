import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import { CirculationState } from '../../inventory/index.js';
import { LoanRules } from '../../loan-rules/index.js';
import { type Closure, Places } from '../../organisation/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Tx } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';
import { ShelfTime } from '../../reservations/index.js';
import type { MovedLoan } from '../domain/closing.js';
import { LoanRoom } from '../loan-room.js';
import { ClosureMoveRepository } from '../persistence/closure-move.repository.js';
import { LoanRepository } from '../persistence/loan.repository.js';
import type { KeptLonger } from './closing-plan.js';

/** For which closure something is moved, by whom, and on which day. */
export interface Moving {
  readonly closure: Closure;
  /** `null` where the nightly run finishes what was cut off. */
  readonly actorId: string | null;
  readonly today: CalendarDate;
}

/** Moves one thing because of a closure, each judged again under its lock. */
@Injectable()
export class ClosureMover {
  constructor(
    private readonly circulation: CirculationState,
    private readonly loans: LoanRepository,
    private readonly rules: LoanRules,
    private readonly places: Places,
    private readonly room: LoanRoom,
    private readonly moves: ClosureMoveRepository,
    private readonly shelf: ShelfTime,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Moves the due day of a loan, with instrument and loan locked in this order, as a renewal locks them. It stays the loan's row that it
   * goes by, and no renewal is used up.
   * @returns false where the loan is not what the plan saw: returned, renewed, with another instrument, or promised to somebody by now
   * @throws Problem 422 `instrument-reserved` where the room was lost in the last moment
   */
  async moveLoan(
    tx: Tx,
    { closure, actorId, today }: Moving,
    { id, instrument: code, from, to }: MovedLoan,
  ): Promise<boolean> {
    const instrument = await this.circulation.lockInstrument(tx, code);
    const loan = await this.loans.lock(tx, id);
    if (instrument === undefined || loan?.state !== 'open') return false;
    if (loan.instrumentCode !== code || loan.dueOn !== from) return false;
    const rule = await this.rules.byId(tx, loan.ruleId);
    const calendar = await this.places.calendar(tx, loan.lendingPointId);
    if (rule === undefined || calendar === undefined || rule.closedDay === 'keep') return false;
    const wanted = { code, from: today, dueOn: to, notBefore: from, rule, calendar };
    if ((await this.room.conflict(tx, wanted)) !== undefined) return false;
    await this.room.make(tx, actorId, wanted);
    if (!(await this.loans.moveDueDay(tx, loan, to))) return false;
    await this.circulation.changeCirculation(tx, {
      code,
      expectedVersion: instrument.version,
      state: 'on-loan',
      currentPointId: null,
      dueOn: to,
      freeFrom: null,
    });
    const days = { instrumentCode: code, oldDay: from, newDay: to, movedOn: today };
    await this.moves.add(tx, { id: newId(), closureId: closure.id, loanId: id, reservationId: null, ...days });
    await this.audit.append(tx, {
      actorId,
      action: 'loan.due-moved',
      subjectType: 'loan',
      subjectId: id,
      instrumentCode: code,
      detail: { dueOn: [from, to], closure: closure.id },
    });
    return true;
  }

  /** Keeps something on the hold shelf longer. @returns false where it waits no more, or until another day by now */
  async prolong(tx: Tx, { closure, actorId, today }: Moving, { until, ...waiting }: KeptLonger): Promise<boolean> {
    if (!(await this.shelf.prolong(tx, waiting, { until, actorId, today }))) return false;
    const { id: reservationId, instrument: instrumentCode, readyUntil } = waiting;
    const days = { instrumentCode, oldDay: readyUntil, newDay: until, movedOn: today };
    await this.moves.add(tx, { id: newId(), closureId: closure.id, loanId: null, reservationId, ...days });
    return true;
  }
}
