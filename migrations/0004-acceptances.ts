import type { MigrationInterface, QueryRunner } from 'typeorm';

const sqlite: readonly string[] = [
  `CREATE TABLE "agreement" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "borrower_id" varchar(36) NOT NULL,
    "type" varchar(10) NOT NULL,
    "version" varchar(20) NOT NULL,
    "language" varchar(2) NOT NULL,
    "accepted_by" varchar(10) NOT NULL,
    "acceptor_id" varchar(36) NOT NULL,
    "method" varchar(10) NOT NULL,
    "outcome" varchar(10) NOT NULL,
    "accepted_at" datetime NOT NULL,
    "registered_by" varchar(36),
    "reservation_id" varchar(36),
    "loan_id" varchar(36),
    "facts" varchar(4000),
    CONSTRAINT "ck_agreement_acceptor" CHECK (accepted_by IN ('guardian', 'borrower') AND (accepted_by = 'borrower') = (acceptor_id = borrower_id)),
    CONSTRAINT "ck_agreement_facts" CHECK ((type = 'contract') = (facts IS NOT NULL)),
    CONSTRAINT "ck_agreement_language" CHECK (language IN ('nb', 'nn')),
    CONSTRAINT "ck_agreement_method" CHECK (method IN ('link', 'paper', 'desk') AND (method = 'link') = (registered_by IS NULL)),
    CONSTRAINT "ck_agreement_outcome" CHECK (outcome IN ('accepted', 'declined')),
    CONSTRAINT "ck_agreement_subject" CHECK ((type = 'terms' AND reservation_id IS NULL AND loan_id IS NULL) OR (type = 'contract' AND (reservation_id IS NULL) <> (loan_id IS NULL))),
    CONSTRAINT "fk_agreement_borrower" FOREIGN KEY ("borrower_id") REFERENCES "borrower" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_agreement_registered_by" FOREIGN KEY ("registered_by") REFERENCES "user_account" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`,
  `CREATE INDEX "ix_agreement_borrower" ON "agreement" ("borrower_id", "accepted_at")`,
  `CREATE UNIQUE INDEX "ux_agreement_terms" ON "agreement" ("borrower_id", "version", "acceptor_id") WHERE type = 'terms' AND outcome = 'accepted'`,
  `CREATE UNIQUE INDEX "ux_agreement_reservation" ON "agreement" ("reservation_id", "acceptor_id") WHERE reservation_id IS NOT NULL AND outcome = 'accepted'`,
  `CREATE UNIQUE INDEX "ux_agreement_loan" ON "agreement" ("loan_id", "acceptor_id") WHERE loan_id IS NOT NULL AND outcome = 'accepted'`,
  `CREATE TABLE "signed_link" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "purpose" varchar(20) NOT NULL,
    "version" varchar(20) NOT NULL,
    "borrower_id" varchar(36) NOT NULL,
    "subject_type" varchar(20),
    "subject_id" varchar(36),
    "receiver_kind" varchar(10) NOT NULL,
    "receiver_id" varchar(36) NOT NULL,
    "token_hash" varchar(64) NOT NULL,
    "message_id" varchar(36),
    "created_at" datetime NOT NULL,
    "created_by" varchar(36) NOT NULL,
    "expires_at" datetime NOT NULL,
    "used_at" datetime,
    "answer_id" varchar(36),
    "revoked_at" datetime,
    CONSTRAINT "ck_signed_link_end" CHECK (used_at IS NULL OR revoked_at IS NULL),
    CONSTRAINT "ck_signed_link_receiver" CHECK (receiver_kind IN ('guardian', 'borrower')),
    CONSTRAINT "ck_signed_link_subject" CHECK ((subject_type IS NULL) = (subject_id IS NULL)),
    CONSTRAINT "ck_signed_link_used" CHECK ((used_at IS NULL) = (answer_id IS NULL)),
    CONSTRAINT "fk_signed_link_borrower" FOREIGN KEY ("borrower_id") REFERENCES "borrower" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_signed_link_message" FOREIGN KEY ("message_id") REFERENCES "message" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`,
  `CREATE UNIQUE INDEX "ux_signed_link_token" ON "signed_link" ("token_hash")`,
  `CREATE INDEX "ix_signed_link_borrower" ON "signed_link" ("borrower_id", "created_at")`,
  `CREATE INDEX "ix_signed_link_message" ON "signed_link" ("message_id")`,
  `ALTER TABLE "loan_rule" ADD COLUMN "needs_terms" boolean NOT NULL DEFAULT 0`,
  `ALTER TABLE "loan_rule" ADD COLUMN "needs_contract" boolean NOT NULL DEFAULT 0`,
];

/** The same on PostgreSQL. */
const postgres: readonly string[] = [
  `CREATE TABLE "agreement" (
    "id" character varying(36) NOT NULL,
    "borrower_id" character varying(36) NOT NULL,
    "type" character varying(10) NOT NULL,
    "version" character varying(20) NOT NULL,
    "language" character varying(2) NOT NULL,
    "accepted_by" character varying(10) NOT NULL,
    "acceptor_id" character varying(36) NOT NULL,
    "method" character varying(10) NOT NULL,
    "outcome" character varying(10) NOT NULL,
    "accepted_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "registered_by" character varying(36),
    "reservation_id" character varying(36),
    "loan_id" character varying(36),
    "facts" character varying(4000),
    CONSTRAINT "ck_agreement_acceptor" CHECK (accepted_by IN ('guardian', 'borrower') AND (accepted_by = 'borrower') = (acceptor_id = borrower_id)),
    CONSTRAINT "ck_agreement_facts" CHECK ((type = 'contract') = (facts IS NOT NULL)),
    CONSTRAINT "ck_agreement_language" CHECK (language IN ('nb', 'nn')),
    CONSTRAINT "ck_agreement_method" CHECK (method IN ('link', 'paper', 'desk') AND (method = 'link') = (registered_by IS NULL)),
    CONSTRAINT "ck_agreement_outcome" CHECK (outcome IN ('accepted', 'declined')),
    CONSTRAINT "ck_agreement_subject" CHECK ((type = 'terms' AND reservation_id IS NULL AND loan_id IS NULL) OR (type = 'contract' AND (reservation_id IS NULL) <> (loan_id IS NULL))),
    CONSTRAINT "fk_agreement_borrower" FOREIGN KEY ("borrower_id") REFERENCES "borrower" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_agreement_registered_by" FOREIGN KEY ("registered_by") REFERENCES "user_account" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "pk_agreement" PRIMARY KEY ("id"))`,
  `CREATE INDEX "ix_agreement_borrower" ON "agreement" ("borrower_id", "accepted_at")`,
  `CREATE UNIQUE INDEX "ux_agreement_terms" ON "agreement" ("borrower_id", "version", "acceptor_id") WHERE type = 'terms' AND outcome = 'accepted'`,
  `CREATE UNIQUE INDEX "ux_agreement_reservation" ON "agreement" ("reservation_id", "acceptor_id") WHERE reservation_id IS NOT NULL AND outcome = 'accepted'`,
  `CREATE UNIQUE INDEX "ux_agreement_loan" ON "agreement" ("loan_id", "acceptor_id") WHERE loan_id IS NOT NULL AND outcome = 'accepted'`,
  `CREATE TABLE "signed_link" (
    "id" character varying(36) NOT NULL,
    "purpose" character varying(20) NOT NULL,
    "version" character varying(20) NOT NULL,
    "borrower_id" character varying(36) NOT NULL,
    "subject_type" character varying(20),
    "subject_id" character varying(36),
    "receiver_kind" character varying(10) NOT NULL,
    "receiver_id" character varying(36) NOT NULL,
    "token_hash" character varying(64) NOT NULL,
    "message_id" character varying(36),
    "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "created_by" character varying(36) NOT NULL,
    "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "used_at" TIMESTAMP WITH TIME ZONE,
    "answer_id" character varying(36),
    "revoked_at" TIMESTAMP WITH TIME ZONE,
    CONSTRAINT "ck_signed_link_end" CHECK (used_at IS NULL OR revoked_at IS NULL),
    CONSTRAINT "ck_signed_link_receiver" CHECK (receiver_kind IN ('guardian', 'borrower')),
    CONSTRAINT "ck_signed_link_subject" CHECK ((subject_type IS NULL) = (subject_id IS NULL)),
    CONSTRAINT "ck_signed_link_used" CHECK ((used_at IS NULL) = (answer_id IS NULL)),
    CONSTRAINT "fk_signed_link_borrower" FOREIGN KEY ("borrower_id") REFERENCES "borrower" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_signed_link_message" FOREIGN KEY ("message_id") REFERENCES "message" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "pk_signed_link" PRIMARY KEY ("id"))`,
  `CREATE UNIQUE INDEX "ux_signed_link_token" ON "signed_link" ("token_hash")`,
  `CREATE INDEX "ix_signed_link_borrower" ON "signed_link" ("borrower_id", "created_at")`,
  `CREATE INDEX "ix_signed_link_message" ON "signed_link" ("message_id")`,
  `ALTER TABLE "loan_rule" ADD COLUMN "needs_terms" boolean NOT NULL DEFAULT false`,
  `ALTER TABLE "loan_rule" ADD COLUMN "needs_contract" boolean NOT NULL DEFAULT false`,
];

/** The same on both. */
const common: readonly string[] = [
  // A message that answers an act of today goes at once, as often as there are such acts; only a digest is one a day.
  `DROP INDEX "ux_message_receiver_day"`,
  `CREATE UNIQUE INDEX "ux_message_receiver_day" ON "message" ("kind", "receiver_id", "channel", "day") WHERE kind = 'reminder'`,
  // Rows that are there already ask for what the shipped ones ask for.
  `UPDATE "loan_rule" SET needs_terms = may_borrow,
     needs_contract = (may_borrow AND EXISTS (SELECT 1 FROM "quality_grade" g WHERE g.id = grade_id AND g.needs_right))`,
];

/** What borrowers and guardians have agreed to, the links by which they are asked, and which rule asks for what. */
export class Acceptances0004 implements MigrationInterface {
  readonly name = 'Acceptances1763856000003';

  async up(runner: QueryRunner): Promise<void> {
    const own = runner.dataSource.options.type === 'postgres' ? postgres : sqlite;
    for (const statement of [...own, ...common]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    // Of the messages that went at once there may be several a day.
    for (const statement of [
      `DROP TABLE "signed_link"`,
      `DROP TABLE "agreement"`,
      `ALTER TABLE "loan_rule" DROP COLUMN "needs_contract"`,
      `ALTER TABLE "loan_rule" DROP COLUMN "needs_terms"`,
      `DELETE FROM "message" WHERE kind <> 'reminder'`,
      `DROP INDEX "ux_message_receiver_day"`,
      `CREATE UNIQUE INDEX "ux_message_receiver_day" ON "message" ("kind", "receiver_id", "channel", "day")`,
    ]) {
      await runner.query(statement);
    }
  }
}
