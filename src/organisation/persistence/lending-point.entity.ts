import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';

/** A place where things are handed over. */
@Entity('lending_point')
@Index('ix_lending_point_unit', ['unitId'])
@Check('ck_lending_point_kind', "kind IN ('library', 'youth-arena', 'culture-school')")
export class LendingPointEntity {
  @Column({ type: 'varchar', length: 60, primary: true, primaryKeyConstraintName: 'pk_lending_point' })
  id!: string;

  @ForeignKey('UnitEntity', { name: 'fk_lending_point_unit' })
  @Column({ type: 'varchar', length: 60 })
  unitId!: string;

  @Column({ type: 'varchar', length: 40 })
  kind!: string;

  @Column({ type: 'varchar', length: 200 })
  name!: string;

  @Column({ type: 'varchar', length: 300, nullable: true })
  address!: string | null;

  @Column({ type: 'varchar', length: 40, nullable: true })
  phone!: string | null;

  /** International Standard Identifier for Libraries (ISO 15511), for libraries. */
  @Column({ type: 'varchar', length: 20, nullable: true })
  isil!: string | null;

  @Column({ type: 'integer' })
  version!: number;
}
