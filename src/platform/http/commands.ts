import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import { ConstraintViolation, type Tx, UnitOfWork } from '../database/index.js';
import { ConstraintProblems } from './constraint-problems.js';
import type { IdempotencyClaim } from './idempotency-claim.js';
import { IdempotencyKeys } from './idempotency.repository.js';
import { type KeptProblem, Problem } from './problem.js';

/** What a command did: the status of its answer and the ids by which the answer is read again. */
export interface Done<R> {
  readonly status: number;
  readonly ref: R;
}

type Kept<R> = { readonly done: Done<R> } | { readonly problem: KeptProblem };

/** Runs every changing request: once for each idempotency key, refusals replayed too, constraint violations as refusals. */
@Injectable()
export class Commands {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: IdempotencyKeys,
    private readonly constraints: ConstraintProblems,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs `work` in one unit. With a claim that was seen before, `work` does not run and the kept answer is given again.
   * @throws Problem for a refusal, the same whether a rule or the database found it
   */
  async run<R>(claim: IdempotencyClaim | undefined, work: (tx: Tx) => Promise<Done<R>>): Promise<Done<R>> {
    try {
      return await this.unitOfWork.run(async (tx) => {
        if (claim === undefined) return work(tx);
        const kept = await this.keys.claim<Kept<R>>(tx, claim, this.clock.now());
        if (kept !== undefined) return replay(kept);
        const done = await work(tx);
        await this.keys.keep<Kept<R>>(tx, claim, { done });
        return done;
      });
    } catch (error) {
      const problem = error instanceof ConstraintViolation ? this.constraints.problemFor(error) : error;
      if (claim === undefined || !(problem instanceof Problem) || isReplayOf(problem)) throw problem;
      return this.keepRefusal(claim, problem);
    }
  }

  /** The unit was undone, so the refusal is kept in one of its own; another request may have answered meanwhile. */
  private async keepRefusal<R>(claim: IdempotencyClaim, problem: Problem): Promise<Done<R>> {
    const earlier = await this.unitOfWork.run(async (tx) => {
      const kept = await this.keys.claim<Kept<R>>(tx, claim, this.clock.now());
      if (kept === undefined) await this.keys.keep<Kept<R>>(tx, claim, { problem: problem.kept() });
      return kept;
    });
    if (earlier === undefined) throw problem;
    return replay(earlier);
  }
}

const replays = new WeakSet<Problem>();

function isReplayOf(problem: Problem): boolean {
  return replays.has(problem) || problem.code === 'key-used-with-another-body';
}

function replay<R>(kept: Kept<R>): Done<R> {
  if ('done' in kept) return kept.done;
  const problem = Problem.fromKept(kept.problem);
  replays.add(problem);
  throw problem;
}
