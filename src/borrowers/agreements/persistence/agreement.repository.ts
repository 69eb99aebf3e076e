import { Injectable } from '@nestjs/common';
import { type CalendarDate, calendarDate } from '../../../platform/calendar/index.js';
import { type Queries, type Tx, toInstant } from '../../../platform/database/index.js';
import type { BorrowerType } from '../../domain/display-name.js';
import type { ContractIds } from '../contract-subject.js';
import type { AcceptingParty } from '../domain/acceptance-rules.js';
import type {
  AcceptorKind,
  AgreementMethod,
  AgreementOutcome,
  AgreementSubject,
  AgreementType,
  GoverningLanguage,
} from '../domain/agreement.js';
import { AgreementEntity } from './agreement.entity.js';

/** An agreement as it stands in the register. */
export interface StoredAgreement {
  readonly id: string;
  readonly borrowerId: string;
  readonly type: AgreementType;
  readonly version: string;
  readonly language: GoverningLanguage;
  readonly acceptedBy: AcceptorKind;
  readonly acceptorId: string;
  /** Short name, as long as the person is in the register. */
  readonly acceptorName: string | null;
  readonly method: AgreementMethod;
  readonly outcome: AgreementOutcome;
  readonly acceptedAt: Date;
  readonly registeredBy: string | null;
  readonly reservationId: string | null;
  readonly loanId: string | null;
  readonly facts: string | null;
}

/** Somebody who may answer for a borrower, or be written to about it. */
export interface PartyGuardian {
  readonly id: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly language: string;
}

/** A borrower with all who may answer for it. */
export interface Party extends AcceptingParty {
  readonly displayName: string;
  readonly email: string | null;
  readonly language: string;
  readonly guardians: readonly PartyGuardian[];
}

interface PartyRow {
  readonly id: string;
  readonly type: BorrowerType;
  readonly birth_date: string | null;
  readonly display_name: string;
  readonly email: string | null;
  readonly language: string;
}

type AgreementRow = Omit<StoredAgreement, 'acceptedAt'> & { readonly acceptedAt: unknown };

const select = `SELECT a.id, a.borrower_id AS "borrowerId", a.type, a.version, a.language, a.accepted_by AS "acceptedBy",
    a.acceptor_id AS "acceptorId", COALESCE(g.display_name, b.display_name) AS "acceptorName", a.method, a.outcome,
    a.accepted_at AS "acceptedAt", u.username AS "registeredBy", a.reservation_id AS "reservationId", a.loan_id AS "loanId",
    a.facts
  FROM agreement a
  LEFT JOIN guardian g ON g.id = a.acceptor_id
  LEFT JOIN borrower b ON b.id = a.acceptor_id
  LEFT JOIN user_account u ON u.id = a.registered_by`;

const partyColumns = 'SELECT id, type, birth_date, display_name, email, language FROM borrower';

const partySql = `${partyColumns} WHERE id = $1`;

/** Keeps agreements. */
@Injectable()
export class AgreementRepository {
  /** @throws ConstraintViolation of a unique index where the same person has accepted the same already */
  async add(tx: Tx, agreement: AgreementEntity): Promise<void> {
    await tx.insert(AgreementEntity, agreement);
  }

  /** The types that somebody has accepted for a borrower: the terms in a version, a contract about one of the subjects. */
  async acceptedTypes(
    q: Queries,
    borrowerId: string,
    termsVersion: string,
    { reservationId, loanId }: { readonly reservationId: string | null; readonly loanId: string | null },
  ): Promise<ReadonlySet<AgreementType>> {
    const rows = await q.all<{ type: AgreementType }>(
      `SELECT DISTINCT type FROM agreement WHERE borrower_id = $1 AND outcome = 'accepted'
         AND ((type = 'terms' AND version = $2) OR reservation_id = $3 OR loan_id = $4)`,
      [borrowerId, termsVersion, reservationId, loanId],
    );
    return new Set(rows.map(({ type }) => type));
  }

  /** Whether this person has accepted this already. */
  async accepted(
    q: Queries,
    about: {
      readonly borrowerId: string;
      readonly acceptorId: string;
      readonly type: AgreementType;
      readonly version: string;
      readonly subject: AgreementSubject | null;
    },
  ): Promise<boolean> {
    const [what, value] =
      about.subject === null
        ? (['version = $4', about.version] as const)
        : ([`${about.subject.type}_id = $4`, about.subject.id] as const);
    const row = await q.one(
      `SELECT id FROM agreement WHERE borrower_id = $1 AND acceptor_id = $2 AND type = $3 AND ${what}
         AND outcome = 'accepted'`,
      [about.borrowerId, about.acceptorId, about.type, value],
    );
    return row !== undefined;
  }

  async byId(q: Queries, id: string): Promise<StoredAgreement | undefined> {
    const row = await q.one<AgreementRow>(`${select} WHERE a.id = $1`, [id]);
    return row === undefined ? undefined : storedOf(row);
  }

  /** Those of a borrower, the newest first. */
  async ofBorrower(q: Queries, borrowerId: string): Promise<StoredAgreement[]> {
    const rows = await q.all<AgreementRow>(
      `${select} WHERE a.borrower_id = $1 ORDER BY a.accepted_at DESC, a.id LIMIT 200`,
      [borrowerId],
    );
    return rows.map(storedOf);
  }

  /** The contracts that were accepted about some loans and reservations, the first one first. */
  async acceptedContracts(q: Queries, { reservations, loans }: ContractIds): Promise<StoredAgreement[]> {
    const rows = await q.all<AgreementRow>(
      `${select} WHERE a.outcome = 'accepted' AND ((a.reservation_id IS NOT NULL AND a.reservation_id = ANY_OF($1))
         OR (a.loan_id IS NOT NULL AND a.loan_id = ANY_OF($2))) ORDER BY a.accepted_at, a.id`,
      [JSON.stringify(reservations), JSON.stringify(loans)],
    );
    return rows.map(storedOf);
  }

  /** Borrowers with their guardians in their order, by id: two statements however many they are. */
  async parties(q: Queries, borrowerIds: readonly string[]): Promise<ReadonlyMap<string, Party>> {
    if (borrowerIds.length === 0) return new Map();
    const ids = JSON.stringify([...new Set(borrowerIds)]);
    const rows = await q.all<PartyRow>(`${partyColumns} WHERE id = ANY_OF($1)`, [ids]);
    const guardians = await q.all<PartyGuardian & { borrowerId: string }>(
      `SELECT id, display_name AS "displayName", email, language, borrower_id AS "borrowerId" FROM guardian
       WHERE borrower_id = ANY_OF($1) ORDER BY position`,
      [ids],
    );
    const own = (id: string): PartyGuardian[] =>
      guardians.filter(({ borrowerId }) => borrowerId === id).map(({ borrowerId: _borrower, ...guardian }) => guardian);
    return new Map(rows.map((row) => [row.id, partyOf(row, own(row.id))]));
  }

  /** A borrower with its guardians in their order. */
  async party(q: Queries, borrowerId: string): Promise<Party | undefined> {
    return this.withGuardians(q, await q.one<PartyRow>(partySql, [borrowerId]));
  }

  /** The same with the borrower locked, so that answers of one borrower follow each other. */
  async lockParty(tx: Tx, borrowerId: string): Promise<Party | undefined> {
    return this.withGuardians(tx, await tx.one<PartyRow>(`${partySql} FOR UPDATE`, [borrowerId]));
  }

  /** The municipality of the unit that a borrower is tied to, which signs what is sent. */
  async senderOf(q: Queries, borrowerId: string): Promise<string> {
    const row = await q.one<{ name: string }>(
      `SELECT m.name FROM borrower b JOIN unit u ON u.id = b.unit_id JOIN municipality m ON m.id = u.municipality_id
        WHERE b.id = $1`,
      [borrowerId],
    );
    return row?.name ?? '';
  }

  private async withGuardians(q: Queries, row: PartyRow | undefined): Promise<Party | undefined> {
    if (row === undefined) return undefined;
    const guardians = await q.all<PartyGuardian>(
      `SELECT id, display_name AS "displayName", email, language FROM guardian WHERE borrower_id = $1 ORDER BY position`,
      [row.id],
    );
    return partyOf(row, guardians);
  }
}

function partyOf(row: PartyRow, guardians: readonly PartyGuardian[]): Party {
  return {
    id: row.id,
    type: row.type,
    birthDate: dayOrNull(row.birth_date),
    displayName: row.display_name,
    email: row.email,
    language: row.language,
    guardians,
    guardianIds: guardians.map(({ id }) => id),
  };
}

function dayOrNull(day: string | null): CalendarDate | null {
  return day === null ? null : calendarDate(day);
}

function storedOf(row: AgreementRow): StoredAgreement {
  return { ...row, acceptedAt: toInstant(row.acceptedAt) };
}
