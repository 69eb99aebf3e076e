import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import { type Condition, InstrumentCodes } from '../../inventory/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';
import { Problem, badInput, conflict } from '../../platform/http/index.js';
import { LoanRepository } from '../persistence/loan.repository.js';
import { type ReturnInput, TakeBack } from '../return/take-back.js';
import type { ReturnAnswer } from '../return/taken-back.js';

/** What is taken back in the same step as something else is handed over to the same borrower. */
export interface AlsoBack {
  readonly instrument: string;
  readonly condition?: Condition | null | undefined;
  readonly missingAccessories?: readonly string[] | null | undefined;
  readonly note?: string | null | undefined;
}

/** A hand-over with what is to be taken back beside it. */
interface HandOverWithReturn {
  readonly borrower: string;
  readonly lendingPoint: string;
  readonly takeBack?: AlsoBack | null | undefined;
}

/**
 * The return that goes with a hand-over: who has grown gets the bigger size and gives back the smaller one. It comes first, so
 * that what the borrower may have out at once is counted without it; if the hand-over is refused, neither is done.
 */
@Injectable()
export class AlsoTakenBack {
  constructor(
    private readonly codes: InstrumentCodes,
    private readonly loans: LoanRepository,
    private readonly takeBack: TakeBack,
  ) {}

  /** @throws Problem 400 naming the field; 409 `instrument-not-on-loan` with where it belongs, as a return does */
  async take(
    tx: Tx,
    actor: Actor,
    { borrower, lendingPoint, takeBack }: HandOverWithReturn,
  ): Promise<ReturnAnswer | undefined> {
    if (takeBack == null) return undefined;
    const taken = await this.returned(tx, actor, { ...takeBack, lendingPoint });
    const loan = await this.loans.byId(tx, taken.loan);
    if (loan?.borrowerId !== borrower) throw notWithBorrower();
    return taken;
  }

  /** The code of what a dry run leaves out of account. @throws Problem 400; 409 */
  async leftOut(q: Queries, { borrower, takeBack }: HandOverWithReturn): Promise<string | undefined> {
    if (takeBack == null) return undefined;
    const code = await this.codes.resolve(q, takeBack.instrument);
    if (code === undefined) throw badInput([{ field: 'takeBack.instrument', code: 'unknown-instrument' }]);
    const loan = await this.loans.readOpenLoanOf(q, code);
    if (loan === undefined) throw conflict('instrument-not-on-loan', {}, { instrument: code });
    if (loan.borrowerId !== borrower) throw notWithBorrower();
    return code;
  }

  private async returned(tx: Tx, actor: Actor, input: ReturnInput): Promise<ReturnAnswer> {
    try {
      return await this.takeBack.within(tx, actor, input);
    } catch (error) {
      throw withFieldsOf(error);
    }
  }
}

function notWithBorrower(): Problem {
  return badInput([{ field: 'takeBack.instrument', code: 'not-with-borrower' }]);
}

/** What is wrong with the return is named where the hand-over has it. */
function withFieldsOf(error: unknown): unknown {
  if (!(error instanceof Problem) || error.errors === undefined) return error;
  return badInput(
    error.errors.map((wrong) =>
      wrong.field === 'lendingPoint' ? wrong : { ...wrong, field: `takeBack.${wrong.field}` },
    ),
  );
}
