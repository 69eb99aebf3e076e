import { Column, Entity } from 'typeorm';

/** A programme of the culture school, data with flags. */
@Entity('programme')
export class ProgrammeEntity {
  @Column({ type: 'varchar', length: 60, primary: true, primaryKeyConstraintName: 'pk_programme' })
  id!: string;

  @Column({ type: 'varchar', length: 100 })
  nb!: string;

  @Column({ type: 'varchar', length: 100 })
  nn!: string;

  @Column({ type: 'varchar', length: 100 })
  en!: string;

  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'integer', nullable: true })
  leastSchoolGrade!: number | null;

  @Column({ type: 'boolean' })
  givesRightToHighQuality!: boolean;
}
