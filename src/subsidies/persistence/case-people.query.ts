import { Injectable } from '@nestjs/common';
import { AgreementRepository, type Party, guardiansHaveRights } from '../../borrowers/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Queries } from '../../platform/database/index.js';

/** Whom a case is about. */
export interface CaseBorrower {
  readonly id: string;
  readonly unitId: string;
  readonly municipalityId: string;
  readonly municipality: string;
}

/** A loan as a case shows it. */
export interface CaseLoan {
  readonly id: string;
  readonly instrument: string;
  readonly nb: string;
  readonly nn: string;
  readonly en: string;
  readonly dueOn: string;
  readonly feeOre: number;
  readonly depositOre: number;
}

/** Who applies: an adult for oneself, a guardian for a child. */
export interface Applicant {
  readonly id: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly language: string;
}

/** The people of a case, read from the register for the case alone: nobody else's log hears of it. */
@Injectable()
export class CasePeople {
  constructor(private readonly parties: AgreementRepository) {}

  /** A borrower by id or card number. */
  async borrower(q: Queries, idOrCard: string): Promise<CaseBorrower | undefined> {
    return q.one<CaseBorrower>(
      `SELECT b.id, b.unit_id AS "unitId", m.id AS "municipalityId", m.name AS municipality
         FROM borrower b JOIN municipality m ON m.id = b.municipality_id
        WHERE b.id = $1 OR b.card_number = $2`,
      [idOrCard, idOrCard.trim().toUpperCase()],
    );
  }

  async party(q: Queries, borrowerId: string): Promise<Party | undefined> {
    return this.parties.party(q, borrowerId);
  }

  /** The same, with the borrower locked until the unit of work has ended. */
  async lockParty(q: Queries, borrowerId: string): Promise<Party | undefined> {
    await q.one('SELECT id FROM borrower WHERE id = $1 FOR UPDATE', [borrowerId]);
    return this.parties.party(q, borrowerId);
  }

  /** Whose loan it is; `undefined` where there is no such loan out. */
  async ownerOfLoan(q: Queries, id: string): Promise<{ borrowerId: string; from: string; to: string } | undefined> {
    return q.one(
      `SELECT borrower_id AS "borrowerId", out_on AS "from", due_on AS "to" FROM loan
        WHERE id = $1 AND state = 'open' AND borrower_id IS NOT NULL`,
      [id],
    );
  }

  /** Whose reservation it is; `undefined` where there is none that still stands. */
  async ownerOfReservation(
    q: Queries,
    id: string,
  ): Promise<{ borrowerId: string; from: string; to: string } | undefined> {
    return q.one(
      `SELECT borrower_id AS "borrowerId", from_day AS "from", to_day AS "to" FROM reservation
        WHERE id = $1 AND borrower_id IS NOT NULL AND state IN ('waiting', 'awaiting-acceptance', 'confirmed', 'ready')`,
      [id],
    );
  }

  /** What a borrower has out now, or the one loan; and what each costs by its rule, before anything is covered. */
  async openLoans(q: Queries, borrowerId: string, loanId: string | null): Promise<CaseLoan[]> {
    const rows = await q.all<CaseLoan>(
      `SELECT l.id, l.instrument_code AS instrument, k.nb, k.nn, k.en, l.due_on AS "dueOn", r.fee_ore AS "feeOre",
         r.deposit_ore AS "depositOre"
       FROM loan l JOIN instrument i ON i.code = l.instrument_code JOIN instrument_kind k ON k.id = i.kind_id
       JOIN loan_rule r ON r.id = l.rule_id
       WHERE l.borrower_id = $1 AND l.state = 'open' ORDER BY l.out_on, l.id`,
      [borrowerId],
    );
    return loanId === null ? rows : rows.filter(({ id }) => id === loanId);
  }
}

/** Those who may apply for a borrower on a day: the adult, or the guardians of a child in their order. */
export function applicantsOf(party: Party, day: CalendarDate): readonly Applicant[] {
  return guardiansHaveRights(party, day) ? party.guardians : [party];
}

/** Who is asked to confirm: the first who can be reached, else the first; `undefined` for a child of whom no guardian is known. */
export function applicantToAsk(party: Party, day: CalendarDate): Applicant | undefined {
  const applicants = applicantsOf(party, day);
  return applicants.find(({ email }) => email !== null) ?? applicants[0];
}
