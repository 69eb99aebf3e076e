import { Column, Entity, Index } from 'typeorm';

/** A step of the ordered quality scale. */
@Entity('quality_grade')
@Index('ux_quality_grade_position', ['position'], { unique: true })
export class QualityGradeEntity {
  @Column({ type: 'varchar', length: 60, primary: true, primaryKeyConstraintName: 'pk_quality_grade' })
  id!: string;

  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'varchar', length: 100 })
  nb!: string;

  @Column({ type: 'varchar', length: 100 })
  nn!: string;

  @Column({ type: 'varchar', length: 100 })
  en!: string;

  /** It goes only to pupils whose programme gives the right to it, and only through a culture school. */
  @Column({ type: 'boolean' })
  needsRight!: boolean;
}
