import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../platform/calendar/index.js';
import { type Queries, type Tx, toBoolean } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';
import { emailKey } from '../../platform/text/email-key.js';
import { borrowerSortKey, borrowerWords } from '../domain/search-name.js';
import type { BorrowerType } from '../domain/display-name.js';
import { BorrowerBlockEntity, BorrowerEntity, BorrowerWordEntity, GuardianEntity } from './entities.js';

/** What is stored of a borrower, apart from what belongs to it. */
export interface BorrowerFields {
  readonly displayName: string;
  readonly fullName: string | null;
  readonly birthDate: CalendarDate | null;
  readonly language: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly cardNumber: string | null;
  readonly protectedAddress: boolean;
  /** The municipality that it belongs to. */
  readonly municipalityId: string;
}

/** A borrower as it stands in the register. */
export interface StoredBorrower extends BorrowerFields {
  readonly id: string;
  readonly type: BorrowerType;
  readonly version: number;
}

/** A new borrower, registered by a unit. */
export interface NewBorrower extends BorrowerFields {
  readonly id: string;
  readonly type: BorrowerType;
  readonly unitId: string;
  readonly createdAt: Date;
}

/** A guardian as stored. */
export interface StoredGuardian {
  readonly id: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly language: string;
}

/** A block as stored. */
export interface StoredBlock {
  readonly reason: string;
  readonly until: CalendarDate | null;
}

/** Keeps borrowers, their words to be found by, guardians and blocks. */
@Injectable()
export class BorrowerRepository {
  /** @throws ConstraintViolation `ux_borrower_card` when the card belongs to somebody else */
  async add(tx: Tx, borrower: NewBorrower): Promise<void> {
    await tx.insert(BorrowerEntity, {
      ...borrower,
      emailKey: emailKey(borrower.email),
      sortKey: borrowerSortKey(borrower.displayName),
      version: 1,
    });
    await this.addWords(tx, borrower.id, borrower);
  }

  /** A borrower, locked until the unit has ended: changes of one borrower follow each other. */
  async lock(tx: Tx, id: string): Promise<StoredBorrower | undefined> {
    const row = await tx.one<{ protected: unknown } & Omit<StoredBorrower, 'protectedAddress'>>(
      `SELECT id, type, version, display_name AS "displayName", full_name AS "fullName", birth_date AS "birthDate", language,
         email, phone, address, card_number AS "cardNumber", municipality_id AS "municipalityId", protected_address AS protected
       FROM borrower WHERE id = $1 FOR UPDATE`,
      [id],
    );
    if (row === undefined) return undefined;
    const { protected: protectedAddress, ...rest } = row;
    return { ...rest, protectedAddress: toBoolean(protectedAddress) };
  }

  /** Stores all fields of a borrower at a version, and tells whether it still was at it. */
  async change(tx: Tx, id: string, version: number, fields: BorrowerFields): Promise<boolean> {
    const rows = await tx.run(
      `UPDATE borrower SET display_name = $1, full_name = $2, birth_date = $3, language = $4, email = $5, phone = $6,
         address = $7, card_number = $8, protected_address = $9, sort_key = $10, email_key = $11, municipality_id = $12,
         version = version + 1
       WHERE id = $13 AND version = $14`,
      [
        fields.displayName,
        fields.fullName,
        fields.birthDate,
        fields.language,
        fields.email,
        fields.phone,
        fields.address,
        fields.cardNumber,
        fields.protectedAddress,
        borrowerSortKey(fields.displayName),
        emailKey(fields.email),
        fields.municipalityId,
        id,
        version,
      ],
    );
    return rows === 1;
  }

  /** The municipality that was named, or that of a unit where none was; `undefined` where there is no such municipality. */
  async municipality(q: Queries, named: string | null, unitId: string): Promise<string | undefined> {
    const row = await q.one<{ id: string }>(
      'SELECT id FROM municipality WHERE id = COALESCE($1, (SELECT municipality_id FROM unit WHERE id = $2))',
      [named, unitId],
    );
    return row?.id;
  }

  /** Makes the borrower be found by these names only. */
  async replaceWords(tx: Tx, id: string, names: Pick<BorrowerFields, 'displayName' | 'fullName'>): Promise<void> {
    await tx.run('DELETE FROM borrower_word WHERE borrower_id = $1', [id]);
    await this.addWords(tx, id, names);
  }

  async guardians(q: Queries, borrowerId: string): Promise<StoredGuardian[]> {
    return q.all<StoredGuardian>(
      `SELECT id, display_name AS "displayName", email, phone, language FROM guardian
        WHERE borrower_id = $1 ORDER BY position`,
      [borrowerId],
    );
  }

  /** Stores a borrower's guardians in this order, and removes all others. */
  async replaceGuardians(tx: Tx, borrowerId: string, guardians: readonly StoredGuardian[]): Promise<void> {
    await tx.run('DELETE FROM guardian WHERE borrower_id = $1', [borrowerId]);
    for (const [position, guardian] of guardians.entries()) {
      await tx.insert(GuardianEntity, { ...guardian, emailKey: emailKey(guardian.email), borrowerId, position });
    }
  }

  /** Stores a borrower's blocks, and lifts all others. */
  async replaceBlocks(tx: Tx, borrowerId: string, blocks: readonly StoredBlock[]): Promise<void> {
    await tx.run('DELETE FROM borrower_block WHERE borrower_id = $1', [borrowerId]);
    for (const block of blocks) await tx.insert(BorrowerBlockEntity, { ...block, id: newId(), borrowerId });
  }

  private async addWords(
    tx: Tx,
    borrowerId: string,
    { displayName, fullName }: Pick<BorrowerFields, 'displayName' | 'fullName'>,
  ): Promise<void> {
    for (const word of borrowerWords(displayName, fullName)) await tx.insert(BorrowerWordEntity, { word, borrowerId });
  }
}
