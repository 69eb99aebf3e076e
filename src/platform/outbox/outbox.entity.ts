import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A job that is owed. The row is the truth: what stands in a queue is only a hint that a row is due. */
@Entity('outbox')
@Index('ix_outbox_due', ['state', 'leaseUntil', 'id'])
@Check('ck_outbox_state', "state IN ('waiting', 'failed')")
export class OutboxEntity {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'pk_outbox' })
  id?: number;

  @Column({ type: 'varchar', length: 60 })
  topic!: string;

  /** Ids only, as JSON. */
  @Column({ type: 'varchar', length: 400 })
  payload!: string;

  /** A row that is done is deleted; one that was given up stays and is counted. */
  @Column({ type: 'varchar', length: 10 })
  state!: string;

  /** How often it was offered to the transport; with each claim one more, which makes the claim a compare-and-set. */
  @Column({ type: 'integer' })
  rounds!: number;

  /** Until then nobody offers it again. */
  @Column({ type: Date })
  leaseUntil!: Date;

  /** Code of the last failure. */
  @Column({ type: 'varchar', length: 60, nullable: true })
  lastError!: string | null;

  @Column({ type: Date })
  createdAt!: Date;
}
