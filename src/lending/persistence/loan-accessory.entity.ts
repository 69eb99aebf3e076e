import { Column, Entity, ForeignKey } from 'typeorm';

/** An accessory that went out with a loan, and whether it came back. */
@Entity('loan_accessory')
export class LoanAccessoryEntity {
  @ForeignKey('LoanEntity', { name: 'fk_loan_accessory_loan' })
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_loan_accessory' })
  loanId!: string;

  @ForeignKey('AccessoryEntity', { name: 'fk_loan_accessory_accessory' })
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_loan_accessory' })
  accessoryId!: string;

  /** Empty while the loan is open. */
  @Column({ type: 'boolean', nullable: true })
  cameBack!: boolean | null;
}
