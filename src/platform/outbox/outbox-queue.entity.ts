import { Check, Column, Entity } from 'typeorm';

/** The one row that names this database's queue, so that two installations may share one Redis. */
@Entity('outbox_queue')
@Check('ck_outbox_queue_single', 'id = 1')
export class OutboxQueueEntity {
  @Column({ type: 'integer', primary: true, primaryKeyConstraintName: 'pk_outbox_queue' })
  id!: number;

  /** Random, made by the migration. */
  @Column({ type: 'varchar', length: 36 })
  name!: string;
}
