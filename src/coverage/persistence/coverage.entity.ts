import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';

/**
 * How much of a borrower's charges is covered, from when to when. It says nothing of who covers it, who decided it or when: therefore
 * it has no instant, and its place in line counts the coverages of this borrower only. Never changed but for an earlier end.
 */
@Entity('coverage')
@Index('ux_coverage_position', ['borrowerId', 'position'], { unique: true })
@Check('ck_coverage_basis_points', 'basis_points BETWEEN 1 AND 10000')
@Check('ck_coverage_cap', 'cap_ore > 0')
@Check('ck_coverage_subject', 'loan_id IS NULL OR reservation_id IS NULL')
export class CoverageEntity {
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_coverage' })
  id!: string;

  @ForeignKey('BorrowerEntity', { name: 'fk_coverage_borrower' })
  @Column({ type: 'varchar', length: 36 })
  borrowerId!: string;

  /** The only loan whose charges it is for, if it is for one. */
  @ForeignKey('LoanEntity', { name: 'fk_coverage_loan' })
  @Column({ type: 'varchar', length: 36, nullable: true })
  loanId!: string | null;

  /** The reservation whose loan it is for, if it is for one. */
  @ForeignKey('ReservationEntity', { name: 'fk_coverage_reservation' })
  @Column({ type: 'varchar', length: 36, nullable: true })
  reservationId!: string | null;

  /** The older one of a borrower's comes first. */
  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'integer' })
  basisPoints!: number;

  /** The most that it takes over its life, in øre, what came back not counted. */
  @Column({ type: 'integer', nullable: true })
  capOre!: number | null;

  @Column({ type: 'date' })
  validFrom!: string;

  /** The last day. One that was ended before it began has an earlier one than the first. */
  @Column({ type: 'date', nullable: true })
  validTo!: string | null;
}
