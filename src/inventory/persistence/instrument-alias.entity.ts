import { Column, Entity, ForeignKey, Index } from 'typeorm';

/** Another code of an instrument: an older barcode or an RFID id. */
@Entity('instrument_alias')
@Index('ix_instrument_alias_code', ['instrumentCode'])
export class InstrumentAliasEntity {
  @Column({ type: 'varchar', length: 100, primary: true, primaryKeyConstraintName: 'pk_instrument_alias' })
  alias!: string;

  @ForeignKey('InstrumentEntity', { name: 'fk_instrument_alias_instrument' })
  @Column({ type: 'varchar', length: 7 })
  instrumentCode!: string;
}
