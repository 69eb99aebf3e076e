import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';

/** What goes back, by a credit of a charge, to where a coverage took it from. The credit itself holds only what the borrower gets. */
@Entity('credit_coverage')
@Index('ix_credit_coverage_coverage', ['coverageId', 'amountOre'])
@Check('ck_credit_coverage_amount', 'amount_ore > 0')
export class CreditCoverageEntity {
  @ForeignKey('CreditEntity', { name: 'fk_credit_coverage_credit' })
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_credit_coverage' })
  creditId!: string;

  @ForeignKey('CoverageEntity', { name: 'fk_credit_coverage_coverage' })
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_credit_coverage' })
  coverageId!: string;

  @Column({ type: 'integer' })
  amountOre!: number;
}
