import { Column, Entity, ForeignKey, Index } from 'typeorm';

/** A block on a borrower, with its reason. */
@Entity('borrower_block')
@Index('ix_borrower_block_borrower', ['borrowerId'])
export class BorrowerBlockEntity {
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_borrower_block' })
  id!: string;

  @ForeignKey('BorrowerEntity', { name: 'fk_borrower_block_borrower' })
  @Column({ type: 'varchar', length: 36 })
  borrowerId!: string;

  @Column({ type: 'varchar', length: 200 })
  reason!: string;

  /** The last day of the block; empty is until it is lifted. */
  @Column({ type: 'date', nullable: true })
  until!: string | null;
}
