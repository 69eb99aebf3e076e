import type { MigrationInterface, QueryRunner } from 'typeorm';

const rules = `CONSTRAINT "ck_loan_replacement_days" CHECK (replaced_on >= out_on),
    CONSTRAINT "ck_loan_replacement_other" CHECK (old_code <> new_code),
    CONSTRAINT "fk_loan_replacement_loan" FOREIGN KEY ("loan_id") REFERENCES "loan" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_loan_replacement_old" FOREIGN KEY ("old_code") REFERENCES "instrument" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_loan_replacement_new" FOREIGN KEY ("new_code") REFERENCES "instrument" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_loan_replacement_point" FOREIGN KEY ("lending_point_id") REFERENCES "lending_point" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION`;

const accessoryReferences = `CONSTRAINT "fk_loan_replacement_accessory_replacement" FOREIGN KEY ("replacement_id") REFERENCES "loan_replacement" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_loan_replacement_accessory_accessory" FOREIGN KEY ("accessory_id") REFERENCES "accessory" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION`;

const sqlite: readonly string[] = [
  `CREATE TABLE "loan_replacement" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "loan_id" varchar(36) NOT NULL,
    "old_code" varchar(7) NOT NULL,
    "new_code" varchar(7) NOT NULL,
    "out_on" date NOT NULL,
    "replaced_on" date NOT NULL,
    "replaced_at" datetime NOT NULL,
    "replaced_by" varchar(36) NOT NULL,
    "lending_point_id" varchar(60) NOT NULL,
    "condition" varchar(20) NOT NULL,
    "reason" varchar(500) NOT NULL,
    ${rules})`,
  `CREATE TABLE "loan_replacement_accessory" (
    "replacement_id" varchar(36) NOT NULL,
    "accessory_id" varchar(36) NOT NULL,
    "came_back" boolean NOT NULL,
    ${accessoryReferences},
    PRIMARY KEY ("replacement_id", "accessory_id"))`,
];

/** The same on PostgreSQL. */
const postgres: readonly string[] = [
  `CREATE TABLE "loan_replacement" (
    "id" character varying(36) NOT NULL,
    "loan_id" character varying(36) NOT NULL,
    "old_code" character varying(7) NOT NULL,
    "new_code" character varying(7) NOT NULL,
    "out_on" date NOT NULL,
    "replaced_on" date NOT NULL,
    "replaced_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "replaced_by" character varying(36) NOT NULL,
    "lending_point_id" character varying(60) NOT NULL,
    "condition" character varying(20) NOT NULL,
    "reason" character varying(500) NOT NULL,
    CONSTRAINT "pk_loan_replacement" PRIMARY KEY ("id"),
    ${rules})`,
  `CREATE TABLE "loan_replacement_accessory" (
    "replacement_id" character varying(36) NOT NULL,
    "accessory_id" character varying(36) NOT NULL,
    "came_back" boolean NOT NULL,
    CONSTRAINT "pk_loan_replacement_accessory" PRIMARY KEY ("replacement_id", "accessory_id"),
    ${accessoryReferences})`,
];

const indexes = [
  `CREATE INDEX "ix_loan_replacement_loan" ON "loan_replacement" ("loan_id", "replaced_at", "id")`,
  `CREATE INDEX "ix_loan_replacement_old" ON "loan_replacement" ("old_code", "loan_id")`,
];

/** Instruments of running loans that were replaced by others. */
export class LoanReplacements0006 implements MigrationInterface {
  readonly name = 'LoanReplacements1763856000005';

  async up(runner: QueryRunner): Promise<void> {
    const own = runner.dataSource.options.type === 'postgres' ? postgres : sqlite;
    for (const statement of [...own, ...indexes]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "loan_replacement_accessory"');
    await runner.query('DROP TABLE "loan_replacement"');
  }
}
