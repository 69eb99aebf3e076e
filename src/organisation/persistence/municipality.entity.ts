import { Column, Entity } from 'typeorm';

/** A municipality: the owner of units. */
@Entity('municipality')
export class MunicipalityEntity {
  @Column({ type: 'varchar', length: 60, primary: true, primaryKeyConstraintName: 'pk_municipality' })
  id!: string;

  @Column({ type: 'varchar', length: 200 })
  name!: string;

  /** The four-digit municipality number, if known. */
  @Column({ type: 'varchar', length: 4, nullable: true })
  number!: string | null;
}
