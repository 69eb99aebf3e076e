import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';

import { checkRegister } from '../../src/cli/register-checks.js';
import { addDays, calendarDate } from '../../src/platform/calendar/index.js';
import { Sweep } from '../../src/reminders/index.js';
import { readSheets } from '../labels/sheet-reader.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { DeskTab, House, publicAddress } from './house.js';

/** A violin that is lent to a pupil whose mother reads Ukrainian, and a guitar for somebody else. */
describe('from the label to the shelf', () => {
  let house: House;
  let sink: SmtpSink;
  let violin: string;
  let guitar: string;
  let scanned: string[];
  let desk: DeskTab;
  let dueOn: string;

  beforeAll(async () => {
    sink = await SmtpSink.start();
    house = await House.open({ SMTP_URL: sink.url, MAIL_FROM: 'Klangbank <instrumenter@demo.kommune.no>' });
    violin = await free('violin');
    guitar = await free('guitar');
  });
  afterAll(async () => {
    await house.close();
    await sink.stop();
  });

  /** An instrument of the demonstration that waits at the library. */
  async function free(kind: string): Promise<string> {
    const { code } = await house.row<{ code: string }>(
      `SELECT code FROM instrument WHERE kind_id = $1 AND grade_id = 'good' AND state = 'available'
         AND current_point_id = 'library' AND home_point_id = 'library' ORDER BY code`,
      [kind],
    );
    return code;
  }

  async function logIn(username: string): Promise<DeskTab> {
    const page = await (await house.window('nobody')).newPage();
    await page.goto('/login');
    await page.getByLabel('Brukernavn').fill(username);
    await page.getByLabel('Passord').fill('klangbank-demo');
    const tab = new DeskTab(page);
    await tab.enter();
    return tab;
  }

  it('the inventory manager makes the label sheet', async () => {
    const { page } = await logIn('lager');
    await page.goto('/labels');
    await page.locator('textarea[name="instruments"]').fill(`${violin}\n${guitar}`);
    await page.getByRole('button', { name: 'Hent instrumenter' }).click();
    const download = page.waitForEvent('download');
    await page.locator('form[action="/labels/sheet"] button[type="submit"]').click();
    const sheets = readSheets(readFileSync(await (await download).path()));
    expect(sheets).toHaveLength(1);
    scanned = [...(sheets[0]?.codes ?? [])].sort();
    expect(scanned).toEqual([violin, guitar].map((code) => `${publicAddress}/I/${code}`.toUpperCase()).sort());
  });

  it('the librarian scans card and label, and hands over with Enter', async () => {
    const { card } = await house.row<{ card: string }>(
      `SELECT b.card_number AS card FROM borrower b JOIN guardian g ON g.borrower_id = b.id
       WHERE g.language = 'uk' AND g.email IS NOT NULL AND b.card_number IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM loan l WHERE l.borrower_id = b.id AND l.state = 'open') ORDER BY b.card_number`,
    );
    desk = await logIn('bibliotek');
    expect(await desk.step()).toBe('empty');
    await desk.scan(card);
    expect(await desk.step()).toBe('borrower');
    await desk.scan(scannedOf(violin));
    expect(await desk.step()).toBe('hand-over');
    await desk.enter();
    expect(await desk.step()).toBe('handed-over');
    expect(await desk.isReady()).toBe(true);
    const loan = await house.row<{ due_on: string }>(
      `SELECT due_on FROM loan WHERE instrument_code = $1 AND state = 'open'`,
      [violin],
    );
    dueOn = loan.due_on;
    expect(await desk.text()).toMatch(/Levert ut .*Leveres tilbake fredag 18\. desember 2026/);
  });

  it('and the label first, and the card after it', async () => {
    await desk.page.keyboard.press('Escape');
    await desk.page.waitForURL('**/desk?point=library');
    await desk.scan(scannedOf(guitar));
    expect(await desk.step()).toBe('instrument');
    await desk.scan(await house.card());
    expect(await desk.step()).toBe('hand-over');
    await desk.enter();
    expect(await desk.step()).toBe('handed-over');
  });

  it('time passes, and the mother is reminded in Ukrainian before the day', async () => {
    const day = addDays(calendarDate(dueOn), -3);
    house.application.clock.goTo(day);
    const swept = await house.application.app.get(Sweep, { strict: false }).run(day);
    expect(swept.messages).toBeGreaterThan(0);
    const isHers = ({ text }: { text: string }): boolean => text.includes(shown(violin));
    const mails = await sink.waitFor((accepted) => accepted.some(isHers));
    const mail = mails.find(isHers);
    expect(mail?.subject).toBe('Нагадування: незабаром треба повернути позичене');
    expect(mail?.text).toMatch(/повернути не пізніше ніж: .*18/);
    expect(mail?.headers.get('content-language')).toBe('uk');
    expect(mails.filter(isHers)).toHaveLength(1);
  });

  it('the violin comes back without its bow, and the desk says in large letters where it goes', async () => {
    house.application.clock.goTo(calendarDate(dueOn));
    desk = await logIn('bibliotek');
    await desk.scan(scannedOf(violin));
    expect(await desk.step()).toBe('return');
    await desk.untick('Bue');
    await desk.scan('2');
    expect(await desk.step()).toBe('returned');
    const next = desk.page.locator('.kb-next');
    expect(await next.innerText()).toBe('Til kontroll');
    expect(await next.evaluate((element) => parseFloat(getComputedStyle(element).fontSize))).toBeGreaterThan(40);
    expect(await desk.text()).toContain('Mangler: Bue');
  });

  it('the bow is found, and the violin is free again', async () => {
    // The same label again, but after a key: it is meant.
    await desk.scan(scannedOf(violin));
    expect(await desk.step()).toBe('not-here');
    expect(await desk.text()).toContain('Må kontrolleres før det lånes ut igjen. Mangler: Bue');
    await desk.untick('Bue');
    await desk.scan('2');
    expect(await desk.text()).toMatch(/Ledig\. Sett det i hylla\./);
    const { body } = await (await house.application.as('bibliotek')).get(`/api/v1/instruments/${violin}`);
    expect(body).toMatchObject({ state: 'available', condition: 'fine', currentPoint: 'library', dueOn: null });
    expect(body.accessories).not.toContainEqual(expect.objectContaining({ present: false }));
  });

  it('and the register is whole', async () => {
    const broken = (await checkRegister(house.application.database.reader)).filter((check) => check.broken.length > 0);
    expect(broken).toEqual([]);
  });

  function scannedOf(code: string): string {
    return scanned.find((text) => text.endsWith(code)) ?? '';
  }
});

/** A code as it stands on its label. */
function shown(code: string): string {
  return `${code.slice(0, 3)}-${code.slice(3)}`;
}
