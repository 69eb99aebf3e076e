import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';

/**
 * What a fact gives each unit to pay or to get, all lines together, which sum to nothing. It names no person, loan, instrument or day, and
 * knows its fact by a mark that only a key makes; fees that somebody else pays stand in it sealed, because the amount alone could tell
 * whose they are. Never changed: what turns out otherwise gives another entry of the same fact.
 */
@Entity('ledger_entry')
@Index('ux_ledger_entry_fact', ['factMark', 'revision'], { unique: true })
@Index('ix_ledger_entry_period', ['municipalityId', 'period', 'id'])
@Index('ix_ledger_entry_key', ['keyId'])
@Check('ck_ledger_entry_period', "substr(period, 5, 2) = '-Q'")
@Check('ck_ledger_entry_revision', 'revision >= 0')
export class LedgerEntryEntity {
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_ledger_entry' })
  id!: string;

  @ForeignKey('MunicipalityEntity', { name: 'fk_ledger_entry_municipality' })
  @Column({ type: 'varchar', length: 60 })
  municipalityId!: string;

  /** The quarter, such as `2026-Q1`: that of the fact, or the first open one after it. */
  @Column({ type: 'varchar', length: 7 })
  period!: string;

  @Column({ type: 'varchar', length: 64 })
  factMark!: string;

  /** 0 for what a fact gives first, then one more for each time that turned out otherwise; what puts another fact right begins at 1. */
  @Column({ type: 'integer' })
  revision!: number;

  /** The key that made the mark, and seals. */
  @Column({ type: 'varchar', length: 12 })
  keyId!: string;

  @Column({ type: 'boolean' })
  isSealed!: boolean;

  /** Its lines as JSON, or that sealed. */
  @Column({ type: 'text' })
  lines!: string;
}
