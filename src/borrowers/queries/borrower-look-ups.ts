import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import type { Actor } from '../../identity/index.js';
import { Reader, UnitOfWork } from '../../platform/database/index.js';
import { type Page, decodeCursor, notFound, pageOf, pageSize } from '../../platform/http/index.js';
import { listsOwnUnitOnly, reachOf } from '../domain/reach.js';
import type { BorrowerAnswer, BorrowerRow } from './borrower-rows.js';
import { type AfterBorrower, BorrowerQuery } from './borrower.query.js';

/** What a list is asked for. */
export interface BorrowerListQuestion {
  readonly q?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** What somebody at the desk is shown of whom the scan field found. */
export interface BorrowerMatch {
  readonly id: string;
  readonly displayName: string;
  readonly birthDate: string | null;
  readonly cardNumber: string | null;
}

/** Whom a scan found: `card` is the one whose card it is, `name` are those so called. */
export interface BorrowerMatches {
  readonly by: 'card' | 'name';
  readonly matches: readonly BorrowerMatch[];
}

const mostMatches = 10;

/**
 * Look-ups by people. Who may come upon everybody is logged for it before the answer is given: who, when and whom or how
 * many, never what was asked for. A teacher among own pupils is not looking anybody up.
 */
@Injectable()
export class BorrowerLookUps {
  constructor(
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly borrowers: BorrowerQuery,
  ) {}

  /** @throws Problem 404 for an unknown id and one out of reach alike */
  async byId(actor: Actor, id: string): Promise<BorrowerAnswer> {
    const borrower = await this.borrowers.byId(this.reader, actor, id);
    if (borrower === undefined) throw notFound();
    await this.logLookUp(actor, id);
    return borrower;
  }

  /** A page of those found by card number or name; without `q` those tied to the actor's unit, or own pupils. */
  async list(actor: Actor, question: BorrowerListQuestion): Promise<Page<BorrowerAnswer>> {
    const size = pageSize(question.limit);
    const cursor = decodeCursor(question.cursor, 2);
    const after = cursor && { sortKey: String(cursor[0]), id: String(cursor[1]) };
    const rows = await this.rowsOf(actor, (question.q ?? '').trim(), size + 1, after);
    const answers = await this.borrowers.answers(this.reader, actor, rows.slice(0, size));
    const byId = new Map(answers.map((answer) => [answer.id, answer]));
    const page = pageOf(
      rows,
      size,
      (row) => [row.sort_key, row.id],
      ({ id }) => byId.get(id),
    );
    return { ...page, items: page.items.filter((item) => item !== undefined) };
  }

  /** Whom the desk's scan field means: the card's holder, else those with such a name (10 at most). */
  async byScan(actor: Actor, text: string): Promise<BorrowerMatches> {
    const holder = await this.borrowers.rowByCard(this.reader, actor, text);
    if (holder !== undefined) {
      await this.logLookUp(actor, holder.id);
      return { by: 'card', matches: [matchOf(holder)] };
    }
    const named = await this.borrowers.rowsByName(this.reader, actor, text, mostMatches);
    await this.logSearch(actor, named.length);
    return { by: 'name', matches: named.map(matchOf) };
  }

  /**
   * The full name, which is a permission of its own; its use is logged.
   * @throws Problem 404 for an unknown id and one out of reach alike
   */
  async fullName(actor: Actor, id: string): Promise<string | null> {
    if (!(await this.borrowers.mayReach(this.reader, actor, id))) throw notFound();
    return this.unitOfWork.run(async (tx) => {
      await this.audit.append(tx, {
        actorId: actor.userId,
        action: 'borrower.full-name-shown',
        subjectType: 'borrower',
        subjectId: id,
      });
      const row = await tx.one<{ full_name: string | null }>('SELECT full_name FROM borrower WHERE id = $1', [id]);
      return row?.full_name ?? null;
    });
  }

  private async rowsOf(
    actor: Actor,
    text: string,
    limit: number,
    after: AfterBorrower | undefined,
  ): Promise<BorrowerRow[]> {
    if (text === '') {
      const rows = await this.borrowers.rowsOfList(this.reader, actor, limit, after);
      // Whoever is shown more than those of the own unit has searched for everybody.
      if (!listsOwnUnitOnly(actor)) await this.logSearch(actor, Math.min(rows.length, limit - 1));
      return rows;
    }
    const holder = after === undefined ? await this.borrowers.rowByCard(this.reader, actor, text) : undefined;
    if (holder !== undefined) {
      await this.logLookUp(actor, holder.id);
      return [holder];
    }
    const rows = await this.borrowers.rowsByName(this.reader, actor, text, limit, after);
    await this.logSearch(actor, Math.min(rows.length, limit - 1));
    return rows;
  }

  private async logLookUp(actor: Actor, id: string): Promise<void> {
    await this.log(actor, { action: 'borrower.looked-up', subjectType: 'borrower', subjectId: id });
  }

  private async logSearch(actor: Actor, found: number): Promise<void> {
    const subject = { subjectType: 'unit', subjectId: actor.unitId };
    await this.log(actor, { action: 'borrower.searched', ...subject, detail: { found } });
  }

  private async log(
    actor: Actor,
    act: { action: string; subjectType: string; subjectId: string; detail?: { found: number } },
  ): Promise<void> {
    if (reachOf(actor) !== 'everybody') return;
    await this.unitOfWork.run((tx) => this.audit.append(tx, { actorId: actor.userId, ...act }));
  }
}

function matchOf(row: BorrowerRow): BorrowerMatch {
  return { id: row.id, displayName: row.display_name, birthDate: row.birth_date, cardNumber: row.card_number };
}
