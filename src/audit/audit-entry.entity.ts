import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Who did what to which thing, and when. Append-only; persons and loans by id, never by name. */
@Entity('audit_entry')
@Index('ix_audit_entry_subject', ['subjectType', 'subjectId'])
@Index('ix_audit_entry_instrument', ['instrumentCode', 'id'])
export class AuditEntryEntity {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'pk_audit_entry' })
  id?: number;

  @Column({ type: Date })
  at!: Date;

  /** The user, or empty for the system itself. */
  @Column({ type: 'varchar', length: 36, nullable: true })
  actorId!: string | null;

  @Column({ type: 'varchar', length: 60 })
  action!: string;

  @Column({ type: 'varchar', length: 40 })
  subjectType!: string;

  @Column({ type: 'varchar', length: 60 })
  subjectId!: string;

  /** The instrument that the act concerns, so that its history is one indexed read. */
  @Column({ type: 'varchar', length: 7, nullable: true })
  instrumentCode!: string | null;

  /** Which fields changed, as JSON; old and new value only of fields that are not personal. */
  @Column({ type: 'text', nullable: true })
  detail!: string | null;
}
