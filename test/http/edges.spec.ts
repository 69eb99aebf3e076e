import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { type Role, permissions } from '../../src/identity/index.js';
import { type DatabaseName, eachDatabase } from '../support/databases.js';
import { type Answer, HttpClient } from '../support/http.js';
import { propertySettings } from '../support/property.js';
import { rounds } from '../support/soak.js';
import { Town, expectProblem, kindOf, wrongFields } from './town.js';
import { send, writes } from './writes.js';

/** What a client may be answered, whatever it sends. */
const expected = new Set([200, 201, 202, 204, 303, 400, 401, 403, 404, 409, 412, 413, 422, 428, 429]);

/** Who is who: one user of each role, and nobody. */
const users = ['nobody', 'bibliotek', 'ungdom', 'larer', 'lager', 'nav', 'okonomi', 'admin'] as const;
const roleOf: Readonly<Record<string, Role>> = {
  bibliotek: 'librarian',
  ungdom: 'youth-worker',
  larer: 'teacher',
  lager: 'inventory-manager',
  nav: 'caseworker',
  okonomi: 'accountant',
  admin: 'administrator',
};

/** What people, scanners, scripts and attackers put into fields, and what one database may take otherwise than another. */
const strangeToDatabases: readonly unknown[] = [
  ...['a\u0000b', 'x'.repeat(20_000), '\ud800', "'; DROP TABLE loan; --", '2026-02-30', '0001-01-01', '9999-12-31'],
  ...['00000000-0000-0000-0000-000000000000', -1, 1.5, 1e308, 2 ** 31, 2 ** 53],
];

/** All of it. */
const strange: readonly unknown[] = [
  ...strangeToDatabases,
  null,
  '',
  '   ',
  '\u0000',
  '🎻'.repeat(40),
  '\u202eabc',
  '%',
  '_%\\',
  '__proto__',
  'constructor',
  '99999-01-01',
  'é'.normalize('NFD'),
  0,
  true,
  [],
  {},
  [[]],
  [null],
  ['a\u0000b'],
  [{ a: 1 }],
  { a: { b: [{}] } },
  { toString: 1 },
];

/** A field is given every so manieth of what is strange. */
const everyNth = rounds(3, 1);
/** How many fields have been given something, over all routes. */
let turn = 0;

/** Texts for addresses and queries. */
const strangeTexts = strange.filter((value): value is string => typeof value === 'string');

/** Cursors of nobody's making. */
const brokenCursors: readonly string[] = [
  'nonsense',
  '%%%',
  cursor([]),
  cursor(['a']),
  cursor(['a', 'b']),
  cursor(['a\u0000', 'b\u0000']),
  cursor([1, 2]),
  cursor([1e308, -1]),
  cursor(['2026-10-19', 'x']),
  cursor(['2026-02-30', 'x']),
  cursor(['0000-00-00', 'x']),
  cursor(['+275760-09-13T00:00:00.000Z', 'a']),
  cursor(['-271821-04-20T00:00:00.000Z', 'a']),
  cursor(['\ud800', '']),
  cursor([null, {}]),
  cursor({ a: 1 }),
];

const parameters = [
  ...['q', 'kind', 'size', 'grade', 'point', 'state', 'borrower', 'instrument', 'limit', 'cursor'],
  ...['dryRun', 'stock', 'design', 'startAt', 'from', 'to', '__proto__', 'q[]', 'limit[a]'],
];

function cursor(values: unknown): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** Says of an answer that a client can do something with it. */
function expectClear(answer: Answer, about: unknown): void {
  const { status, body } = answer;
  const where = JSON.stringify(about).slice(0, 400);
  if (!expected.has(status)) throw new Error(`${status} ${JSON.stringify(body)} for ${where}`);
  if (status < 400) return;
  // Said by hand, since it is asked of tens of thousands of answers.
  if (!/^[a-z][a-z-]+$/.test(String(body?.code))) throw new Error(`No code in ${JSON.stringify(body)} for ${where}`);
  expectProblem(answer, status, body.code);
  if (status !== 400) return;
  const errors = body.errors as readonly Record<'field' | 'code' | 'detail', string>[];
  // A code that stands for a text has no words.
  const isClear = ({ field, code, detail }: (typeof errors)[number]): boolean =>
    /\S/.test(field) && detail !== code && /\s/.test(detail);
  if (errors.length === 0 || !errors.every(isClear)) throw new Error(`${JSON.stringify(errors)} for ${where}`);
}

eachDatabase((database) => {
  let town: Town;
  beforeAll(async () => {
    town = await Town.start(database());
  });
  afterAll(() => town.close());

  describe('whoever asks', () => {
    it('is asked to log in, or told that the role may not, in one shape', async () => {
      for (const { method, path, access, hidden } of town
        .routes()
        .filter((route) => route.path.startsWith('/api/v1/'))) {
        if (access === 'public') continue;
        const address = path.replaceAll(/:\w+/g, '7K3M9Q8');
        const stranger = await new HttpClient(town.url).send(method, address, {});
        expectProblem(stranger, 401, 'not-logged-in');
        expect(stranger.headers.get('www-authenticate')).toBe('Bearer');
        for (const [username, role] of Object.entries(roleOf)) {
          if ((permissions[access] as readonly string[]).includes(role)) continue;
          const answer = await (await town.as(username)).send(method, address, {});
          expectProblem(answer, hidden ? 404 : 403, hidden ? 'not-found' : 'not-permitted');
        }
      }
    });

    it('gets one answer for what is not there and for what is not theirs', async () => {
      const { id } = await town.loan();
      const teacher = await town.as('larer');
      const mine = await teacher.get(`/api/v1/loans/${id}`);
      const none = await teacher.get('/api/v1/loans/00000000-0000-4000-8000-000000000000');
      expectProblem(mine, 404, 'not-found');
      expect({ ...mine.body, instance: '' }).toEqual({ ...none.body, instance: '' });
      const borrower = await town.borrower();
      expectProblem(await teacher.get(`/api/v1/borrowers/${borrower.id}`), 404, 'not-found');
    });

    it('gets a problem for an address that is none', async () => {
      const desk = await town.as('bibliotek');
      for (const path of ['/api/v1/nothing', '/api/v2/loans', '/api/v1/loans/a/b/c', '/api/v1/', '/API/v1/Nothing']) {
        expectProblem(await desk.get(path), 404, 'not-found');
        expectProblem(await new HttpClient(town.url).post(path, { json: {} }), 404, 'not-found');
      }
      expectProblem(await desk.put('/api/v1/checkouts', { json: {} }), 404, 'not-found');
      for (const path of ['/api/v1/instruments/%', '/api/v1/instruments/%E0%A4%A', '/api/v1/instruments/%00']) {
        expectClear(await desk.get(path), path);
      }
    });
  });

  describe('a body', () => {
    it('that is no JSON is refused in so many words', async () => {
      const { token } = await town.as('bibliotek');
      const post = async (body: string | Uint8Array<ArrayBuffer>, type: string | null): Promise<Answer> => {
        const headers = new Headers({ authorization: `Bearer ${token ?? ''}` });
        if (type !== null) headers.set('content-type', type);
        const response = await fetch(`${town.url}/api/v1/checkouts`, { method: 'POST', headers, body });
        return { status: response.status, headers: response.headers, body: await response.json() };
      };
      const bodies: [string | Uint8Array<ArrayBuffer>, string | null][] = [
        ['{"instrument":', 'application/json'],
        ['', 'application/json'],
        ['null', 'application/json'],
        ['[]', 'application/json'],
        ['"text"', 'application/json'],
        ['7', 'application/json'],
        ['{"__proto__":{"a":1}}', 'application/json'],
        ['{"constructor":{"prototype":{"a":1}}}', 'application/json'],
        [Buffer.from([0xff, 0xfe, 0x00]), 'application/json'],
        ['instrument=7K3M9Q8', 'application/x-www-form-urlencoded'],
        ['<a/>', 'application/xml'],
        ['hello', 'text/plain'],
        ['{}', 'nonsense'],
        ['--x\r\n', 'multipart/form-data; boundary=x'],
        [Buffer.from('{}'), null],
      ];
      for (const [body, type] of bodies) {
        const answer = await post(body, type);
        expectClear(answer, [body.toString(), type]);
        expect({ body: body.toString(), type, status: answer.status }).toMatchObject({ status: 400 });
      }
      for (const nested of [deep(20_000, '['), deep(20_000, '{"a":')]) {
        expect(kindOf(await post(`{"instrument":${nested}}`, 'application/json'))).toMatch(/^400 /);
        expect(kindOf(await post(`{"overrides":[${nested}]}`, 'application/json'))).toMatch(/^400 /);
      }
      const large = await post(`{"note":"${'x'.repeat(2_000_000)}"}`, 'application/json');
      expectClear(large, 'two megabytes');
    });

    const rows = writes.map((write) => [write.route, write] as const);
    it.each(rows)('of %s with anything in any field is answered clearly, and the field is named', async (_, write) => {
      let prepared = await write.prepare(town);
      for (const [field, mutate] of mutations(prepared.json, database().name)) {
        const json = mutate(prepared.json as object);
        const answer = await send(town, write, { ...prepared, json });
        expectClear(answer, { route: write.route, field, json });
        if (answer.status === 400) expectNamed(answer, field, json);
        if (answer.status < 300) prepared = await write.prepare(town);
      }
      await town.expectWhole();
    });
  });

  describe('every route, for everybody', () => {
    it('answers clearly whatever stands in address and query', async () => {
      const routes = town.routes().filter(({ path }) => !path.startsWith('/metrics'));
      const text = fc.oneof(
        fc.constantFrom(...strangeTexts.filter((one) => one.length < 1_000)),
        fc.constantFrom(...brokenCursors),
        fc.constantFrom('7K3M9Q8', '7k3-m9q8', 'library', 'open', 'overdue', '1', '200', '-1', '1e9', 'true'),
        fc.string({ unit: 'binary', maxLength: 40 }),
      );
      const asked = fc.record({
        route: fc.constantFrom(...routes),
        who: fc.constantFrom(...users),
        parts: fc.array(text, { minLength: 3, maxLength: 3 }),
        query: fc.dictionary(fc.constantFrom(...parameters), text, { maxKeys: 3 }),
        json: fc.jsonValue({ maxDepth: 3 }),
      });
      const property = fc.asyncProperty(asked, async ({ route, who, parts, query, json }) => {
        // The clients are shared: a log-out would end everybody's session, and a log-in hashes, slowly on purpose.
        if (/\/(session|logout|login)$/.test(route.path)) return;
        let nth = 0;
        const path = route.path.replaceAll(/:\w+/g, () => encodeURIComponent(well(parts[nth++] ?? '')) || '-');
        const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, well(value)]));
        const hasBody = route.method !== 'GET' && route.method !== 'DELETE';
        const address = `${path}?${search.toString()}`;
        const client = await town.sender(who);
        const answer = await client.send(route.method, address, hasBody ? { json } : {});
        if (route.path.startsWith('/api/v1')) expectClear(answer, { who, address, json });
        else if (answer.status >= 500) throw new Error(`${answer.status} for ${who} at ${address}`);
      });
      await fc.assert(property, propertySettings(2));
    });

    it('answers clearly to every broken cursor of every list', async () => {
      const lists = town.routes().filter(({ method, path }) => method === 'GET' && path.startsWith('/api/v1/'));
      for (const { path, roles: allowed } of lists) {
        const who = users.find((user) => allowed.includes(roleOf[user] ?? 'caseworker')) ?? 'nobody';
        const client = await town.sender(who);
        const [instrument] = await town.rows<{ code: string }>('SELECT code FROM instrument ORDER BY code');
        const address = path.replace(':code', instrument?.code ?? '').replaceAll(/:\w+/g, 'x');
        for (const broken of brokenCursors) {
          for (const search of [`cursor=${broken}`, `cursor=${broken}&state=returned`, `cursor=${broken}&limit=0`]) {
            const answer = await client.get(`${address}?${search}`);
            expectClear(answer, { who, address, search, broken: Buffer.from(broken, 'base64url').toString() });
          }
        }
      }
    });

    it('gives at most 200 of anything, and says 400 to a limit that is none', async () => {
      const desk = await town.as('bibliotek');
      for (const list of ['instruments', 'borrowers', 'loans', 'reminders']) {
        const page = await desk.get(`/api/v1/${list}?limit=100000`);
        expect(page.status).toBe(200);
        expect(page.body.items.length).toBeLessThanOrEqual(200);
        for (const limit of ['0', '-1', '1.5', 'many', '9'.repeat(400)]) {
          const answer = await desk.get(`/api/v1/${list}?limit=${limit}`);
          if (answer.status !== 200) expect(wrongFields(answer)).toEqual({ limit: expect.any(String) });
          else expect(limit).toMatch(/^9+$/);
        }
      }
    });
  });
});

/** A text without lone surrogates, which no address can hold. */
function well(text: string): string {
  return text.replaceAll(/[\ud800-\udfff]/gu, '\ufffd');
}

function deep(depth: number, open: string): string {
  const close = open === '[' ? ']' : '}';
  return `${open.repeat(depth)}${open === '[' ? '' : '1'}${close.repeat(depth)}`;
}

/**
 * Puts something strange into each field of a body, one at a time; leaves it out; and adds a field too many. Each field is given every third of
 * what is strange, and the next field another third, so that each is put into some hundred fields; in a soak run all of it.
 */
function* mutations(example: unknown, on: DatabaseName): Generator<[string, (json: object) => object]> {
  if (typeof example !== 'object' || example === null) return;
  const all = on === 'sqlite' ? strange : strangeToDatabases;
  const fields = new Set([...Object.keys(example), ...optionalFields(example)]);
  for (const field of fields) {
    const values = all.filter((_, nth) => nth % everyNth === turn % everyNth);
    turn += 1;
    for (const value of hashes(field) ? values.slice(0, 4) : values)
      yield [field, (json) => ({ ...json, [field]: value })];
    yield [field, (json) => Object.fromEntries(Object.entries(json).filter(([name]) => name !== field))];
  }
  yield ['surprise', (json) => ({ ...json, surprise: 1 })];
}

/** A log-in hashes the password, slowly on purpose: it gets fewer of them. */
function hashes(field: string): boolean {
  return field === 'username' || field === 'password';
}

/** Fields that a body may have and that the table of writes leaves out. */
function optionalFields(json: object): string[] {
  if ('borrower' in json) return ['dueOn', 'accessories', 'overrides'];
  if ('instrument' in json) return ['returnedOn', 'condition', 'missingAccessories', 'note'];
  if ('displayName' in json)
    return ['fullName', 'birthDate', 'email', 'phone', 'address', 'protectedAddress', 'guardians', 'blocks'];
  if ('homePoint' in json || 'maker' in json)
    return [
      'size',
      'serialNumber',
      'condition',
      'owner',
      'manager',
      'funder',
      'valueOre',
      'note',
      'accessories',
      'code',
    ];
  if ('unit' in json) return ['address', 'phone', 'isil', 'openingHours'];
  if ('programme' in json) return ['schoolGrade'];
  if ('outcome' in json) return ['lendingPoint', 'condition'];
  if ('stock' in json) return ['startAt', 'design'];
  if ('kind' in json) return ['programme', 'borrowerCategory', 'on'];
  return ['overrides', 'lendingPoint'];
}

/** A wrong field is named, by itself or as the beginning of what is wrong inside it. */
function expectNamed(answer: Answer, field: string, json: unknown): void {
  const named = Object.keys(wrongFields(answer));
  const about = JSON.stringify(json).slice(0, 300);
  // A kind decides which sizes there are, so a wrong kind may show as a wrong size and the other way round.
  // What is reserved is an instrument or any of a kind: where neither is said, the kind is asked for. And either end of a
  // period may be the wrong one.
  const others: Readonly<Record<string, string>> = { instrument: 'kind', from: 'to', to: 'from' };
  const instead = ['size', others[field]];
  const own = named.some((name) => name === field || name.startsWith(`${field}.`) || instead.includes(name));
  if (!own) throw new Error(`${field} is wrong and ${named.join(', ')} is named: ${about}`);
}
