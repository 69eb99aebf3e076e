import { Column, Entity, ForeignKey, Index } from 'typeorm';

/** A row of a municipality's routing table: to which unit a request goes that somebody of a unit has made. */
@Entity('support_route')
@Index('ux_support_route_asking', ['municipalityId', 'askingUnitId'], {
  unique: true,
  where: 'asking_unit_id IS NOT NULL',
})
@Index('ux_support_route_else', ['municipalityId'], { unique: true, where: 'asking_unit_id IS NULL' })
export class SupportRouteEntity {
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_support_route' })
  id!: string;

  @ForeignKey('MunicipalityEntity', { name: 'fk_support_route_municipality' })
  @Column({ type: 'varchar', length: 60 })
  municipalityId!: string;

  /** Unit of whoever asks; empty is every other. */
  @ForeignKey('UnitEntity', { name: 'fk_support_route_asking_unit' })
  @Column({ type: 'varchar', length: 60, nullable: true })
  askingUnitId!: string | null;

  /** The unit that decides. */
  @ForeignKey('UnitEntity', { name: 'fk_support_route_unit' })
  @Column({ type: 'varchar', length: 60 })
  unitId!: string;

  /** Whether a request becomes an application only when the family has confirmed it. */
  @Column({ type: 'boolean' })
  needsConfirmation!: boolean;
}
