import { beforeAll, afterAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** A rule of .dependency-cruiser.cjs, the file that breaks it, and what that file imports. */
const broken: readonly (readonly [rule: string, from: string, imports: string])[] = [
  ['no-unknown-folder', 'src/web/extras.ts', 'src/extras/index.ts'],
  ['nobody-imports-web', 'src/borrowers/back.ts', 'src/web/layout.ts'],
  ['nobody-imports-web', 'src/platform/http/page.ts', 'src/web/layout.ts'],
  ['nobody-imports-web', 'src/lending/command.ts', 'src/cli/commands.ts'],
  ['nobody-imports-the-start', 'src/inventory/start.ts', 'src/app.module.ts'],
  ['platform-knows-no-feature', 'src/platform/http/loans.ts', 'src/lending/index.ts'],
  ['only-through-index', 'src/lending/deep.ts', 'src/inventory/domain/instrument.ts'],
  ['only-through-index', 'src/web/deep.ts', 'src/lending/persistence/loan.repository.ts'],
  ['start-only-through-index', 'src/main.ts', 'src/lending/lending.module.ts'],
  ['edges-of-audit', 'src/audit/up.ts', 'src/identity/index.ts'],
  ['edges-of-messages', 'src/messages/up.ts', 'src/borrowers/index.ts'],
  ['edges-of-identity', 'src/identity/up.ts', 'src/organisation/index.ts'],
  ['edges-of-operations', 'src/operations/up.ts', 'src/organisation/index.ts'],
  ['edges-of-setup', 'src/setup/up.ts', 'src/lending/index.ts'],
  ['edges-of-organisation', 'src/organisation/up.ts', 'src/borrowers/index.ts'],
  ['edges-of-borrowers', 'src/borrowers/up.ts', 'src/inventory/index.ts'],
  ['edges-of-inventory', 'src/inventory/up.ts', 'src/lending/index.ts'],
  ['edges-of-loan-rules', 'src/loan-rules/up.ts', 'src/charges/index.ts'],
  ['edges-of-coverage', 'src/coverage/up.ts', 'src/subsidies/index.ts'],
  ['edges-of-charges', 'src/charges/up.ts', 'src/lending/index.ts'],
  ['edges-of-reservations', 'src/reservations/up.ts', 'src/lending/index.ts'],
  ['edges-of-lending', 'src/lending/reminds.ts', 'src/reminders/index.ts'],
  ['edges-of-lending', 'src/lending/shares.ts', 'src/cost-sharing/index.ts'],
  ['edges-of-lending', 'src/lending/pays.ts', 'src/subsidies/index.ts'],
  ['edges-of-subsidies', 'src/subsidies/up.ts', 'src/reminders/index.ts'],
  ['edges-of-cost-sharing', 'src/cost-sharing/up.ts', 'src/lending/index.ts'],
  ['edges-of-reminders', 'src/reminders/up.ts', 'src/loan-rules/index.ts'],
  ['edges-of-labels', 'src/labels/up.ts', 'src/borrowers/index.ts'],
  ['edges-of-stock-taking', 'src/stock-taking/up.ts', 'src/lending/index.ts'],
  ['edges-of-calendar-feeds', 'src/calendar-feeds/up.ts', 'src/charges/index.ts'],
  ['edges-of-catalogue', 'src/catalogue/up.ts', 'src/borrowers/index.ts'],
  ['lending-writes-facts-only', 'src/lending/around.ts', 'src/charges/detour.ts'],
  ['pages-know-no-coverage', 'src/web/accounts/shares.ts', 'src/coverage/index.ts'],
  ['domain-is-pure', 'src/lending/domain/nest.ts', '@nestjs/common'],
  ['domain-is-pure', 'src/lending/domain/orm.ts', 'typeorm'],
  ['domain-is-pure', 'src/lending/domain/time.ts', 'src/platform/clock/index.ts'],
  ['domain-is-pure', 'src/lending/domain/rows.ts', 'src/lending/persistence/loan.repository.ts'],
  ['typeorm-stays-in-persistence', 'src/lending/checkout.ts', 'typeorm'],
  ['typeorm-stays-in-persistence', 'src/platform/http/orm.ts', 'typeorm'],
  ['bull-stays-in-the-transport', 'src/reminders/queue.ts', 'bull'],
  ['bull-stays-in-the-transport', 'src/platform/outbox/relay.ts', '@nestjs/bull'],
  ['browser-code-stays-small', 'src/web/browser/desk.ts', 'src/web/layout.ts'],
  ['no-test-in-the-product', 'src/lending/tested.ts', 'test/support/help.ts'],
  ['no-dev-dependency-in-the-product', 'src/labels/dev.ts', 'fast-check'],
  ['no-unresolvable', 'src/labels/lost.ts', 'nowhere-to-be-found'],
];

const allowed: readonly (readonly [from: string, imports: string])[] = [
  ['src/app.module.ts', 'src/web/web.module.ts'],
  ['src/app.module.ts', 'src/lending/index.ts'],
  ['src/cli.ts', 'src/cli/commands.ts'],
  ['src/cli/migrate.ts', 'src/schema.ts'],
  ['src/web/desk.ts', 'src/lending/index.ts'],
  ['src/web/casework/decision.ts', 'src/coverage/index.ts'],
  ['src/lending/use.ts', 'src/reservations/index.ts'],
  ['src/lending/who.ts', 'src/identity/index.ts'],
  ['src/organisation/who.ts', 'src/identity/index.ts'],
  ['src/reminders/due.ts', 'src/lending/index.ts'],
  ['src/lending/domain/money.ts', 'src/platform/money/index.ts'],
  ['src/lending/persistence/loan.entity.ts', 'typeorm'],
  ['src/platform/outbox/bull-transport.ts', 'bull'],
  ['src/lending/domain/due-date.spec.ts', 'fast-check'],
  ['migrations/index.ts', 'typeorm'],
];

/** Files whose text matters; every other file of the trees above is an empty module. */
const written: Readonly<Record<string, string>> = {
  'src/charges/detour.ts': "import '../subsidies/index.js';",
  'src/web/layout.ts': "import '@nestjs/common';",
  'src/labels/egg.ts': "import type { Hen } from './hen.js';\nexport type Egg = Hen;",
  'src/labels/hen.ts': "import type { Egg } from './egg.js';\nexport type Hen = Egg;",
};

describe('the dependency rules', () => {
  const tree = mkdtempSync(join(tmpdir(), 'klangbank-rules-'));
  let found: { rule: string; from: string }[] = [];

  beforeAll(() => {
    const texts = new Map(Object.entries(written));
    for (const [from, imports] of [...broken.map(([, ...edge]) => edge), ...allowed]) {
      const isFile = /^(src|test)\//.test(imports);
      if (isFile && !texts.has(imports)) texts.set(imports, 'export {};');
      const path = isFile
        ? relative(dirname(from), imports)
            .replace(/^(?!\.)/, './')
            .replace(/\.ts$/, '.js')
        : imports;
      texts.set(from, `${texts.get(from) ?? ''}\nimport '${path}';`);
    }
    for (const [file, text] of texts) {
      mkdirSync(join(tree, dirname(file)), { recursive: true });
      writeFileSync(join(tree, file), `${text}\n`);
    }
    for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
      copyFileSync(file, join(tree, file));
    symlinkSync(join(process.cwd(), 'node_modules'), join(tree, 'node_modules'));
    const run = spawnSync('node', ['node_modules/.bin/depcruise', '--output-type', 'json', 'src', 'migrations'], {
      cwd: tree,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    const report = JSON.parse(run.stdout) as {
      summary: { violations: { from: string; rule: { name: string; severity: string } }[] };
    };
    found = report.summary.violations
      .filter(({ rule }) => rule.severity === 'error')
      .map(({ from, rule }) => ({ rule: rule.name, from }));
  });

  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  it.each(broken)('%s: refuses that %s imports %s', (rule, from) => {
    expect(found).toContainEqual({ rule, from });
  });

  it('refuses a cycle, even of types', () => {
    expect(found.filter(({ rule }) => rule === 'no-circular').map(({ from }) => from)).toEqual(
      expect.arrayContaining(['src/labels/egg.ts']),
    );
  });

  it.each(allowed)('lets %s import %s', (from) => {
    expect(found.filter((violation) => violation.from === from && violation.rule !== 'no-unknown-folder')).toEqual([]);
  });

  it('has an example for each rule but those of the two folders that may see every feature', () => {
    const config = spawnSync('node', ['-p', 'JSON.stringify(require("./.dependency-cruiser.cjs").forbidden)'], {
      encoding: 'utf8',
    });
    const names = (JSON.parse(config.stdout) as { name: string; severity: string }[]).map(({ name }) => name);
    const shown = new Set(['no-circular', 'edges-of-retention', 'edges-of-demo', ...broken.map(([rule]) => rule)]);
    expect(names.filter((name) => !shown.has(name))).toEqual([]);
    expect(existsSync('.dependency-cruiser-known-violations.json')).toBe(false);
  });
});
