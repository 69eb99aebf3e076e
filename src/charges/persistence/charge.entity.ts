import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';

/**
 * What a borrower is to pay for a term or as a deposit, in øre: what was left to pay on the day, and nothing of what it was before. Where
 * nothing was left it is there all the same, because a term is charged once. Never changed: what is given back is a credit.
 */
@Entity('charge')
@Index('ix_charge_borrower', ['borrowerId', 'chargedOn', 'id'])
@Index('ix_charge_municipality', ['municipalityId', 'chargedOn', 'id', 'amountOre'])
@Index('ux_charge_loan_kind_term', ['loanId', 'kind', 'termId'], { unique: true })
@Index('ux_charge_loan_deposit', ['loanId'], { unique: true, where: "kind = 'deposit'" })
@Check('ck_charge_kind', "kind IN ('term-fee', 'deposit')")
@Check('ck_charge_term', "(kind = 'term-fee') = (term_id IS NOT NULL)")
@Check('ck_charge_amount', 'amount_ore >= 0')
export class ChargeEntity {
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_charge' })
  id!: string;

  /** Whom it is owed to: that of the lending point. */
  @ForeignKey('MunicipalityEntity', { name: 'fk_charge_municipality' })
  @Column({ type: 'varchar', length: 60 })
  municipalityId!: string;

  @ForeignKey('BorrowerEntity', { name: 'fk_charge_borrower' })
  @Column({ type: 'varchar', length: 36 })
  borrowerId!: string;

  @ForeignKey('LoanEntity', { name: 'fk_charge_loan' })
  @Column({ type: 'varchar', length: 36 })
  loanId!: string;

  @Column({ type: 'varchar', length: 20 })
  kind!: string;

  @ForeignKey('TermEntity', { name: 'fk_charge_term' })
  @Column({ type: 'varchar', length: 60, nullable: true })
  termId!: string | null;

  @Column({ type: 'integer' })
  amountOre!: number;

  @Column({ type: 'date' })
  chargedOn!: string;
}
