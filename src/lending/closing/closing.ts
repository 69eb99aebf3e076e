import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import { type Closure, type ClosureWish, Closures } from '../../organisation/index.js';
import { Reader } from '../../platform/database/index.js';
import { Commands, type Done, type IdempotencyClaim } from '../../platform/http/index.js';
import { type ClosingEffect, ClosingEffects } from './closing-effects.js';
import { FinishClosing } from './finish-closing.js';

/** Which closure a command was about. */
export interface ClosureId {
  readonly closure: string;
}

/** Closes lending points on some days, and takes that back. */
@Injectable()
export class Closing {
  constructor(
    private readonly commands: Commands,
    private readonly closures: Closures,
    private readonly finish: FinishClosing,
    private readonly effects: ClosingEffects,
    private readonly reader: Reader,
  ) {}

  /**
   * Closes a point: from then on nothing is due there on these days. What was due moves, loan by loan; should that be cut off, the same
   * request under its key, or the nightly run, goes on with it.
   * @throws Problem 400 naming every wrong field; 404 for a point that is not of the actor's municipality
   */
  async execute(
    actor: Actor,
    pointId: string,
    wish: ClosureWish,
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<ClosureId>> {
    await this.closures.ownPoint(this.reader, actor, pointId);
    const done = await this.commands.run(claim, async (tx) => {
      const { id } = await this.closures.close(tx, actor, pointId, wish);
      return { status: 201, ref: { closure: id } };
    });
    this.closures.forget();
    const closure = await this.closures.byId(this.reader, done.ref.closure);
    if (closure !== undefined) await this.finish.run(closure, actor.userId);
    return done;
  }

  /** What a closure would move, without doing it. @throws Problem as {@link execute} */
  async dryRun(actor: Actor, pointId: string, wish: ClosureWish): Promise<ClosingEffect> {
    await this.closures.ownPoint(this.reader, actor, pointId);
    await this.closures.demandRight(this.reader, pointId, wish);
    return this.effects.of({ ...wish, id: null, lendingPoint: pointId });
  }

  /** What a closure has moved. @throws Problem 404 */
  async effect(actor: Actor, id: string): Promise<ClosingEffect> {
    return this.effects.of(await this.closures.own(this.reader, actor, id));
  }

  /** Closures of a point that have not ended yet. @throws Problem 404 */
  async comingOf(actor: Actor, pointId: string): Promise<Closure[]> {
    await this.closures.ownPoint(this.reader, actor, pointId);
    return this.closures.comingOf(this.reader, pointId);
  }

  /**
   * Takes back a closure that has not begun. It moves nothing back: whoever was told a later day keeps it.
   * @throws Problem 404; 409 `closure-begun`
   */
  async withdraw(actor: Actor, id: string, claim: IdempotencyClaim | undefined): Promise<Done<ClosureId>> {
    const done = await this.commands.run(claim, async (tx) => {
      await this.closures.withdraw(tx, actor, id);
      return { status: 200, ref: { closure: id } };
    });
    this.closures.forget();
    return done;
  }
}
