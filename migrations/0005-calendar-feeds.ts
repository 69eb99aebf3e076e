import type { MigrationInterface, QueryRunner } from 'typeorm';

const references = `CONSTRAINT "fk_calendar_feed_user" FOREIGN KEY ("user_id") REFERENCES "user_account" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_calendar_feed_lending_point" FOREIGN KEY ("lending_point_id") REFERENCES "lending_point" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION`;

const sqlite = `CREATE TABLE "calendar_feed" (
    "token_hash" varchar(64) PRIMARY KEY NOT NULL,
    "user_id" varchar(36) NOT NULL,
    "lending_point_id" varchar(60),
    "created_at" datetime NOT NULL,
    ${references})`;

const postgres = `CREATE TABLE "calendar_feed" (
    "token_hash" character varying(64) NOT NULL,
    "user_id" character varying(36) NOT NULL,
    "lending_point_id" character varying(60),
    "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT "pk_calendar_feed" PRIMARY KEY ("token_hash"),
    ${references})`;

const indexes = [
  `CREATE UNIQUE INDEX "ux_calendar_feed_pupils" ON "calendar_feed" ("user_id") WHERE lending_point_id IS NULL`,
  `CREATE UNIQUE INDEX "ux_calendar_feed_point" ON "calendar_feed" ("user_id", "lending_point_id") WHERE lending_point_id IS NOT NULL`,
];

/** Secret addresses at which calendars are read. */
export class CalendarFeeds0005 implements MigrationInterface {
  readonly name = 'CalendarFeeds1763856000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(runner.dataSource.options.type === 'postgres' ? postgres : sqlite);
    for (const index of indexes) await runner.query(index);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "calendar_feed"');
  }
}
