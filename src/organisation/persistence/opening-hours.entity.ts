import { Check, Column, Entity, ForeignKey } from 'typeorm';

/** When a lending point is open on a weekday; no row is closed. */
@Entity('opening_hours')
@Check('ck_opening_hours_weekday', 'weekday BETWEEN 1 AND 7')
@Check('ck_opening_hours_order', 'opens < closes')
export class OpeningHoursEntity {
  @ForeignKey('LendingPointEntity', { name: 'fk_opening_hours_lending_point' })
  @Column({ type: 'varchar', length: 60, primary: true, primaryKeyConstraintName: 'pk_opening_hours' })
  lendingPointId!: string;

  /** 1 is Monday, 7 is Sunday (ISO 8601). */
  @Column({ type: 'integer', primary: true, primaryKeyConstraintName: 'pk_opening_hours' })
  weekday!: number;

  /** Local time `HH:MM`. */
  @Column({ type: 'varchar', length: 5 })
  opens!: string;

  @Column({ type: 'varchar', length: 5 })
  closes!: string;
}
