import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';

/** Days on which a lending point is closed besides its ordinary ones, the last one included. */
@Entity('closure')
@Index('ux_closure_first_day', ['lendingPointId', 'fromDay'], { unique: true, where: 'withdrawn_at IS NULL' })
@Index('ix_closure_last_day', ['toDay', 'id'])
@Check('ck_closure_order', 'from_day <= to_day')
@Check('ck_closure_withdrawn', '(withdrawn_at IS NULL) = (withdrawn_by IS NULL)')
export class ClosureEntity {
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_closure' })
  id!: string;

  @ForeignKey('LendingPointEntity', { name: 'fk_closure_lending_point' })
  @Column({ type: 'varchar', length: 60 })
  lendingPointId!: string;

  @Column({ type: 'date' })
  fromDay!: string;

  @Column({ type: 'date' })
  toDay!: string;

  /** For staff; borrowers are told the days alone. */
  @Column({ type: 'varchar', length: 200 })
  reason!: string;

  @Column({ type: Date })
  createdAt!: Date;

  @Column({ type: 'varchar', length: 36 })
  createdBy!: string;

  /** When it was taken back before it began: since then it closes nothing. */
  @Column({ type: Date, nullable: true })
  withdrawnAt!: Date | null;

  @Column({ type: 'varchar', length: 36, nullable: true })
  withdrawnBy!: string | null;
}
