import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';

/** An instrument at inspection or repair. */
@Entity('repair')
@Index('ux_repair_open_instrument', ['instrumentCode'], { unique: true, where: 'completed_at IS NULL' })
@Index('ix_repair_instrument', ['instrumentCode', 'openedAt'])
@Check('ck_repair_step', "step IN ('inspection', 'repair')")
@Check('ck_repair_outcome', "outcome IN ('repaired', 'in-order', 'retired')")
export class RepairEntity {
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_repair' })
  id!: string;

  @ForeignKey('InstrumentEntity', { name: 'fk_repair_instrument' })
  @Column({ type: 'varchar', length: 7 })
  instrumentCode!: string;

  @Column({ type: 'varchar', length: 20 })
  step!: string;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ type: 'varchar', length: 36, nullable: true })
  loanId!: string | null;

  @Column({ type: Date })
  openedAt!: Date;

  @Column({ type: 'varchar', length: 36, nullable: true })
  openedBy!: string | null;

  @Column({ type: Date, nullable: true })
  completedAt!: Date | null;

  @Column({ type: 'varchar', length: 36, nullable: true })
  completedBy!: string | null;

  @Column({ type: 'varchar', length: 20, nullable: true })
  outcome!: string | null;
}
