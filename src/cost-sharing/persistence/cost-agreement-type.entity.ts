import { Check, Column, Entity, ForeignKey } from 'typeorm';

/** A type of cost that an agreement is about. */
@Entity('cost_agreement_type')
@Check('ck_cost_agreement_type', "cost_type IN ('fee', 'purchase', 'repair', 'loss', 'consumables')")
export class CostAgreementTypeEntity {
  @ForeignKey('CostAgreementEntity', { name: 'fk_cost_agreement_type_agreement' })
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_cost_agreement_type' })
  agreementId!: string;

  @Column({ type: 'varchar', length: 20, primary: true, primaryKeyConstraintName: 'pk_cost_agreement_type' })
  costType!: string;
}
