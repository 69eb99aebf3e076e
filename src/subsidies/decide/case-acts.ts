import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';
import { Commands, type Done, type IdempotencyClaim, conflict, notFound } from '../../platform/http/index.js';
import { CaseAccess } from '../activation/case-access.js';
import type { CaseContent } from '../domain/case-content.js';
import { type CaseAct, transition } from '../domain/case-state.js';
import { type CaseAction, CaseLogRepository } from '../persistence/case-log.repository.js';
import { CaseRepository, type SubsidyCase } from '../persistence/case.repository.js';
import { CaseVault } from '../vault/case-vault.js';

/** What an act makes of a case, and how the case's log tells it. */
export interface Acted {
  readonly content: Partial<CaseContent>;
  readonly action: CaseAction;
  readonly detail?: string | null;
}

/** The id of the case that was acted upon, or that came of it. */
export interface CaseRef {
  readonly id: string;
}

/**
 * Does something to a case, for whoever may: the case is locked, its state says whether it can be done, the case's own log tells it, and
 * nothing is stored if anybody has been first. Nothing outside the case's own tables hears of it.
 */
@Injectable()
export class CaseActs {
  constructor(
    private readonly commands: Commands,
    private readonly access: CaseAccess,
    private readonly cases: CaseRepository,
    private readonly log: CaseLogRepository,
    private readonly vault: CaseVault,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs an act in a unit of work.
   * @param act what it is, or `null` for what leaves the state as it is
   * @throws Problem 404 for a case of another unit; 409 as the state says
   */
  async run(
    actor: Actor,
    id: string,
    act: CaseAct | null,
    claim: IdempotencyClaim | undefined,
    work: (tx: Tx, one: SubsidyCase) => Promise<Acted & { readonly ref?: CaseRef }>,
  ): Promise<Done<CaseRef>> {
    return this.commands.run(this.vault.claim(claim), async (tx) => {
      const one = await this.lockOwn(tx, actor, id);
      const state = act === null ? one.state : stateAfter(act, one);
      const { ref = { id }, ...acted } = await work(tx, one);
      await this.store(tx, { ...one, state }, acted, { id: actor.userId, name: actor.displayName });
      return { status: 200, ref };
    });
  }

  /** Stores what an act made of a case, and tells it in the case's log. */
  async store(
    tx: Tx,
    one: SubsidyCase,
    { content, action, detail = null }: Acted,
    by: CasePersonOrNobody,
  ): Promise<void> {
    const stored = await this.cases.change(tx, { ...one, content: { ...one.content, ...content } });
    if (!stored) throw conflict('changed-meanwhile');
    await this.log.append(tx, one.id, { action, at: this.clock.now().toISOString(), by, detail });
  }

  /** A case of the actor's unit as it stands now; whether it may still be changed is asked in the unit of work. @throws Problem 404 for every other */
  async ownCase(q: Queries, actor: Actor, id: string): Promise<SubsidyCase> {
    await this.access.demand(q, actor);
    const one = await this.cases.byId(q, id);
    if (one?.unitId !== actor.unitId) throw notFound();
    return one;
  }

  /** The same, locked. @throws Problem 404 for every other */
  async lockOwn(tx: Tx, actor: Actor, id: string): Promise<SubsidyCase> {
    await this.access.demand(tx, actor);
    const one = await this.cases.lock(tx, id);
    if (one?.unitId !== actor.unitId) throw notFound();
    return one;
  }
}

type CasePersonOrNobody = { readonly id: string; readonly name: string } | null;

/** @throws Problem 409 where the state does not let it happen */
export function stateAfter(act: CaseAct, one: SubsidyCase): SubsidyCase['state'] {
  const found = transition(act, one.state);
  if ('refused' in found) throw conflict(found.refused);
  return found.to;
}
