import { Column, Entity, ForeignKey } from 'typeorm';

/** When a log-in last did something on the case pages, sealed; it goes with the log-in. */
@Entity('subsidy_presence')
export class CasePresenceEntity {
  @ForeignKey('UserSessionEntity', { name: 'fk_subsidy_presence_session', onDelete: 'CASCADE' })
  @Column({ type: 'varchar', length: 64, primary: true, primaryKeyConstraintName: 'pk_subsidy_presence' })
  tokenHash!: string;

  @Column({ type: 'varchar', length: 12 })
  keyId!: string;

  @Column({ type: 'text' })
  sealed!: string;
}
