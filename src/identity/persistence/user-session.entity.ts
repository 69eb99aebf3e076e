import { Column, Entity, ForeignKey, Index } from 'typeorm';

/** A log-in. The token itself is nowhere stored. */
@Entity('user_session')
@Index('ix_user_session_user', ['userId'])
@Index('ix_user_session_expires', ['expiresAt'])
export class UserSessionEntity {
  @Column({ type: 'varchar', length: 64, primary: true, primaryKeyConstraintName: 'pk_user_session' })
  tokenHash!: string;

  @ForeignKey('UserAccountEntity', { name: 'fk_user_session_user' })
  @Column({ type: 'varchar', length: 36 })
  userId!: string;

  @Column({ type: Date })
  createdAt!: Date;

  @Column({ type: Date })
  expiresAt!: Date;
}
