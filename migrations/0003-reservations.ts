import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The states in which a reservation holds a copy. */
const held = "('awaiting-acceptance', 'confirmed', 'ready')";

const checks = [
  `CONSTRAINT "ck_reservation_state" CHECK (state IN ('waiting', 'awaiting-acceptance', 'confirmed', 'ready', 'fulfilled', 'lapsed', 'cancelled', 'no-show'))`,
  `CONSTRAINT "ck_reservation_copy" CHECK ((state <> 'waiting' OR instrument_code IS NULL) AND (state NOT IN ('awaiting-acceptance', 'confirmed', 'ready', 'fulfilled') OR instrument_code IS NOT NULL))`,
  `CONSTRAINT "ck_reservation_pinned" CHECK (pinned_code IS NULL OR instrument_code IS NULL OR instrument_code = pinned_code)`,
  `CONSTRAINT "ck_reservation_period" CHECK (from_day <= to_day AND to_day <= busy_to)`,
  `CONSTRAINT "ck_reservation_ready" CHECK ((state = 'ready') = (ready_until IS NOT NULL) AND (state = 'ready') = (pickup_code IS NOT NULL))`,
  `CONSTRAINT "ck_reservation_loan" CHECK ((state = 'fulfilled') = (loan_id IS NOT NULL))`,
];

const references: readonly (readonly [name: string, column: string, table: string, key: string])[] = [
  ['fk_reservation_borrower', 'borrower_id', 'borrower', 'id'],
  ['fk_reservation_pinned', 'pinned_code', 'instrument', 'code'],
  ['fk_reservation_instrument', 'instrument_code', 'instrument', 'code'],
  ['fk_reservation_kind', 'kind_id', 'instrument_kind', 'id'],
  ['fk_reservation_least_grade', 'least_grade_id', 'quality_grade', 'id'],
  ['fk_reservation_most_grade', 'most_grade_id', 'quality_grade', 'id'],
  ['fk_reservation_pickup_point', 'pickup_point_id', 'lending_point', 'id'],
  ['fk_reservation_rule', 'rule_id', 'loan_rule', 'id'],
  ['fk_reservation_loan', 'loan_id', 'loan', 'id'],
];

const foreignKeys = references.map(
  ([name, column, table, key]) =>
    `CONSTRAINT "${name}" FOREIGN KEY ("${column}") REFERENCES "${table}" ("${key}") ON DELETE NO ACTION ON UPDATE NO ACTION`,
);

const indexes = [
  `CREATE INDEX "ix_reservation_held" ON "reservation" ("instrument_code", "busy_to", "from_day", "state") WHERE state IN ${held}`,
  `CREATE INDEX "ix_reservation_waiting" ON "reservation" ("kind_id", "priority", "made_at", "id") WHERE state = 'waiting'`,
  `CREATE UNIQUE INDEX "ux_reservation_pickup_code" ON "reservation" ("pickup_point_id", "pickup_code") WHERE state = 'ready'`,
  `CREATE INDEX "ix_reservation_borrower" ON "reservation" ("borrower_id", "from_day", "id")`,
  `CREATE INDEX "ix_reservation_day" ON "reservation" ("from_day", "id")`,
  `CREATE INDEX "ix_reservation_state_day" ON "reservation" ("state", "from_day", "id")`,
  `CREATE INDEX "ix_reservation_point_state_day" ON "reservation" ("pickup_point_id", "state", "from_day", "id")`,
  `CREATE INDEX "ix_reservation_loan" ON "reservation" ("loan_id")`,
];

const parts = [...checks, ...foreignKeys].join(',\n    ');

const reminderParts = [
  `CONSTRAINT "ck_reminder_kind" CHECK (kind IN ('due-soon', 'overdue-first', 'overdue-second', 'overdue-last', 'reservation-lapsing', 'acceptance-missing', 'reservation-ready', 'reservation-placed'))`,
  `CONSTRAINT "ck_reminder_subject" CHECK ((loan_id IS NULL) <> (reservation_id IS NULL))`,
  `CONSTRAINT "fk_reminder_loan" FOREIGN KEY ("loan_id") REFERENCES "loan" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `CONSTRAINT "fk_reminder_reservation" FOREIGN KEY ("reservation_id") REFERENCES "reservation" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `CONSTRAINT "fk_reminder_message" FOREIGN KEY ("message_id") REFERENCES "message" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
].join(',\n    ');

const reminderIndexes = [
  `CREATE UNIQUE INDEX "ux_reminder_loan" ON "reminder" ("loan_id", "kind", "day", "receiver_id", "channel") WHERE loan_id IS NOT NULL`,
  `CREATE UNIQUE INDEX "ux_reminder_reservation" ON "reminder" ("reservation_id", "kind", "day", "occasion", "receiver_id", "channel") WHERE reservation_id IS NOT NULL`,
  `CREATE INDEX "ix_reminder_message" ON "reminder" ("message_id")`,
];

/**
 * Whether another promise of the same copy overlaps the new row. SQLite has no exclusion constraints; a trigger that refuses before
 * the row is written is as strict, because only one connection writes.
 */
const overlaps = `NEW.state IN ${held} AND EXISTS (SELECT 1 FROM "reservation" r
    WHERE r.instrument_code = NEW.instrument_code AND r.state IN ${held}
      AND r.busy_to >= NEW.from_day AND r.from_day <= NEW.busy_to AND r.id <> NEW.id)`;

const refuse = `BEGIN SELECT RAISE(ABORT, 'ex_reservation_instrument_period'); END`;

const sqlite: readonly string[] = [
  `ALTER TABLE "loan_rule" ADD COLUMN "hold_shelf_days" integer NOT NULL DEFAULT 7`,
  `CREATE TABLE "reservation" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "borrower_id" varchar(36),
    "pinned_code" varchar(7),
    "instrument_code" varchar(7),
    "kind_id" varchar(60) NOT NULL,
    "size" varchar(20),
    "least_grade_id" varchar(60) NOT NULL,
    "most_grade_id" varchar(60) NOT NULL,
    "from_day" date NOT NULL,
    "to_day" date NOT NULL,
    "busy_to" date NOT NULL,
    "pickup_point_id" varchar(60) NOT NULL,
    "state" varchar(20) NOT NULL,
    "priority" integer NOT NULL,
    "made_at" datetime NOT NULL,
    "made_by" varchar(36) NOT NULL,
    "rule_id" varchar(60) NOT NULL,
    "ready_until" date,
    "pickup_code" varchar(10),
    "loan_id" varchar(36),
    "version" integer NOT NULL,
    ${parts})`,
  ...indexes,
  `CREATE TABLE "reminder" (
    "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
    "loan_id" varchar(36),
    "reservation_id" varchar(36),
    "kind" varchar(20) NOT NULL,
    "day" date NOT NULL,
    "occasion" integer NOT NULL,
    "receiver_id" varchar(36) NOT NULL,
    "channel" varchar(10) NOT NULL,
    "message_id" varchar(36) NOT NULL,
    ${reminderParts})`,
  ...reminderIndexes,
  `CREATE TRIGGER "ex_reservation_instrument_period_insert" BEFORE INSERT ON "reservation" WHEN ${overlaps} ${refuse}`,
  `CREATE TRIGGER "ex_reservation_instrument_period_update" BEFORE UPDATE ON "reservation" WHEN ${overlaps} ${refuse}`,
];

const postgres: readonly string[] = [
  // A trusted extension: whoever may create tables may create it. It stays when the table goes, for others may use it.
  `CREATE EXTENSION IF NOT EXISTS btree_gist`,
  `ALTER TABLE "loan_rule" ADD COLUMN "hold_shelf_days" integer NOT NULL DEFAULT 7`,
  `CREATE TABLE "reservation" (
    "id" character varying(36) NOT NULL,
    "borrower_id" character varying(36),
    "pinned_code" character varying(7),
    "instrument_code" character varying(7),
    "kind_id" character varying(60) NOT NULL,
    "size" character varying(20),
    "least_grade_id" character varying(60) NOT NULL,
    "most_grade_id" character varying(60) NOT NULL,
    "from_day" date NOT NULL,
    "to_day" date NOT NULL,
    "busy_to" date NOT NULL,
    "pickup_point_id" character varying(60) NOT NULL,
    "state" character varying(20) NOT NULL,
    "priority" integer NOT NULL,
    "made_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "made_by" character varying(36) NOT NULL,
    "rule_id" character varying(60) NOT NULL,
    "ready_until" date,
    "pickup_code" character varying(10),
    "loan_id" character varying(36),
    "version" integer NOT NULL,
    CONSTRAINT "pk_reservation" PRIMARY KEY ("id"),
    CONSTRAINT "ex_reservation_instrument_period" EXCLUDE USING gist (instrument_code WITH =, daterange(from_day, busy_to, '[]') WITH &&) WHERE (state IN ${held}),
    ${parts})`,
  ...indexes,
  `CREATE TABLE "reminder" (
    "id" SERIAL NOT NULL,
    "loan_id" character varying(36),
    "reservation_id" character varying(36),
    "kind" character varying(20) NOT NULL,
    "day" date NOT NULL,
    "occasion" integer NOT NULL,
    "receiver_id" character varying(36) NOT NULL,
    "channel" character varying(10) NOT NULL,
    "message_id" character varying(36) NOT NULL,
    CONSTRAINT "pk_reminder" PRIMARY KEY ("id"),
    ${reminderParts})`,
  ...reminderIndexes,
];

/** Promises of instruments, how long what was promised is kept for pick-up, and the reminders decided about loans and reservations. */
export class Reservations0003 implements MigrationInterface {
  readonly name = 'Reservations1763856000002';

  async up(runner: QueryRunner): Promise<void> {
    const statements = runner.dataSource.options.type === 'postgres' ? postgres : sqlite;
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "reminder"');
    await runner.query('DROP TABLE "reservation"');
    await runner.query('ALTER TABLE "loan_rule" DROP COLUMN "hold_shelf_days"');
  }
}
