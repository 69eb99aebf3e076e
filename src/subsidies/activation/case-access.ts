import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import { type Queries, Reader, type Tx, UnitOfWork } from '../../platform/database/index.js';
import { Commands, type Done, type IdempotencyClaim, conflict, notFound } from '../../platform/http/index.js';
import { CaseAccessRepository, type CaseworkerRow } from '../persistence/case-access.repository.js';
import { CaseLogRepository } from '../persistence/case-log.repository.js';
import { CaseVault } from '../vault/case-vault.js';

/** A caseworker of a unit, and whether the account may read its cases. */
export interface Caseworker {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly mayRead: boolean;
}

/** So many of a unit are activated from the command line, since nobody is there yet who could do it. */
const firstOnes = 2;

/**
 * Who may read the cases of a unit. An administrator makes the account; the right is given by somebody of the unit who has it. It is
 * given to the account as it is: with another password, role or unit it ends, so that nobody comes to it by changing an account.
 */
@Injectable()
export class CaseAccess {
  constructor(
    private readonly rows: CaseAccessRepository,
    private readonly log: CaseLogRepository,
    private readonly vault: CaseVault,
    private readonly commands: Commands,
    private readonly clock: Clock,
  ) {}

  /** Whether an actor may read the cases of its unit. */
  async has(q: Queries, actor: Actor): Promise<boolean> {
    const row = actor.role === 'caseworker' ? await this.rows.caseworker(q, actor.userId) : undefined;
    return row !== undefined && row.unitId === actor.unitId && mayRead(row);
  }

  /** @throws Problem 404 for everybody who may not, 409 `applications-off` for whoever may where there is no key */
  async demand(q: Queries, actor: Actor): Promise<void> {
    if (!(await this.has(q, actor))) throw notFound();
    this.vault.demand();
  }

  /** The caseworkers of the actor's unit. @throws Problem as {@link demand} */
  async colleagues(q: Queries, actor: Actor): Promise<Caseworker[]> {
    await this.demand(q, actor);
    return (await this.rows.ofUnit(q, actor.unitId)).filter(({ active }) => active).map(caseworkerOf);
  }

  /** Gives a colleague the right. @throws Problem 404 for whoever is none of the unit's caseworkers */
  async give(actor: Actor, userId: string, claim: IdempotencyClaim | undefined): Promise<Done<{ id: string }>> {
    return this.commands.run(claim, async (tx) => {
      const colleague = await this.colleagueOf(tx, actor, userId);
      await this.store(tx, colleague, actor);
      return { status: 200, ref: { id: userId } };
    });
  }

  /** Takes the right away. @throws Problem 404; 409 `not-yourself` */
  async take(actor: Actor, userId: string, claim: IdempotencyClaim | undefined): Promise<Done<{ id: string }>> {
    return this.commands.run(claim, async (tx) => {
      const colleague = await this.colleagueOf(tx, actor, userId);
      if (userId === actor.userId) throw conflict('not-yourself');
      if (await this.rows.take(tx, userId)) await this.note(tx, 'access-taken', colleague, actor);
      return { status: 200, ref: { id: userId } };
    });
  }

  private async colleagueOf(tx: Tx, actor: Actor, userId: string): Promise<CaseworkerRow> {
    await this.rows.lockUnit(tx, actor.unitId);
    await this.demand(tx, actor);
    const colleague = await this.rows.caseworker(tx, userId);
    if (colleague?.active !== true || colleague.unitId !== actor.unitId) throw notFound();
    return colleague;
  }

  private async store(tx: Tx, colleague: CaseworkerRow, actor: Actor): Promise<void> {
    const accountMark = accountMarkOf(colleague);
    await this.rows.give(tx, { userId: colleague.id, unitId: colleague.unitId, accountMark, givenBy: actor.userId });
    await this.note(tx, 'access-given', colleague, actor);
  }

  private async note(
    tx: Tx,
    what: 'access-given' | 'access-taken',
    colleague: CaseworkerRow,
    { userId: id, displayName: name }: Actor,
  ): Promise<void> {
    const where = { unitId: colleague.unitId, caseId: null, day: this.clock.today() };
    const at = this.clock.now().toISOString();
    await this.log.noteRead(tx, where, { what, at, by: { id, name }, reason: colleague.displayName });
  }
}

/** Activates the first two caseworkers of a unit, from the command line. */
@Injectable()
export class FirstCaseworkers {
  constructor(
    private readonly rows: CaseAccessRepository,
    private readonly log: CaseLogRepository,
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @returns why it was not done; nothing where it was */
  async activate(username: string): Promise<string | undefined> {
    const known = await this.rows.caseworkerByName(this.reader, username.trim().toLowerCase());
    if (known?.active !== true) return `There is no caseworker "${username}"`;
    return this.unitOfWork.run(async (tx) => {
      await this.rows.lockUnit(tx, known.unitId);
      const colleagues = await this.rows.ofUnit(tx, known.unitId);
      if (colleagues.filter((row) => row.active && mayRead(row) && row.id !== known.id).length >= firstOnes) {
        return `${known.unitId} has ${firstOnes} activated caseworkers: one of them activates the next one`;
      }
      await this.rows.give(tx, {
        userId: known.id,
        unitId: known.unitId,
        accountMark: accountMarkOf(known),
        givenBy: null,
      });
      const where = { unitId: known.unitId, caseId: null, day: this.clock.today() };
      const at = this.clock.now().toISOString();
      await this.log.noteRead(tx, where, { what: 'access-given', at, by: null, reason: known.displayName });
      return undefined;
    });
  }
}

/** What of an account must stay as it is for the right to last. */
export function accountMarkOf({ passwordHash, unitId }: Pick<CaseworkerRow, 'passwordHash' | 'unitId'>): string {
  return hash('sha256', `caseworker of ${unitId} ${passwordHash}`);
}

function mayRead(row: CaseworkerRow): boolean {
  return row.accountMark !== null && row.accountMark === accountMarkOf(row);
}

function caseworkerOf(row: CaseworkerRow): Caseworker {
  return { id: row.id, username: row.username, displayName: row.displayName, mayRead: mayRead(row) };
}
