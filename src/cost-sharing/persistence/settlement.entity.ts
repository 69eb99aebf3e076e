import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';

/** The settlement of a municipality's quarter: shown as it would be, frozen while it is being worked out, or closed for good. */
@Entity('settlement')
@Index('ux_settlement_period', ['municipalityId', 'period'], { unique: true })
@Check('ck_settlement_state', "state IN ('preview', 'closing', 'closed')")
@Check('ck_settlement_closed', "(state = 'closed') = (closed_at IS NOT NULL)")
export class SettlementEntity {
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_settlement' })
  id!: string;

  @ForeignKey('MunicipalityEntity', { name: 'fk_settlement_municipality' })
  @Column({ type: 'varchar', length: 60 })
  municipalityId!: string;

  @Column({ type: 'varchar', length: 7 })
  period!: string;

  @Column({ type: 'varchar', length: 10 })
  state!: string;

  /** Costs of the quarter that no agreement shares, in øre; empty where they are fewer than five. */
  @Column({ type: 'bigint', nullable: true })
  unsharedOre!: number | null;

  @Column({ type: Date })
  madeAt!: Date;

  @Column({ type: Date, nullable: true })
  closedAt!: Date | null;

  @Column({ type: 'varchar', length: 36, nullable: true })
  closedBy!: string | null;
}
