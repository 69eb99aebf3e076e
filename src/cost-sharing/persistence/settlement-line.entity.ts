import { Check, Column, Entity, ForeignKey } from 'typeorm';

/** What a unit pays or gets for one type of cost in a quarter, of five facts or more. */
@Entity('settlement_line')
@Check(
  'ck_settlement_line_type',
  "cost_type IN ('fee', 'purchase', 'repair', 'loss', 'consumables', 'deposit', 'merged')",
)
@Check('ck_settlement_line_side', "side IN ('debit', 'credit')")
@Check('ck_settlement_line_facts', 'facts >= 5')
export class SettlementLineEntity {
  @ForeignKey('SettlementEntity', { name: 'fk_settlement_line_settlement' })
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_settlement_line' })
  settlementId!: string;

  @Column({ type: 'integer', primary: true, primaryKeyConstraintName: 'pk_settlement_line' })
  position!: number;

  @ForeignKey('UnitEntity', { name: 'fk_settlement_line_unit' })
  @Column({ type: 'varchar', length: 60 })
  unitId!: string;

  @Column({ type: 'varchar', length: 20 })
  costType!: string;

  /** `debit` where the unit pays. */
  @Column({ type: 'varchar', length: 6 })
  side!: string;

  /** Negative where more was taken back than came. */
  @Column({ type: 'bigint' })
  amountOre!: number;

  @Column({ type: 'integer' })
  facts!: number;

  /** KOSTRA function of the unit in that year. */
  @Column({ type: 'varchar', length: 3 })
  function!: string;

  /** KOSTRA art. */
  @Column({ type: 'varchar', length: 3 })
  art!: string;
}
