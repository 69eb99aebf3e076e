import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { Queries, SqlValue } from '../../platform/database/index.js';
import { prefixRange, queryWords } from '../../platform/text/search-text.js';
import { cardNumberOf } from '../domain/card-number.js';
import { findsByNameAtHomeOnly, listsOwnUnitOnly, reachOf, seesContact } from '../domain/reach.js';
import { isOwnPupil } from './own-pupils.js';
import {
  type Belongings,
  type BlockRow,
  type BorrowerAnswer,
  type BorrowerRow,
  type EnrolmentRow,
  type GuardianRow,
  borrowerAnswer,
  borrowerColumns,
} from './borrower-rows.js';

/** Where a page of the list begins: after this borrower. */
export interface AfterBorrower {
  readonly sortKey: string;
  readonly id: string;
}

const mostWords = 6;

/**
 * Reads borrowers as an actor may see them: who is out of the actor's reach does not exist.
 * Nothing is logged here; a look-up by a person goes through `BorrowerLookUps`.
 */
@Injectable()
export class BorrowerQuery {
  constructor(private readonly clock: Clock) {}

  /** One borrower, or `undefined` for an unknown id and for one out of reach alike. */
  async byId(q: Queries, actor: Actor, id: string): Promise<BorrowerAnswer | undefined> {
    const where = new Conditions();
    where.add((value) => `b.id = ${value(id)}`);
    return (await this.answers(q, actor, await this.rows(q, actor, where, 1)))[0];
  }

  /** Whether a borrower is within the actor's reach. */
  async mayReach(q: Queries, actor: Actor, id: string): Promise<boolean> {
    const where = new Conditions();
    where.add((value) => `b.id = ${value(id)}`);
    return (await this.rows(q, actor, where, 1)).length === 1;
  }

  /** The one with exactly this card number. */
  async rowByCard(q: Queries, actor: Actor, text: string): Promise<BorrowerRow | undefined> {
    const card = cardNumberOf(text);
    if (card === null) return undefined;
    const where = new Conditions();
    where.add((value) => `b.card_number = ${value(card)}`);
    return (await this.rows(q, actor, where, 1))[0];
  }

  /** Those with a name of whose words every word of `text` is a beginning, in the order of the list. */
  async rowsByName(
    q: Queries,
    actor: Actor,
    text: string,
    limit: number,
    after?: AfterBorrower,
  ): Promise<BorrowerRow[]> {
    const words = queryWords(text).slice(0, mostWords);
    if (words.length === 0) return [];
    const where = new Conditions();
    for (const word of words) {
      const { from, to } = prefixRange(word);
      where.add(
        (value) =>
          `b.id IN (SELECT w.borrower_id FROM borrower_word w WHERE w.word >= ${value(from)} AND w.word <= ${value(to)})`,
      );
    }
    if (findsByNameAtHomeOnly(actor)) where.add((value) => isAtHome(actor, value));
    return this.rows(q, actor, where, limit, after);
  }

  /** Those an actor is shown who looks for nobody in particular. */
  async rowsOfList(q: Queries, actor: Actor, limit: number, after?: AfterBorrower): Promise<BorrowerRow[]> {
    const where = new Conditions();
    if (listsOwnUnitOnly(actor)) where.add((value) => `b.unit_id = ${value(actor.unitId)}`);
    return this.rows(q, actor, where, limit, after);
  }

  /** Answers for rows, in their order, by three statements however many there are. */
  async answers(q: Queries, actor: Actor, rows: readonly BorrowerRow[]): Promise<BorrowerAnswer[]> {
    if (rows.length === 0) return [];
    const belongings = await this.belongings(q, JSON.stringify(rows.map(({ id }) => id)));
    return rows.map((row) => borrowerAnswer(row, belongings, seesContact(actor)));
  }

  private async rows(
    q: Queries,
    actor: Actor,
    where: Conditions,
    limit: number,
    after?: AfterBorrower,
  ): Promise<BorrowerRow[]> {
    const reach = reachOf(actor);
    if (reach === 'nobody') return [];
    if (reach === 'own-pupils') {
      where.add((value) => isOwnPupil('b.id', actor.userId, this.clock.today(), value));
    }
    if (after !== undefined) where.add((value) => `(b.sort_key, b.id) > (${value(after.sortKey)}, ${value(after.id)})`);
    return q.all<BorrowerRow>(
      `SELECT ${borrowerColumns} FROM borrower b ${where.sql()} ORDER BY b.sort_key, b.id LIMIT ${where.value(limit)}`,
      where.values,
    );
  }

  private async belongings(q: Queries, ids: string): Promise<Belongings> {
    const [guardians, blocks, enrolments] = await Promise.all([
      q.all<GuardianRow>(
        `SELECT id, borrower_id, display_name, email, phone, language FROM guardian
          WHERE borrower_id = ANY_OF($1) ORDER BY borrower_id, position`,
        [ids],
      ),
      q.all<BlockRow>(
        `SELECT borrower_id, reason, until FROM borrower_block
          WHERE borrower_id = ANY_OF($1) AND (until IS NULL OR until >= $2) ORDER BY borrower_id, id`,
        [ids, this.clock.today()],
      ),
      q.all<EnrolmentRow>(
        `SELECT e.id, e.borrower_id, e.programme_id, e.school_year, e.school_grade, u.username AS teacher
           FROM enrolment e LEFT JOIN user_account u ON u.id = e.teacher_user_id
          WHERE e.borrower_id = ANY_OF($1) ORDER BY e.borrower_id, e.school_year DESC, e.created_at DESC, e.id`,
        [ids],
      ),
    ]);
    return { guardians, blocks, enrolments };
  }
}

/** That a borrower `b` belongs to the actor's municipality, or is tied to its unit. */
function isAtHome({ unitId }: Actor, value: (one: SqlValue) => string): string {
  const own = `(SELECT u.municipality_id FROM unit u WHERE u.id = ${value(unitId)})`;
  return `(b.municipality_id = ${own} OR b.unit_id = ${value(unitId)})`;
}

/** Conditions of one statement, joined by AND, with their values. */
class Conditions {
  readonly values: SqlValue[] = [];
  private readonly parts: string[] = [];

  add(condition: (value: (one: SqlValue) => string) => string): void {
    this.parts.push(condition((one) => this.value(one)));
  }

  /** Keeps a value and gives its placeholder. */
  value(one: SqlValue): string {
    return `$${this.values.push(one)}`;
  }

  sql(): string {
    return this.parts.length === 0 ? '' : `WHERE ${this.parts.join(' AND ')}`;
  }
}
