import { Column, Entity, ForeignKey } from 'typeorm';

/**
 * An accessory that went out with an instrument which was replaced, and whether it came back. It stands here and no more in
 * `loan_accessory`, which holds what is out with the loan now: the same instrument may return to its loan once it is mended.
 */
@Entity('loan_replacement_accessory')
export class LoanReplacementAccessoryEntity {
  @ForeignKey('LoanReplacementEntity', { name: 'fk_loan_replacement_accessory_replacement' })
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_loan_replacement_accessory' })
  replacementId!: string;

  @ForeignKey('AccessoryEntity', { name: 'fk_loan_replacement_accessory_accessory' })
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_loan_replacement_accessory' })
  accessoryId!: string;

  @Column({ type: 'boolean' })
  cameBack!: boolean;
}
