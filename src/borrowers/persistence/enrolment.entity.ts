import { Column, Entity, ForeignKey, Index } from 'typeorm';

/** A pupil’s place in a programme for a school year. */
@Entity('enrolment')
@Index('ix_enrolment_borrower', ['borrowerId', 'schoolYear', 'createdAt'])
@Index('ix_enrolment_teacher', ['teacherUserId', 'schoolYear'])
export class EnrolmentEntity {
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_enrolment' })
  id!: string;

  @ForeignKey('BorrowerEntity', { name: 'fk_enrolment_borrower' })
  @Column({ type: 'varchar', length: 36 })
  borrowerId!: string;

  @ForeignKey('ProgrammeEntity', { name: 'fk_enrolment_programme' })
  @Column({ type: 'varchar', length: 60 })
  programmeId!: string;

  @Column({ type: 'varchar', length: 9 })
  schoolYear!: string;

  @Column({ type: 'integer', nullable: true })
  schoolGrade!: number | null;

  @ForeignKey('UserAccountEntity', { name: 'fk_enrolment_teacher_user' })
  @Column({ type: 'varchar', length: 36, nullable: true })
  teacherUserId!: string | null;

  @Column({ type: Date })
  createdAt!: Date;
}
