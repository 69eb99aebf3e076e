import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { eachDatabase } from '../support/databases.js';
import type { HttpClient } from '../support/http.js';
import { type Ids, type Seen, crawl, idsOf } from './crawl.js';
import { Town, items } from './town.js';

/** A person in the register, and everything by which one can be known. */
interface Person {
  readonly id: string;
  readonly displayName: string;
  readonly fullName: string | null;
  readonly marks: readonly string[];
}

const readers = ['nobody', 'bibliotek', 'ungdom', 'larer', 'lager', 'nav', 'okonomi', 'admin'] as const;
type Reader = (typeof readers)[number];

/** Amounts in kroner that no loan has, too long to stand by chance in a random token. */
const [fee, deposit] = ['18765432', '18765433'];

/** Borrowers and guardians: id, card, contact, full and short name. */
async function peopleOf(town: Town): Promise<Person[]> {
  const staff = new Set(
    (await town.rows<{ name: string }>('SELECT display_name AS name FROM user_account')).map((row) => row.name),
  );
  const rows = await town.rows<Record<string, string | null>>(
    `SELECT id, id AS borrower, display_name, full_name, email, phone, address, card_number FROM borrower
     UNION ALL
     SELECT id, borrower_id, display_name, NULL, email, phone, NULL, NULL FROM guardian`,
  );
  return rows.map(({ id, borrower, display_name: name, full_name: fullName, ...contact }) => ({
    id: borrower ?? '',
    displayName: name ?? '',
    fullName: fullName ?? null,
    marks: [id, fullName, staff.has(name ?? '') ? null : name, ...Object.values(contact)].filter(
      (mark): mark is string => typeof mark === 'string' && mark.length > 3,
    ),
  }));
}

/** The places where something stands that must not. */
function found(seen: readonly Seen[], marks: Iterable<string>): string[] {
  const wanted = [...new Set(marks)];
  return seen.flatMap(({ address, text }) =>
    wanted.filter((mark) => stands(text, mark)).map((mark) => `${address}: ${mark}`),
  );
}

/** Whether a text holds a mark; one of digits only where it is a whole word, since random ids hold any digits. */
function stands(text: string, mark: string): boolean {
  return text.includes(mark) && (!/^\d+$/.test(mark) || new RegExp(`\\b${mark}\\b`).test(text));
}

/** The metrics without their values: those of a running process may be any number, also that of a serial number. */
function withoutValues({ text, ...seen }: Seen): Seen {
  return { ...seen, text: text.replaceAll(/ [\d.e+-]+$/gm, '') };
}

eachDatabase((database) => {
  let town: Town;
  let ids: Ids;
  let people: Person[];
  let loans: { id: string; point: string; borrower: string | null }[];
  const answers = new Map<Reader, Seen[]>();
  /** All that a reader saw but the files of Swagger UI, in which every number stands. */
  const seenBy = (reader: Reader): Seen[] =>
    (answers.get(reader) ?? [])
      .filter(({ route }) => route !== 'GET /api/docs/:file')
      .map((seen) => (seen.route === 'GET /metrics' ? withoutValues(seen) : seen));

  beforeAll(async () => {
    town = await Town.start(database());
    await town.application.database.unitOfWork.run((tx) =>
      tx.run(`UPDATE loan SET fee_ore = ${fee}00, deposit_ore = ${deposit}00`),
    );
    ids = await idsOf(town);
    people = await peopleOf(town);
    loans = await town.rows('SELECT id, lending_point_id AS point, borrower_id AS borrower FROM loan');
    const [someone] = people;
    const [word = ''] = (someone?.displayName ?? '').split(' ');
    const searches = [
      '?limit=200',
      '?state=returned&limit=200',
      `?q=${encodeURIComponent(word)}`,
      `?q=${someone?.marks.find((mark) => /^N\d+$/.test(mark)) ?? ''}`,
      `?borrower=${loans.find(({ borrower }) => borrower !== null)?.borrower ?? ''}`,
      `?instrument=${ids['instruments']?.[0] ?? ''}`,
    ];
    for (const reader of readers) {
      answers.set(reader, await crawl(town, await town.sender(reader), ids, searches));
    }
  });
  afterAll(() => town.close());

  it('is looked at in every route that is read: each is answered to somebody', () => {
    const readable = town.routes().filter(({ method }) => method === 'GET');
    const all = [...answers.values()].flat();
    const answered = new Set(all.filter(({ status }) => status < 400).map(({ route }) => route));
    // There is nothing to set up any more, so nobody can be answered there; and nobody here holds a link.
    const silent = readable.map(({ path }) => `GET ${path}`).filter((route) => !answered.has(route));
    const closed = ['GET /set-up/:token', 'GET /a/:token', 'GET /a/:token/contract.pdf', 'GET /s/:token'];
    expect(silent.filter((route) => !closed.includes(route))).toEqual([]);
    expect(all.filter(({ status }) => status >= 500)).toEqual([]);
  });

  it('is not empty: the crawler finds people where they may be found', () => {
    for (const reader of ['bibliotek', 'ungdom'] as const) {
      expect(
        found(
          seenBy(reader),
          people.map(({ displayName }) => displayName),
        ).length,
      ).toBeGreaterThan(people.length);
    }
    expect(found(seenBy('bibliotek'), [`${fee}00`]).length).toBeGreaterThan(0);
    const names = people.map(({ fullName }) => fullName).filter((name) => name !== null);
    expect(found(seenBy('bibliotek'), names).length).toBeGreaterThan(0);
  });

  it('shows a caseworker those of own cases and nobody else', async () => {
    const own = new Set<string>();
    const nav = await town.as('nav');
    const cases = items<{ borrower: string }>(await nav.get('/api/v1/subsidy-applications?limit=200'));
    for (const { borrower } of cases) own.add(borrower);
    expect(own.size).toBeGreaterThan(0);
    const known = new Set(people.filter(({ id }) => own.has(id)).flatMap(({ marks }) => marks));
    const strangers = people.filter(({ id }) => !own.has(id)).flatMap(({ marks }) => marks);
    expect(
      found(
        seenBy('nav'),
        strangers.filter((mark) => !known.has(mark)),
      ),
    ).toEqual([]);
  });

  it.each(['nobody', 'lager', 'okonomi'] as const)('shows no borrower and no guardian to %s', (reader) => {
    expect(
      found(
        seenBy(reader),
        people.flatMap(({ marks }) => marks),
      ),
    ).toEqual([]);
  });

  it('shows a teacher own pupils and nobody else', async () => {
    const pupils = new Set(
      items(await (await town.as('larer')).get('/api/v1/borrowers?limit=200')).map(({ id }) => id),
    );
    expect(pupils.size).toBeGreaterThan(0);
    expect(pupils.size).toBeLessThan(people.length);
    const own = new Set(people.filter(({ id }) => pupils.has(id)).flatMap(({ marks }) => marks));
    const strangers = people.filter(({ id }) => !pupils.has(id)).flatMap(({ marks }) => marks);
    expect(
      found(
        seenBy('larer'),
        strangers.filter((mark) => !own.has(mark)),
      ),
    ).toEqual([]);
  });

  it.each(['nobody', 'larer', 'lager', 'nav', 'admin'] as const)('shows no amount of any loan to %s', (reader) => {
    const grouped = [' ', '\u00a0', '\u202f'].map((space) => fee.replace(/\B(?=(\d{3})+$)/g, space));
    expect(found(seenBy(reader), [`${fee}00`, `${deposit}00`, fee, deposit, ...grouped])).toEqual([]);
    const about = seenBy(reader).filter(({ route }) => /^GET \/api\/v1\/loans/.test(route));
    expect(about.filter(({ text }) => /"\w*Ore"/.test(text)).map(({ address }) => address)).toEqual([]);
  });

  it.each(['nobody', 'nav', 'admin'] as const)('shows no loan to %s', (reader) => {
    const answered = seenBy(reader).filter(({ status }) => status < 400);
    expect(
      found(
        answered,
        loans.map(({ id }) => id),
      ),
    ).toEqual([]);
  });

  it('lists at a desk the loans of own points only', () => {
    // Whoever holds an instrument may take it back, whoever lent it; and an instrument has one history.
    const atReturn = /^GET \/(desk$|i\/|instruments\/|api\/v1\/instruments\/)/;
    for (const [reader, own] of [
      ['bibliotek', 'library'],
      ['ungdom', 'youth-arena'],
    ] as const) {
      const lists = seenBy(reader).filter(({ route }) => !atReturn.test(route));
      const others = loans.filter(({ point }) => point !== own).map(({ id }) => id);
      const answered = lists.filter(({ status }) => status < 400);
      expect(found(answered, others)).toEqual([]);
      expect(
        found(
          answered,
          loans.filter(({ point }) => point === own).map(({ id }) => id),
        ),
      ).not.toEqual([]);
    }
  });

  it('shows full names to the desk alone, and there only when they are asked for', () => {
    const names = people.map(({ fullName }) => fullName).filter((name) => name !== null);
    for (const reader of readers) {
      const elsewhere = seenBy(reader).filter(({ route }) => !route.endsWith('/full-name') && !route.endsWith('/edit'));
      expect(found(elsewhere, names)).toEqual([]);
    }
    for (const reader of ['larer', 'admin'] as const) expect(found(seenBy(reader), names)).toEqual([]);
  });

  it('shows the public six facts of an instrument, and not what it is worth or who made it', async () => {
    const rows = await town.rows<{ serial: string | null; funder: string | null; note: string | null }>(
      'SELECT serial_number AS serial, funder, note FROM instrument',
    );
    const secrets = rows
      .flatMap(({ serial, funder, note }) => [serial, funder, note])
      .filter((text) => (text ?? '').length > 3);
    expect(
      found(
        seenBy('nobody'),
        secrets.filter((text) => text !== null),
      ),
    ).toEqual([]);
    const facts = seenBy('nobody').filter(
      ({ route, status }) => route === 'GET /api/v1/instruments/:code' && status === 200,
    );
    expect(facts.length).toBeGreaterThan(0);
    for (const { text } of facts) {
      expect(Object.keys(JSON.parse(text) as object).sort()).toEqual([
        'code',
        'grade',
        'homePoint',
        'kind',
        'size',
        'state',
      ]);
    }
  });

  it('shows nobody a password hash, a token or a key', async () => {
    const tokens = await town.rows<{ hash: string }>('SELECT token_hash AS hash FROM user_session');
    const hashes = await town.rows<{ hash: string }>('SELECT password_hash AS hash FROM user_account');
    const secrets = [...tokens, ...hashes].map(({ hash }) => hash);
    for (const reader of readers) expect(found(seenBy(reader), ['$argon2', 'passwordHash', ...secrets])).toEqual([]);
  });

  describe('a protected address', () => {
    it('cannot be told from contact that nobody gave', async () => {
      const [open, hidden] = [await town.borrower(), await town.borrower({ protectedAddress: true })];
      const cards = (text: string): string =>
        text
          .replaceAll(open.id, 'ID')
          .replaceAll(hidden.id, 'ID')
          .replaceAll(open.cardNumber, 'CARD')
          .replaceAll(hidden.cardNumber, 'CARD');
      const routes = town.routes().filter(({ method, path }) => method === 'GET' && path.includes('/borrowers/:id'));
      expect(routes.length).toBeGreaterThan(1);
      for (const reader of readers) {
        const client: HttpClient = await town.sender(reader);
        for (const { path } of routes) {
          const texts: string[] = [];
          for (const { id } of [open, hidden]) {
            const { body } = await client.get(path.replace(':id', id));
            texts.push(withoutTokens(cards(typeof body === 'string' ? body : JSON.stringify(body))));
          }
          expect({ reader, path, text: texts[1] }).toEqual({ reader, path, text: texts[0] });
        }
      }
    });

    it('keeps no contact in the register, and its grading is in no answer', async () => {
      const kept = await town.count(
        'borrower WHERE protected_address = TRUE AND (phone IS NOT NULL OR address IS NOT NULL)',
      );
      expect(kept).toBe(0);
      expect(await town.count('borrower WHERE protected_address = TRUE')).toBeGreaterThan(0);
      for (const reader of readers) {
        const answered = seenBy(reader).filter(
          ({ route }) => route.startsWith('GET /api/v1/') && !route.includes('openapi'),
        );
        expect(found(answered, ['protectedAddress', 'protected_address'])).toEqual([]);
      }
    });
  });
});

/** A page without what is new in each answer: the tokens and keys of its forms. */
function withoutTokens(text: string): string {
  return text
    .replaceAll(/(name="_csrf" value=|name="csrf-token" content=|name="_key" value=)"[^"]*"/g, '$1""')
    .replaceAll(/value="[^"]*" (name="(?:_csrf|_key)")/g, '$1');
}
