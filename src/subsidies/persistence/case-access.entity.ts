import { Column, Entity, ForeignKey, Index } from 'typeorm';

/** That an account may read the cases of its unit. It holds for the account as it was then: another password, role or unit ends it. */
@Entity('subsidy_access')
@Index('ix_subsidy_access_unit', ['unitId'])
export class CaseAccessEntity {
  @ForeignKey('UserAccountEntity', { name: 'fk_subsidy_access_user' })
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_subsidy_access' })
  userId!: string;

  @ForeignKey('UnitEntity', { name: 'fk_subsidy_access_unit' })
  @Column({ type: 'varchar', length: 60 })
  unitId!: string;

  /** Hash of what the account was when it was activated. */
  @Column({ type: 'varchar', length: 64 })
  accountMark!: string;

  /** Empty for the first two of a unit, who are activated from the command line. */
  @ForeignKey('UserAccountEntity', { name: 'fk_subsidy_access_given_by' })
  @Column({ type: 'varchar', length: 36, nullable: true })
  givenBy!: string | null;
}
