import type { MigrationInterface, QueryRunner } from 'typeorm';

const creditRules = `CONSTRAINT "ck_credit_amount" CHECK (amount_ore >= 0 AND (amount_ore > 0 OR kind <> 'waiver')),
    CONSTRAINT "ck_credit_kind" CHECK (kind IN ('deposit-back', 'early-return', 'waiver')),
    CONSTRAINT "ck_credit_reason" CHECK ((kind = 'waiver') = (reason IS NOT NULL)),
    CONSTRAINT "fk_credit_charge" FOREIGN KEY ("charge_id") REFERENCES "charge" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION`;

const coverageRules = `CONSTRAINT "ck_coverage_basis_points" CHECK (basis_points BETWEEN 1 AND 10000),
    CONSTRAINT "ck_coverage_cap" CHECK (cap_ore > 0),
    CONSTRAINT "ck_coverage_subject" CHECK (loan_id IS NULL OR reservation_id IS NULL),
    CONSTRAINT "fk_coverage_borrower" FOREIGN KEY ("borrower_id") REFERENCES "borrower" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_coverage_loan" FOREIGN KEY ("loan_id") REFERENCES "loan" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_coverage_reservation" FOREIGN KEY ("reservation_id") REFERENCES "reservation" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION`;

const chargePartRules = `CONSTRAINT "ck_charge_coverage_amount" CHECK (amount_ore > 0),
    CONSTRAINT "fk_charge_coverage_charge" FOREIGN KEY ("charge_id") REFERENCES "charge" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_charge_coverage_coverage" FOREIGN KEY ("coverage_id") REFERENCES "coverage" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION`;

const creditPartRules = `CONSTRAINT "ck_credit_coverage_amount" CHECK (amount_ore > 0),
    CONSTRAINT "fk_credit_coverage_credit" FOREIGN KEY ("credit_id") REFERENCES "credit" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_credit_coverage_coverage" FOREIGN KEY ("coverage_id") REFERENCES "coverage" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION`;

const sqlite: readonly string[] = [
  `CREATE TABLE "credit" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "charge_id" varchar(36) NOT NULL,
    "kind" varchar(20) NOT NULL,
    "amount_ore" integer NOT NULL,
    "reason" varchar(500),
    "credited_on" date NOT NULL,
    ${creditRules})`,
  `CREATE TABLE "coverage" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "borrower_id" varchar(36) NOT NULL,
    "loan_id" varchar(36),
    "reservation_id" varchar(36),
    "position" integer NOT NULL,
    "basis_points" integer NOT NULL,
    "cap_ore" integer,
    "valid_from" date NOT NULL,
    "valid_to" date,
    ${coverageRules})`,
  `CREATE TABLE "charge_coverage" (
    "charge_id" varchar(36) NOT NULL,
    "coverage_id" varchar(36) NOT NULL,
    "amount_ore" integer NOT NULL,
    ${chargePartRules},
    PRIMARY KEY ("charge_id", "coverage_id"))`,
  `CREATE TABLE "credit_coverage" (
    "credit_id" varchar(36) NOT NULL,
    "coverage_id" varchar(36) NOT NULL,
    "amount_ore" integer NOT NULL,
    ${creditPartRules},
    PRIMARY KEY ("credit_id", "coverage_id"))`,
];

/** The same on PostgreSQL. */
const postgres: readonly string[] = [
  `CREATE TABLE "credit" (
    "id" character varying(36) NOT NULL,
    "charge_id" character varying(36) NOT NULL,
    "kind" character varying(20) NOT NULL,
    "amount_ore" integer NOT NULL,
    "reason" character varying(500),
    "credited_on" date NOT NULL,
    ${creditRules},
    CONSTRAINT "pk_credit" PRIMARY KEY ("id"))`,
  `CREATE TABLE "coverage" (
    "id" character varying(36) NOT NULL,
    "borrower_id" character varying(36) NOT NULL,
    "loan_id" character varying(36),
    "reservation_id" character varying(36),
    "position" integer NOT NULL,
    "basis_points" integer NOT NULL,
    "cap_ore" integer,
    "valid_from" date NOT NULL,
    "valid_to" date,
    ${coverageRules},
    CONSTRAINT "pk_coverage" PRIMARY KEY ("id"))`,
  `CREATE TABLE "charge_coverage" (
    "charge_id" character varying(36) NOT NULL,
    "coverage_id" character varying(36) NOT NULL,
    "amount_ore" integer NOT NULL,
    ${chargePartRules},
    CONSTRAINT "pk_charge_coverage" PRIMARY KEY ("charge_id", "coverage_id"))`,
  `CREATE TABLE "credit_coverage" (
    "credit_id" character varying(36) NOT NULL,
    "coverage_id" character varying(36) NOT NULL,
    "amount_ore" integer NOT NULL,
    ${creditPartRules},
    CONSTRAINT "pk_credit_coverage" PRIMARY KEY ("credit_id", "coverage_id"))`,
];

const indexes: readonly string[] = [
  `CREATE INDEX "ix_credit_charge" ON "credit" ("charge_id")`,
  `CREATE INDEX "ix_credit_day" ON "credit" ("credited_on", "charge_id", "amount_ore")`,
  `CREATE INDEX "ix_credit_kind" ON "credit" ("kind", "credited_on", "id")`,
  `CREATE UNIQUE INDEX "ux_credit_once" ON "credit" ("charge_id", "kind") WHERE kind <> 'waiver'`,
  `CREATE UNIQUE INDEX "ux_coverage_position" ON "coverage" ("borrower_id", "position")`,
  `CREATE INDEX "ix_charge_coverage_coverage" ON "charge_coverage" ("coverage_id", "amount_ore")`,
  `CREATE INDEX "ix_credit_coverage_coverage" ON "credit_coverage" ("coverage_id", "amount_ore")`,
];

/** What borrowers get back, what of their charges is covered, and what was taken off each. */
export class ChargesAndCoverage0008 implements MigrationInterface {
  readonly name = 'ChargesAndCoverage1763856000007';

  async up(runner: QueryRunner): Promise<void> {
    const own = runner.dataSource.options.type === 'postgres' ? postgres : sqlite;
    for (const statement of [...own, ...indexes]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['credit_coverage', 'charge_coverage', 'coverage', 'credit']) {
      await runner.query(`DROP TABLE "${table}"`);
    }
  }
}
