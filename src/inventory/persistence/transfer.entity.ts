import { Column, Entity, ForeignKey, Index } from 'typeorm';

/** An instrument under way between lending points. */
@Entity('transfer')
@Index('ux_transfer_open_instrument', ['instrumentCode'], { unique: true, where: 'received_at IS NULL' })
@Index('ix_transfer_instrument', ['instrumentCode', 'sentAt'])
export class TransferEntity {
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_transfer' })
  id!: string;

  @ForeignKey('InstrumentEntity', { name: 'fk_transfer_instrument' })
  @Column({ type: 'varchar', length: 7 })
  instrumentCode!: string;

  @ForeignKey('LendingPointEntity', { name: 'fk_transfer_from_point' })
  @Column({ type: 'varchar', length: 60, nullable: true })
  fromPointId!: string | null;

  @ForeignKey('LendingPointEntity', { name: 'fk_transfer_to_point' })
  @Column({ type: 'varchar', length: 60 })
  toPointId!: string;

  @Column({ type: Date })
  sentAt!: Date;

  @Column({ type: 'varchar', length: 36, nullable: true })
  sentBy!: string | null;

  @Column({ type: Date, nullable: true })
  receivedAt!: Date | null;

  @Column({ type: 'varchar', length: 36, nullable: true })
  receivedBy!: string | null;
}
