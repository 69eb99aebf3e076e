import { describe, expect, it } from '@jest/globals';
import { ESLint, Linter } from 'eslint';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const bans = ['no-restricted-syntax', 'no-restricted-imports', 'no-console'];
const eslint = new ESLint();

/** The bans that `text` breaks when it stands in `file`, by the configuration that `npm run lint` uses. */
async function broken(file: string, text: string): Promise<string[]> {
  const config = (await eslint.calculateConfigForFile(file)) as Linter.Config;
  const rules = Object.fromEntries(bans.map((ban) => [ban, config.rules?.[ban] ?? 'off']));
  const found = new Linter().verify(
    text,
    [{ files: [file], languageOptions: { parser: config.languageOptions!.parser! }, rules }],
    file,
  );
  return found.map(({ ruleId, message }) => ruleId ?? message);
}

const here = 'src/lending/checkout/checkout.ts';
const syntax = 'no-restricted-syntax';
const imports = 'no-restricted-imports';

const refused: readonly (readonly [text: string, ban: string, file?: string])[] = [
  ['export const at = new Date();', syntax],
  ['export const at = Date();', syntax],
  ['export const at = Date.now();', syntax],
  ['export const at = Temporal.Now.instant();', syntax],
  ['export const at = Date.now();', syntax, 'src/platform/database/database.ts'],
  ['export const at = Date.now();', syntax, 'src/platform/config/config.ts'],
  ['export const at = Date.now();', syntax, 'migrations/0001-first.ts'],
  ['export const port = process.env.PORT;', syntax],
  ["export const port = process['env'].PORT;", syntax],
  ['export const port = globalThis.process.env.PORT;', syntax],
  ['export const { env } = process;', syntax],
  ["import { env } from 'node:process'; export const port = env.PORT;", syntax],
  ['export const port = process.env.PORT;', syntax, 'src/platform/clock/clock.ts'],
  ['export const port = process.env.PORT;', syntax, 'src/main.ts'],
  ['await source.transaction(work);', syntax],
  ['await repository.save(loan);', syntax],
  ['await source?.manager.save(loan);', syntax],
  ['const runner = source.createQueryRunner();', syntax],
  ['await repository.save(loan);', syntax, 'src/lending/persistence/loan.repository.ts'],
  ['export default class Checkout {}', syntax],
  ['export default class Checkout {}', syntax, 'src/platform/database/database.ts'],
  ["import { Repository } from 'typeorm';", imports],
  ["import type { Repository } from 'typeorm';", imports],
  ["import { DataSource } from 'typeorm/data-source';", imports],
  ["import Bull from 'bull';", imports],
  ["import { InjectQueue } from '@nestjs/bull';", imports],
  ["import Bull from 'bull';", imports, 'src/platform/outbox/relay.ts'],
  ["import Bull from 'bull';", imports, 'src/platform/database/database.ts'],
  ["import Bull from 'bull';", imports, 'src/lending/persistence/loan.repository.ts'],
  ["console.log('hello');", 'no-console'],
];

const accepted: readonly (readonly [text: string, file: string])[] = [
  ["export const at = new Date('2026-08-17T06:00:00Z');", here],
  ['export const at = new Date();', 'src/platform/clock/clock.ts'],
  ['export const port = process.env.PORT;', 'src/platform/config/config.ts'],
  ["console.log('Done.');", 'src/cli/commands.ts'],
  ['export const port = process.env.PORT;', 'test/support/services.ts'],
  ['export const port = process.env.PORT;', 'scripts/demo.mjs'],
  ['export const runner = source.createQueryRunner();', 'src/platform/database/database.ts'],
  ["import { Column } from 'typeorm';", 'src/lending/persistence/loan.entity.ts'],
  ["import { EntityManager } from 'typeorm';", 'src/lending/persistence/loan.repository.ts'],
  ["import { EntityManager } from 'typeorm';", 'src/lending/queries/open-loans.query.ts'],
  ["import { DataSource } from 'typeorm';", 'src/platform/outbox/outbox.ts'],
  ["import type { QueryRunner } from 'typeorm';", 'migrations/0001-first.ts'],
  ["import Bull from 'bull';", 'src/platform/outbox/bull-transport.ts'],
];

describe('the lint bans', () => {
  it.each(refused.map(([text, ban, file = here]) => [text, file, ban] as const))(
    'refuse %s in %s',
    async (text, file, ban) => {
      expect(await broken(file, text)).toContain(ban);
    },
  );

  it.each(accepted)('accept %s in %s', async (text, file) => {
    expect(await broken(file, text)).toEqual([]);
  });

  it('cannot be switched off by a comment, and every other comment of that kind gives its reason', () => {
    const files = ['src', 'migrations', 'test', 'scripts'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    );
    const comments = files
      .filter((file) => /\.(tsx?|mjs|cjs)$/.test(file) && !file.endsWith('lint-bans.spec.ts'))
      .flatMap((file) =>
        (readFileSync(file, 'utf8').match(/(eslint-disable|@ts-(ignore|nocheck)).*/g) ?? []).map((text) => ({
          file,
          text,
        })),
      );
    const unexplained = comments.filter(
      ({ text }) => !/^eslint-disable-(next-)?line @?[\w/-]+(, @?[\w/-]+)* -- \S/.test(text),
    );
    expect(unexplained).toEqual([]);
    expect(comments.filter(({ text }) => bans.some((ban) => text.includes(ban)))).toEqual([]);
  });
});
