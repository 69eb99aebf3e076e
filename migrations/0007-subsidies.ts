import type { MigrationInterface, QueryRunner } from 'typeorm';

const sqlite: readonly string[] = [
  `CREATE TABLE "support_route" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "municipality_id" varchar(60) NOT NULL,
    "asking_unit_id" varchar(60),
    "unit_id" varchar(60) NOT NULL,
    "needs_confirmation" boolean NOT NULL,
    CONSTRAINT "fk_support_route_municipality" FOREIGN KEY ("municipality_id") REFERENCES "municipality" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_support_route_asking_unit" FOREIGN KEY ("asking_unit_id") REFERENCES "unit" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_support_route_unit" FOREIGN KEY ("unit_id") REFERENCES "unit" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`,
  `CREATE TABLE "subsidy_case" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "unit_id" varchar(60) NOT NULL,
    "case_number" varchar(20) NOT NULL,
    "voucher" varchar(20) NOT NULL,
    "state" varchar(25) NOT NULL,
    "submitted_on" date NOT NULL,
    "person_mark" varchar(64) NOT NULL,
    "coverage_mark" varchar(64),
    "expiry_mark" varchar(64),
    "key_id" varchar(12) NOT NULL,
    "sealed" text NOT NULL,
    "version" integer NOT NULL,
    CONSTRAINT "ck_subsidy_case_coverage" CHECK ((state IN ('granted', 'revoked', 'expired')) = (coverage_mark IS NOT NULL)),
    CONSTRAINT "ck_subsidy_case_expiry" CHECK ((state = 'granted') = (expiry_mark IS NOT NULL)),
    CONSTRAINT "ck_subsidy_case_state" CHECK (state IN ('awaiting-confirmation', 'submitted', 'information-requested', 'granted', 'rejected', 'withdrawn', 'revoked', 'expired')),
    CONSTRAINT "fk_subsidy_case_unit" FOREIGN KEY ("unit_id") REFERENCES "unit" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`,
  `CREATE TABLE "subsidy_case_entry" (
    "case_id" varchar(36) NOT NULL,
    "number" integer NOT NULL,
    "key_id" varchar(12) NOT NULL,
    "sealed" text NOT NULL,
    CONSTRAINT "fk_subsidy_case_entry_case" FOREIGN KEY ("case_id") REFERENCES "subsidy_case" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    PRIMARY KEY ("case_id", "number"))`,
  `CREATE TABLE "subsidy_case_read" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "unit_id" varchar(60) NOT NULL,
    "case_id" varchar(36),
    "day" date NOT NULL,
    "key_id" varchar(12) NOT NULL,
    "sealed" text NOT NULL,
    CONSTRAINT "fk_subsidy_case_read_case" FOREIGN KEY ("case_id") REFERENCES "subsidy_case" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_subsidy_case_read_unit" FOREIGN KEY ("unit_id") REFERENCES "unit" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`,
  `CREATE TABLE "subsidy_letter" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "case_id" varchar(36) NOT NULL,
    "key_id" varchar(12) NOT NULL,
    "sealed" text NOT NULL,
    "sealed_document" text NOT NULL,
    CONSTRAINT "fk_subsidy_letter_case" FOREIGN KEY ("case_id") REFERENCES "subsidy_case" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`,
  `CREATE TABLE "subsidy_case_link" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "case_id" varchar(36) NOT NULL,
    "token_hash" varchar(64) NOT NULL,
    "message_id" varchar(36) NOT NULL,
    "key_id" varchar(12) NOT NULL,
    "sealed" text NOT NULL,
    CONSTRAINT "fk_subsidy_case_link_case" FOREIGN KEY ("case_id") REFERENCES "subsidy_case" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_subsidy_case_link_message" FOREIGN KEY ("message_id") REFERENCES "message" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`,
  `CREATE TABLE "subsidy_access" (
    "user_id" varchar(36) PRIMARY KEY NOT NULL,
    "unit_id" varchar(60) NOT NULL,
    "account_mark" varchar(64) NOT NULL,
    "given_by" varchar(36),
    CONSTRAINT "fk_subsidy_access_given_by" FOREIGN KEY ("given_by") REFERENCES "user_account" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_subsidy_access_unit" FOREIGN KEY ("unit_id") REFERENCES "unit" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_subsidy_access_user" FOREIGN KEY ("user_id") REFERENCES "user_account" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`,
  `CREATE TABLE "subsidy_secret" (
    "purpose" varchar(40) PRIMARY KEY NOT NULL,
    "key_id" varchar(12) NOT NULL,
    "sealed" text NOT NULL)`,
  `CREATE TABLE "subsidy_presence" (
    "token_hash" varchar(64) PRIMARY KEY NOT NULL,
    "key_id" varchar(12) NOT NULL,
    "sealed" text NOT NULL,
    CONSTRAINT "fk_subsidy_presence_session" FOREIGN KEY ("token_hash") REFERENCES "user_session" ("token_hash") ON DELETE CASCADE ON UPDATE NO ACTION)`,
];

/** The same on PostgreSQL. */
const postgres: readonly string[] = [
  `CREATE TABLE "support_route" (
    "id" character varying(36) NOT NULL,
    "municipality_id" character varying(60) NOT NULL,
    "asking_unit_id" character varying(60),
    "unit_id" character varying(60) NOT NULL,
    "needs_confirmation" boolean NOT NULL,
    CONSTRAINT "fk_support_route_municipality" FOREIGN KEY ("municipality_id") REFERENCES "municipality" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_support_route_asking_unit" FOREIGN KEY ("asking_unit_id") REFERENCES "unit" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_support_route_unit" FOREIGN KEY ("unit_id") REFERENCES "unit" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "pk_support_route" PRIMARY KEY ("id"))`,
  `CREATE TABLE "subsidy_case" (
    "id" character varying(36) NOT NULL,
    "unit_id" character varying(60) NOT NULL,
    "case_number" character varying(20) NOT NULL,
    "voucher" character varying(20) NOT NULL,
    "state" character varying(25) NOT NULL,
    "submitted_on" date NOT NULL,
    "person_mark" character varying(64) NOT NULL,
    "coverage_mark" character varying(64),
    "expiry_mark" character varying(64),
    "key_id" character varying(12) NOT NULL,
    "sealed" text NOT NULL,
    "version" integer NOT NULL,
    CONSTRAINT "ck_subsidy_case_coverage" CHECK ((state IN ('granted', 'revoked', 'expired')) = (coverage_mark IS NOT NULL)),
    CONSTRAINT "ck_subsidy_case_expiry" CHECK ((state = 'granted') = (expiry_mark IS NOT NULL)),
    CONSTRAINT "ck_subsidy_case_state" CHECK (state IN ('awaiting-confirmation', 'submitted', 'information-requested', 'granted', 'rejected', 'withdrawn', 'revoked', 'expired')),
    CONSTRAINT "fk_subsidy_case_unit" FOREIGN KEY ("unit_id") REFERENCES "unit" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "pk_subsidy_case" PRIMARY KEY ("id"))`,
  `CREATE TABLE "subsidy_case_entry" (
    "case_id" character varying(36) NOT NULL,
    "number" integer NOT NULL,
    "key_id" character varying(12) NOT NULL,
    "sealed" text NOT NULL,
    CONSTRAINT "fk_subsidy_case_entry_case" FOREIGN KEY ("case_id") REFERENCES "subsidy_case" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "pk_subsidy_case_entry" PRIMARY KEY ("case_id", "number"))`,
  `CREATE TABLE "subsidy_case_read" (
    "id" character varying(36) NOT NULL,
    "unit_id" character varying(60) NOT NULL,
    "case_id" character varying(36),
    "day" date NOT NULL,
    "key_id" character varying(12) NOT NULL,
    "sealed" text NOT NULL,
    CONSTRAINT "fk_subsidy_case_read_case" FOREIGN KEY ("case_id") REFERENCES "subsidy_case" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_subsidy_case_read_unit" FOREIGN KEY ("unit_id") REFERENCES "unit" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "pk_subsidy_case_read" PRIMARY KEY ("id"))`,
  `CREATE TABLE "subsidy_letter" (
    "id" character varying(36) NOT NULL,
    "case_id" character varying(36) NOT NULL,
    "key_id" character varying(12) NOT NULL,
    "sealed" text NOT NULL,
    "sealed_document" text NOT NULL,
    CONSTRAINT "fk_subsidy_letter_case" FOREIGN KEY ("case_id") REFERENCES "subsidy_case" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "pk_subsidy_letter" PRIMARY KEY ("id"))`,
  `CREATE TABLE "subsidy_case_link" (
    "id" character varying(36) NOT NULL,
    "case_id" character varying(36) NOT NULL,
    "token_hash" character varying(64) NOT NULL,
    "message_id" character varying(36) NOT NULL,
    "key_id" character varying(12) NOT NULL,
    "sealed" text NOT NULL,
    CONSTRAINT "fk_subsidy_case_link_case" FOREIGN KEY ("case_id") REFERENCES "subsidy_case" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_subsidy_case_link_message" FOREIGN KEY ("message_id") REFERENCES "message" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "pk_subsidy_case_link" PRIMARY KEY ("id"))`,
  `CREATE TABLE "subsidy_access" (
    "user_id" character varying(36) NOT NULL,
    "unit_id" character varying(60) NOT NULL,
    "account_mark" character varying(64) NOT NULL,
    "given_by" character varying(36),
    CONSTRAINT "fk_subsidy_access_given_by" FOREIGN KEY ("given_by") REFERENCES "user_account" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_subsidy_access_unit" FOREIGN KEY ("unit_id") REFERENCES "unit" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_subsidy_access_user" FOREIGN KEY ("user_id") REFERENCES "user_account" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "pk_subsidy_access" PRIMARY KEY ("user_id"))`,
  `CREATE TABLE "subsidy_secret" (
    "purpose" character varying(40) NOT NULL,
    "key_id" character varying(12) NOT NULL,
    "sealed" text NOT NULL,
    CONSTRAINT "pk_subsidy_secret" PRIMARY KEY ("purpose"))`,
  `CREATE TABLE "subsidy_presence" (
    "token_hash" character varying(64) NOT NULL,
    "key_id" character varying(12) NOT NULL,
    "sealed" text NOT NULL,
    CONSTRAINT "fk_subsidy_presence_session" FOREIGN KEY ("token_hash") REFERENCES "user_session" ("token_hash") ON DELETE CASCADE ON UPDATE NO ACTION,
    CONSTRAINT "pk_subsidy_presence" PRIMARY KEY ("token_hash"))`,
];

/** The same on both. */
const indexes: readonly string[] = [
  `CREATE UNIQUE INDEX "ux_support_route_asking" ON "support_route" ("municipality_id", "asking_unit_id") WHERE asking_unit_id IS NOT NULL`,
  `CREATE UNIQUE INDEX "ux_support_route_else" ON "support_route" ("municipality_id") WHERE asking_unit_id IS NULL`,
  `CREATE UNIQUE INDEX "ux_subsidy_case_number" ON "subsidy_case" ("case_number")`,
  `CREATE UNIQUE INDEX "ux_subsidy_case_voucher" ON "subsidy_case" ("voucher")`,
  `CREATE UNIQUE INDEX "ux_subsidy_case_coverage" ON "subsidy_case" ("coverage_mark")`,
  `CREATE INDEX "ix_subsidy_case_inbox" ON "subsidy_case" ("unit_id", "state", "submitted_on", "id")`,
  `CREATE INDEX "ix_subsidy_case_unit" ON "subsidy_case" ("unit_id", "submitted_on", "id")`,
  `CREATE INDEX "ix_subsidy_case_person" ON "subsidy_case" ("person_mark")`,
  `CREATE INDEX "ix_subsidy_case_expiry" ON "subsidy_case" ("expiry_mark")`,
  `CREATE INDEX "ix_subsidy_case_key" ON "subsidy_case" ("key_id", "id")`,
  `CREATE INDEX "ix_subsidy_case_entry_key" ON "subsidy_case_entry" ("key_id", "case_id", "number")`,
  `CREATE INDEX "ix_subsidy_case_read_case" ON "subsidy_case_read" ("case_id", "day")`,
  `CREATE INDEX "ix_subsidy_case_read_unit" ON "subsidy_case_read" ("unit_id", "day", "id")`,
  `CREATE INDEX "ix_subsidy_case_read_key" ON "subsidy_case_read" ("key_id", "id")`,
  `CREATE INDEX "ix_subsidy_letter_case" ON "subsidy_letter" ("case_id")`,
  `CREATE INDEX "ix_subsidy_letter_key" ON "subsidy_letter" ("key_id", "id")`,
  `CREATE UNIQUE INDEX "ux_subsidy_case_link_token" ON "subsidy_case_link" ("token_hash")`,
  `CREATE UNIQUE INDEX "ux_subsidy_case_link_message" ON "subsidy_case_link" ("message_id")`,
  `CREATE INDEX "ix_subsidy_case_link_case" ON "subsidy_case_link" ("case_id")`,
  `CREATE INDEX "ix_subsidy_case_link_key" ON "subsidy_case_link" ("key_id", "id")`,
  `CREATE INDEX "ix_subsidy_access_unit" ON "subsidy_access" ("unit_id")`,
];

/** Requests for support, cases with their letters, links and logs, and who may read them. */
export class Subsidies0007 implements MigrationInterface {
  readonly name = 'Subsidies1763856000006';

  async up(runner: QueryRunner): Promise<void> {
    const own = runner.dataSource.options.type === 'postgres' ? postgres : sqlite;
    for (const statement of [...own, ...indexes]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'subsidy_secret',
      'subsidy_presence',
      'subsidy_access',
      'subsidy_case_link',
      'subsidy_letter',
      'subsidy_case_read',
      'subsidy_case_entry',
      'subsidy_case',
      'support_route',
    ]) {
      await runner.query(`DROP TABLE "${table}"`);
    }
  }
}
