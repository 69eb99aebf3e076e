import { randomUUID } from 'node:crypto';

import { expect } from '@jest/globals';

import { type InstrumentCode, formatCode } from '../../src/inventory/index.js';
import { type CalendarDate, addDays, calendarDate } from '../../src/platform/calendar/index.js';
import { Sweep } from '../../src/reminders/index.js';
import { Nightly } from '../../src/reservations/index.js';
import { until } from '../queue/support.js';
import type { Answer, HttpClient } from '../support/http.js';
import type { ReceivedMail, SmtpSink } from '../support/smtp-sink.js';
import { type Town, items } from './town.js';

/** What a town and the workers beside it must have in common. */
export const secret = { SECRET_KEY: 'k'.repeat(40), BASE_URL: 'https://laan.demo.kommune.no' };
export const sender = { MAIL_FROM: 'Demo kommune <post@demo.example>' };

/** Somebody who reserves, and the address to which mails about it go. */
export interface Person {
  readonly id: string;
  readonly address: string;
}

/** A reservation of one instrument. */
export interface Reserved {
  readonly id: string;
  readonly code: string;
  readonly person: Person;
}

/** A reminder as the interface lists it. */
export interface Listed {
  readonly id: string;
  readonly state: string;
  readonly receiver: { readonly kind: string; readonly displayName: string | null };
  readonly items: readonly {
    readonly reservation: string | null;
    readonly loan: string | null;
    readonly kind: string;
  }[];
}

/** Names that stand in the register and in no mail. */
export const names = /Prøve|Barn B\.|Foresatt|Nabo N\.|Nabo Nordmann/u;

/** What people do with reservations in the town, and the mails that come of it. */
export class ReservationDesk {
  constructor(
    readonly town: Town,
    readonly sink: SmtpSink,
  ) {}

  get today(): CalendarDate {
    return this.town.today;
  }

  day(after: number): CalendarDate {
    return addDays(this.today, after);
  }

  library(): Promise<HttpClient> {
    return this.town.as('bibliotek');
  }

  async person(language = 'nb', more: object = {}): Promise<Person> {
    const address = `${randomUUID().slice(0, 8)}@example.org`;
    const { id } = await this.town.borrower({ email: address, language, ...more });
    return { id, address };
  }

  /** A child of ten with guardians, one for each language. */
  async child(...languages: readonly string[]): Promise<{ id: string; addresses: readonly string[] }> {
    const addresses = languages.map((language) => `${language}-${randomUUID().slice(0, 8)}@example.org`);
    const guardians = languages.map((language, nth) => ({
      displayName: `Foresatt ${nth}`,
      email: addresses[nth],
      language,
    }));
    const child = { birthDate: '2016-03-02', displayName: 'Barn B.', guardians };
    return { id: (await this.town.borrower(child)).id, addresses };
  }

  async reserve(borrower: string, instrument: string, more: object = {}, wait = false): Promise<Answer> {
    const json = { borrower, instrument, from: this.today, to: this.day(30), pickupPoint: 'library', wait, ...more };
    const answer = await (await this.library()).post('/api/v1/reservations', { json });
    expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 201 });
    return answer;
  }

  /** An instrument that is promised to somebody from today on. */
  async promised(person?: Person, more: object = {}): Promise<Reserved> {
    const borrower = person ?? (await this.person());
    const { code } = await this.town.register({ grade: 'basic' });
    const { body } = await this.reserve(borrower.id, code, more);
    return { id: body.id, code, person: borrower };
  }

  async do(id: string, what: 'ready' | 'cancel'): Promise<Answer> {
    const answer = await (await this.library()).post(`/api/v1/reservations/${id}/${what}`, {});
    expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 200 });
    return answer;
  }

  /** Puts it on the hold shelf; gives what stands on its slip. */
  async shelve(reserved: Reserved): Promise<{ pickupCode: string; readyUntil: CalendarDate }> {
    const { body } = await this.do(reserved.id, 'ready');
    return { pickupCode: body.pickupCode, readyUntil: calendarDate(body.readyUntil) };
  }

  async clear(code: string): Promise<Answer> {
    return (await this.library()).post(`/api/v1/instruments/${code}/hold-shelf-clearing`, {});
  }

  async checkout(instrument: string, borrower: string, dueOn?: string): Promise<Answer> {
    const json = { instrument, borrower, lendingPoint: 'library', dueOn };
    return (await this.library()).post('/api/v1/checkouts', { json });
  }

  async takeBack(instrument: string, more: object = {}): Promise<Answer> {
    return (await this.library()).post('/api/v1/returns', { json: { instrument, lendingPoint: 'library', ...more } });
  }

  async reservation(id: string): Promise<Record<string, unknown>> {
    return (await (await this.library()).get(`/api/v1/reservations/${id}`)).body;
  }

  /** Something that is out until in ten days, and who waits for it. */
  async waitedFor(more: object = {}, language = 'nb'): Promise<Reserved> {
    const { code } = await this.town.register({ grade: 'basic' });
    const loan = await this.checkout(code, (await this.person()).id, this.day(10));
    expect(loan.status).toBe(201);
    const person = await this.person(language);
    const { body } = await this.reserve(person.id, code, more, true);
    expect(body.state).toBe('waiting');
    return { id: body.id, code, person };
  }

  sweep(on = this.today): Promise<unknown> {
    return this.town.application.app.get(Sweep, { strict: false }).run(on);
  }

  nightly(on = this.today): Promise<unknown> {
    return this.town.application.app.get(Nightly, { strict: false }).run(on);
  }

  mailsTo({ address }: Pick<Person, 'address'>): ReceivedMail[] {
    return this.sink.accepted.filter(({ to }) => to.includes(address));
  }

  async mailTo(person: Pick<Person, 'address'>): Promise<ReceivedMail> {
    await this.sink.waitFor(() => this.mailsTo(person).length > 0);
    const [mail, ...others] = this.mailsTo(person);
    expect(others).toEqual([]);
    return mail!;
  }

  /** How the messages about a reservation stand, by what they say. */
  async messagesOf(reservation: string): Promise<{ kind: string; state: string }[]> {
    return this.town.rows(
      `SELECT r.kind, m.state FROM reminder r JOIN message m ON m.id = r.message_id WHERE r.reservation_id = $1
       ORDER BY r.id`,
      [reservation],
    );
  }

  /** Waits until all of them have gone out or been dropped. */
  async settled({ id }: Pick<Reserved, 'id'>): Promise<void> {
    const isSettled = async (): Promise<boolean> =>
      (await this.messagesOf(id)).every(({ state }) => state !== 'queued');
    await until(isSettled, 'the messages about a reservation are delivered');
  }

  async listed(query = '', as = 'bibliotek'): Promise<Listed[]> {
    return items<Listed>(await (await this.town.as(as)).get(`/api/v1/reminders?limit=200${query}`));
  }
}

/** A code as it stands on the label. */
export const label = (code: string): string => formatCode(code as InstrumentCode);

/** The open days of the library up to a day, the last first. */
export async function openDaysUpTo(town: Town, day: CalendarDate): Promise<CalendarDate[]> {
  const rows = await town.rows<{ weekday: number }>(
    `SELECT weekday FROM opening_hours WHERE lending_point_id = 'library'`,
  );
  const open = new Set(rows.map(({ weekday }) => weekday % 7));
  const days: CalendarDate[] = [];
  for (let one = day; days.length < 3; one = addDays(one, -1)) {
    if (open.has(new Date(`${one}T12:00:00Z`).getUTCDay())) days.push(one);
  }
  return days;
}
