import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';

/** Which units of a municipality carry which share of which costs, from when to when. Only its end ever changes. */
@Entity('cost_agreement')
@Index('ix_cost_agreement_municipality', ['municipalityId', 'validFrom', 'id'])
@Check('ck_cost_agreement_arts', "debit_art <> '' AND credit_art <> ''")
export class CostAgreementEntity {
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_cost_agreement' })
  id!: string;

  @ForeignKey('MunicipalityEntity', { name: 'fk_cost_agreement_municipality' })
  @Column({ type: 'varchar', length: 60 })
  municipalityId!: string;

  @Column({ type: 'varchar', length: 200 })
  name!: string;

  @ForeignKey('QualityGradeEntity', { name: 'fk_cost_agreement_grade' })
  @Column({ type: 'varchar', length: 60, nullable: true })
  gradeId!: string | null;

  @ForeignKey('UnitEntity', { name: 'fk_cost_agreement_owner_unit' })
  @Column({ type: 'varchar', length: 60, nullable: true })
  ownerUnitId!: string | null;

  @ForeignKey('LendingPointEntity', { name: 'fk_cost_agreement_lending_point' })
  @Column({ type: 'varchar', length: 60, nullable: true })
  lendingPointId!: string | null;

  @ForeignKey('InstrumentKindEntity', { name: 'fk_cost_agreement_kind' })
  @Column({ type: 'varchar', length: 60, nullable: true })
  kindId!: string | null;

  /** Who is paid; empty: the instrument's owner. */
  @ForeignKey('UnitEntity', { name: 'fk_cost_agreement_creditor_unit' })
  @Column({ type: 'varchar', length: 60, nullable: true })
  creditorUnitId!: string | null;

  /** KOSTRA art of what a unit pays. */
  @Column({ type: 'varchar', length: 3 })
  debitArt!: string;

  /** KOSTRA art of what a unit is paid. */
  @Column({ type: 'varchar', length: 3 })
  creditArt!: string;

  @Column({ type: 'date' })
  validFrom!: string;

  /** The last day. One that was ended before it began has an earlier one than the first. */
  @Column({ type: 'date', nullable: true })
  validTo!: string | null;

  @Column({ type: 'integer' })
  version!: number;
}
