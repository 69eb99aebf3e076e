import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';

/** A member of staff who logs in. */
@Entity('user_account')
@Index('ux_user_account_username', ['username'], { unique: true })
@Check(
  'ck_user_account_role',
  "role IN ('librarian', 'youth-worker', 'teacher', 'inventory-manager', 'caseworker', 'accountant', 'administrator')",
)
export class UserAccountEntity {
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_user_account' })
  id!: string;

  @Column({ type: 'varchar', length: 60 })
  username!: string;

  /** Argon2id (RFC 9106), in its own encoded form. */
  @Column({ type: 'varchar', length: 200 })
  passwordHash!: string;

  @Column({ type: 'varchar', length: 100 })
  displayName!: string;

  @Column({ type: 'varchar', length: 30 })
  role!: string;

  @ForeignKey('UnitEntity', { name: 'fk_user_account_unit' })
  @Column({ type: 'varchar', length: 60 })
  unitId!: string;

  @ForeignKey('LendingPointEntity', { name: 'fk_user_account_lending_point' })
  @Column({ type: 'varchar', length: 60, nullable: true })
  lendingPointId!: string | null;

  @Column({ type: 'varchar', length: 2 })
  language!: string;

  @Column({ type: 'boolean' })
  active!: boolean;

  @Column({ type: 'integer' })
  failedLogins!: number;

  @Column({ type: Date, nullable: true })
  lockedUntil!: Date | null;

  @Column({ type: Date })
  createdAt!: Date;

  @Column({ type: 'integer' })
  version!: number;
}
