import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';

/**
 * What a loan counts for in the figures of its school year. It is written the night after the loan, while it is known who borrows, and says
 * of that person only whether a child was reached who was not reached before: the link between a loan and its borrower ends soon after the
 * return, and the figures stay. It keeps what the instrument was like on that day, so that a table of a year that is over never changes.
 */
@Entity('loan_figure')
@Index('ix_loan_figure_year', ['municipalityId', 'outOn'])
@Index('ix_loan_figure_out', ['outOn'])
@Check(
  'ck_loan_figure_flags',
  'child_at_all >= 0 AND child_in_group <= 1 AND child_at_all <= child_in_unit AND child_at_all <= child_in_grade AND child_in_unit <= child_in_group AND child_in_grade <= child_in_group',
)
export class LoanFigureEntity {
  @ForeignKey('LoanEntity', { name: 'fk_loan_figure_loan' })
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_loan_figure' })
  loanId!: string;

  /** The owner's. */
  @ForeignKey('MunicipalityEntity', { name: 'fk_loan_figure_municipality' })
  @Column({ type: 'varchar', length: 60 })
  municipalityId!: string;

  @Column({ type: 'date' })
  outOn!: string;

  @ForeignKey('InstrumentEntity', { name: 'fk_loan_figure_instrument' })
  @Column({ type: 'varchar', length: 7 })
  instrumentCode!: string;

  @ForeignKey('UnitEntity', { name: 'fk_loan_figure_owner_unit' })
  @Column({ type: 'varchar', length: 60 })
  ownerUnitId!: string;

  @ForeignKey('QualityGradeEntity', { name: 'fk_loan_figure_grade' })
  @Column({ type: 'varchar', length: 60 })
  gradeId!: string;

  /** 1 where the loan reaches a child whom no loan of the same unit and grade has reached in the school year; else 0. */
  @Column({ type: 'integer' })
  childInGroup!: number;

  /** The same of the unit. */
  @Column({ type: 'integer' })
  childInUnit!: number;

  /** The same of the grade. */
  @Column({ type: 'integer' })
  childInGrade!: number;

  /** The same of the municipality. */
  @Column({ type: 'integer' })
  childAtAll!: number;
}
