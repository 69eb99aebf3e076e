import { Injectable } from '@nestjs/common';
import {
  type BorrowerAnswer,
  BorrowerFacts,
  BorrowerLookUps,
  type BorrowerMatches,
  BorrowerQuery,
} from '../../borrowers/index.js';
import type { Actor } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Reader } from '../../platform/database/index.js';
import { Problem } from '../../platform/http/index.js';
import type { BorrowerRef } from '../view-models.js';
import { Lately } from './lately.js';

/** One errand at the desk: within it the same look-up is the same act, and is logged once. */
const errandMs = 30 * 60 * 1_000;

/**
 * People at the desk. Who is looked up is logged; the pages of one errand, which each show the same person again, are one
 * look-up. What a process does not remember is logged once more rather than never.
 */
@Injectable()
export class DeskPeople {
  private readonly lately: Lately;

  constructor(
    private readonly lookUps: BorrowerLookUps,
    private readonly borrowers: BorrowerQuery,
    private readonly facts: BorrowerFacts,
    private readonly reader: Reader,
    clock: Clock,
  ) {
    this.lately = new Lately(clock, errandMs);
  }

  /** Whom an id means; `undefined` for an unknown one and one out of reach alike. */
  async byId(actor: Actor, id: string): Promise<BorrowerAnswer | undefined> {
    const act = `${actor.userId} ${id}`;
    if (this.lately.has(act)) return this.borrowers.byId(this.reader, actor, id);
    try {
      const borrower = await this.lookUps.byId(actor, id);
      this.lately.add(act);
      return borrower;
    } catch (error) {
      if (error instanceof Problem && error.status === 404) return undefined;
      throw error;
    }
  }

  /** Whom a card or the beginnings of a name mean. */
  async byScan(actor: Actor, text: string): Promise<BorrowerMatches> {
    const act = `${actor.userId} ${text.toUpperCase()}`;
    if (this.lately.has(act)) return this.again(actor, text);
    const found = await this.lookUps.byScan(actor, text);
    this.lately.add(act);
    if (found.by === 'card') for (const { id } of found.matches) this.lately.add(`${actor.userId} ${id}`);
    return found;
  }

  /** The short name of a loan's borrower, for whoever may come upon them. */
  async nameOf(actor: Actor, id: string | null): Promise<BorrowerRef | null> {
    if (id === null) return null;
    // At its return everybody else at a desk is shown whose loan it is.
    if (actor.role === 'teacher' && !(await this.borrowers.mayReach(this.reader, actor, id))) return null;
    const displayName = (await this.facts.displayNames(this.reader, [id])).get(id);
    return displayName === undefined ? null : { id, displayName };
  }

  private async again(actor: Actor, text: string): Promise<BorrowerMatches> {
    const holder = await this.borrowers.rowByCard(this.reader, actor, text);
    const rows = holder ? [holder] : await this.borrowers.rowsByName(this.reader, actor, text, 10);
    const matches = rows.map((row) => ({
      id: row.id,
      displayName: row.display_name,
      birthDate: row.birth_date,
      cardNumber: row.card_number,
    }));
    return { by: holder ? 'card' : 'name', matches };
  }
}
