import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';

import { AccessCheck, type Role } from '../../src/identity/index.js';
import { addDays, schoolYearOf } from '../../src/platform/calendar/index.js';
import { Sweep } from '../../src/reminders/index.js';
import { CaseLinks } from '../../src/subsidies/links/case-links.js';
import { SetUp } from '../../src/setup/index.js';
import { axeViolations, sidewaysScrollers, unlabelledScrollers } from '../support/chromium.js';
import { House } from './house.js';
import { sentLink } from './sent-link.js';

/** Who has a role in the demonstration. */
const usernames: Readonly<Record<Role, string>> = {
  librarian: 'bibliotek',
  'youth-worker': 'ungdom',
  teacher: 'larer',
  'inventory-manager': 'lager',
  caseworker: 'nav',
  accountant: 'okonomi',
  administrator: 'admin',
};

/** A page as somebody sees it. */
interface Visit {
  readonly who: string;
  readonly address: string;
  /** 200 where it is not said. */
  readonly status?: number;
  /** What is done before it is looked at. */
  readonly first?: (tab: Page) => Promise<void>;
}

/** What answers GET and is no page. */
const noPages = [
  ...['/health/live', '/health/ready', '/metrics', '/i', '/calendar/:token', '/a/:token/contract.pdf'],
  ...['/teaching/school-year/contracts.pdf', '/teaching/school-year/contracts/progress'],
  ...['/accounts/settlements/:id/file', '/accounts/export.csv', '/accounts/insight.csv'],
  '/casework/cases/:id/letters/:letter/letter.pdf',
];

/** Pages of the route table that are looked at in the empty house. */
const empty = ['/set-up/:token'];

/** So many pages are looked at side by side. */
const windows = 3;

describe('every page', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open();
    await house.application.app.get(Sweep, { strict: false }).run(house.application.clock.today());
  });
  afterAll(() => house.close());

  it('of the route table is right for everybody, in the light and in the dark, and on the smallest phone', async () => {
    const routes = house.application.app
      .get(AccessCheck, { strict: false })
      .table()
      .filter(({ method, path }) => method === 'GET' && !path.startsWith('/api/') && !noPages.includes(path));
    const values = await examples(house);
    const slip = await slipAddress(house);
    const support = `/support?borrower=${await house.card().then((card) => idOfCard(house, card))}`;
    const visits = routes
      .filter(({ path }) => !empty.includes(path))
      .map(({ path, roles: [role] }) => ({
        who: role === undefined ? 'nobody' : usernames[role],
        address: path === '/desk/slip' ? slip : path === '/support' ? support : filled(path, values),
      }));
    expect(visits.length).toBeGreaterThan(20);
    expect(await findings(house, visits)).toEqual([]);
  });

  it('of the desk is, whatever lies on it', async () => {
    expect(await findings(house, await deskVisits(house))).toEqual([]);
  });

  it('is, with what there is to show and with what went wrong', async () => {
    expect(await findings(house, await otherVisits(house))).toEqual([]);
  });

  it('is where there is nothing yet, from the first one on', async () => {
    const bare = await House.empty();
    try {
      const link = await bare.application.app.get(SetUp, { strict: false }).link();
      const address = new URL(link ?? '').pathname;
      expect(
        await findings(bare, [
          { who: 'nobody', address: '/' },
          { who: 'nobody', address },
        ]),
      ).toEqual([]);
      await setUp(bare, address);
      const addresses = [
        '/accounts/agreements',
        '/accounts/ledger',
        '/admin',
        '/admin/users',
        '/admin/points',
        '/admin/terms',
        '/admin/units',
        '/admin/rules',
        '/admin/programmes',
        '/instruments',
        '/availability',
      ];
      const visits = addresses.map((one) => ({ who: 'sjef', address: one }));
      for (const one of ['/desk', '/borrowers', '/loans', '/loans/overdue', '/labels', '/reminders', '/instruments']) {
        visits.push({ who: 'skranke', address: one });
      }
      expect(await findings(bare, visits)).toEqual([]);
    } finally {
      await bare.close();
    }
  });
});

async function idOfCard(house: House, card: string): Promise<string> {
  return (await house.row<{ id: string }>('SELECT id FROM borrower WHERE card_number = $1', [card])).id;
}

/** The link of a guardian who is asked to confirm a wish for support. */
async function applicantLink(house: House): Promise<string> {
  const { borrower } = await sentLink(house, 'en');
  await (await house.application.as('bibliotek')).post('/api/v1/support-requests', { json: { borrower } });
  const links = house.application.app.get(CaseLinks, { strict: false });
  const rows = await house.rows<{ id: string }>('SELECT id FROM subsidy_case_link');
  for (const { id } of rows) {
    const token = new URL(links.addressOf(id)).pathname.split('/').at(-1) ?? '';
    const link = await links.byToken(house.application.database.reader, token);
    if (link?.purpose === 'confirmation') return token;
  }
  throw new Error('Nobody was asked to confirm');
}

/** The slip of a new instrument that is kept for a new borrower. */
async function slipAddress(house: House): Promise<string> {
  const [instrument, card] = [await house.instrument(), await house.card()];
  const borrower = (await house.row<{ id: string }>('SELECT id FROM borrower WHERE card_number = $1', [card])).id;
  const from = house.application.clock.today();
  const desk = await house.application.as('bibliotek');
  const json = { borrower, instrument, grade: 'good', from, to: addDays(from, 14), pickupPoint: 'library' };
  const { body } = await desk.post('/api/v1/reservations', { json });
  const { status } = await desk.post(`/api/v1/reservations/${body.id}/ready`, { json: {} });
  if (status >= 300) throw new Error(`No slip: ${status}`);
  return `/desk/slip?reservation=${body.id}`;
}

/** Examples for the parameters of paths; the longest beginning counts. */
async function examples(house: House): Promise<Readonly<Record<string, string>>> {
  const one = async (sql: string): Promise<string> => (await house.row<{ id: string }>(sql)).id;
  const code = await one(`SELECT code AS id FROM instrument WHERE state = 'available' ORDER BY code`);
  const ofPupil = `FROM enrolment e JOIN user_account u ON u.id = e.teacher_user_id WHERE u.username = 'larer'`;
  const ofReserved = `FROM reservation r JOIN enrolment e ON e.borrower_id = r.borrower_id
    JOIN user_account u ON u.id = e.teacher_user_id AND u.username = 'larer' AND r.state = 'confirmed'`;
  return {
    '/accounts/borrowers/:id': await one('SELECT borrower_id AS id FROM charge ORDER BY borrower_id'),
    '/accounts/charges/:id': await one(
      `SELECT c.id FROM charge c WHERE NOT EXISTS (SELECT 1 FROM credit k WHERE k.charge_id = c.id) ORDER BY c.id`,
    ),
    '/a/:token': (await sentLink(house, 'nb')).token,
    '/accounts/agreements/:id': await one('SELECT id FROM cost_agreement ORDER BY id'),
    '/accounts/settlements/:id': await one('SELECT id FROM settlement ORDER BY id'),
    '/s/:token': await applicantLink(house),
    '/casework/cases/:id': await one(
      `SELECT id FROM subsidy_case WHERE unit_id = 'nav' AND state = 'submitted' ORDER BY id`,
    ),
    '/admin/points/:id': 'library',
    '/admin/rules/:id': 'library-good',
    '/admin/terms/:id': await one('SELECT id FROM term ORDER BY id'),
    '/admin/units/:id': 'library',
    '/admin/users/:id': await one(`SELECT id FROM user_account WHERE username = 'bibliotek'`),
    '/borrowers/:id': await one(`SELECT e.borrower_id AS id ${ofPupil} ORDER BY e.borrower_id`),
    '/i/:code': code,
    '/instrument-costs/:id': await one('SELECT id FROM instrument_cost WHERE corrects_id IS NULL ORDER BY id'),
    '/instruments/:code': code,
    '/teaching/reservations/:id': await one(`SELECT r.id ${ofReserved} ORDER BY r.from_day, r.id`),
    '/loans/:id': await one(`SELECT id FROM loan WHERE lending_point_id = 'library' AND state = 'open' ORDER BY id`),
  };
}

function filled(path: string, values: Readonly<Record<string, string>>): string {
  const [known] = Object.keys(values)
    .filter((beginning) => path === beginning || path.startsWith(`${beginning}/`))
    .sort((one, other) => other.length - one.length);
  const address =
    known === undefined ? path : `${known.replace(/:\w+$/, values[known] ?? '')}${path.slice(known.length)}`;
  if (address.includes(':')) throw new Error(`There is no example for ${path}; add one, so that it is looked at.`);
  return address;
}

/** The desk at every step. */
async function deskVisits(house: House): Promise<Visit[]> {
  const who = 'bibliotek';
  const one = async (sql: string): Promise<string> => (await house.row<{ id: string }>(sql)).id;
  const inState = (state: string): Promise<string> =>
    one(`SELECT code AS id FROM instrument WHERE state = '${state}' ORDER BY code`);
  const free = `SELECT code AS id FROM instrument WHERE state = 'available' AND current_point_id = 'library'`;
  const grown = await grownPupil(house);
  const violin = await one(`${free} AND grade_id = 'good' AND kind_id = 'violin' ORDER BY code`);
  const guitar = await one(`${free} AND grade_id = 'good' AND kind_id = 'guitar' ORDER BY code`);
  const high = await one(
    `SELECT code AS id FROM instrument WHERE grade_id = 'high' AND state = 'available' ORDER BY code`,
  );
  const overdue = await one(
    `SELECT instrument_code AS id FROM loan WHERE state = 'open' AND lending_point_id = 'library' ORDER BY due_on`,
  );
  const busy = await one(
    `SELECT borrower_id AS id FROM loan WHERE state = 'open' AND lending_point_id = 'library' ORDER BY due_on`,
  );
  const adult = `SELECT b.id FROM borrower b WHERE b.birth_date < '2005-01-01' AND b.card_number IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM loan l WHERE l.borrower_id = b.id AND l.state = 'open')
    AND NOT EXISTS (SELECT 1 FROM borrower_block k WHERE k.borrower_id = b.id)`;
  const somebody = await one(`${adult} ORDER BY b.id`);
  const blocked = await one('SELECT borrower_id AS id FROM borrower_block ORDER BY id');
  const press = async (tab: Page): Promise<void> => {
    const loaded = tab.waitForEvent('load');
    await tab.keyboard.press('Enter');
    await loaded;
  };
  const scan = (text: string) => async (tab: Page) => {
    await tab.keyboard.type(text);
    await press(tab);
  };
  const addresses = [
    '/desk',
    `/desk?borrower=${busy}`,
    `/desk?borrower=${blocked}`,
    `/desk?instrument=${violin}`,
    `/desk?borrower=${somebody}&instrument=${violin}`,
    `/desk?borrower=${blocked}&instrument=${violin}&left=${guitar}`,
    `/desk?borrower=${blocked}&instrument=${high}`,
    `/desk?instrument=${overdue}`,
    '/desk?scan=ma',
    '/desk?scan=N000000001',
    ...(await Promise.all(['in-transfer', 'in-service', 'in-repair', 'lost'].map(inState))).map(
      (code) => `/desk?instrument=${code}`,
    ),
  ];
  const pupils = await one(
    `SELECT e.borrower_id AS id FROM enrolment e JOIN user_account u ON u.id = e.teacher_user_id WHERE u.username = 'larer'`,
  );
  return [
    ...addresses.map((address) => ({ who, address })),
    { who, address: `/desk?borrower=${somebody}&instrument=${guitar}`, first: press },
    { who, address: `/desk?borrower=${blocked}&instrument=${violin}`, status: 422, first: press },
    { who, address: `/desk?instrument=${overdue}`, first: scan('4') },
    { who: 'larer', address: `/desk?borrower=${pupils}` },
    { who: 'larer', address: `/desk?borrower=${grown.borrower}&instrument=${grown.bigger}` },
    { who: 'larer', address: `/desk?borrower=${grown.borrower}&instrument=${grown.bigger}`, first: scan('3') },
  ];
}

/** A pupil of the teacher's who has a violin, and a bigger one that is free. */
async function grownPupil(house: House): Promise<{ readonly borrower: string; readonly bigger: string }> {
  const [manager, teacher] = [await house.application.as('lager'), await house.application.as('larer')];
  const { id: borrower } = await house.row<{ id: string }>(
    `SELECT b.id FROM borrower b JOIN enrolment e ON e.borrower_id = b.id JOIN user_account u ON u.id = e.teacher_user_id
     WHERE u.username = 'larer' AND NOT EXISTS (SELECT 1 FROM loan l WHERE l.borrower_id = b.id AND l.state = 'open')
       AND NOT EXISTS (SELECT 1 FROM reservation r WHERE r.borrower_id = b.id) ORDER BY b.id`,
  );
  const register = async (size: string): Promise<string> => {
    const json = { kind: 'violin', size, grade: 'good', homePoint: 'culture-school', accessories: ['Bue', 'Etui'] };
    return (await manager.post('/api/v1/instruments', { json })).body.code;
  };
  const [smaller, bigger] = [await register('1/2'), await register('3/4')];
  const json = { borrower, instrument: smaller, lendingPoint: 'culture-school' };
  const { status, body } = await teacher.post('/api/v1/checkouts', { json });
  if (status !== 201) throw new Error(`No loan of a violin: ${status} ${JSON.stringify(body)}`);
  return { borrower, bigger };
}

/** Pages with more, and with less, than their route alone shows; and what they say when something is wrong. */
async function otherVisits(house: House): Promise<Visit[]> {
  const one = async (sql: string): Promise<string> => (await house.row<{ id: string }>(sql)).id;
  const codes = await house.rows<{ code: string }>(
    'SELECT MIN(code) AS code FROM instrument GROUP BY state ORDER BY 1',
  );
  const late = await one(`SELECT id FROM loan WHERE state = 'open' AND lending_point_id = 'library' ORDER BY due_on`);
  const back = await one(`SELECT id FROM loan WHERE state = 'returned' AND lending_point_id = 'library' ORDER BY id`);
  const lender = await one(`SELECT borrower_id AS id FROM loan WHERE id = '${late}'`);
  const { code = '' } = codes[0] ?? {};
  const repaired = await one('SELECT instrument_code AS id FROM instrument_cost ORDER BY id');
  const submit = async (tab: Page): Promise<void> => {
    const loaded = tab.waitForEvent('load');
    await tab.evaluate(() => document.querySelector<HTMLFormElement>('main form[method="post"]')?.requestSubmit());
    await loaded;
  };
  const expire = async (tab: Page): Promise<void> => {
    await tab.evaluate(() =>
      document.querySelectorAll<HTMLInputElement>('[name="_csrf"]').forEach((field) => (field.value = 'old')),
    );
    await submit(tab);
  };
  const pupils = await house.rows<{ id: string }>(
    `SELECT DISTINCT e.borrower_id AS id FROM enrolment e JOIN user_account u ON u.id = e.teacher_user_id WHERE u.username = 'larer'`,
  );
  const chosen = pupils.map(({ id }) => `borrower=${id}`).join('&');
  const waiting = await one(`SELECT id FROM reservation WHERE state = 'waiting' ORDER BY from_day, id`);
  const endless = async (tab: Page): Promise<void> => {
    await tab.locator('[name="to"]').fill('2099-01-01');
    await submit(tab);
  };
  const backwards = async (tab: Page): Promise<void> => {
    await tab.locator('[name="overdueFirstDays"]').fill('90');
    await tab.locator('[name="fee"]').fill('free');
    await submit(tab);
  };
  const open = await sentLink(house, 'fa');
  const nextYear = schoolYearOf(addDays(house.application.clock.today(), 365));
  const [running, replaced] = [await loanOf(house, false), await loanOf(house, true)];
  const other = await one(
    `SELECT code AS id FROM instrument WHERE kind_id = 'tuba' AND state = 'available' ORDER BY code`,
  );
  const strange = async (tab: Page): Promise<void> => {
    await tab.locator('[name="code"]').fill(other);
    await tab.locator('[name="reason"]').fill('Knekt hals');
    await submit(tab);
  };
  const child = `/borrowers/${open.borrower}/agreements`;
  const ahead = (days: number): string => addDays(house.application.clock.today(), days);
  const closures = '/admin/points/library/closures';
  return [
    { who: 'admin', address: `${closures}?from=${ahead(1)}&to=${ahead(90)}&reason=Vannskade` },
    { who: 'admin', address: `${closures}?from=${ahead(-1)}&to=nonsense&reason=`, status: 400 },
    { who: 'lager', address: '/admin/rules?lendingPoint=library&kind=violin&grade=good&programme=breadth&ended=true' },
    { who: 'lager', address: '/admin/rules/library-good' },
    { who: 'lager', address: '/admin/rules/new?like=culture-school-high-deepening' },
    { who: 'lager', address: '/admin/rules/new', status: 400, first: backwards },
    { who: 'larer', address: `/teaching/reserve?${chosen}&kind=violin`, status: 200, first: submit },
    { who: 'larer', address: `/teaching/reserve?${chosen}&kind=cello&size=4%2F4` },
    { who: 'larer', address: `/teaching/reserve?${chosen}&kind=tuba&grade=high&from=x` },
    { who: 'larer', address: '/teaching?programme=core' },
    { who: 'larer', address: '/teaching/reservations?state=no-show' },
    { who: 'larer', address: `/teaching/reservations/${waiting}` },
    { who: 'larer', address: `/teaching/reservations/${waiting}`, status: 422, first: endless },
    { who: 'larer', address: '/calendar', first: submit },
    { who: 'larer', address: `/teaching/reserve?borrower=${pupils[0]?.id}&kind=violin&size=3%2F4&growth=now` },
    { who: 'larer', address: '/teaching/growth' },
    { who: 'larer', address: `/teaching/school-year?year=${nextYear}` },
    { who: 'larer', address: `/teaching/school-year/hand-out?year=${nextYear}` },
    { who: 'larer', address: `/teaching/school-year/links?year=${nextYear}&all=true` },
    { who: 'larer', address: `/teaching/school-year/links?year=${nextYear}&all=true`, first: submit },
    { who: 'lager', address: '/teaching/school-year' },
    { who: 'lager', address: '/teaching/school-year/back-in' },
    { who: 'bibliotek', address: `/loans/${running}/replacement`, status: 400, first: submit },
    { who: 'bibliotek', address: `/loans/${running}/replacement`, status: 422, first: strange },
    { who: 'bibliotek', address: `/loans/${replaced}` },
    { who: 'bibliotek', address: '/availability?kind=violin&to=2028-06-30' },
    { who: 'bibliotek', address: '/availability?kind=guitar&to=x' },
    { who: 'bibliotek', address: '/availability?kind=cello&point=nowhere' },
    { who: 'nobody', address: `/a/${open.token}` },
    { who: 'nobody', address: `/a/${open.token}?answer=accepted` },
    { who: 'nobody', address: `/a/${open.token}?answer=declined&lang=ti` },
    { who: 'nobody', address: `/a/${open.token}?text=nn&lang=se&changed=yes` },
    { who: 'nobody', address: '/a/no-such-token?lang=ar', status: 404 },
    { who: 'bibliotek', address: child },
    { who: 'larer', address: child, status: 404 },
    { who: 'bibliotek', address: '/' },
    { who: 'bibliotek', address: `/i/${code}` },
    { who: 'nobody', address: '/i/0000000', status: 404 },
    ...codes.flatMap((each) => ['lager', 'larer'].map((who) => ({ who, address: `/instruments/${each.code}` }))),
    ...['q=gitar', 'q=finnes-ikke', 'state=on-loan&point=library'].map((query) => ({
      who: 'bibliotek',
      address: `/instruments?${query}`,
    })),
    { who: 'lager', address: '/instruments/new', status: 400, first: submit },
    { who: 'lager', address: `/instruments/${repaired}/costs` },
    { who: 'okonomi', address: `/instruments/${repaired}/costs`, status: 400, first: submit },
    { who: 'bibliotek', address: '/borrowers?q=a' },
    { who: 'bibliotek', address: '/borrowers?q=finnes-ikke' },
    { who: 'bibliotek', address: `/borrowers/${lender}` },
    { who: 'bibliotek', address: '/borrowers/new', status: 400, first: submit },
    { who: 'bibliotek', address: `/loans/${late}` },
    { who: 'bibliotek', address: `/loans/${back}` },
    { who: 'okonomi', address: '/loans' },
    { who: 'lager', address: '/loans?state=returned' },
    { who: 'lager', address: `/labels?instruments=${codes.map((each) => each.code).join('%0A')}%0A0000000` },
    { who: 'bibliotek', address: '/labels?kind=guitar' },
    { who: 'larer', address: '/reminders' },
    { who: 'admin', address: '/admin/users/new', status: 400, first: submit },
    { who: 'admin', address: '/admin/points/new', status: 400, first: submit },
    { who: 'nobody', address: '/login', status: 401, first: submit },
    { who: 'nobody', address: '/login?next=%2Fdesk' },
    { who: 'bibliotek', address: '/desk?what=1', status: 400 },
    { who: 'bibliotek', address: '/admin/users', status: 403 },
    { who: 'bibliotek', address: '/nowhere', status: 404 },
    { who: 'nobody', address: '/nowhere', status: 404 },
    { who: 'nobody', address: '/set-up/too-late', status: 404 },
    { who: 'bibliotek', address: '/borrowers/new', status: 403, first: expire },
  ];
}

/** A loan of a new guitar of the library, which may have been replaced by another one. */
async function loanOf(house: House, isReplaced: boolean): Promise<string> {
  const [desk, card] = [await house.application.as('bibliotek'), await house.card()];
  const { id: borrower } = await house.row<{ id: string }>(`SELECT id FROM borrower WHERE card_number = '${card}'`);
  const [replaces, instrument] = [await house.instrument(), await house.instrument()];
  const json = { borrower, instrument: replaces, lendingPoint: 'library' };
  const { body } = await desk.post('/api/v1/checkouts', { json });
  if (!isReplaced) return body.id;
  const { status } = await desk.post(`/api/v1/loans/${body.id}/replacements`, {
    json: { replaces, instrument, lendingPoint: 'library', reason: 'Knekt hals', condition: 'needs-repair' },
  });
  if (status !== 201) throw new Error(`Not replaced: ${status}`);
  return body.id;
}

/**
 * What is wrong with pages, one line a finding; several are looked at side by side. A tab stays open for all that one reader looks at:
 * in a new one Chromium compiles axe anew, which takes longer than everything else.
 */
async function findings(house: House, visits: readonly Visit[]): Promise<string[]> {
  const waiting = [...visits].sort((one, other) => one.who.localeCompare(other.who));
  const found: string[] = [];
  const readers = [...new Set(visits.map(({ who }) => who))];
  const open = await Promise.all(readers.map((who) => house.window(who, { reducedMotion: 'reduce' })));
  const look = async (): Promise<void> => {
    let [tab, reader]: [Page | undefined, string] = [undefined, ''];
    for (let visit = waiting.shift(); visit !== undefined; visit = waiting.shift()) {
      const { who, address } = visit;
      if (tab === undefined || who !== reader) {
        await tab?.close();
        [tab, reader] = [await (open[readers.indexOf(who)] as BrowserContext).newPage(), who];
      }
      found.push(...(await wrongWith(tab, visit)).map((what) => `${address} (${who}): ${what}`));
      tab.removeAllListeners();
    }
    await tab?.close();
  };
  await Promise.all(Array.from({ length: windows }, look));
  await Promise.all(open.map((context) => context.close()));
  return found.sort();
}

async function wrongWith(tab: Page, { address, status = 200, first }: Visit): Promise<string[]> {
  const said: string[] = [];
  let answered = 0;
  tab.on('response', (response) => {
    if (response.request().isNavigationRequest()) answered = response.status();
  });
  tab.on('pageerror', (error) => said.push(`fault: ${error.message}`));
  tab.on('console', (message) => {
    // A browser reports the status of a page that says what went wrong; the status itself is looked at below.
    const isStatus = status >= 400 && message.text().startsWith('Failed to load resource');
    if (['error', 'warning'].includes(message.type()) && !isStatus) said.push(`console: ${message.text()}`);
  });
  await tab.setViewportSize({ width: 1280, height: 900 });
  await tab.goto(address);
  await first?.(tab);
  const light = await axeViolations(tab, 'light');
  const dark = await axeViolations(tab, 'dark', 'colours');
  const wide = await sidewaysScrollers(tab);
  return [
    ...(answered === status ? [] : [`answered ${answered}, not ${status}`]),
    ...said,
    ...light.map((violation) => `light: ${violation}`),
    ...dark.map((violation) => `dark: ${violation}`),
    ...wide.map((element) => `320 px: ${element}`),
    ...(await unlabelledScrollers(tab)).map((element) => `320 px, region without a name: ${element}`),
  ];
}

/** Goes through the set-up as the first administrator does, and opens an account for the desk. */
async function setUp(house: House, address: string): Promise<void> {
  const context = await house.window('nobody');
  const tab = await context.newPage();
  await tab.goto(address);
  const fields = { municipality: 'Bygda', municipalityNumber: '0000', displayName: 'Sjef S.', username: 'sjef' };
  for (const [name, value] of Object.entries(fields)) await tab.locator(`[name="${name}"]`).fill(value);
  await tab.locator('[name="password"]').fill('et langt og godt passord');
  await tab.locator('main form button[type="submit"]').click();
  await tab.waitForURL('**/login');
  await context.close();
  await house.application.database.unitOfWork.run((tx) =>
    tx.run(
      `INSERT INTO user_account (id, username, password_hash, display_name, role, unit_id, lending_point_id, language, active,
         failed_logins, created_at, version)
       SELECT 'skranke', 'skranke', password_hash, 'Skranke S.', 'librarian', 'library', 'library', 'nb', active, 0, created_at, 1
       FROM user_account`,
    ),
  );
}
