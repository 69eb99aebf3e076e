import type { MigrationInterface, QueryRunner } from 'typeorm';

const closureRules = `CONSTRAINT "ck_closure_order" CHECK (from_day <= to_day),
    CONSTRAINT "ck_closure_withdrawn" CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL)),
    CONSTRAINT "fk_closure_lending_point" FOREIGN KEY ("lending_point_id") REFERENCES "lending_point" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION`;

const moveRules = `CONSTRAINT "ck_closure_move_days" CHECK (new_day > old_day),
    CONSTRAINT "ck_closure_move_subject" CHECK ((loan_id IS NULL) <> (reservation_id IS NULL)),
    CONSTRAINT "fk_closure_move_closure" FOREIGN KEY ("closure_id") REFERENCES "closure" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_closure_move_loan" FOREIGN KEY ("loan_id") REFERENCES "loan" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_closure_move_reservation" FOREIGN KEY ("reservation_id") REFERENCES "reservation" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION`;

const reminderKinds = `CHECK (kind IN ('due-soon', 'due-moved', 'overdue-first', 'overdue-second', 'overdue-last', 'reservation-lapsing', 'acceptance-missing', 'reservation-ready', 'reservation-placed'))`;

/** What could be a reminder before. */
const formerKinds = `CHECK (kind IN ('due-soon', 'overdue-first', 'overdue-second', 'overdue-last', 'reservation-lapsing', 'acceptance-missing', 'reservation-ready', 'reservation-placed'))`;

const reminderColumns =
  '"id", "loan_id", "reservation_id", "kind", "day", "occasion", "receiver_id", "channel", "message_id"';

/** SQLite changes no condition of a table: it is made anew, and filled with what the old one held. */
const sqliteReminders = (kinds: string): readonly string[] => [
  `CREATE TABLE "new_reminder" (
    "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
    "loan_id" varchar(36),
    "reservation_id" varchar(36),
    "kind" varchar(20) NOT NULL,
    "day" date NOT NULL,
    "occasion" integer NOT NULL,
    "receiver_id" varchar(36) NOT NULL,
    "channel" varchar(10) NOT NULL,
    "message_id" varchar(36) NOT NULL,
    CONSTRAINT "ck_reminder_kind" ${kinds},
    CONSTRAINT "ck_reminder_subject" CHECK ((loan_id IS NULL) <> (reservation_id IS NULL)),
    CONSTRAINT "fk_reminder_loan" FOREIGN KEY ("loan_id") REFERENCES "loan" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_reminder_reservation" FOREIGN KEY ("reservation_id") REFERENCES "reservation" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_reminder_message" FOREIGN KEY ("message_id") REFERENCES "message" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`,
  `INSERT INTO "new_reminder" (${reminderColumns}) SELECT ${reminderColumns} FROM "reminder" ORDER BY "id"`,
  `DROP TABLE "reminder"`,
  `ALTER TABLE "new_reminder" RENAME TO "reminder"`,
  `CREATE UNIQUE INDEX "ux_reminder_loan" ON "reminder" ("loan_id", "kind", "day", "receiver_id", "channel") WHERE loan_id IS NOT NULL`,
  `CREATE UNIQUE INDEX "ux_reminder_reservation" ON "reminder" ("reservation_id", "kind", "day", "occasion", "receiver_id", "channel") WHERE reservation_id IS NOT NULL`,
  `CREATE INDEX "ix_reminder_message" ON "reminder" ("message_id")`,
];

const postgresReminders = (kinds: string): readonly string[] => [
  `ALTER TABLE "reminder" DROP CONSTRAINT "ck_reminder_kind"`,
  `ALTER TABLE "reminder" ADD CONSTRAINT "ck_reminder_kind" ${kinds}`,
];

const sqlite: readonly string[] = [
  `CREATE TABLE "closure" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "lending_point_id" varchar(60) NOT NULL,
    "from_day" date NOT NULL,
    "to_day" date NOT NULL,
    "reason" varchar(200) NOT NULL,
    "created_at" datetime NOT NULL,
    "created_by" varchar(36) NOT NULL,
    "withdrawn_at" datetime,
    "withdrawn_by" varchar(36),
    ${closureRules})`,
  `CREATE TABLE "closure_move" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "closure_id" varchar(36) NOT NULL,
    "loan_id" varchar(36),
    "reservation_id" varchar(36),
    "instrument_code" varchar(7) NOT NULL,
    "old_day" date NOT NULL,
    "new_day" date NOT NULL,
    "moved_on" date NOT NULL,
    ${moveRules})`,
];

/** The same on PostgreSQL. */
const postgres: readonly string[] = [
  `CREATE TABLE "closure" (
    "id" character varying(36) NOT NULL,
    "lending_point_id" character varying(60) NOT NULL,
    "from_day" date NOT NULL,
    "to_day" date NOT NULL,
    "reason" character varying(200) NOT NULL,
    "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "created_by" character varying(36) NOT NULL,
    "withdrawn_at" TIMESTAMP WITH TIME ZONE,
    "withdrawn_by" character varying(36),
    CONSTRAINT "pk_closure" PRIMARY KEY ("id"),
    ${closureRules})`,
  `CREATE TABLE "closure_move" (
    "id" character varying(36) NOT NULL,
    "closure_id" character varying(36) NOT NULL,
    "loan_id" character varying(36),
    "reservation_id" character varying(36),
    "instrument_code" character varying(7) NOT NULL,
    "old_day" date NOT NULL,
    "new_day" date NOT NULL,
    "moved_on" date NOT NULL,
    CONSTRAINT "pk_closure_move" PRIMARY KEY ("id"),
    ${moveRules})`,
];

const indexes = [
  `CREATE UNIQUE INDEX "ux_closure_first_day" ON "closure" ("lending_point_id", "from_day") WHERE withdrawn_at IS NULL`,
  `CREATE INDEX "ix_closure_last_day" ON "closure" ("to_day", "id")`,
  `CREATE UNIQUE INDEX "ux_closure_move_loan" ON "closure_move" ("loan_id", "closure_id") WHERE loan_id IS NOT NULL`,
  `CREATE UNIQUE INDEX "ux_closure_move_reservation" ON "closure_move" ("reservation_id", "closure_id") WHERE reservation_id IS NOT NULL`,
  `CREATE INDEX "ix_closure_move_closure" ON "closure_move" ("closure_id", "old_day", "id")`,
  `CREATE INDEX "ix_closure_move_day" ON "closure_move" ("moved_on", "id")`,
];

/** Closures of lending points, what they have moved, and the reminder that tells of it. */
export class Closures0010 implements MigrationInterface {
  readonly name = 'Closures1763856000009';

  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.dataSource.options.type === 'postgres';
    const reminders = (isPostgres ? postgresReminders : sqliteReminders)(reminderKinds);
    const own = isPostgres ? postgres : sqlite;
    for (const statement of [...own, ...indexes, ...reminders]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.dataSource.options.type === 'postgres';
    await runner.query(`DELETE FROM "reminder" WHERE kind = 'due-moved'`);
    for (const statement of (isPostgres ? postgresReminders : sqliteReminders)(formerKinds))
      await runner.query(statement);
    await runner.query('DROP TABLE "closure_move"');
    await runner.query('DROP TABLE "closure"');
  }
}
