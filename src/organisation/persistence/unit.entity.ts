import { Column, Entity, ForeignKey, Index } from 'typeorm';

/** A unit of a municipality: owns instruments, lends, or pays. */
@Entity('unit')
@Index('ix_unit_municipality', ['municipalityId'])
export class UnitEntity {
  @Column({ type: 'varchar', length: 60, primary: true, primaryKeyConstraintName: 'pk_unit' })
  id!: string;

  @ForeignKey('MunicipalityEntity', { name: 'fk_unit_municipality' })
  @Column({ type: 'varchar', length: 60 })
  municipalityId!: string;

  @Column({ type: 'varchar', length: 40 })
  kind!: string;

  @Column({ type: 'varchar', length: 200 })
  name!: string;

  @Column({ type: 'varchar', length: 40, nullable: true })
  phone!: string | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  email!: string | null;

  @Column({ type: 'integer' })
  version!: number;
}
