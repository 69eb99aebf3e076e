import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';

import { currentVersion } from '../../src/borrowers/index.js';
import { checkRegister } from '../../src/cli/register-checks.js';
import { calendarDate } from '../../src/platform/calendar/index.js';
import { NightlyRun } from '../../src/platform/schedule/index.js';
import { searchText } from '../labels/sheet-reader.js';
import type { Answer } from '../support/http.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { faultsOf, logIn, mailsTo, pathsIn, phone } from './hands.js';
import { DeskTab, House } from './house.js';
import { Keys } from './keys.js';

/** What every loan costs here, in øre. */
const tariff = { feeOre: 50_001, depositOre: 100_003 };
/** So many children have the most of it from NAV and the rest from Integration: too many to be told apart in a total. */
const others = 5;
const cases = '/api/v1/subsidy-applications';
/** Words by which somebody could know who pays. */
const payers = /\bNAV\b|[Ii]ntegrering|[Ff]riplass/u;

async function done(answer: Promise<Answer>): Promise<Answer['body']> {
  const { status, body } = await answer;
  if (status >= 400) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

/** From a teacher's wish to the file for the accounts. Keys only. */
describe('support from the wish to the settlement', () => {
  let house: House;
  let sink: SmtpSink;
  let nav: Keys;
  let desk: DeskTab;
  let code: string;
  let letter: string;
  /** The girl of whom a teacher thinks, a boy with a free place, and those for whom two units pay. */
  let girl: string;
  let boy: string;
  let shared: string[];

  beforeAll(async () => {
    sink = await SmtpSink.start();
    house = await House.open({ SMTP_URL: sink.url, MAIL_FROM: 'Demo kommune <post@demo.example>' });
    const row = { lendingPoint: 'library', grade: 'good', kind: 'guitar', validFrom: '2026-10-19', mayBorrow: true };
    const terms = { lengthKind: 'days', lengthDays: 60, maxOpenLoans: 1, maxRenewals: 1 };
    await done(
      (await house.application.as('lager')).post('/api/v1/loan-rules', { json: { ...row, ...terms, ...tariff } }),
    );
    girl = await child('Hodan A.', 'N710000001', 'so');
    boy = await child('Iver I.', 'N710000002', 'nb');
    shared = [];
    for (let nth = 0; nth < others; nth += 1) shared.push(await child(`Jo ${nth}`, `N71000001${nth}`, 'nb'));
  });
  afterAll(async () => {
    await house.close();
    await sink.stop();
  });

  /** A pupil of `larer` whose terms are signed on paper. */
  async function child(displayName: string, cardNumber: string, language: string): Promise<string> {
    const admin = await house.application.as('admin');
    const guardians = [{ displayName: 'Foresatt F.', email: `${cardNumber.toLowerCase()}@example.org`, language }];
    const json = { displayName, birthDate: '2014-05-06', language, cardNumber, guardians };
    const { id, guardians: known } = await done(admin.post('/api/v1/borrowers', { json }));
    const place = { programme: 'breadth', schoolYear: '2026-2027', schoolGrade: 7, teacher: 'larer' };
    await done(admin.post(`/api/v1/borrowers/${id}/enrolments`, { json: place }));
    const terms = { type: 'terms', version: currentVersion('terms'), acceptedBy: known[0].id, method: 'paper' };
    await done((await house.application.as('larer')).post(`/api/v1/borrowers/${id}/agreements`, { json: terms }));
    return id;
  }

  /** A caseworker registers an application and grants it at once. */
  async function grant(username: string, borrower: string, coverageBasisPoints: number): Promise<void> {
    const caseworker = await house.application.as(username);
    const { id } = await done(caseworker.post(cases, { json: { borrower, grounds: 'Trenger det' } }));
    const json = { outcome: 'granted', coverageBasisPoints, grounds: 'Fyller vilkårene' };
    await done(caseworker.post(`${cases}/${id}/decision`, { json }));
  }

  const faultless = async (keys: Keys): Promise<void> => expect(await faultsOf(keys)).toEqual([]);
  const cardOf = async (borrower: string): Promise<string> =>
    (await house.row<{ card: string }>('SELECT card_number AS card FROM borrower WHERE id = $1', [borrower])).card;
  /** Hands an instrument out at the desk; gives what the desk reads before it does. */
  const handOut = async (borrower: string): Promise<string> => {
    await desk.page.goto('/desk');
    await desk.scan(await cardOf(borrower));
    await desk.scan(await house.instrument());
    expect(await desk.step()).toBe('hand-over');
    // What is read aloud comes a moment later, and stands in the form, too.
    await desk.page.locator('[data-desk-status]:not(:empty)').waitFor({ state: 'attached' });
    const card = await desk.page.locator('form[data-desk]').innerText();
    await desk.enter();
    expect(await desk.step()).toBe('handed-over');
    return card.replaceAll(/\s+/gu, ' ');
  };

  it('a teacher asks for support, and is not told from whom', async () => {
    const teacher = await logIn(house, 'larer', `/borrowers/${girl}`);
    await teacher.follow('Be om støtte');
    await faultless(teacher);
    await teacher.type(/^Beskjed/u, 'Familien har det trangt.');
    await teacher.follow('Send');
    expect(await teacher.text()).toMatch(/Kvittering: K-[0-9A-Z]{8}/u);
    expect(await teacher.page.content()).not.toMatch(payers);
    await faultless(teacher);
  });

  it('the mother confirms on her phone, in Somali', async () => {
    const mails = await mailsTo(sink, 'n710000001@example.org', 1);
    expect(mails.join()).not.toMatch(payers);
    const [path = ''] = pathsIn(mails, 's');
    const window = await house.window('nobody', phone);
    const mother = new Keys(await window.newPage());
    await mother.page.goto(path);
    expect(await mother.page.locator('html').getAttribute('lang')).toBe('so');
    await faultless(mother);
    await mother.page.goto(`${path}?lang=nb`);
    await mother.follow('Ja, jeg vil søke');
    await faultless(mother);
    await mother.follow('Send søknaden');
    expect(await mother.text()).toContain('Takk, søknaden er sendt');
    expect(await mother.page.content()).not.toMatch(payers);
    await faultless(mother);
    await window.close();
  });

  it('NAV finds the case, sees the letter as it will be, and decides', async () => {
    nav = await logIn(house, 'nav', '/casework?state=submitted');
    await faultless(nav);
    await nav.follow('Hodan A.');
    expect(await nav.text()).toContain('Familien har det trangt.');
    await nav.follow('Ta saken');
    await faultless(nav);
    await nav.type('Begrunnelse', 'Familien har ikke råd til leien.');
    await nav.type(/^Andel i prosent/u, '100');
    await nav.follow('Vis brevet');
    expect(await nav.text()).toContain('Familien har ikke råd til leien.');
    await faultless(nav);
    // The button has the focus.
    const loaded = nav.page.waitForEvent('load');
    await nav.page.keyboard.press('Enter');
    await loaded;
    expect(await nav.text()).toContain('Innvilget');
    await faultless(nav);
  });

  it('the letter goes by a link, and opens with the code that NAV says on the telephone', async () => {
    await nav.follow(/^Lenke på e-post/u);
    const text = await nav.text();
    [, code = ''] = /Koden til brevet er (\d{6})/u.exec(text) ?? [];
    const href = await nav.page.getByRole('link', { name: 'Åpne PDF' }).getAttribute('href');
    letter = searchText(await (await nav.page.request.get(href ?? '')).body());
    for (const part of ['innvilget', 'Familien har ikke råd til leien.', 'Hele beløpet dekkes', 'klage']) {
      expect(letter).toContain(part);
    }
    const mails = await mailsTo(sink, 'n710000001@example.org', 2);
    expect(mails.join()).not.toMatch(payers);
    const path = pathsIn(mails, 's').at(-1) ?? '';
    const window = await house.window('nobody', phone);
    const mother = new Keys(await window.newPage());
    await mother.page.goto(`${path}?lang=nb`);
    await faultless(mother);
    await mother.type('Kode', '000000');
    await mother.follow('Les brevet');
    expect(await mother.text()).toContain('Koden stemmer ikke.');
    const form = { lang: 'nb', code };
    const opened = await mother.page.request.post(path, { form, headers: { origin: house.url } });
    expect(searchText(await opened.body())).toBe(letter);
    await window.close();
    await nav.page.reload();
    expect(await nav.text()).toContain('Brev hentet');
  });

  it('the rest of what NAV pays for others is granted by Integration, in cases of its own', async () => {
    for (const borrower of shared) await grant('nav', borrower, 6_000);
    const [first = '', ...rest] = shared;
    const integration = await logIn(house, 'integrering', '/casework/new');
    await faultless(integration);
    await integration.type('Lånerkort eller id', await cardOf(first));
    await integration.type('Hvorfor søkes det om støtte?', 'Trenger resten');
    await integration.follow('Registrer');
    // Nothing here tells that there is another case.
    expect(await integration.text()).not.toMatch(/\bNAV\b/u);
    await integration.type('Begrunnelse', 'Er med i programmet.');
    await integration.type(/^Andel i prosent/u, '100');
    await integration.follow('Vis brevet');
    await integration.follow('Avgjør og lag brevet');
    expect(await integration.text()).toContain('Innvilget');
    await faultless(integration);
    for (const borrower of rest) await grant('integrering', borrower, 10_000);
  });

  it('at the desk all of it costs nothing, and looks like a free place', async () => {
    await grant('friplass', boy, 10_000);
    desk = new DeskTab((await logIn(house, 'bibliotek', '/desk')).page);
    const [hers, his] = [await handOut(girl), await handOut(boy)];
    const plain = (text: string, name: string): string =>
      text.replaceAll(name, 'NAME').replaceAll(/[0-9A-Z]{3}-[0-9A-Z]{4}|N71\d+/gu, 'CODE');
    expect(hers).toMatch(/Å betale 0 kr/u);
    expect(plain(hers, 'Hodan A.')).toBe(plain(his, 'Iver I.'));
    for (const borrower of shared) expect(await handOut(borrower)).toMatch(/Å betale 0 kr/u);
    // Nowhere outside the cases does it say what it would have cost.
    const charged = await house.rows<{ ore: number }>(
      `SELECT c.amount_ore AS ore FROM charge c JOIN borrower b ON b.id = c.borrower_id WHERE b.card_number LIKE 'N7100000%'`,
    );
    expect(charged).toEqual(Array.from({ length: 2 * (others + 2) }, () => ({ ore: 0 })));
  });

  it('in January the accountant closes the quarter', async () => {
    house.application.clock.goTo(calendarDate('2027-01-11'));
    const { app, clock } = house.application;
    const night = await app.get(NightlyRun, { strict: false }).run(clock.today());
    expect(night.filter(({ failed }) => failed)).toEqual([]);
    const accountant = await logIn(house, 'okonomi', '/accounts');
    await accountant.follow('Vis');
    expect(await accountant.text()).toContain('NAV');
    expect(await accountant.text()).not.toContain('Hodan');
    await faultless(accountant);
    await accountant.tick('Jeg har sett over tallene, og vil avslutte kvartalet.');
    await accountant.follow('Avslutt kvartalet');
    expect(await accountant.text()).toContain('Avsluttet');
    await faultless(accountant);
    const { id, lines, totals } = await closed();
    // Reckoned here in another way: six children, of whom one has all and five have 60 % from NAV, rounded down.
    const sixty = { fee: 30_000, deposit: 60_001 };
    expect(debitOf(lines, 'nav', 'fee')).toBe(tariff.feeOre + others * sixty.fee);
    expect(debitOf(lines, 'nav', 'deposit')).toBe(tariff.depositOre + others * sixty.deposit);
    expect(debitOf(lines, 'integration', 'fee')).toBe(others * (tariff.feeOre - sixty.fee));
    expect(debitOf(lines, 'integration', 'deposit')).toBe(others * (tariff.depositOre - sixty.deposit));
    expect(totals.debitOre).toBe(totals.creditOre);
    const files = accountant.page.request;
    for (const [format, golden, encoding] of [
      ['csv', 'story-2026-q4.csv', 'utf8'],
      ['gl07', 'story-2026-q4.gl07.txt', 'latin1'],
    ] as const) {
      const body = await (await files.get(`/accounts/settlements/${id}/file?format=${format}`)).body();
      const reference = id.slice(0, 8).toUpperCase();
      expect(body.toString(encoding).replaceAll(reference, 'A1B2C3D4')).toBe(
        readFileSync(`test/golden/${golden}`).toString(encoding),
      );
    }
    const pdf = searchText(await (await files.get(`/accounts/settlements/${id}/file?format=pdf`)).body());
    expect(pdf).toContain('NAV');
    expect(pdf).not.toContain('Hodan');
  });

  interface Line {
    readonly unit: string;
    readonly costType: string;
    readonly debitOre: number;
  }
  const closed = async (): Promise<{
    id: string;
    lines: Line[];
    totals: { debitOre: number; creditOre: number };
  }> => {
    const { id } = await house.row<{ id: string }>(`SELECT id FROM settlement WHERE period = '2026-Q4'`);
    return (await done((await house.application.as('okonomi')).get(`/api/v1/settlements/${id}`))) as never;
  };
  const debitOf = (lines: readonly Line[], unit: string, type: string): number =>
    lines
      .filter((line) => line.unit === unit && line.costType === type)
      .reduce((sum, { debitOre }) => sum + debitOre, 0);

  it('and the register is whole', async () => {
    const broken = (await checkRegister(house.application.database.reader)).filter((check) => check.broken.length > 0);
    expect(broken).toEqual([]);
  });
});
