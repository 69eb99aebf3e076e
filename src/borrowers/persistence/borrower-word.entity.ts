import { Column, Entity, ForeignKey, Index } from 'typeorm';

/** A searchable word of a borrower’s name. */
@Entity('borrower_word')
@Index('ix_borrower_word_borrower', ['borrowerId'])
export class BorrowerWordEntity {
  @Column({ type: 'varchar', length: 25, primary: true, primaryKeyConstraintName: 'pk_borrower_word' })
  word!: string;

  @ForeignKey('BorrowerEntity', { name: 'fk_borrower_word_borrower' })
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_borrower_word' })
  borrowerId!: string;
}
