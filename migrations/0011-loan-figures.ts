import type { MigrationInterface, QueryRunner } from 'typeorm';

const rules = `CONSTRAINT "ck_loan_figure_flags" CHECK (child_at_all >= 0 AND child_in_group <= 1 AND child_at_all <= child_in_unit AND child_at_all <= child_in_grade AND child_in_unit <= child_in_group AND child_in_grade <= child_in_group),
    CONSTRAINT "fk_loan_figure_loan" FOREIGN KEY ("loan_id") REFERENCES "loan" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_loan_figure_municipality" FOREIGN KEY ("municipality_id") REFERENCES "municipality" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_loan_figure_instrument" FOREIGN KEY ("instrument_code") REFERENCES "instrument" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_loan_figure_owner_unit" FOREIGN KEY ("owner_unit_id") REFERENCES "unit" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_loan_figure_grade" FOREIGN KEY ("grade_id") REFERENCES "quality_grade" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION`;

const sqlite = `CREATE TABLE "loan_figure" (
    "loan_id" varchar(36) PRIMARY KEY NOT NULL,
    "municipality_id" varchar(60) NOT NULL,
    "out_on" date NOT NULL,
    "instrument_code" varchar(7) NOT NULL,
    "owner_unit_id" varchar(60) NOT NULL,
    "grade_id" varchar(60) NOT NULL,
    "child_in_group" integer NOT NULL,
    "child_in_unit" integer NOT NULL,
    "child_in_grade" integer NOT NULL,
    "child_at_all" integer NOT NULL,
    ${rules})`;

/** The same on PostgreSQL. */
const postgres = `CREATE TABLE "loan_figure" (
    "loan_id" character varying(36) NOT NULL,
    "municipality_id" character varying(60) NOT NULL,
    "out_on" date NOT NULL,
    "instrument_code" character varying(7) NOT NULL,
    "owner_unit_id" character varying(60) NOT NULL,
    "grade_id" character varying(60) NOT NULL,
    "child_in_group" integer NOT NULL,
    "child_in_unit" integer NOT NULL,
    "child_in_grade" integer NOT NULL,
    "child_at_all" integer NOT NULL,
    CONSTRAINT "pk_loan_figure" PRIMARY KEY ("loan_id"),
    ${rules})`;

const indexes = [
  'CREATE INDEX "ix_loan_figure_year" ON "loan_figure" ("municipality_id", "out_on")',
  'CREATE INDEX "ix_loan_figure_out" ON "loan_figure" ("out_on")',
  'CREATE INDEX "ix_loan_out" ON "loan" ("out_on", "id")',
];

/** What loans count for in the figures of their school year, and the order in which they are counted. */
export class LoanFigures0011 implements MigrationInterface {
  readonly name = 'LoanFigures1763856000010';

  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.dataSource.options.type === 'postgres';
    for (const statement of [isPostgres ? postgres : sqlite, ...indexes]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "ix_loan_out"');
    await runner.query('DROP TABLE "loan_figure"');
  }
}
