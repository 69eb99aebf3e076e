import { type RouteAccess, hashOfToken, newToken } from '../../src/identity/index.js';
import { rounds } from '../support/soak.js';
import type { HttpClient } from '../support/http.js';
import type { Town } from './town.js';

/** One answer that a reader got. */
export interface Seen {
  readonly route: string;
  readonly address: string;
  readonly status: number;
  /** The body as it came, with `&amp;` and its like read. */
  readonly text: string;
  /** As they came, but for the date. */
  readonly headers: string;
}

/** Real ids of what is in the register, by the part of a path before them. */
export type Ids = Readonly<Record<string, readonly string[]>>;

/**
 * Ids of everything that an address can name: instruments in each state, borrowers with protected addresses first, loans of each
 * state and point. A few of each kind, and in a soak run many.
 */
export async function idsOf(town: Town): Promise<Ids> {
  const column = async (sql: string): Promise<string[]> => (await town.rows<{ id: string }>(sql)).map(({ id }) => id);
  const few = rounds(2, 1_000);
  const perState = ['on-loan', 'in-repair', 'in-transfer', 'in-service', 'available', 'missing', 'lost', 'retired'];
  const instruments = await Promise.all(
    perState.map((state) =>
      column(`SELECT code AS id FROM instrument WHERE state = '${state}' ORDER BY code LIMIT ${few}`),
    ),
  );
  const codes = instruments.flat();
  return {
    instruments: codes,
    i: codes,
    borrowers: await column(`SELECT id FROM borrower ORDER BY protected_address DESC, id LIMIT ${6 * few}`),
    loans: await column(
      `SELECT id FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY state, lending_point_id ORDER BY id) AS nth FROM loan) l
       WHERE nth <= ${few}`,
    ),
    'lending-points': await column('SELECT id FROM lending_point'),
    points: await column('SELECT id FROM lending_point'),
    units: await column('SELECT id FROM unit'),
    terms: await column('SELECT id FROM term'),
    users: await column('SELECT id FROM user_account'),
    reservations: await column(`SELECT id FROM reservation ORDER BY id LIMIT ${6 * few}`),
    charges: await column(`SELECT id FROM charge ORDER BY id LIMIT ${few}`),
    'instrument-costs': await column(
      `SELECT id FROM instrument_cost WHERE corrects_id IS NULL ORDER BY id LIMIT ${few}`,
    ),
    reminders: await column('SELECT id FROM message'),
    rules: await column('SELECT id FROM loan_rule LIMIT 5'),
    'loan-rules': await column('SELECT id FROM loan_rule LIMIT 5'),
    programmes: await column('SELECT id FROM programme'),
    docs: ['swagger-ui.css'],
    'cost-agreements': await column('SELECT id FROM cost_agreement'),
    settlements: await column('SELECT id FROM settlement'),
    agreements: [
      ...(await column(`SELECT id FROM agreement ORDER BY id LIMIT ${few}`)),
      ...(await column('SELECT id FROM cost_agreement')),
    ],
    // A link shows its receiver whom it is about, so what it shows has tests of its own.
    a: ['no-such-token'],
    s: ['no-such-token'],
    'set-up': ['no-such-token'],
    ...(await casesOf(town, few)),
    calendar: await calendarsOf(town),
  };
}

/** Cases of every unit, each with its letters. */
async function casesOf(town: Town, few: number): Promise<Ids> {
  const rows = await town.rows<{ id: string; letter: string }>(
    `SELECT c.id, l.id AS letter FROM subsidy_case c JOIN subsidy_letter l ON l.case_id = c.id ORDER BY c.id LIMIT ${2 * few}`,
  );
  const others = await town.rows<{ id: string }>(`SELECT id FROM subsidy_case ORDER BY id LIMIT ${2 * few}`);
  const ids = [...new Set([...rows, ...others].map(({ id }) => id))];
  return { 'subsidy-applications': ids, cases: ids, letters: rows.map(({ letter }) => letter) };
}

/** The secret parts of the addresses of calendars: a teacher's pupils', and the library's. */
async function calendarsOf(town: Town): Promise<string[]> {
  const feeds = [
    { username: 'larer', point: null },
    { username: 'bibliotek', point: 'library' },
  ];
  return Promise.all(
    feeds.map(async ({ username, point }) => {
      const token = newToken();
      await town.application.database.unitOfWork.run((tx) =>
        tx.run(
          `INSERT INTO calendar_feed (token_hash, user_id, lending_point_id, created_at)
           SELECT $1, id, $2, created_at FROM user_account WHERE username = $3`,
          [hashOfToken(token), point, username],
        ),
      );
      return `${token}.ics`;
    }),
  );
}

/**
 * Real addresses of a route.
 * @throws where a part of the path is named after something that `idsOf` does not know: add it there, so that it is crawled
 */
function addressesOf({ path }: Pick<RouteAccess, 'path'>, ids: Ids): string[] {
  const parts = path.split('/');
  const at = parts.findIndex((part) => part.startsWith(':'));
  if (at < 0) return [path];
  const known = ids[parts[at - 1] ?? ''];
  if (known === undefined) throw new Error(`The crawler does not know what ${path} is about; see idsOf in crawl.ts`);
  return known.flatMap((id) => addressesOf({ path: parts.with(at, id).join('/') }, ids));
}

/** What is about something in particular, and what it is asked about. */
const obliged: Readonly<Record<string, string>> = {
  'GET /api/v1/availability': '?kind=guitar',
  'GET /api/v1/settlements/:id/export': '?format=csv',
  'GET /accounts/settlements/:id/file': '?format=csv',
  'GET /api/v1/insight': '?schoolYear=2025-2026',
  'GET /accounts/insight': '?schoolYear=2025-2026',
  'GET /accounts/insight.csv': '?schoolYear=2025-2026',
};

function searchesOf(route: string, searches: readonly string[]): readonly string[] {
  const question = obliged[route];
  return question === undefined ? searches : [...searches, question];
}

/** Reads every address of every route that is read, and every page of every list. */
export async function crawl(town: Town, client: HttpClient, ids: Ids, searches: readonly string[]): Promise<Seen[]> {
  const seen: Seen[] = [];
  const readable = town.routes().filter(({ method }) => method === 'GET');
  for (const route of readable) {
    const name = `${route.method} ${route.path}`;
    const isList = !route.path.includes(':');
    for (const address of addressesOf(route, ids)) {
      for (const search of searchesOf(name, isList ? ['', ...searches] : [''])) {
        for await (const { text, status, headers } of pages(client, address, search)) {
          // What was asked for stands in some answers, such as the way back to the same page.
          const asked = [...address.split('/'), ...search.split(/[?&=]/)].filter((part) => part.length > 5);
          const own = asked.reduce((rest, part) => rest.replaceAll(part, '…'), plain(text));
          seen.push({ route: name, address: `${address}${search}`, status, text: own, headers });
        }
      }
    }
  }
  return seen;
}

/** The pages of a list, one after the other; of anything else, the one. */
async function* pages(
  client: HttpClient,
  address: string,
  search: string,
): AsyncGenerator<Pick<Seen, 'text' | 'status' | 'headers'>> {
  let cursor: string | null = null;
  do {
    const more: string = cursor === null ? search : `${search === '' ? '?' : `${search}&`}cursor=${cursor}`;
    const { status, body, headers } = await client.get(`${address}${more}`);
    yield { status, text: typeof body === 'string' ? body : JSON.stringify(body), headers: headersOf(headers) };
    cursor = status === 200 ? (body?.nextCursor ?? null) : null;
  } while (cursor !== null);
}

function headersOf(headers: Headers): string {
  const lines = [...headers].filter(([name]) => name !== 'date').map(([name, value]) => `${name}: ${value}`);
  return lines.sort().join('\n');
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function plain(text: string): string {
  return text.replaceAll(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => entities[name] ?? whole);
}
