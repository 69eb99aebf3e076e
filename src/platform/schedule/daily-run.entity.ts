import { Column, Entity } from 'typeorm';

/** The last day on which something daily was done. */
@Entity('daily_run')
export class DailyRunEntity {
  @Column({ type: 'varchar', length: 40, primary: true, primaryKeyConstraintName: 'pk_daily_run' })
  name!: string;

  @Column({ type: 'date' })
  lastDay!: string;
}
