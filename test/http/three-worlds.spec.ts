import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { currentVersion } from '../../src/borrowers/index.js';
import { calendarDate } from '../../src/platform/calendar/index.js';
import { Daily, NightlyRun } from '../../src/platform/schedule/index.js';
import { SupportRouteRepository } from '../../src/subsidies/index.js';
import { LoanRules } from '../../src/loan-rules/index.js';
import { type TestDatabase, fewDatabases, freshDatabase } from '../support/databases.js';
import { SeededRandom } from '../support/seeded-random.js';
import { type ReceivedMail, SmtpSink } from '../support/smtp-sink.js';
import { type Ids, type Seen, crawl } from './crawl.js';
import { Town, items } from './town.js';

/** So that ids and tokens come again in every world. */
const random = new SeededRandom();

/** Who grants: in one world NAV, in one Integration, and in one the culture school gives a free place. */
const worlds = { nav: 'nav', integration: 'integrering', 'culture-school': 'friplass' } as const;
type Unit = keyof typeof worlds;
const units = Object.keys(worlds) as Unit[];

/** Everybody but the caseworkers. */
const readers = ['nobody', 'bibliotek', 'ungdom', 'larer', 'lager', 'okonomi', 'admin'] as const;

const cases = '/api/v1/subsidy-applications';
/** Words that stand in the case, and must stand nowhere else. */
const canaries = { note: 'Kanariønske', reason: 'Kanarilesning', grounds: 'Kanarigrunn' };

/** What of the interface tells how units settle, of which no total is of fewer than five facts. */
const isLedger =
  /^GET \/(accounts$|accounts\/(ledger|settlements|agreements)|api\/v1\/(ledger|settlements|cost-agreements))/;
/** The tables of the cases, and those of the ledger. */
const isOwnTable = /^(subsidy_|support_route$|ledger_entry$|settlement|booked_days$)/;

/** Everything that anybody could get of a world. */
interface World {
  readonly seen: ReadonlyMap<string, readonly Seen[]>;
  readonly tables: ReadonlyMap<string, string>;
  readonly logs: readonly string[];
  readonly mails: readonly string[];
  readonly ledger: readonly Seen[];
  /** Every route that is read. */
  readonly routes: readonly string[];
  /** What stands in the case alone. */
  readonly secrets: readonly string[];
}

async function done(answer: Promise<{ status: number; body: unknown }>): Promise<Record<string, unknown>> {
  const { status, body } = await answer;
  if (status >= 400) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body as Record<string, unknown>;
}

/** Until every mail that is owed has gone: before the next step, so that it goes in the same moment in every world. */
async function delivered(town: Town): Promise<void> {
  const until = Date.now() + 60_000;
  while ((await town.count(`message WHERE state NOT IN ('sent', 'cancelled')`)) > 0) {
    if (Date.now() > until) throw new Error('A mail did not go');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The story of a child for whom somebody asks for support, and who borrows, until the instrument is back. */
async function story(town: Town, unit: Unit): Promise<{ ids: Ids; secrets: string[] }> {
  const { app, database, clock } = town.application;
  const step = (name: string): void => random.begin(name);
  step('sessions');
  const desk = await town.as('bibliotek');
  const caseworkers = new Map<string, Awaited<ReturnType<Town['as']>>>();
  for (const username of Object.values(worlds)) caseworkers.set(username, await town.as(username));
  await database.unitOfWork.run(async (tx) => {
    const route = { municipalityId: 'demo', askingUnitId: null, unitId: unit, needsConfirmation: true };
    await new SupportRouteRepository().set(tx, route);
    await tx.run('UPDATE loan_rule SET fee_ore = 50000, deposit_ore = 100000 WHERE may_borrow');
  });
  app.get(LoanRules, { strict: false }).forget();
  step('child');
  const guardians = [{ displayName: 'Foresatt F.', email: 'foresatt@example.org', language: 'nb' }];
  const { id: borrower } = await town.borrower({ birthDate: '2014-05-06', displayName: 'Barn B.', guardians });
  const [guardian] = await town.rows<{ id: string }>('SELECT id FROM guardian WHERE borrower_id = $1', [borrower]);
  const terms = { type: 'terms', version: currentVersion('terms'), acceptedBy: guardian?.id, method: 'paper' };
  await done(desk.post(`/api/v1/borrowers/${borrower}/agreements`, { json: terms }));
  step('request');
  await done(desk.post('/api/v1/support-requests', { json: { borrower, note: canaries.note } }));
  await delivered(town);
  step('inboxes');
  const found: string[] = [];
  for (const caseworker of caseworkers.values()) {
    const waiting = await caseworker.get(`${cases}?state=awaiting-confirmation&limit=200`);
    found.push(
      ...items<{ id: string; borrower: string }>(waiting).flatMap((one) => (one.borrower === borrower ? [one.id] : [])),
    );
  }
  const [id = ''] = found;
  expect(found).toHaveLength(1);
  const decides = caseworkers.get(worlds[unit]);
  if (decides === undefined) throw new Error(`Nobody decides for ${unit}`);
  step('decision');
  await done(decides.get(`${cases}/${id}?reason=${canaries.reason}`));
  await done(decides.post(`${cases}/${id}/confirmation`, { headers: { 'idempotency-key': 'confirm' } }));
  const json = { outcome: 'granted', coverageBasisPoints: 10_000, grounds: canaries.grounds };
  const decided = await done(
    decides.post(`${cases}/${id}/decision`, { json, headers: { 'idempotency-key': 'decide' } }),
  );
  const [letter] = decided['letters'] as { id: string }[];
  await done(decides.post(`${cases}/${id}/letters/${letter?.id ?? ''}/delivery`, { json: { way: 'e-mail' } }));
  await delivered(town);
  step('hand-over');
  const { code: instrument } = await town.register();
  const out = { instrument, borrower, lendingPoint: 'library' };
  const asked = await done(desk.post('/api/v1/checkouts?dryRun=true', { json: out }));
  expect(asked).toMatchObject({ allowed: true, toPayOre: 0, depositToPayOre: 0 });
  const { id: loan } = await done(desk.post('/api/v1/checkouts', { json: out }));
  const period = { from: '2027-02-01', to: '2027-02-19', pickupPoint: 'library' };
  const { code: other } = await town.register();
  const { id: reservation } = await done(
    desk.post('/api/v1/reservations', { json: { instrument: other, borrower, ...period } }),
  );
  await delivered(town);
  step('night');
  clock.goTo(calendarDate('2027-01-12'));
  expect((await app.get(NightlyRun, { strict: false }).run(town.today)).filter(({ failed }) => failed)).toEqual([]);
  const ids: Ids = {
    instruments: [instrument, other],
    i: [instrument],
    borrowers: [borrower],
    loans: [String(loan)],
    reservations: [String(reservation)],
    ...{ 'subsidy-applications': [id], cases: [id], letters: [letter?.id ?? ''] },
  };
  return { ids, secrets: [id, String(decided['caseNumber']), String(decided['voucher']), ...Object.values(canaries)] };
}

/** Gives the instrument back, and makes it a settled quarter. */
async function ending(town: Town, ids: Ids): Promise<void> {
  random.begin('return');
  const desk = await town.as('bibliotek');
  const json = { instrument: ids['instruments']?.[0], lendingPoint: 'library' };
  await done(desk.post('/api/v1/returns', { json }));
  random.begin('settlement');
  const accountant = await town.as('okonomi');
  const quarter = { from: '2026-10-01', to: '2026-12-31' };
  const { id } = await done(accountant.post('/api/v1/settlements', { json: quarter }));
  await done(accountant.post(`/api/v1/settlements/${String(id)}/close`));
}

/** One of each thing that an address can name, besides what the story is about. */
async function others(town: Town): Promise<Ids> {
  const one = async (sql: string): Promise<string[]> =>
    (await town.rows<{ id: string }>(`${sql} LIMIT 2`)).map(({ id }) => id);
  return {
    ...{
      'lending-points': ['library'],
      points: ['library'],
      units: ['nav', 'library'],
      docs: ['swagger-ui.css'],
      calendar: ['no-such-token.ics'],
    },
    ...{ a: ['no-such-token'], s: ['no-such-token'], 'set-up': ['no-such-token'] },
    terms: await one('SELECT id FROM term ORDER BY id'),
    users: await one(`SELECT id FROM user_account WHERE username IN ('nav', 'bibliotek') ORDER BY id`),
    charges: await one(`SELECT id FROM charge WHERE charged_on >= '2026-10-19' ORDER BY charged_on DESC, id`),
    reminders: await one('SELECT id FROM message ORDER BY id'),
    ...Object.fromEntries(['rules', 'loan-rules'].map((name) => [name, ['library-good']])),
    programmes: await one('SELECT id FROM programme ORDER BY id'),
    'instrument-costs': await one('SELECT id FROM instrument_cost WHERE corrects_id IS NULL ORDER BY id'),
    'cost-agreements': await one('SELECT id FROM cost_agreement ORDER BY id'),
    settlements: await one('SELECT id FROM settlement ORDER BY id'),
    agreements: [
      ...(await one('SELECT id FROM agreement ORDER BY id')),
      ...(await one('SELECT id FROM cost_agreement ORDER BY id')),
    ],
  };
}

/** A text without what is another in each run and says nothing: how long something took, and when a file was made. */
function timeless({ route, text, headers, ...seen }: Seen): Seen {
  // What the process itself is like, and how long things took, is of the machine.
  const plain =
    route === 'GET /metrics'
      ? text.replaceAll(/^.*(?:nodejs|process)_.*\n/gm, '').replaceAll(/ [\d.e+-]+$/gm, '')
      : text;
  const noTimes = (one: string): string => one.replaceAll(/D:\d{14}Z?/g, 'D:').replaceAll(/<[0-9a-f]{32}>/g, '<>');
  return { ...seen, route, text: noTimes(plain), headers: headers.replace(/^content-length: .*$/m, '') };
}

function loggedLine(line: string): string {
  const { time: _time, ms: _ms, ...said } = JSON.parse(line) as Record<string, unknown>;
  return JSON.stringify(said);
}

function mailText({ from, to, subject, text, html }: ReceivedMail & { html?: unknown }): string {
  return JSON.stringify({ from, to, subject, text, html });
}

const env = { BASE_URL: 'http://klangbank.example', LOG_LEVEL: 'info', SECRET_KEY: 's'.repeat(40) };

/** Has the demonstration made, so that the first world begins as the others do: by copying it. */
async function prepare(database: TestDatabase): Promise<void> {
  try {
    await (await Town.start(database, env)).close();
  } finally {
    await database.drop();
  }
}

async function live(database: TestDatabase, unit: Unit): Promise<World> {
  const logs: string[] = [];
  const sink = await SmtpSink.start();
  random.begin('start');
  const mailing = { SMTP_URL: sink.url, MAIL_FROM: 'Demo kommune <klangbank@example.org>' };
  const town = await Town.heard(database, { ...env, ...mailing }, logs);
  try {
    // What comes by the clock is done by the story, at its place in it.
    await town.application.app.get(Daily, { strict: false }).stop();
    const { ids: own, secrets } = await story(town, unit);
    await ending(town, own);
    await delivered(town);
    const ids = { ...(await others(town)), ...own };
    const seen = new Map<string, readonly Seen[]>();
    for (const reader of readers) {
      random.begin(`crawl of ${reader}`);
      const answers = await crawl(town, await town.sender(reader), ids, [
        '?limit=200',
        `?borrower=${own['borrowers']?.[0] ?? ''}`,
      ]);
      seen.set(reader, answers.map(timeless));
    }
    const tables = new Map<string, string>();
    for (const table of town.application.database.tables.map(String).filter((name) => !isOwnTable.test(name))) {
      const rows = (await town.rows(`SELECT * FROM "${table}"`)).map((row) => JSON.stringify(row)).sort();
      // What was asked of a case is kept by a mark that only the key of the cases makes.
      const text = table === 'idempotency_key' ? rows.join('\n').replaceAll(/[0-9a-f]{64}/g, '#') : rows.join('\n');
      tables.set(table, text);
    }
    return {
      seen,
      tables,
      // The port is another one each time.
      logs: logs.filter((line) => !line.includes('Server listening')).map(loggedLine),
      mails: sink.accepted.map(mailText).sort(),
      ledger: [...seen.values()].flat().filter(({ route }) => isLedger.test(route)),
      routes: town.routes().flatMap(({ method, path }) => (method === 'GET' ? [`GET ${path}`] : [])),
      secrets,
    };
  } finally {
    await town.close();
    await sink.stop();
  }
}

describe.each(fewDatabases)('three worlds on %s', (name) => {
  const lived = new Map<Unit, World>();
  const [first, ...rest] = units;
  const world = (unit: Unit): World => lived.get(unit) as World;

  beforeAll(async () => {
    await prepare(await freshDatabase(name));
    for (const unit of units) {
      const database = await freshDatabase(name);
      try {
        lived.set(unit, await live(database, unit));
      } finally {
        await database.drop();
      }
    }
  });
  afterAll(() => random.end());

  it.each(readers)('look the same to %s, on every page and in every answer, with its headers', (reader) => {
    const plain = (unit: Unit): readonly Seen[] =>
      (world(unit).seen.get(reader) ?? []).filter(({ route }) => !isLedger.test(route));
    expect(plain(first as Unit).filter(({ status }) => status < 400).length).toBeGreaterThan(3);
    for (const unit of rest) {
      const [one, other] = [plain(first as Unit), plain(unit)];
      expect(other.map(({ address, status }) => `${status} ${address}`)).toEqual(
        one.map(({ address, status }) => `${status} ${address}`),
      );
      const differing = one.flatMap((seen, nth) => {
        const there = other[nth];
        return seen.text === there?.text && seen.headers === there.headers ? [] : [differenceOf(seen, there)];
      });
      expect({ unit, differing: differing.slice(0, 5) }).toEqual({ unit, differing: [] });
    }
  });

  it('are looked at in every route that is read', () => {
    for (const unit of units) {
      const looked = new Set([...world(unit).seen.values()].flat().map(({ route }) => route));
      expect({ unit, missed: world(unit).routes.filter((route) => !looked.has(route)) }).toEqual({ unit, missed: [] });
    }
  });

  it('keep the same in every table but those of the cases and of the ledger', () => {
    for (const unit of rest) {
      for (const [table, rows] of world(first as Unit).tables) {
        expect({ table, unit, rows: world(unit).tables.get(table) }).toEqual({ table, unit, rows });
      }
    }
  });

  it('log the same, and send the same mails', () => {
    for (const unit of rest) {
      expect(world(unit).logs).toEqual(world(first as Unit).logs);
      expect(world(unit).mails).toEqual(world(first as Unit).mails);
    }
    expect(world(first as Unit).mails.length).toBeGreaterThan(1);
    expect(world(first as Unit).logs.length).toBeGreaterThan(100);
  });

  it('tell nobody a word of the case', () => {
    for (const unit of units) {
      const { seen, tables, logs, mails, secrets } = world(unit);
      const texts = [
        ...[...seen.values()].flat().map(({ text, headers }) => text + headers),
        ...tables.values(),
        ...logs,
        ...mails,
      ];
      const told = secrets.filter((secret) => texts.some((text) => text.includes(secret)));
      // A key that was given with a request keeps the id of its answer, and nothing that says whose it is.
      const kept = tables.get('idempotency_key') ?? '';
      expect({ unit, told: told.filter((secret) => !kept.includes(secret)) }).toEqual({ unit, told: [] });
    }
  });

  it('differ in who pays: the ledger is not the same, and has no total of fewer than five facts', () => {
    for (const unit of units) {
      const totals = world(unit).ledger.filter(({ route, status }) => route === 'GET /api/v1/ledger' && status === 200);
      const facts = totals.flatMap(({ text }) => (JSON.parse(text) as { items: { facts: number | null }[] }).items);
      expect(facts.length).toBeGreaterThan(0);
      expect(facts.filter((one) => one.facts !== null && one.facts < 5)).toEqual([]);
    }
  });
});

/** Where two texts begin to differ, with what stands around. */
function differenceOf(one: Seen, other: Seen | undefined): string {
  const [a, b] = [`${one.headers}\n${one.text}`, `${other?.headers}\n${other?.text}`];
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return `${one.address}: …${a.slice(Math.max(0, at - 60), at + 80)}… | …${b.slice(Math.max(0, at - 60), at + 80)}…`;
}
