import { Column, Entity, ForeignKey, Index } from 'typeorm';

/** An entry that a settlement has moved on to the next quarter, because too few others stood beside it. */
@Entity('settlement_carry')
@Index('ix_settlement_carry_period', ['period', 'entryId'])
@Index('ix_settlement_carry_entry', ['entryId'])
export class SettlementCarryEntity {
  @ForeignKey('SettlementEntity', { name: 'fk_settlement_carry_settlement' })
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_settlement_carry' })
  settlementId!: string;

  @ForeignKey('LedgerEntryEntity', { name: 'fk_settlement_carry_entry' })
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_settlement_carry' })
  entryId!: string;

  /** The quarter in which it counts instead. */
  @Column({ type: 'varchar', length: 7 })
  period!: string;
}
