import { randomUUID } from 'node:crypto';

import { expect } from '@jest/globals';

import { checkRegister } from '../../src/cli/register-checks.js';
import { AccessCheck, type RouteAccess, Sessions } from '../../src/identity/index.js';
import type { CalendarDate } from '../../src/platform/calendar/index.js';
import type { SqlValue } from '../../src/platform/database/index.js';
import { type TestApplication, startApplication } from '../support/application.js';
import type { TestDatabase } from '../support/databases.js';
import { type Answer, HttpClient } from '../support/http.js';

/** An instrument as the interface gives it, as far as these tests look at it. */
export interface KnownInstrument {
  readonly code: string;
  readonly accessories: readonly { readonly id: string; readonly name: string; readonly present: boolean }[];
  readonly homePoint: string;
  readonly version: number;
}

/** What a hand-over is asked with. */
export interface CheckoutBody {
  readonly instrument: string;
  readonly borrower: string;
  readonly lendingPoint: string;
  readonly [more: string]: unknown;
}

/** Who works at which point. */
const deskOf: Readonly<Record<string, string>> = {
  library: 'bibliotek',
  'youth-arena': 'ungdom',
  'culture-school': 'larer',
};

/**
 * The demonstration's municipality over HTTP. It gives every test an instrument and a borrower that no other test has had, so
 * that the tests of a file share one start and do not disturb each other.
 */
export class Town {
  private readonly clients = new Map<string, Promise<HttpClient>>();
  private readonly given = new Set<string>();

  private constructor(readonly application: TestApplication) {}

  static async start(on: TestDatabase, env: Readonly<Record<string, string>> = {}): Promise<Town> {
    return new Town(await startApplication(on, env));
  }

  /** The same, with every line of its log. */
  static async heard(on: TestDatabase, env: Readonly<Record<string, string>>, logs: string[]): Promise<Town> {
    return new Town(await startApplication(on, env, undefined, { write: (line) => void logs.push(line) }));
  }

  get url(): string {
    return this.application.url;
  }

  get today(): CalendarDate {
    return this.application.clock.today();
  }

  close(): Promise<void> {
    return this.application.close();
  }

  /** A client that is logged in, one for each user and day: a session lasts no longer. */
  as(username: string): Promise<HttpClient> {
    const name = `${username} ${this.today}`;
    const known = this.clients.get(name) ?? this.open(username);
    this.clients.set(name, known);
    return known;
  }

  /** The client of a user; `nobody` is one that is not logged in. */
  async sender(username: string): Promise<HttpClient> {
    return username === 'nobody' ? new HttpClient(this.url) : this.as(username);
  }

  /** A session without the password, whose hashing is slow on purpose; log-in has tests of its own. */
  async open(username: string): Promise<HttpClient> {
    const { app, database } = this.application;
    const [user] = await this.rows<{ id: string }>('SELECT id FROM user_account WHERE username = $1', [username]);
    if (user === undefined) throw new Error(`Nobody is called ${username}`);
    const sessions = app.get(Sessions, { strict: false });
    const client = new HttpClient(this.url);
    client.token = (await database.unitOfWork.run((tx) => sessions.open(tx, user.id))).token;
    return client;
  }

  /** Who lends at a point. */
  deskOf(point: string): Promise<HttpClient> {
    return this.as(deskOf[point] ?? '');
  }

  /** Every route of the application. */
  routes(): RouteAccess[] {
    return this.application.app.get(AccessCheck, { strict: false }).table();
  }

  /** The rows of a statement, as they are committed. */
  async rows<R = Record<string, unknown>>(sql: string, values: readonly SqlValue[] = []): Promise<R[]> {
    return this.application.database.reader.all<R>(sql, values);
  }

  /** The number that `SELECT CAST(COUNT(*) AS INTEGER) AS count …` gives. */
  async count(fromAndWhere: string, values: readonly SqlValue[] = []): Promise<number> {
    const [row] = await this.rows<{ count: number }>(
      `SELECT CAST(COUNT(*) AS INTEGER) AS count FROM ${fromAndWhere}`,
      values,
    );
    return row?.count ?? 0;
  }

  /** An available instrument that nobody was given before. */
  async instrument({ point = 'library', grade = 'good', kind = '' } = {}): Promise<KnownInstrument> {
    const manager = await this.as('lager');
    const filter = `state=available&point=${point}&grade=${grade}&kind=${kind}&limit=200`;
    const { body } = await manager.get(`/api/v1/instruments?${filter}`);
    const free = (body.items as KnownInstrument[]).find(({ code }) => !this.given.has(code));
    if (free === undefined) return this.register({ point, grade, kind: kind === '' ? 'guitar' : kind });
    this.given.add(free.code);
    return free;
  }

  /** A new instrument of the register, with a case and a strap. */
  async register({ point = 'library', grade = 'good', kind = 'guitar' } = {}): Promise<KnownInstrument> {
    const manager = await this.as('lager');
    const size = (await this.sizesOf(kind)).at(-1);
    const json = { kind, size: size ?? null, grade, homePoint: point, accessories: ['Etui', 'Reim'] };
    const { status, body } = await manager.post('/api/v1/instruments', { json });
    if (status !== 201) throw new Error(`A new instrument: ${status} ${JSON.stringify(body)}`);
    this.given.add(body.code);
    return body;
  }

  private async sizesOf(kind: string): Promise<string[]> {
    const [row] = await this.rows<{ sizes: string }>('SELECT sizes FROM instrument_kind WHERE id = $1', [kind]);
    return JSON.parse(row?.sizes ?? '[]') as string[];
  }

  /** A new adult borrower, who may take what is good or simpler, with a card. */
  async borrower(more: Record<string, unknown> = {}): Promise<{ id: string; cardNumber: string }> {
    const desk = await this.as('bibliotek');
    const cardNumber = `N${randomUUID().slice(0, 12)}`;
    const person = { type: 'person', displayName: 'Prøve P.', birthDate: '1988-04-12', language: 'nb' };
    const { status, body } = await desk.post('/api/v1/borrowers', { json: { ...person, cardNumber, ...more } });
    if (status !== 201) throw new Error(`A new borrower: ${status} ${JSON.stringify(body)}`);
    return { id: body.id, cardNumber: body.cardNumber };
  }

  /** A hand-over that is allowed: nobody has had either part of it before. */
  async checkoutBody(point = 'library', instrument?: KnownInstrument): Promise<CheckoutBody> {
    const { code } = instrument ?? (await this.instrument({ point }));
    const { id } = await this.borrower();
    return { instrument: code, borrower: id, lendingPoint: point };
  }

  /** An open loan, begun now. */
  async loan(
    point = 'library',
    instrument?: KnownInstrument,
  ): Promise<{ id: string; instrument: string; borrower: string }> {
    const desk = await this.as(point === 'youth-arena' ? 'ungdom' : 'bibliotek');
    const { status, body } = await desk.post('/api/v1/checkouts', { json: await this.checkoutBody(point, instrument) });
    if (status !== 201) throw new Error(`A loan: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  /** Says that what must always hold in the register does. */
  async expectWhole(): Promise<void> {
    const broken = (await checkRegister(this.application.database.reader)).filter((check) => check.broken.length > 0);
    expect(broken).toEqual([]);
  }
}

/** The items of a list's page. */
export function items<T = { id: string }>(answer: Answer): T[] {
  return answer.body.items as T[];
}

/** The codes of the reasons for which something was refused. */
export function reasons(answer: Answer): string[] {
  return codesOf(answer.body.rejections ?? []);
}

/** The codes of reasons or errors. */
export function codesOf(coded: unknown): string[] {
  return (coded as { code: string }[]).map(({ code }) => code);
}

/** The names of steps. */
export function stepsOf(steps: unknown): string[] {
  return (steps as { step: string }[]).map(({ step }) => step);
}

/** The wrong fields of an answer, each with its code. */
export function wrongFields(answer: Answer): Record<string, string> {
  const errors = (answer.body.errors ?? []) as { field: string; code: string }[];
  return Object.fromEntries(errors.map(({ field, code }) => [field, code]));
}

/** Says that an answer is a problem as RFC 9457 shapes it, with a stable code and words. */
export function expectProblem(answer: Answer, status: number, code: string): void {
  expect({ status: answer.status, code: answer.body?.code }).toEqual({ status, code });
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(answer.body).toMatchObject({
    type: expect.stringMatching(/^[a-z]+:/),
    title: expect.stringMatching(/\p{L}{2}/u),
    status,
    detail: expect.stringMatching(/\p{L}{2}/u),
    instance: expect.stringMatching(/^\//),
  });
}

/** How many of the answers there are of each kind: `201`, or `422 instrument-not-available`. */
export function tally(answers: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const answer of answers) {
    const name = kindOf(answer);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/** An answer in a word: its status, and why, where it is a refusal. */
export function kindOf(answer: Answer): string {
  if (answer.status < 400) return String(answer.status);
  const why = answer.body?.rejections === undefined ? wrongCodes(answer) : reasons(answer);
  return [answer.status, ...(why.length > 0 ? why : [answer.body?.code])].join(' ');
}

function wrongCodes(answer: Answer): string[] {
  return Object.values(wrongFields(answer));
}
