import { Sessions } from '../../src/identity/index.js';
import type { CalendarDate } from '../../src/platform/calendar/index.js';
import type { SqlValue } from '../../src/platform/database/index.js';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

import { type TestApplication, startApplication, startEmptyApplication } from '../support/application.js';
import { launchChromium } from '../support/chromium.js';
import { type TestDatabase, freshDatabase } from '../support/databases.js';
import type { HttpClient } from '../support/http.js';

/** The address that stands in QR codes; nothing in the tests ever goes there. */
export const publicAddress = 'http://klangbank.demo.kommune.no';

/** The demonstration's municipality on a real port, and a real browser in front of it. */
export class House {
  private readonly clients = new Map<string, Promise<HttpClient>>();
  private cards = 0;

  private constructor(
    readonly application: TestApplication,
    private readonly database: TestDatabase,
    private readonly browser: Browser,
  ) {}

  static async open(env: Readonly<Record<string, string>> = {}, today?: CalendarDate): Promise<House> {
    const database = await freshDatabase('sqlite');
    const application = await startApplication(database, { BASE_URL: publicAddress, ...env }, today);
    return new House(application, database, await launchChromium());
  }

  /** The same without anything in it: no user, no place, no instrument. */
  static async empty(): Promise<House> {
    const database = await freshDatabase('sqlite');
    return new House(await startEmptyApplication(database), database, await launchChromium());
  }

  get url(): string {
    return this.application.url;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.application.close();
    await this.database.drop();
  }

  /** The rows of a statement, as they are committed. */
  rows<R>(sql: string, values: readonly SqlValue[] = []): Promise<R[]> {
    return this.application.database.reader.all<R>(sql, values);
  }

  /** The first row. @throws where there is none */
  async row<R>(sql: string, values: readonly SqlValue[] = []): Promise<R> {
    const [row] = await this.rows<R>(sql, values);
    if (row === undefined) throw new Error(`There is no row: ${sql}`);
    return row;
  }

  /** A window of its own, with its own cookies. `nobody` is not logged in; log-in by its page has tests of its own. */
  async window(username: string, options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const context = await this.browser.newContext({
      baseURL: this.url,
      locale: 'nb-NO',
      timezoneId: 'Europe/Oslo',
      viewport: { width: 1280, height: 900 },
      ...options,
    });
    if (username !== 'nobody') {
      await context.addCookies([{ name: 'klangbank_session', value: await this.session(username), url: this.url }]);
    }
    return context;
  }

  private async session(username: string): Promise<string> {
    const { app, database } = this.application;
    const { id } = await this.row<{ id: string }>('SELECT id FROM user_account WHERE username = $1', [username]);
    const sessions = app.get(Sessions, { strict: false });
    return (await database.unitOfWork.run((tx) => sessions.open(tx, id))).token;
  }

  /** The desk in a window of its own. */
  async desk(username = 'bibliotek', options: BrowserContextOptions = {}): Promise<DeskTab> {
    const tab = await (await this.window(username, options)).newPage();
    await tab.goto('/desk');
    return new DeskTab(tab);
  }

  /** The code of a new guitar of good quality that stands at the library, with a case and a strap. */
  async instrument(): Promise<string> {
    const json = { kind: 'guitar', size: '4/4', grade: 'good', homePoint: 'library', accessories: ['Etui', 'Reim'] };
    return (await this.register('lager', '/api/v1/instruments', json))['code'] ?? '';
  }

  /** The card of a new borrower of full age, who may take what is good. */
  async card(): Promise<string> {
    const cardNumber = `N${String((this.cards += 1)).padStart(9, '8')}`;
    const json = { type: 'person', displayName: 'Prøve P.', birthDate: '1988-04-12', language: 'nb', cardNumber };
    return (await this.register('bibliotek', '/api/v1/borrowers', json))['cardNumber'] ?? '';
  }

  private async register(username: string, path: string, json: object): Promise<Record<string, string>> {
    const client = this.clients.get(username) ?? this.application.as(username);
    this.clients.set(username, client);
    const { status, body } = await (await client).post(path, { json });
    if (status !== 201) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    return body as Record<string, string>;
  }
}

/** The desk as the hands of a librarian use it: keys only. */
export class DeskTab {
  constructor(readonly page: Page) {}

  /** What a hand-held scanner does: the keys of the code, faster than any hand, and Enter. */
  async scan(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    await this.enter();
  }

  /** Enter, and the page that it leads to. */
  async enter(): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await this.page.keyboard.press('Enter');
    await loaded;
  }

  /** Tab until a box with this name has the focus, and the space bar. */
  async untick(label: string): Promise<void> {
    for (let tabs = 0; tabs < 40; tabs += 1) {
      await this.page.keyboard.press('Tab');
      const focused = await this.page.evaluate(() => {
        const { activeElement } = document;
        return activeElement instanceof HTMLInputElement ? (activeElement.labels?.[0]?.textContent ?? '') : '';
      });
      if (focused.startsWith(label)) {
        await this.page.keyboard.press('Space');
        return;
      }
    }
    throw new Error(`No key leads to ${label}`);
  }

  /** What stands on the page, as it is read. */
  async text(): Promise<string> {
    return (await this.page.locator('main').innerText()).replaceAll(/\s+/g, ' ');
  }

  /** Which card is shown. */
  async step(): Promise<string | null> {
    return this.page.locator('form[data-desk]').getAttribute('data-desk');
  }

  /** Until the scan field has the focus: without scripts, keys that come earlier are lost. */
  async ready(): Promise<void> {
    await this.page.locator('#scan:focus').waitFor();
  }

  /** Whether what is typed now goes to the scan field. */
  async isReady(): Promise<boolean> {
    return this.page.evaluate(() => document.activeElement?.id === 'scan');
  }
}
