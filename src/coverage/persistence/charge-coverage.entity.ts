import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';

/** What a coverage took of a charge. The charge itself holds only what was left to pay. */
@Entity('charge_coverage')
@Index('ix_charge_coverage_coverage', ['coverageId', 'amountOre'])
@Check('ck_charge_coverage_amount', 'amount_ore > 0')
export class ChargeCoverageEntity {
  @ForeignKey('ChargeEntity', { name: 'fk_charge_coverage_charge' })
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_charge_coverage' })
  chargeId!: string;

  @ForeignKey('CoverageEntity', { name: 'fk_charge_coverage_coverage' })
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_charge_coverage' })
  coverageId!: string;

  @Column({ type: 'integer' })
  amountOre!: number;
}
