import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';

/**
 * What an instrument cost on a day: its purchase, a repair, its loss, what was used up. Never changed: a mistake is put right by another
 * row. It keeps what the instrument was like on that day, so that the cost is shared alike whenever it is looked at.
 */
@Entity('instrument_cost')
@Index('ix_instrument_cost_instrument', ['instrumentCode', 'incurredOn', 'id'])
@Index('ix_instrument_cost_day', ['municipalityId', 'incurredOn', 'id'])
@Index('ix_instrument_cost_recorded', ['municipalityId', 'recordedOn', 'id'])
@Index('ix_instrument_cost_corrects', ['correctsId'])
@Check('ck_instrument_cost_type', "cost_type IN ('purchase', 'repair', 'loss', 'consumables')")
@Check('ck_instrument_cost_amount', 'amount_ore <> 0 AND (amount_ore > 0 OR corrects_id IS NOT NULL)')
export class InstrumentCostEntity {
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_instrument_cost' })
  id!: string;

  @ForeignKey('InstrumentEntity', { name: 'fk_instrument_cost_instrument' })
  @Column({ type: 'varchar', length: 7 })
  instrumentCode!: string;

  /** The owner's. */
  @ForeignKey('MunicipalityEntity', { name: 'fk_instrument_cost_municipality' })
  @Column({ type: 'varchar', length: 60 })
  municipalityId!: string;

  @Column({ type: 'varchar', length: 20 })
  costType!: string;

  /** In øre; of a correction, what is to be added to what it corrects. */
  @Column({ type: 'integer' })
  amountOre!: number;

  @Column({ type: 'date' })
  incurredOn!: string;

  @ForeignKey('UnitEntity', { name: 'fk_instrument_cost_owner_unit' })
  @Column({ type: 'varchar', length: 60 })
  ownerUnitId!: string;

  @ForeignKey('QualityGradeEntity', { name: 'fk_instrument_cost_grade' })
  @Column({ type: 'varchar', length: 60 })
  gradeId!: string;

  @ForeignKey('InstrumentKindEntity', { name: 'fk_instrument_cost_kind' })
  @Column({ type: 'varchar', length: 60 })
  kindId!: string;

  /** Its home. */
  @ForeignKey('LendingPointEntity', { name: 'fk_instrument_cost_lending_point' })
  @Column({ type: 'varchar', length: 60 })
  lendingPointId!: string;

  @Column({ type: 'varchar', length: 500, nullable: true })
  note!: string | null;

  @ForeignKey('InstrumentCostEntity', { name: 'fk_instrument_cost_corrects' })
  @Column({ type: 'varchar', length: 36, nullable: true })
  correctsId!: string | null;

  @Column({ type: 'date' })
  recordedOn!: string;

  @Column({ type: 'varchar', length: 36, nullable: true })
  recordedBy!: string | null;
}
