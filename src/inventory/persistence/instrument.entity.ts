import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';

/**
 * One physical instrument and its circulation state. `ix_instrument_list` holds all that a list filters by in the order of
 * the list, so that any combination of filters is one walk of the index and a checkout moves one entry, not five; and the code, so that
 * whoever counts by what is promised of each needs nothing else.
 */
@Entity('instrument')
@Index('ux_instrument_sort', ['sortKey'], { unique: true })
@Index('ix_instrument_list', [
  'sortKey',
  'kindId',
  'size',
  'gradeId',
  'state',
  'freeFrom',
  'currentPointId',
  'homePointId',
  'code',
])
@Check(
  'ck_instrument_state',
  "state IN ('available', 'on-loan', 'on-hold-shelf', 'in-transfer', 'in-service', 'in-repair', 'missing', 'lost', 'retired')",
)
@Check('ck_instrument_condition', "condition IN ('as-new', 'fine', 'worn', 'needs-repair', 'unusable')")
@Check('ck_instrument_value', 'value_ore >= 0')
export class InstrumentEntity {
  @Column({ type: 'varchar', length: 7, primary: true, primaryKeyConstraintName: 'pk_instrument' })
  code!: string;

  @ForeignKey('InstrumentKindEntity', { name: 'fk_instrument_kind' })
  @Column({ type: 'varchar', length: 60 })
  kindId!: string;

  @Column({ type: 'varchar', length: 20, nullable: true })
  size!: string | null;

  @Column({ type: 'varchar', length: 100, nullable: true })
  maker!: string | null;

  @Column({ type: 'varchar', length: 100, nullable: true })
  model!: string | null;

  @Column({ type: 'varchar', length: 100, nullable: true })
  serialNumber!: string | null;

  @ForeignKey('QualityGradeEntity', { name: 'fk_instrument_grade' })
  @Column({ type: 'varchar', length: 60 })
  gradeId!: string;

  @Column({ type: 'varchar', length: 20 })
  condition!: string;

  @Column({ type: 'varchar', length: 20 })
  state!: string;

  @ForeignKey('UnitEntity', { name: 'fk_instrument_owner_unit' })
  @Column({ type: 'varchar', length: 60 })
  ownerUnitId!: string;

  @ForeignKey('UnitEntity', { name: 'fk_instrument_manager_unit' })
  @Column({ type: 'varchar', length: 60 })
  managerUnitId!: string;

  @ForeignKey('LendingPointEntity', { name: 'fk_instrument_home_point' })
  @Column({ type: 'varchar', length: 60 })
  homePointId!: string;

  /** Where it is; empty while with a borrower, a repairer or nobody knows. */
  @ForeignKey('LendingPointEntity', { name: 'fk_instrument_current_point' })
  @Column({ type: 'varchar', length: 60, nullable: true })
  currentPointId!: string | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  funder!: string | null;

  /** Replacement value in øre. */
  @Column({ type: 'integer', nullable: true })
  valueOre!: number | null;

  /** While on loan: the day it is due. */
  @Column({ type: 'date', nullable: true })
  dueOn!: string | null;

  /** While in service: the first day it may go out again. */
  @Column({ type: 'date', nullable: true })
  freeFrom!: string | null;

  /** Kind, size and code in one text of digits and small letters, so that every database sorts alike. */
  @Column({ type: 'varchar', length: 80 })
  sortKey!: string;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ type: Date })
  registeredAt!: Date;

  @Column({ type: 'integer' })
  version!: number;
}
