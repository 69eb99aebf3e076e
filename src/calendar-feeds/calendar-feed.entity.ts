import { Column, Entity, ForeignKey, Index } from 'typeorm';

/** A secret address at which a calendar is read. The address itself is nowhere stored. */
@Entity('calendar_feed')
@Index('ux_calendar_feed_pupils', ['userId'], { unique: true, where: 'lending_point_id IS NULL' })
@Index('ux_calendar_feed_point', ['userId', 'lendingPointId'], { unique: true, where: 'lending_point_id IS NOT NULL' })
export class CalendarFeedEntity {
  @Column({ type: 'varchar', length: 64, primary: true, primaryKeyConstraintName: 'pk_calendar_feed' })
  tokenHash!: string;

  /** Who made it; it ends with the account. */
  @ForeignKey('UserAccountEntity', { name: 'fk_calendar_feed_user' })
  @Column({ type: 'varchar', length: 36 })
  userId!: string;

  /** Of which lending point it tells; empty for a teacher's own pupils. */
  @ForeignKey('LendingPointEntity', { name: 'fk_calendar_feed_lending_point' })
  @Column({ type: 'varchar', length: 60, nullable: true })
  lendingPointId!: string | null;

  @Column({ type: Date })
  createdAt!: Date;
}
