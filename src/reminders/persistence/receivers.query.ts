import { Injectable } from '@nestjs/common';
import { calendarDate } from '../../platform/calendar/index.js';
import type { Queries } from '../../platform/database/index.js';
import { emailKey } from '../../platform/text/email-key.js';
import type { BorrowerContact } from '../domain/receivers.js';

/** Who of several in the register stands for one person. */
export interface FirstReceiver {
  readonly kind: 'guardian' | 'borrower';
  readonly id: string;
  readonly borrowerId: string;
}

interface ContactRow {
  readonly id: string;
  readonly email: string | null;
  readonly language: string;
}

/** Who is written to, as the register knows them now. */
@Injectable()
export class ReceiversQuery {
  /**
   * The first of those in the register who have an address and a language: they are one person, who gets one message. Guardians
   * come first; the order never changes, so that all who ask mean the same one.
   */
  async firstOf(queries: Queries, email: string, language: string): Promise<FirstReceiver | undefined> {
    return queries.one<FirstReceiver>(
      `SELECT 'guardian' AS kind, id, borrower_id AS "borrowerId", 1 AS rank FROM guardian
        WHERE email_key = $1 AND language = $2
       UNION ALL SELECT 'borrower' AS kind, id, id AS "borrowerId", 2 AS rank FROM borrower
        WHERE email_key = $1 AND language = $2
       ORDER BY rank, id LIMIT 1`,
      [emailKey(email), language],
    );
  }

  /** Some borrowers with those who are written to about them, in the order of their ids. */
  async contacts(queries: Queries, borrowerIds: readonly string[]): Promise<BorrowerContact[]> {
    const ids = JSON.stringify(borrowerIds);
    const borrowers = await queries.all<ContactRow & { birth_date: string | null }>(
      'SELECT id, birth_date, email, language FROM borrower WHERE id = ANY_OF($1) ORDER BY id',
      [ids],
    );
    const guardians = await queries.all<ContactRow & { borrower_id: string }>(
      'SELECT id, borrower_id, email, language FROM guardian WHERE borrower_id = ANY_OF($1) ORDER BY borrower_id, position, id',
      [ids],
    );
    return borrowers.map(({ id, birth_date, email, language }) => ({
      id,
      email,
      language,
      birthDate: birth_date === null ? null : calendarDate(birth_date),
      guardians: guardians.filter((guardian) => guardian.borrower_id === id).map(contactOf),
    }));
  }
}

function contactOf({ id, email, language }: ContactRow): ContactRow {
  return { id, email, language };
}
