import { randomUUID } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const sqlite: readonly string[] = [
  `CREATE TABLE "outbox" (
    "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
    "topic" varchar(60) NOT NULL,
    "payload" varchar(400) NOT NULL,
    "state" varchar(10) NOT NULL,
    "rounds" integer NOT NULL,
    "lease_until" datetime NOT NULL,
    "last_error" varchar(60),
    "created_at" datetime NOT NULL,
    CONSTRAINT "ck_outbox_state" CHECK (state IN ('waiting', 'failed')))`,
  `CREATE INDEX "ix_outbox_due" ON "outbox" ("state", "lease_until", "id")`,
  `CREATE TABLE "outbox_queue" (
    "id" integer PRIMARY KEY NOT NULL,
    "name" varchar(36) NOT NULL,
    CONSTRAINT "ck_outbox_queue_single" CHECK (id = 1))`,
  `CREATE TABLE "daily_run" (
    "name" varchar(40) PRIMARY KEY NOT NULL,
    "last_day" date NOT NULL)`,
  `CREATE TABLE "message" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "kind" varchar(20) NOT NULL,
    "receiver_kind" varchar(10) NOT NULL,
    "receiver_id" varchar(36),
    "borrower_id" varchar(36),
    "channel" varchar(10) NOT NULL,
    "language" varchar(3) NOT NULL,
    "day" date NOT NULL,
    "state" varchar(10) NOT NULL,
    "attempts" integer NOT NULL,
    "sending_since" datetime,
    "possible_repeats" integer NOT NULL,
    "provider_message_id" varchar(300),
    "last_error" varchar(60),
    "created_at" datetime NOT NULL,
    "sent_at" datetime,
    CONSTRAINT "ck_message_channel" CHECK ((channel = 'none') = (receiver_kind = 'nobody')),
    CONSTRAINT "ck_message_receiver_kind" CHECK (receiver_kind IN ('borrower', 'guardian', 'unnamed', 'nobody')),
    CONSTRAINT "ck_message_sent" CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
    CONSTRAINT "ck_message_state" CHECK (state IN ('queued', 'sent', 'failed', 'cancelled', 'no-contact')),
    CONSTRAINT "fk_message_borrower" FOREIGN KEY ("borrower_id") REFERENCES "borrower" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`,
  `CREATE UNIQUE INDEX "ux_message_receiver_day" ON "message" ("kind", "receiver_id", "channel", "day")`,
  `CREATE INDEX "ix_message_day" ON "message" ("day", "id")`,
  `CREATE INDEX "ix_message_state_day" ON "message" ("state", "day", "id")`,
  `CREATE INDEX "ix_message_borrower" ON "message" ("borrower_id")`,
];

/** The same on PostgreSQL. */
const postgres: readonly string[] = [
  `CREATE TABLE "outbox" (
    "id" SERIAL NOT NULL,
    "topic" character varying(60) NOT NULL,
    "payload" character varying(400) NOT NULL,
    "state" character varying(10) NOT NULL,
    "rounds" integer NOT NULL,
    "lease_until" TIMESTAMP WITH TIME ZONE NOT NULL,
    "last_error" character varying(60),
    "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT "ck_outbox_state" CHECK (state IN ('waiting', 'failed')),
    CONSTRAINT "pk_outbox" PRIMARY KEY ("id"))`,
  `CREATE INDEX "ix_outbox_due" ON "outbox" ("state", "lease_until", "id")`,
  `CREATE TABLE "outbox_queue" (
    "id" integer NOT NULL,
    "name" character varying(36) NOT NULL,
    CONSTRAINT "ck_outbox_queue_single" CHECK (id = 1),
    CONSTRAINT "pk_outbox_queue" PRIMARY KEY ("id"))`,
  `CREATE TABLE "daily_run" (
    "name" character varying(40) NOT NULL,
    "last_day" date NOT NULL,
    CONSTRAINT "pk_daily_run" PRIMARY KEY ("name"))`,
  `CREATE TABLE "message" (
    "id" character varying(36) NOT NULL,
    "kind" character varying(20) NOT NULL,
    "receiver_kind" character varying(10) NOT NULL,
    "receiver_id" character varying(36),
    "borrower_id" character varying(36),
    "channel" character varying(10) NOT NULL,
    "language" character varying(3) NOT NULL,
    "day" date NOT NULL,
    "state" character varying(10) NOT NULL,
    "attempts" integer NOT NULL,
    "sending_since" TIMESTAMP WITH TIME ZONE,
    "possible_repeats" integer NOT NULL,
    "provider_message_id" character varying(300),
    "last_error" character varying(60),
    "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "sent_at" TIMESTAMP WITH TIME ZONE,
    CONSTRAINT "ck_message_channel" CHECK ((channel = 'none') = (receiver_kind = 'nobody')),
    CONSTRAINT "ck_message_receiver_kind" CHECK (receiver_kind IN ('borrower', 'guardian', 'unnamed', 'nobody')),
    CONSTRAINT "ck_message_sent" CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
    CONSTRAINT "ck_message_state" CHECK (state IN ('queued', 'sent', 'failed', 'cancelled', 'no-contact')),
    CONSTRAINT "fk_message_borrower" FOREIGN KEY ("borrower_id") REFERENCES "borrower" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "pk_message" PRIMARY KEY ("id"))`,
  `CREATE UNIQUE INDEX "ux_message_receiver_day" ON "message" ("kind", "receiver_id", "channel", "day")`,
  `CREATE INDEX "ix_message_day" ON "message" ("day", "id")`,
  `CREATE INDEX "ix_message_state_day" ON "message" ("state", "day", "id")`,
  `CREATE INDEX "ix_message_borrower" ON "message" ("borrower_id")`,
];

/** What is to happen after a unit of work, and the messages owed. */
export class OutboxAndMessages0002 implements MigrationInterface {
  readonly name = 'OutboxAndMessages1763856000001';

  async up(runner: QueryRunner): Promise<void> {
    const statements = runner.dataSource.options.type === 'postgres' ? postgres : sqlite;
    for (const statement of statements) await runner.query(statement);
    await runner.query(`INSERT INTO "outbox_queue" ("id", "name") VALUES (1, '${randomUUID()}')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['message', 'daily_run', 'outbox_queue', 'outbox']) {
      await runner.query(`DROP TABLE "${table}"`);
    }
  }
}
