import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';

/**
 * What somebody has said to the general terms or to a contract: who, when, to which version, how. Never changed. Nobody is named in
 * it: a guardian stands here by id, without a foreign key, since a guardian may leave the register and what was accepted stays accepted.
 */
@Entity('agreement')
@Index('ix_agreement_borrower', ['borrowerId', 'acceptedAt'])
@Index('ux_agreement_terms', ['borrowerId', 'version', 'acceptorId'], {
  unique: true,
  where: "type = 'terms' AND outcome = 'accepted'",
})
@Index('ux_agreement_reservation', ['reservationId', 'acceptorId'], {
  unique: true,
  where: "reservation_id IS NOT NULL AND outcome = 'accepted'",
})
@Index('ux_agreement_loan', ['loanId', 'acceptorId'], {
  unique: true,
  where: "loan_id IS NOT NULL AND outcome = 'accepted'",
})
@Check(
  'ck_agreement_acceptor',
  "accepted_by IN ('guardian', 'borrower') AND (accepted_by = 'borrower') = (acceptor_id = borrower_id)",
)
@Check('ck_agreement_facts', "(type = 'contract') = (facts IS NOT NULL)")
@Check('ck_agreement_language', "language IN ('nb', 'nn')")
@Check('ck_agreement_method', "method IN ('link', 'paper', 'desk') AND (method = 'link') = (registered_by IS NULL)")
@Check('ck_agreement_outcome', "outcome IN ('accepted', 'declined')")
@Check(
  'ck_agreement_subject',
  "(type = 'terms' AND reservation_id IS NULL AND loan_id IS NULL) OR (type = 'contract' AND (reservation_id IS NULL) <> (loan_id IS NULL))",
)
export class AgreementEntity {
  @Column({ type: 'varchar', length: 36, primary: true, primaryKeyConstraintName: 'pk_agreement' })
  id!: string;

  @ForeignKey('BorrowerEntity', { name: 'fk_agreement_borrower' })
  @Column({ type: 'varchar', length: 36 })
  borrowerId!: string;

  @Column({ type: 'varchar', length: 10 })
  type!: string;

  /** Of the template. */
  @Column({ type: 'varchar', length: 20 })
  version!: string;

  /** Of the text that governs. */
  @Column({ type: 'varchar', length: 2 })
  language!: string;

  @Column({ type: 'varchar', length: 10 })
  acceptedBy!: string;

  /** The guardian, or the borrower. */
  @Column({ type: 'varchar', length: 36 })
  acceptorId!: string;

  @Column({ type: 'varchar', length: 10 })
  method!: string;

  @Column({ type: 'varchar', length: 10 })
  outcome!: string;

  @Column({ type: Date })
  acceptedAt!: Date;

  /** Who registered what was said on paper or at the desk. */
  @ForeignKey('UserAccountEntity', { name: 'fk_agreement_registered_by' })
  @Column({ type: 'varchar', length: 36, nullable: true })
  registeredBy!: string | null;

  @Column({ type: 'varchar', length: 36, nullable: true })
  reservationId!: string | null;

  @Column({ type: 'varchar', length: 36, nullable: true })
  loanId!: string | null;

  /** What the contract was about when it was answered, as JSON, without a name: so its text can be made again word for word. */
  @Column({ type: 'varchar', length: 4000, nullable: true })
  facts!: string | null;
}
