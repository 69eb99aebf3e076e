import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';

import { axeViolations, sidewaysScrollers } from '../support/chromium.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { House, publicAddress } from './house.js';

/** A small phone. */
const phone = { viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' } as const;

describe('a guardian who reads Arabic', () => {
  let house: House;
  let sink: SmtpSink;
  beforeAll(async () => {
    sink = await SmtpSink.start();
    house = await House.open({ SMTP_URL: sink.url, MAIL_FROM: 'Demo kommune <post@demo.example>' });
  });
  afterAll(async () => {
    await house.close();
    await sink.stop();
  });

  /** Has the desk send a link from its page, and gives the path that came by mail. */
  const pathByMail = async (email: string): Promise<string> => {
    const desk = await house.application.as('bibliotek');
    const guardians = [{ displayName: 'Huda N.', email, language: 'ar' }];
    const json = { displayName: 'Samir N.', birthDate: '2015-03-02', guardians };
    const { body: child } = await desk.post('/api/v1/borrowers', { json });
    const code = await house.instrument();
    const window = await house.window('bibliotek');
    const tab = await window.newPage();
    await tab.goto(`/desk?borrower=${child.id}&instrument=${code}`);
    await tab.getByRole('link', { name: 'Send lenke, eller registrer på papir' }).click();
    await tab.getByRole('button', { name: /^Send lenke/u }).click();
    await tab.getByText('Lenken er på vei.').waitFor();
    await window.close();
    const mails = await sink.waitFor((all) => all.some(({ to }) => to.includes(email)));
    const address = new RegExp(`${publicAddress}(/a/[\\w-]+)`, 'u');
    return address.exec(mails.find(({ to }) => to.includes(email))?.text ?? '')?.[1] ?? '';
  };
  /** What is wrong with a page as it stands. */
  const wrongWith = async (tab: Page): Promise<string[]> => [
    ...(await axeViolations(tab, 'light')),
    ...(await axeViolations(tab, 'dark', 'colours')),
    ...(await sidewaysScrollers(tab)),
  ];
  const withoutScripts = (more: object = {}): Promise<BrowserContext> =>
    house.window('nobody', { ...phone, javaScriptEnabled: false, ...more });

  it('accepts on a phone, from right to left, and every step is right', async () => {
    const path = await pathByMail('huda@example.org');
    const window = await house.window('nobody', phone);
    const tab = await window.newPage();
    await tab.goto(path);
    expect(
      await tab.evaluate(() => [document.documentElement.lang, getComputedStyle(document.body).direction]),
    ).toEqual(['ar', 'rtl']);
    expect(await wrongWith(tab)).toEqual([]);
    await tab.getByRole('link', { name: 'أوافق', exact: true }).click();
    expect(await wrongWith(tab)).toEqual([]);
    await tab.getByRole('button', { name: 'نعم، أوافق' }).click();
    await tab.getByRole('heading', { name: 'شكرًا، لقد وافقت' }).waitFor();
    expect(await wrongWith(tab)).toEqual([]);
    const [row] = await house.rows<{ method: string; outcome: string }>(
      `SELECT method, outcome FROM agreement a JOIN guardian g ON g.id = a.acceptor_id WHERE g.email = 'huda@example.org'`,
    );
    expect(row).toEqual({ method: 'link', outcome: 'accepted' });
    await window.close();
  });

  it('can do the same with the keyboard alone and without scripts, and leaves no cookie', async () => {
    const path = await pathByMail('nour@example.org');
    const window = await withoutScripts();
    const tab = await window.newPage();
    await tab.goto(path);
    const press = async (name: string): Promise<void> => {
      for (let tabs = 0; tabs < 40; tabs += 1) {
        await tab.keyboard.press('Tab');
        if ((await tab.locator(':focus').innerText()).trim() === name) {
          const loaded = tab.waitForEvent('load');
          await tab.keyboard.press('Enter');
          await loaded;
          return;
        }
      }
      throw new Error(`No key leads to ${name}`);
    };
    await press('لا أوافق');
    await press('لا أوافق');
    await tab.getByRole('heading', { name: 'لم توافق' }).waitFor();
    expect(await window.cookies()).toEqual([]);
    await window.close();
  });
});
