import { Column, Entity, Index } from 'typeorm';

/** A key that a client gave with a changing request, and the answer it got. Kept 14 days. */
@Entity('idempotency_key')
@Index('ix_idempotency_key_created', ['createdAt'])
export class IdempotencyKeyEntity {
  @Column({ type: 'varchar', length: 300, primary: true, primaryKeyConstraintName: 'pk_idempotency_key' })
  scope!: string;

  @Column({ type: 'varchar', length: 200, primary: true, primaryKeyConstraintName: 'pk_idempotency_key' })
  key!: string;

  @Column({ type: 'varchar', length: 64 })
  bodyHash!: string;

  /** Status and ids, or the refusal, as JSON; empty while the request runs. */
  @Column({ type: 'text', nullable: true })
  answer!: string | null;

  @Column({ type: Date })
  createdAt!: Date;
}
