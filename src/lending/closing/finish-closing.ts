import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Closure } from '../../organisation/index.js';
import { Clock } from '../../platform/clock/index.js';
import { ConstraintViolation, Reader, type Tx, UnitOfWork } from '../../platform/database/index.js';
import { Problem } from '../../platform/http/index.js';
import { ClosingPlans } from './closing-plan.js';
import { ClosureMover, type Moving } from './closure-mover.js';

/** How much a run has moved. */
export interface Finished {
  readonly loans: number;
  readonly reservations: number;
}

/** So often what is left is looked at: a loan that was given another instrument meanwhile is found at the second look. */
const mostLooks = 3;

/**
 * Moves what a closure has still to move. Each loan is judged again under its lock in a short unit of its own, so that a run may come
 * twice, in several processes at once, and again after a crash in the middle.
 */
@Injectable()
export class FinishClosing {
  constructor(
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly plans: ClosingPlans,
    private readonly mover: ClosureMover,
    private readonly clock: Clock,
  ) {}

  async run(closure: Closure, actorId: string | null): Promise<Finished> {
    const moving: Moving = { closure, actorId, today: this.clock.today() };
    let [loans, reservations] = [0, 0];
    for (let look = 1; look <= mostLooks; look += 1) {
      const plan = await this.plans.of(this.reader, closure);
      if (plan.moved.length + plan.prolonged.length === 0) break;
      // First what would lapse otherwise.
      reservations += await this.each(plan.prolonged, (tx, one) => this.mover.prolong(tx, moving, one));
      loans += await this.each(plan.moved, (tx, one) => this.mover.moveLoan(tx, moving, one));
    }
    return { loans, reservations };
  }

  private async each<T>(all: readonly T[], work: (tx: Tx, one: T) => Promise<boolean>): Promise<number> {
    let count = 0;
    for (const one of all) {
      if (await this.attempt((tx) => work(tx, one))) count += 1;
      await nextTurn(); // Requests come in between.
    }
    return count;
  }

  /** What is refused at the last moment stays as it is, and is looked at again by the next run. */
  private async attempt(work: (tx: Tx) => Promise<boolean>): Promise<boolean> {
    try {
      return await this.unitOfWork.run(work);
    } catch (error) {
      if (error instanceof Problem || error instanceof ConstraintViolation) return false;
      throw error;
    }
  }
}
