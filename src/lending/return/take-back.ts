import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import type { Condition } from '../../inventory/index.js';
import { type CalendarDate, parseCalendarDate } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/database/index.js';
import { Commands, type Done, type IdempotencyClaim, badInput } from '../../platform/http/index.js';
import { LendingConditions } from '../lending-conditions.js';
import type { LoanRow } from '../persistence/loan.repository.js';
import { ReturnDecision } from './return-decision.js';
import { ReturnRows } from './return-rows.js';
import { ReturnWriter } from './return-writer.js';
import type { ReturnAnswer } from './taken-back.js';

/** What a return is registered with. */
export interface ReturnInput {
  readonly instrument: string;
  readonly lendingPoint: string;
  readonly returnedOn?: string | null | undefined;
  readonly condition?: Condition | null | undefined;
  readonly missingAccessories?: readonly string[] | null | undefined;
  readonly note?: string | null | undefined;
}

/** Takes an instrument back, whoever lent it, and says what is to be done with it. */
@Injectable()
export class TakeBack {
  constructor(
    private readonly commands: Commands,
    private readonly rows: ReturnRows,
    private readonly conditions: LendingConditions,
    private readonly decision: ReturnDecision,
    private readonly writer: ReturnWriter,
    private readonly clock: Clock,
  ) {}

  /**
   * Ends the loan.
   * @throws Problem 409 `instrument-not-on-loan` with `next`; 400 naming the field that means nothing
   */
  async execute(actor: Actor, input: ReturnInput, claim: IdempotencyClaim | undefined): Promise<Done<ReturnAnswer>> {
    return this.commands.run(claim, async (tx) => ({ status: 200, ref: await this.within(tx, actor, input) }));
  }

  /** The same in the caller's unit, as a part of more. */
  async within(tx: Tx, actor: Actor, input: ReturnInput): Promise<ReturnAnswer> {
    const today = this.clock.today();
    const point = await this.conditions.ownPoint(tx, actor, input.lendingPoint);
    const instrument = await this.rows.instrument(tx, input.instrument);
    const loan = await this.rows.openLoan(tx, instrument, point.id, today);
    const returnedOn = returnDay(input.returnedOn, loan, today);
    const { condition, missingAccessories } = input;
    const back = { instrument, loan, pointId: point.id, returnedOn, today, condition, missingAccessories };
    const taken = await this.decision.decide(tx, actor, back);
    return this.writer.write(tx, actor, taken, input.note ?? null);
  }
}

function returnDay(text: string | null | undefined, loan: LoanRow, today: CalendarDate): CalendarDate {
  if (text == null) return today;
  const day = parseCalendarDate(text);
  if (day === undefined) throw badInput([{ field: 'returnedOn', code: 'not-a-day' }]);
  if (day > today) throw badInput([{ field: 'returnedOn', code: 'returned-in-future' }]);
  if (day < loan.outOn)
    throw badInput([{ field: 'returnedOn', code: 'returned-before-out', params: { out: loan.outOn } }]);
  return day;
}
