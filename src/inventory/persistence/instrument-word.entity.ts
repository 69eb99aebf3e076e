import { Column, Entity, ForeignKey, Index } from 'typeorm';

/**
 * A searchable word of an instrument, which is named by its sort key: the words alone tell which instruments a page of
 * matches holds and in which order.
 */
@Entity('instrument_word')
@Index('ix_instrument_word_sort', ['sortKey', 'word'])
export class InstrumentWordEntity {
  @Column({ type: 'varchar', length: 25, primary: true, primaryKeyConstraintName: 'pk_instrument_word' })
  word!: string;

  @ForeignKey('InstrumentEntity', 'sortKey', { name: 'fk_instrument_word_instrument' })
  @Column({ type: 'varchar', length: 80, primary: true, primaryKeyConstraintName: 'pk_instrument_word' })
  sortKey!: string;
}
