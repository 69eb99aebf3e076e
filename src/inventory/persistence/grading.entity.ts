import { Column, Entity, ForeignKey, Index } from 'typeorm';

/** A grade given by a person with a reason. The newest is the instrument’s grade. */
@Entity('grading')
@Index('ix_grading_instrument', ['instrumentCode', 'gradedAt'])
export class GradingEntity {
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_grading' })
  id!: string;

  @ForeignKey('InstrumentEntity', { name: 'fk_grading_instrument' })
  @Column({ type: 'varchar', length: 7 })
  instrumentCode!: string;

  @ForeignKey('QualityGradeEntity', { name: 'fk_grading_grade' })
  @Column({ type: 'varchar', length: 60 })
  gradeId!: string;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'varchar', length: 36, nullable: true })
  gradedBy!: string | null;

  @Column({ type: Date })
  gradedAt!: Date;
}
