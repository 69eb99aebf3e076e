import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { checkRegister } from '../../src/cli/register-checks.js';
import { calendarDate } from '../../src/platform/calendar/index.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { faultsOf, logIn, mailsTo, pathsIn, phone } from './hands.js';
import { DeskTab, House } from './house.js';
import { Keys } from './keys.js';

/** From May, when a teacher promises cellos to pupils in deepening, to June of the year after. Keys only. */
describe('a promise from May to June', () => {
  let house: House;
  let sink: SmtpSink;
  let teacher: Keys;
  let desk: DeskTab;
  /** Two cellos of three quarters and a whole one, which nobody else has heard of. */
  let small: string[];
  let big: string;
  let card: string;

  beforeAll(async () => {
    sink = await SmtpSink.start();
    const mail = { SMTP_URL: sink.url, MAIL_FROM: 'Demo kommune <post@demo.example>' };
    house = await House.open(mail, calendarDate('2027-05-10'));
    small = [await cello('1/4'), await cello('1/4')];
    big = await cello('1/2');
    card = await pupil('Amal S.', 'amal@example.org', 'ar', 'N700000001');
    await pupil('Bjarne B.', 'bjarne@example.org', 'nb', 'N700000002');
    await pupil('Cato C.', 'cato@example.org', 'nb', 'N700000003');
  });
  afterAll(async () => {
    await house.close();
    await sink.stop();
  });

  /** A new instrument of high quality, of a size of which the demonstration has none. */
  async function cello(size: string): Promise<string> {
    const json = { kind: 'cello', size, grade: 'high', homePoint: 'culture-school', accessories: ['Bue', 'Etui'] };
    const { status, body } = await (await house.application.as('lager')).post('/api/v1/instruments', { json });
    expect(status).toBe(201);
    return body.code;
  }

  /** A pupil in deepening this school year and the next; gives the card. */
  async function pupil(displayName: string, email: string, language: string, cardNumber: string): Promise<string> {
    const admin = await house.application.as('admin');
    const guardians = [{ displayName: `${displayName} foresatt`, email, language }];
    const json = { displayName, birthDate: '2013-02-03', language, cardNumber, guardians };
    const { body } = await admin.post('/api/v1/borrowers', { json });
    for (const schoolYear of ['2026-2027', '2027-2028']) {
      const place = { programme: 'deepening', schoolYear, schoolGrade: 8, teacher: 'larer' };
      expect((await admin.post(`/api/v1/borrowers/${body.id}/enrolments`, { json: place })).status).toBe(201);
    }
    return cardNumber;
  }

  const faultless = async (keys: Keys): Promise<void> => expect(await faultsOf(keys)).toEqual([]);
  const stateOf = async (name: string, size: string): Promise<string> => {
    const { state } = await house.row<{ state: string }>(
      `SELECT r.state FROM reservation r JOIN borrower b ON b.id = r.borrower_id
       WHERE b.display_name = $1 AND r.size = $2`,
      [name, size],
    );
    return state;
  };
  /** Opens a link on a small phone and accepts in the language of the page. */
  const accept = async (path: string, [agree, sure]: readonly [string, string], dir: 'ltr' | 'rtl'): Promise<void> => {
    const window = await house.window('nobody', phone);
    const keys = new Keys(await window.newPage());
    await keys.page.goto(path);
    expect(await keys.page.evaluate(() => getComputedStyle(document.body).direction)).toBe(dir);
    await faultless(keys);
    await keys.follow(agree);
    await faultless(keys);
    await keys.follow(sure);
    await faultless(keys);
    await window.close();
  };
  const arabic = ['أوافق', 'نعم، أوافق'] as const;

  it('in May the teacher finds what is free and reserves for two at once', async () => {
    teacher = await logIn(house, 'larer', '/teaching');
    await faultless(teacher);
    await teacher.tick('Velg Amal S.');
    await teacher.tick('Velg Bjarne B.');
    await teacher.follow('Reserver for de valgte');
    await teacher.type('Instrument', 'Cello');
    await teacher.type('Minst kvalitet', 'Høy');
    await teacher.follow('Finn ledige');
    await teacher.type('Størrelse', '1/4');
    await teacher.follow('Finn ledige');
    expect(await teacher.text()).toContain('2 er ledige hele perioden.');
    await faultless(teacher);
    await teacher.follow('Reserver');
    expect(await teacher.text()).toContain('2 reservert, 0 i kø, 0 ikke reservert.');
    expect(await stateOf('Amal S.', '1/4')).toBe('awaiting-acceptance');
    const promised = await house.rows<{ code: string }>(
      `SELECT instrument_code AS code FROM reservation WHERE size = '1/4' AND kind_id = 'cello' ORDER BY instrument_code`,
    );
    expect(promised.map(({ code }) => code)).toEqual([...small].sort());
  });

  it('nobody else can be promised either of them', async () => {
    await teacher.page.goto('/teaching/reserve?kind=cello&size=1%2F4&grade=high');
    expect(await teacher.text()).toContain('Ingen er ledige hele perioden');
  });

  it('the links that are missing go out from the page of the school year', async () => {
    await teacher.page.goto('/teaching/school-year?year=2027-2028');
    await faultless(teacher);
    await teacher.tick(/^Velg Amal S\.: Cello 1\/4/u);
    await teacher.tick(/^Velg Bjarne B\.: Cello 1\/4/u);
    await teacher.follow('Send lenker som mangler');
    await faultless(teacher);
    await teacher.follow('Ja, send 4 lenker');
    expect(await teacher.text()).toContain('Dette er sendt');
  });

  it('a mother accepts on her phone in Arabic, and the promise is confirmed', async () => {
    const paths = pathsIn(await mailsTo(sink, 'amal@example.org', 2), 'a');
    expect(paths).toHaveLength(2);
    for (const path of paths) await accept(path, arabic, 'rtl');
    expect(await stateOf('Amal S.', '1/4')).toBe('confirmed');
    expect(await stateOf('Bjarne B.', '1/4')).toBe('awaiting-acceptance');
    for (const path of pathsIn(await mailsTo(sink, 'bjarne@example.org', 2), 'a')) {
      await accept(path, ['Godta', 'Ja, jeg godtar'], 'ltr');
    }
    expect(await stateOf('Bjarne B.', '1/4')).toBe('confirmed');
  });

  it('in August the desk hands out what was promised, and refuses it to somebody else', async () => {
    house.application.clock.goTo(calendarDate('2027-08-16'));
    desk = new DeskTab((await logIn(house, 'larer', '/desk')).page);
    await desk.scan('N700000003');
    await desk.scan(small[0] ?? '');
    expect(await desk.text()).toContain('Instrumentet er reservert til noen andre.');
    for (const [index, number] of [card, 'N700000002'].entries()) {
      await desk.page.goto('/desk');
      await desk.scan(number);
      await desk.scan(small[index] ?? '');
      expect(await desk.step()).toBe('hand-over');
      expect(await desk.text()).toContain('Reservert til denne låneren');
      await faultless(new Keys(desk.page));
      await desk.enter();
      expect(await desk.step()).toBe('handed-over');
      expect(await desk.text()).toContain('Leveres tilbake fredag 16. juni 2028');
    }
    expect([await stateOf('Amal S.', '1/4'), await stateOf('Bjarne B.', '1/4')]).toEqual(['fulfilled', 'fulfilled']);
  });

  it('at Christmas she has grown: the next size is proposed, reserved and accepted', async () => {
    house.application.clock.goTo(calendarDate('2027-12-13'));
    teacher = await logIn(house, 'larer', '/teaching');
    await teacher.follow(/^Neste størrelse: 1\/2/u);
    expect(await teacher.text()).toContain('Spiller nå på Cello 1/4');
    await faultless(teacher);
    await teacher.follow('Reserver');
    expect(await teacher.text()).toContain('1 reservert, 0 i kø, 0 ikke reservert.');
    await teacher.page.goto('/teaching/growth');
    expect(await teacher.text()).toMatch(/Amal S\. Cello 1\/4 .* Cello 1\/2/u);
    await faultless(teacher);
    await teacher.page.goto('/teaching/school-year?year=2027-2028');
    await teacher.tick(/^Velg Amal S\.: Cello 1\/2/u);
    await teacher.follow('Send lenker som mangler');
    await teacher.follow('Ja, send 1 lenke');
    const paths = pathsIn(await mailsTo(sink, 'amal@example.org', 3), 'a');
    await accept(paths.at(-1) ?? '', arabic, 'rtl');
    expect(await stateOf('Amal S.', '1/2')).toBe('confirmed');
  });

  it('the bigger one goes out, and the smaller one comes back to those who are smaller, with one key', async () => {
    house.application.clock.goTo(calendarDate('2028-01-03'));
    desk = new DeskTab((await logIn(house, 'larer', '/desk')).page);
    await desk.scan(card);
    await desk.scan(big);
    expect(await desk.text()).toContain('Ta også imot Cello 1/4');
    await faultless(new Keys(desk.page));
    await desk.scan('2');
    expect(await desk.step()).toBe('handed-over');
    const { body } = await (await house.application.as('larer')).get(`/api/v1/instruments/${small[0]}`);
    // Where the row of the matrix sets days of service between loans, it is free after them.
    expect(body).toMatchObject({ state: 'in-service', currentPoint: 'culture-school', condition: 'fine' });
  });

  it('in June everything comes back', async () => {
    house.application.clock.goTo(calendarDate('2028-06-16'));
    desk = new DeskTab((await logIn(house, 'larer', '/desk')).page);
    for (const code of [big, small[1] ?? '']) {
      await desk.scan(code);
      expect(await desk.step()).toBe('return');
      await desk.scan('2');
      expect(await desk.step()).toBe('returned');
    }
    const open = await house.rows(
      `SELECT l.id FROM loan l JOIN borrower b ON b.id = l.borrower_id
       WHERE l.state = 'open' AND b.display_name IN ('Amal S.', 'Bjarne B.')`,
    );
    expect(open).toEqual([]);
    teacher = await logIn(house, 'larer', '/teaching');
    expect(await teacher.text()).toMatch(/Amal S\. .* Ikke noe lån/u);
  });

  it('and the register is whole', async () => {
    const broken = (await checkRegister(house.application.database.reader)).filter((check) => check.broken.length > 0);
    expect(broken).toEqual([]);
  });
});
