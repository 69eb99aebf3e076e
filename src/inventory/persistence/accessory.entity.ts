import { Column, Entity, ForeignKey, Index } from 'typeorm';

/** A part that belongs to an instrument: bow, case, mouthpiece, strap. */
@Entity('accessory')
@Index('ix_accessory_instrument', ['instrumentCode', 'position'])
export class AccessoryEntity {
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_accessory' })
  id!: string;

  @ForeignKey('InstrumentEntity', { name: 'fk_accessory_instrument' })
  @Column({ type: 'varchar', length: 7 })
  instrumentCode!: string;

  @Column({ type: 'varchar', length: 100 })
  name!: string;

  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'boolean' })
  present!: boolean;
}
