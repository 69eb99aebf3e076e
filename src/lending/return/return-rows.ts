import { Injectable } from '@nestjs/common';
import {
  type CirculatingInstrument,
  CirculationState,
  InstrumentCodes,
  Repairs,
  Transfers,
} from '../../inventory/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Tx } from '../../platform/database/index.js';
import { badInput, conflict } from '../../platform/http/index.js';
import { Promises } from '../../reservations/index.js';
import { type ReturnStep, nextSteps } from '../domain/return-steps.js';
import { LoanRepository, type LoanRow } from '../persistence/loan.repository.js';
import type { ReturnAnswer } from './taken-back.js';

/** The rows that a return concerns, instrument and loan locked in this order. */
@Injectable()
export class ReturnRows {
  constructor(
    private readonly codes: InstrumentCodes,
    private readonly circulation: CirculationState,
    private readonly loans: LoanRepository,
    private readonly repairs: Repairs,
    private readonly transfers: Transfers,
    private readonly promises: Promises,
  ) {}

  /** @throws Problem 400 `unknown-instrument` */
  async instrument(tx: Tx, text: string): Promise<CirculatingInstrument> {
    const code = await this.codes.resolve(tx, text);
    const instrument = code === undefined ? undefined : await this.circulation.lockInstrument(tx, code);
    if (instrument === undefined) throw badInput([{ field: 'instrument', code: 'unknown-instrument' }]);
    return instrument;
  }

  /** @throws Problem 409 `instrument-not-on-loan` with where the instrument belongs */
  async openLoan(tx: Tx, instrument: CirculatingInstrument, pointId: string, today: CalendarDate): Promise<LoanRow> {
    const loan = await this.loans.openLoanOf(tx, instrument.code);
    if (loan !== undefined) return loan;
    const steps = await this.stepsOf(tx, instrument, pointId, today);
    throw conflict('instrument-not-on-loan', {}, { instrument: instrument.code, state: instrument.state, ...steps });
  }

  /**
   * Where something belongs that is not on loan: to the step that is open, with its id, or to the hold shelf, with its slip. What is missing, lost or retired and
   * yet lies here must be looked at, by a step that nobody has opened: it has no id, and belongs on no shelf meanwhile.
   */
  private async stepsOf(
    tx: Tx,
    { code, state, freeFrom, homePointId }: CirculatingInstrument,
    pointId: string,
    today: CalendarDate,
  ): Promise<Pick<ReturnAnswer, 'next' | 'then'>> {
    const shelf: ReturnStep = { step: 'shelf', state: 'available', at: homePointId };
    if (state === 'in-transfer') {
      const open = await this.transfers.openTransferOf(tx, code);
      const id = open === undefined ? {} : { id: open.id };
      return { next: { step: 'transfer', state, to: open?.to ?? homePointId, ...id }, then: [shelf] };
    }
    if (state === 'on-hold-shelf') {
      const ready = await this.promises.readyOn(tx, code);
      if (ready !== undefined) {
        const { id: reservation, pickupPointId: at, pickupCode, readyUntil } = ready;
        return { next: { step: 'hold', state, at, reservation, pickupCode, readyUntil }, then: [] };
      }
    }
    const returnedOn = freeFrom ?? today;
    const pickup = await this.promises.nextPickup(tx, { code, today });
    const facts = { missingAccessories: [], serviceDays: 0, returnedOn, today, pointId, homePointId, pickup };
    if (!unshelvable.has(state)) return nextSteps({ ...facts, condition: 'fine' });
    const { next, then } = nextSteps({ ...facts, condition: 'needs-repair' });
    const repair = await this.repairs.openRepairOf(tx, code);
    return { next: repair === undefined ? next : { ...next, id: repair.id }, then };
  }

  /** The accessories that went out. @throws Problem 400 `accessory-not-out` if another one is said to be missing */
  async accessories(tx: Tx, loan: LoanRow, missing: readonly string[]): Promise<ReadonlySet<string>> {
    const lent = new Set(await this.loans.accessoriesOf(tx, loan.id));
    const strange = missing.findIndex((id) => !lent.has(id));
    if (strange >= 0) throw badInput([{ field: `missingAccessories.${strange}`, code: 'accessory-not-out' }]);
    return lent;
  }
}

/** States from which nothing goes on to a shelf before somebody has looked at it. */
const unshelvable: ReadonlySet<string> = new Set(['in-repair', 'missing', 'lost', 'retired']);
