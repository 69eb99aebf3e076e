import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { currentVersion } from '../../src/borrowers/index.js';
import { ChargeTerm } from '../../src/charges/index.js';
import { Coverages } from '../../src/coverage/index.js';
import { LoanRules } from '../../src/loan-rules/index.js';
import { SignedLinks } from '../../src/messages/index.js';
import { addDays } from '../../src/platform/calendar/index.js';
import { eachDatabase, fewDatabases } from '../support/databases.js';
import { type Answer, HttpClient } from '../support/http.js';
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

/** What a row of the matrix asks for in these tests, in øre, and how much of it is covered for one borrower. */
const tariff = { feeOre: 1_734_567_890, depositOre: 1_634_567_870 };
const basisPoints = 4_000;
const covered = { feeOre: 693_827_156, depositOre: 653_827_148 };

/** An amount as it may stand somewhere: in øre, in kroner with whatever between thousands, in a file. */
function amountMarks(...amounts: readonly number[]): string[] {
  return amounts.flatMap((amount) => {
    const [kroner, rest] = [String(Math.floor(amount / 100)), String(amount % 100).padStart(2, '0')];
    const grouped = [' ', '\u00a0', '\u202f', '.', ','].map((space) => kroner.replace(/\B(?=(\d{3})+$)/g, space));
    return [String(amount), kroner, ...grouped].concat(`${kroner}${rest}`);
  });
}

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
  let paid: { loan: string; reservation: string; seen: readonly string[] };
  const answers = new Map<Reader, Seen[]>();
  /** All that a reader saw but the files of Swagger UI, in which every number stands. */
  const seenBy = (reader: Reader): Seen[] =>
    (answers.get(reader) ?? [])
      .filter(({ route }) => route !== 'GET /api/docs/:file')
      .map((seen) => (seen.route === 'GET /metrics' ? withoutValues(seen) : seen));

  beforeAll(async () => {
    town = await Town.start(database());
    await town.application.database.unitOfWork.run(async (tx) => {
      await tx.run(`UPDATE charge SET amount_ore = ${fee}00 WHERE kind = 'term-fee'`);
      await tx.run(`UPDATE charge SET amount_ore = ${deposit}00 WHERE kind = 'deposit'`);
    });
    paid = await coveredLoan(town);
    const known = await idsOf(town);
    ids = {
      ...known,
      loans: [...(known['loans'] ?? []), paid.loan],
      reservations: [...(known['reservations'] ?? []), paid.reservation],
    };
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

  it('shows nobody what an amount was before something was taken off it, nor how much that was', async () => {
    const secrets = amountMarks(tariff.feeOre, tariff.depositOre, covered.feeOre, covered.depositOre);
    const sums = amountMarks(tariff.feeOre + tariff.depositOre, covered.feeOre + covered.depositOre);
    const left = amountMarks(tariff.feeOre - covered.feeOre, tariff.depositOre - covered.depositOre);
    // What the matrix asks of everybody is no secret, and stands in it.
    const isTariff = /^GET \/(rules|admin\/rules|api\/v1\/loan-rules)/;
    // A caseworker sees what the own unit covers, in its cases.
    const isCase = /^GET \/(casework|api\/v1\/subsidy-applications)\b/;
    for (const reader of readers) {
      const outside = ({ route }: Seen): boolean => !isTariff.test(route) && !(reader === 'nav' && isCase.test(route));
      const answered = seenBy(reader).filter(outside);
      expect(found(answered, [...secrets, ...sums])).toEqual([]);
      const words = answered.filter(
        ({ route, text }) => !/\/docs|openapi\.json/u.test(route) && /\bcoverage|dekning/iu.test(text),
      );
      expect(words.map(({ address }) => address)).toEqual([]);
    }
    for (const reader of ['bibliotek', 'okonomi'] as const) expect(found(seenBy(reader), left)).not.toEqual([]);
    const texts = paid.seen.map((text, nth) => ({
      route: '',
      address: `story ${nth}`,
      status: 200,
      text,
      headers: '',
    }));
    expect(found(texts, [...secrets, ...sums])).toEqual([]);
    expect(found(texts, left)).not.toEqual([]);
    for (const table of town.application.database.tables) {
      if (['loan_rule', 'charge_coverage', 'credit_coverage'].includes(table)) continue;
      const rows = await town.rows(`SELECT * FROM ${table}`);
      const text = JSON.stringify(rows);
      expect({ table, found: [...secrets, ...sums].filter((mark) => stands(text, mark)) }).toEqual({
        table,
        found: [],
      });
    }
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

  it.each(['nobody', 'lager'] as const)('shows no borrower and no guardian to %s', (reader) => {
    expect(
      found(
        seenBy(reader),
        people.flatMap(({ marks }) => marks),
      ),
    ).toEqual([]);
  });

  it('shows the accountant who has an account, by the short name and there only', async () => {
    const isAccount = /^GET \/(accounts|api\/v1\/charges)/;
    const marks = people.flatMap((person) => person.marks);
    const elsewhere = seenBy('okonomi').filter(({ route }) => !isAccount.test(route));
    expect(found(elsewhere, marks)).toEqual([]);
    const charged = await town.rows<{ id: string; name: string }>(
      'SELECT id, display_name AS name FROM borrower WHERE id IN (SELECT borrower_id FROM charge)',
    );
    const known = new Set(charged.flatMap(({ id, name }) => [id, name]));
    const accounts = seenBy('okonomi').filter(({ route }) => isAccount.test(route));
    expect(found(accounts, known).length).toBeGreaterThan(charged.length);
    expect(
      found(
        accounts,
        marks.filter((mark) => !known.has(mark)),
      ),
    ).toEqual([]);
    expect(
      found(
        accounts,
        loans.map(({ id }) => id),
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
}, fewDatabases);

/**
 * Somebody for whom a part of every amount is covered, all through a loan: dry run, page of the desk, hand-over, fee of the next term,
 * waiver, and a reservation with its contract. Gives all that was seen on the way.
 */
async function coveredLoan(town: Town): Promise<{ loan: string; reservation: string; seen: readonly string[] }> {
  const { app, database, clock } = town.application;
  await database.unitOfWork.run((tx) =>
    tx.run('UPDATE loan_rule SET fee_ore = $1, deposit_ore = $2 WHERE fee_ore > 0', [tariff.feeOre, tariff.depositOre]),
  );
  app.get(LoanRules, { strict: false }).forget();
  const guardians = [{ displayName: 'Foresatt Dekkes', email: 'foresatt-dekkes@example.org', language: 'nb' }];
  const person = { birthDate: '2014-05-06', displayName: 'Barn Dekkes', guardians };
  const { id: borrower } = await town.borrower(person);
  const coverage = { borrowerId: borrower, loanId: null, reservationId: null, basisPoints, capOre: null };
  const coverages = app.get(Coverages, { strict: false });
  await database.unitOfWork.run((tx) => coverages.grant(tx, { ...coverage, validFrom: town.today, validTo: null }));
  const desk = await town.as('bibliotek');
  const [guardian] = await town.rows<{ id: string }>('SELECT id FROM guardian WHERE borrower_id = $1', [borrower]);
  const accepted = { version: currentVersion('terms'), acceptedBy: guardian!.id, method: 'paper' };
  await desk.post(`/api/v1/borrowers/${borrower}/agreements`, { json: { type: 'terms', ...accepted } });
  const seen: string[] = [];
  const keep = async (answer: Promise<Answer>): Promise<Answer['body']> => {
    const { status, body } = await answer;
    if (status >= 400) throw new Error(`${status} ${JSON.stringify(body)}`);
    seen.push(typeof body === 'string' ? body : JSON.stringify(body));
    return body;
  };
  const { code: instrument } = await town.register();
  const json = { instrument, borrower, lendingPoint: 'library' };
  await keep(desk.post('/api/v1/checkouts?dryRun=true', { json }));
  await keep(desk.get(`/desk?point=library&borrower=${borrower}&instrument=${instrument}`));
  const { id: loan } = await keep(desk.post('/api/v1/checkouts', { json }));
  await keep(desk.get(`/desk?point=library&loan=${loan}`));
  const term = { loanId: loan, termId: 'spring-2027' };
  await database.unitOfWork.run((tx) => app.get(ChargeTerm, { strict: false }).execute(tx, term, clock.today()));
  await keep(desk.get(`/loans/${loan}`));
  const period = { from: addDays(clock.today(), 1), to: addDays(clock.today(), 20), pickupPoint: 'library' };
  const reserved = { instrument: (await town.register()).code, borrower, ...period };
  const { id: reservation } = await keep(desk.post('/api/v1/reservations', { json: reserved }));
  const asked = { type: 'contract', receiver: guardian!.id, reservation };
  const { id: link } = await keep(desk.post(`/api/v1/borrowers/${borrower}/agreement-links`, { json: asked }));
  const path = `/a/${app.get(SignedLinks, { strict: false }).tokenOf(link)}`;
  const page = await keep(new HttpClient(town.url).get(`${path}?answer=accepted`));
  const [, mark = ''] = /name="mark" value="(\w+)"/.exec(page) ?? /value="(\w+)" name="mark"/.exec(page) ?? [];
  await keep(new HttpClient(town.url).post(path, { form: { answer: 'accepted', text: 'nb', mark, lang: 'nb' } }));
  await keep(desk.get(`/borrowers/${borrower}/agreements`));
  const accountant = await town.as('okonomi');
  const [charge] = items(await accountant.get(`/api/v1/charges?borrower=${borrower}`));
  const waiver = { reason: 'Etter avtale', amountOre: 100 };
  await keep(accountant.post(`/api/v1/charges/${charge!.id}/waiver`, { json: waiver }));
  await keep(accountant.get('/accounts/export.csv'));
  return { loan, reservation, seen };
}

/** A page without what is new in each answer: the tokens and keys of its forms. */
function withoutTokens(text: string): string {
  return text
    .replaceAll(/(name="_csrf" value=|name="csrf-token" content=|name="_key" value=)"[^"]*"/g, '$1""')
    .replaceAll(/value="[^"]*" (name="(?:_csrf|_key)")/g, '$1');
}
