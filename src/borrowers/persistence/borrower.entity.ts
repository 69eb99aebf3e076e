import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';

/** A person or an ensemble that borrows. */
@Entity('borrower')
@Index('ux_borrower_card', ['cardNumber'], { unique: true })
@Index('ix_borrower_email', ['emailKey', 'language', 'id'])
@Index('ix_borrower_sort', ['sortKey', 'id'])
@Index('ix_borrower_unit_sort', ['unitId', 'sortKey', 'id'])
@Check('ck_borrower_email_key', '(email IS NULL) = (email_key IS NULL)')
@Check('ck_borrower_type', "type IN ('person', 'ensemble')")
@Check('ck_borrower_protected', 'NOT protected_address OR (address IS NULL AND phone IS NULL)')
export class BorrowerEntity {
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_borrower' })
  id!: string;

  @Column({ type: 'varchar', length: 10 })
  type!: string;

  /** The short name that everybody is shown by. */
  @Column({ type: 'varchar', length: 100 })
  displayName!: string;

  /** Shown with a permission only, and its use is logged. */
  @Column({ type: 'varchar', length: 200, nullable: true })
  fullName!: string | null;

  @Column({ type: 'date', nullable: true })
  birthDate!: string | null;

  @Column({ type: 'varchar', length: 3 })
  language!: string;

  @Column({ type: 'varchar', length: 200, nullable: true })
  email!: string | null;

  /** By what the address is found; see `emailKey`, which makes at most three letters of one. */
  @Column({ type: 'varchar', length: 600, nullable: true })
  emailKey!: string | null;

  @Column({ type: 'varchar', length: 40, nullable: true })
  phone!: string | null;

  @Column({ type: 'varchar', length: 300, nullable: true })
  address!: string | null;

  /** Opaque: trimmed and upper case, nothing more is known of it. */
  @Column({ type: 'varchar', length: 60, nullable: true })
  cardNumber!: string | null;

  /** Any grading of address protection: then no address and no phone is stored. */
  @Column({ type: 'boolean' })
  protectedAddress!: boolean;

  /** The unit that registered the borrower. */
  @ForeignKey('UnitEntity', { name: 'fk_borrower_unit' })
  @Column({ type: 'varchar', length: 60 })
  unitId!: string;

  /** The municipality whose resident or pupil it is: points of another lend to it only where a rule opens them. */
  @ForeignKey('MunicipalityEntity', { name: 'fk_borrower_municipality' })
  @Column({ type: 'varchar', length: 60 })
  municipalityId!: string;

  @Column({ type: 'varchar', length: 80 })
  sortKey!: string;

  @Column({ type: Date })
  createdAt!: Date;

  @Column({ type: 'integer' })
  version!: number;
}
