import { jest } from '@jest/globals';

import { type Answer, HttpClient } from '../support/http.js';
import type { Town } from './town.js';

/** What a form is filled in with; a list is a field that is sent several times. */
export type Filled = Readonly<Record<string, string | readonly string[]>>;

/** Somebody who reads pages and sends their forms as a browser does, with cookies and the hidden fields of the form. */
export class Visitor {
  private constructor(private readonly client: HttpClient) {}

  /** Somebody who has logged in on the log-in page. */
  static async loggedIn(town: Town, username: string, password = 'klangbank-demo'): Promise<Visitor> {
    const visitor = Visitor.stranger(town.url);
    await visitor.client.get('/login');
    const { status } = await visitor.client.post('/login', { form: { username, password } });
    if (status !== 303) throw new Error(`Log-in of ${username}: ${status}`);
    return visitor;
  }

  static stranger(url: string): Visitor {
    return new Visitor(new HttpClient(url));
  }

  async read(path: string): Promise<Page> {
    return new Page(await this.client.get(path));
  }

  /** Sends a form as it stands on a page, with some of its fields filled in anew. */
  async send(page: Page, action: string, filled: Filled = {}): Promise<Page> {
    return new Page(await this.client.post(action, { form: { ...page.form(action), ...filled } }));
  }

  /** Sends fields that no page has offered, with a token from some page. */
  async forge(action: string, form: Filled = {}): Promise<Page> {
    await this.client.get('/');
    return new Page(await this.client.post(action, { form }));
  }

  /** Where a form has led on to. */
  async follow(page: Page): Promise<Page> {
    if (page.status !== 303) throw new Error(`${page.status} leads nowhere: ${page.text.slice(0, 2_000)}`);
    return this.read(page.location);
  }
}

/** A page as it was answered. */
export class Page {
  readonly status: number;
  readonly location: string;
  /** The words of its content, without markup. */
  readonly text: string;
  private readonly html: string;

  constructor(private readonly answer: Answer) {
    this.status = answer.status;
    this.location = answer.headers.get('location') ?? '';
    this.html = typeof answer.body === 'string' ? answer.body : '';
    const main = /<main.*<\/main>/su.exec(this.html)?.[0] ?? this.html;
    this.text = decoded(main.replace(/<[^>]*>/gu, ' ').replace(/\s+/gu, ' ')).trim();
  }

  header(name: string): string {
    return this.answer.headers.get(name) ?? '';
  }

  /** Whether the page has a form with this action. */
  hasForm(action: string): boolean {
    return this.forms().some((form) => attribute(form, 'action') === action);
  }

  /** The values that the form with this action would send as it stands, but for the token. */
  form(action: string): Record<string, string | string[]> {
    const found = this.forms().find((form) => attribute(form, 'action') === action);
    if (found === undefined) throw new Error(`No form for ${action} on: ${this.text.slice(0, 2_000)}`);
    const values: Record<string, string | string[]> = {};
    const take = (name: string, value: string): void => {
      const known = values[name];
      values[name] = known === undefined ? value : [known, value].flat();
    };
    for (const [tag] of found.matchAll(/<input\b[^>]*>/gu)) {
      const name = attribute(tag, 'name');
      const isBox = ['checkbox', 'radio'].includes(attribute(tag, 'type') ?? '');
      if (name === undefined || name === '_csrf' || (isBox && !/\schecked\b/u.test(tag))) continue;
      take(name, attribute(tag, 'value') ?? '');
    }
    for (const [, tag = '', inner = ''] of found.matchAll(/(<textarea\b[^>]*>)(.*?)<\/textarea>/gsu)) {
      take(attribute(tag, 'name') ?? '', decoded(inner));
    }
    for (const [, tag = '', inner = ''] of found.matchAll(/(<select\b[^>]*>)(.*?)<\/select>/gsu)) {
      const options = [...inner.matchAll(/<option\b[^>]*>/gu)].map(([option]) => option);
      const chosen = options.find((option) => /\sselected\b/u.test(option)) ?? options[0] ?? '';
      if (!/\sdisabled\b/u.test(chosen)) take(attribute(tag, 'name') ?? '', attribute(chosen, 'value') ?? '');
    }
    return values;
  }

  /** The addresses of its links. */
  links(): string[] {
    return [...this.html.matchAll(/<a\b[^>]*>/gu)].map(([tag]) => attribute(tag, 'href') ?? '');
  }

  /** What is said to be wrong with a field, by the paragraph that the field names as its description. */
  errorAt(field: string): string {
    const block = new RegExp(`id="field-${field}-error">(.*?)</div>`, 'su').exec(this.html)?.[1] ?? '';
    return decoded(block.replace(/<[^>]*>/gu, ' ').trim());
  }

  /** The page as it came, for what has no words. */
  get markup(): string {
    return this.html;
  }

  private forms(): string[] {
    return [...this.html.matchAll(/<form\b.*?<\/form>/gsu)].map(([form]) => form);
  }
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`, 'u').exec(tag)?.[1];
  return value === undefined ? undefined : decoded(value);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function decoded(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/gu, (whole, name: string) => entities[name] ?? whole);
}

/** How many statements some reading costs: the fewer of two times, since what is kept in memory may run out during one of them. */
export async function statementsOf(town: Town, work: () => Promise<unknown>): Promise<number> {
  return Math.min(await countedStatements(town, work), await countedStatements(town, work));
}

async function countedStatements(town: Town, work: () => Promise<unknown>): Promise<number> {
  const { reader } = town.application.database;
  const watched = [jest.spyOn(reader, 'all'), jest.spyOn(reader, 'one')];
  try {
    await work();
    // The relay looks once a second by itself.
    return watched.flatMap(({ mock }) => mock.calls).filter(([sql]) => !/\bFROM outbox\b/u.test(sql)).length;
  } finally {
    for (const one of watched) one.mockRestore();
  }
}
