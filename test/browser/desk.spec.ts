import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type DeskTab, House } from './house.js';

describe('the desk', () => {
  let house: House;

  beforeAll(async () => {
    house = await House.open();
  });
  afterAll(() => house.close());

  /** An instrument that is out, with the desk that handed it over. */
  async function lent(desk: DeskTab): Promise<string> {
    const code = await house.instrument();
    await desk.scan(await house.card());
    await desk.scan(code);
    await desk.enter();
    expect(await desk.step()).toBe('handed-over');
    return code;
  }

  it('keeps the focus in its one field from the first scan to the last Enter', async () => {
    const desk = await house.desk();
    expect(await desk.isReady()).toBe(true);
    const code = await lent(desk);
    expect(await desk.isReady()).toBe(true);
    await desk.scan(code);
    expect(await desk.isReady()).toBe(true);
    // Whatever has the focus, keys of a scanner go to the field.
    await desk.untick('Etui');
    expect(await desk.isReady()).toBe(false);
    await desk.page.keyboard.type('2');
    expect(await desk.isReady()).toBe(true);
    expect(await desk.page.locator('[data-desk-key="2"][data-chosen]').count()).toBe(1);
    await desk.enter();
    expect(await desk.text()).toContain('Mangler: Etui');
    await desk.page.keyboard.press('Escape');
    await desk.page.waitForURL('**/desk?point=library');
    expect(await desk.step()).toBe('empty');
  });

  it('reads what a scanner makes of a label on a Norwegian keyboard', async () => {
    const desk = await house.desk();
    const code = await house.instrument();
    await desk.scan(`HTTPSØ--KLANGBANK.DEMO.KOMMUNE.NO-I-${code}`);
    expect(await desk.step()).toBe('instrument');
    await desk.scan(await house.card());
    expect(await desk.step()).toBe('hand-over');
    expect(await desk.text()).toContain(`${code.slice(0, 3)}-${code.slice(3)}`);
  });

  it('leaves out the second of two scans that a scanner sent by mistake', async () => {
    const desk = await house.desk();
    const code = await house.instrument();
    await desk.scan(code);
    const address = desk.page.url();
    // However slow this machine is: the second one comes at once.
    await desk.page.evaluate((text) => {
      sessionStorage.setItem('klangbank-last-scan', `${performance.timeOrigin + performance.now()} ${text}`);
    }, code);
    await desk.page.keyboard.type(code);
    await desk.page.keyboard.press('Enter');
    const status = desk.page.getByText('Samme skann to ganger. Den andre er ikke tatt med.');
    await status.waitFor({ state: 'attached' });
    expect(await desk.page.locator('#scan').inputValue()).toBe('');
    expect(desk.page.url()).toBe(address);
  });

  it('has a way forward from a card and a code that it does not know', async () => {
    const desk = await house.desk();
    await desk.scan('N000000001');
    expect(await desk.step()).toBe('unknown');
    expect(await desk.text()).toContain('Det ligner et lånekort som ikke er registrert ennå.');
    const register = desk.page.getByRole('link', { name: 'Registrer ny låner' });
    expect(await register.getAttribute('href')).toBe('/borrowers/new?cardNumber=N000000001');
    await desk.scan('7K3-M9Q9');
    expect(await desk.text()).toContain('Det ligner en instrumentkode med en skrivefeil.');
    await desk.scan('7K3-M9Q8');
    expect(await desk.text()).toContain('Koden er gyldig, men hører ikke til noe instrument her.');
    await desk.scan(await house.card());
    expect(await desk.step()).toBe('borrower');
  });

  it('says all that speaks against a hand-over, and takes an exception with its reason', async () => {
    const desk = await house.desk();
    const blocked = await house.row<{ card: string; reason: string }>(
      `SELECT b.card_number AS card, k.reason FROM borrower b JOIN borrower_block k ON k.borrower_id = b.id
       WHERE b.card_number IS NOT NULL AND b.birth_date < '2005-01-01' ORDER BY b.card_number`,
    );
    await desk.scan(blocked.card);
    expect(await desk.text()).toContain('Låneren er sperret');
    const high = await house.row<{ code: string }>(
      `SELECT code FROM instrument WHERE grade_id = 'high' AND state = 'available' ORDER BY code`,
    );
    await desk.scan(high.code);
    expect(await desk.text()).toMatch(/Kan ikke leveres ut ennå: \d grunner/);
    expect(await desk.page.getByRole('button', { name: 'Lever ut' }).count()).toBe(0);
    // Enter does not get around it.
    await desk.enter();
    expect(await desk.step()).toBe('hand-over');

    await desk.scan(await house.instrument());
    expect(await desk.text()).toContain(`Låneren er sperret: ${blocked.reason}. Snakk med låneren om grunnen.`);
    await desk.untick('Låneren er sperret');
    await desk.enter();
    expect(await desk.text()).toContain('Skriv en begrunnelse.');
    const tick = desk.page.getByRole('checkbox', { name: /^Låneren er sperret/ });
    expect(await tick.isChecked()).toBe(true);
    await desk.page.getByLabel('Begrunnelse').fill('Bestyreren har sagt ja');
    await desk.enter();
    expect(await desk.step()).toBe('handed-over');
  });

  it('takes a pile back with one key each', async () => {
    const desk = await house.desk();
    const pile = [await lent(desk), await lent(desk), await lent(desk)] as const;
    await desk.scan(pile[0]);
    await desk.scan(`2${pile[1]}`);
    expect(await desk.text()).toContain('Tatt imot');
    await desk.scan(`4HTTPS://KLANGBANK.DEMO.KOMMUNE.NO/I/${pile[2]}`);
    await desk.scan('1');
    expect(await desk.step()).toBe('returned');
    const conditions = await house.rows<{ code: string; condition: string; state: string }>(
      'SELECT code, condition, state FROM instrument WHERE code = ANY_OF($1)',
      [JSON.stringify(pile)],
    );
    const of = (code: string): object | undefined => conditions.find((one) => one.code === code);
    expect(pile.map(of)).toEqual([
      { code: pile[0], condition: 'fine', state: 'available' },
      { code: pile[1], condition: 'needs-repair', state: 'in-repair' },
      { code: pile[2], condition: 'as-new', state: 'available' },
    ]);
    expect(await desk.text()).toMatch(/\d instrumenter tatt imot i dag/);
  });

  it('says what was left when something else is scanned before a card is confirmed', async () => {
    const desk = await house.desk();
    const [first, second] = [await house.instrument(), await house.instrument()];
    await desk.scan(await house.card());
    await desk.scan(first);
    await desk.scan(second);
    expect(await desk.text()).toMatch(new RegExp(`${first.slice(0, 3)}-${first.slice(3)} er ikke levert ut`));
    await desk.enter();
    const loans = await house.rows<{ code: string }>(
      `SELECT instrument_code AS code FROM loan WHERE instrument_code = ANY_OF($1)`,
      [JSON.stringify([first, second])],
    );
    expect(loans).toEqual([{ code: second }]);
  });

  it('works before, and without, any script', async () => {
    const desk = await house.desk('bibliotek', { javaScriptEnabled: false });
    const scan = async (text: string): Promise<void> => {
      await desk.ready();
      await desk.scan(text);
    };
    const code = await house.instrument();
    await scan(await house.card());
    await scan(code);
    await desk.ready();
    await desk.enter();
    expect(await desk.step()).toBe('handed-over');
    await scan(code);
    await scan('3');
    expect(await desk.step()).toBe('returned');
    expect(await desk.page.locator('.kb-next').innerText()).toBe('I hylla');
  });

  it('works with a thumb', async () => {
    const desk = await house.desk('ungdom', { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });
    const free = await house.row<{ code: string }>(
      `SELECT code FROM instrument WHERE state = 'available' AND current_point_id = 'youth-arena' AND grade_id = 'good'
         AND home_point_id = 'youth-arena' ORDER BY code`,
    );
    const type = async (text: string): Promise<void> => {
      await desk.page.locator('#scan').tap();
      await desk.page.keyboard.type(text);
      const loaded = desk.page.waitForEvent('load');
      await desk.page.getByRole('button', { name: 'Finn' }).tap();
      await loaded;
    };
    const tap = async (name: string): Promise<void> => {
      const loaded = desk.page.waitForEvent('load');
      await desk.page.getByRole('button', { name }).tap();
      await loaded;
    };
    await type(await house.card());
    await type(free.code);
    await tap('Lever ut');
    expect(await desk.step()).toBe('handed-over');
    await type(free.code);
    await tap('2 Fin');
    expect(await desk.step()).toBe('returned');
  });

  it('lets one of two desks have an instrument, and tells the other why not', async () => {
    const desks = [await house.desk(), await house.desk()] as const;
    const code = await house.instrument();
    for (const desk of desks) {
      await desk.scan(await house.card());
      await desk.scan(code);
      expect(await desk.step()).toBe('hand-over');
    }
    await Promise.all(desks.map((desk) => desk.enter()));
    const steps = await Promise.all(desks.map((desk) => desk.step()));
    expect([...steps].sort()).toEqual(['hand-over', 'handed-over']);
    const loser = desks[steps.indexOf('hand-over')];
    expect(await loser?.text()).toMatch(/Kan ikke leveres ut ennå Instrumentet er utlånt til/);
    const open = await house.rows(`SELECT id FROM loan WHERE instrument_code = $1 AND state = 'open'`, [code]);
    expect(open).toHaveLength(1);
  });

  it('sends a second press of the same button nowhere', async () => {
    const desk = await house.desk();
    await desk.scan(await house.card());
    const code = await house.instrument();
    await desk.scan(code);
    const loaded = desk.page.waitForEvent('load');
    await desk.page.getByRole('button', { name: 'Lever ut' }).dblclick();
    await loaded;
    expect(await desk.step()).toBe('handed-over');
    expect(await house.rows('SELECT id FROM loan WHERE instrument_code = $1', [code])).toHaveLength(1);
  });
});
