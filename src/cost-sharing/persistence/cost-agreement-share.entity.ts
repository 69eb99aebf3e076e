import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';

/** What a unit carries by an agreement, in basis points; those of an agreement sum to 10 000. */
@Entity('cost_agreement_share')
@Index('ux_cost_agreement_share_position', ['agreementId', 'position'], { unique: true })
@Check('ck_cost_agreement_share', 'basis_points BETWEEN 1 AND 10000')
export class CostAgreementShareEntity {
  @ForeignKey('CostAgreementEntity', { name: 'fk_cost_agreement_share_agreement' })
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_cost_agreement_share' })
  agreementId!: string;

  @ForeignKey('UnitEntity', { name: 'fk_cost_agreement_share_unit' })
  @Column({ type: 'varchar', length: 60, primary: true, primaryKeyConstraintName: 'pk_cost_agreement_share' })
  unitId!: string;

  /** Where it stands in the agreement: an øre too many goes to the earlier one. */
  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'integer' })
  basisPoints!: number;
}
