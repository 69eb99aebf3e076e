import { randomBytes, randomUUID } from 'node:crypto';

import { generateCode } from '../../src/inventory/domain/instrument-code.js';
import { addDays } from '../../src/platform/calendar/index.js';
import type { Answer } from '../support/http.js';
import type { Town } from './town.js';
import { type Sendable, child, pointToClose, send, termsOnPaper, unsettledQuarter, writeOf } from './writes.js';

/** How many requests meet. */
export const crowd = 20;

/** A write that can collide with others, the requests that meet, and what comes of it. */
export interface CollidingWrite {
  /** A sentence that begins with what meets. */
  readonly name: string;
  /** Routes that take part, as the table of routes has them. */
  readonly routes: readonly string[];
  /** Makes everything ready, and gives the requests; they are sent at the same time. */
  readonly ready: (town: Town) => Promise<readonly Attempt[]>;
  /** How many answers of each kind there are: exactly, or as the function says. */
  readonly outcome: Readonly<Record<string, number>> | ((counts: Readonly<Record<string, number>>) => boolean);
  /** What the register holds afterwards: a count, and what it must be. */
  readonly register?: Held;
}

export type Attempt = () => Promise<Answer>;

interface Held {
  /** `table WHERE …`; `$1` is what the attempts were about. */
  readonly rows: string;
  readonly of: (town: Town) => string;
  readonly are: number;
}

/** What the last race of a town was about, for the count afterwards. */
const subjects = new WeakMap<Town, string>();

const theSubject = (town: Town): string => subjects.get(town) ?? '';

function about(town: Town, subject: string): string {
  subjects.set(town, subject);
  return subject;
}

/** The same request, sent by so many. */
function times(town: Town, route: string, prepared: Sendable, count = crowd): Attempt[] {
  return Array.from({ length: count }, () => () => send(town, writeOf(route), prepared));
}

/** One request for each of the inputs. */
function each(town: Town, route: string, inputs: readonly unknown[], more: Partial<Sendable> = {}): Attempt[] {
  const path = route.split(' ')[1] ?? '';
  return inputs.map((json) => () => send(town, writeOf(route), { path, json, ...more }));
}

async function borrowers(town: Town, count = crowd): Promise<string[]> {
  return Promise.all(Array.from({ length: count }, async () => (await town.borrower()).id));
}

async function prepared(town: Town, route: string): Promise<Sendable> {
  const ready = await writeOf(route).prepare(town);
  about(town, ready.path);
  return ready;
}

/** A row in which one request meets itself. */
function meetsItself(name: string, route: string, outcome: Readonly<Record<string, number>>): CollidingWrite {
  return {
    name,
    routes: [route],
    ready: async (town: Town): Promise<Attempt[]> => times(town, route, await prepared(town, route)),
    outcome,
  };
}

const others = crowd - 1;

const checkouts = 'POST /api/v1/checkouts';
const returns = 'POST /api/v1/returns';
const renewals = 'POST /api/v1/loans/:id/renewals';
const replacements = 'POST /api/v1/loans/:id/replacements';
const gradings = 'POST /api/v1/instruments/:code/gradings';
const repairs = 'POST /api/v1/instruments/:code/repairs';
const transfers = 'POST /api/v1/instruments/:code/transfers';
const newInstruments = 'POST /api/v1/instruments';
const newBorrowers = 'POST /api/v1/borrowers';
const changedBorrowers = 'PATCH /api/v1/borrowers/:id';
const reservations = 'POST /api/v1/reservations';
const changedReservations = 'POST /api/v1/reservations/:id/change';
const cancellations = 'POST /api/v1/reservations/:id/cancel';
const changedInstruments = 'PATCH /api/v1/instruments/:code';
const closures = 'POST /api/v1/lending-points/:id/closures';
const changedTerms = 'PATCH /api/v1/terms/:id';

/** A return, a renewal or a replacement of a loan, in turn. */
async function ofOneDueThen(
  town: Town,
  lendingPoint: string,
  { id, instrument }: { id: string; instrument: string },
  nth: number,
): Promise<Attempt> {
  if (nth % 3 === 0)
    return () => send(town, writeOf(returns), { path: '/api/v1/returns', json: { instrument, lendingPoint } });
  const path = `/api/v1/loans/${id}/`;
  if (nth % 3 === 1) return () => send(town, writeOf(renewals), { path: `${path}renewals`, json: {} });
  const other = await town.register({ point: lendingPoint });
  const json = { replaces: instrument, instrument: other.code, lendingPoint, reason: 'Knekt hals' };
  return () => send(town, writeOf(replacements), { path: `${path}replacements`, json });
}

/** How often something was answered with success. */
function successes(counts: Readonly<Record<string, number>>): number {
  return Object.entries(counts).reduce((sum, [kind, count]) => sum + (kind.startsWith('2') ? count : 0), 0);
}

/** Whether nothing was answered but success and refusals that a client can do something about. */
function isClear(counts: Readonly<Record<string, number>>): boolean {
  return Object.keys(counts).every((kind) => /^(2\d\d|409 |412 |422 )/.test(kind));
}

/** Every write that two desks, or twenty, can do to the same thing at the same time. */
export const collidingWrites: readonly CollidingWrite[] = [
  {
    name: 'twenty borrowers at the counter for one instrument: one gets it',
    routes: [checkouts],
    ready: async (town: Town): Promise<Attempt[]> => {
      const { code } = await town.register();
      about(town, code);
      const people = await borrowers(town);
      return each(
        town,
        checkouts,
        people.map((borrower) => ({ instrument: code, borrower, lendingPoint: 'library' })),
      );
    },
    outcome: { '201': 1, '422 instrument-not-available': others },
    register: { rows: 'loan WHERE instrument_code = $1', of: theSubject, are: 1 },
  },
  {
    name: 'twenty instruments for one borrower who may have two: two go out',
    routes: [checkouts],
    ready: async (town: Town): Promise<Attempt[]> => {
      const { id: borrower } = await town.borrower();
      about(town, borrower);
      const codes: string[] = [];
      while (codes.length < crowd) codes.push((await town.register()).code);
      return each(
        town,
        checkouts,
        codes.map((instrument) => ({ instrument, borrower, lendingPoint: 'library' })),
      );
    },
    outcome: { '201': 2, '422 loan-limit-reached': crowd - 2 },
    register: { rows: `loan WHERE borrower_id = $1 AND state = 'open'`, of: theSubject, are: 2 },
  },
  {
    name: 'twenty returns of one instrument: one is the return',
    routes: [returns],
    ready: async (town: Town): Promise<Attempt[]> => {
      const { id, instrument } = await town.loan('library', await town.register());
      about(town, id);
      return each(
        town,
        returns,
        Array.from({ length: crowd }, () => ({ instrument, lendingPoint: 'library' })),
      );
    },
    outcome: { '200': 1, '409 instrument-not-on-loan': others },
    register: { rows: `audit_entry WHERE subject_id = $1 AND action = 'loan.returned'`, of: theSubject, are: 1 },
  },
  {
    name: 'returns of one instrument at two points: one is the return, and it is at one place',
    routes: [returns],
    ready: async (town: Town): Promise<Attempt[]> => {
      const { instrument } = await town.loan('library', await town.register());
      about(town, instrument);
      const [library, youth] = [await town.as('bibliotek'), await town.as('ungdom')];
      return Array.from({ length: crowd }, (_, nth) => () => {
        const [client, lendingPoint] = nth % 2 === 0 ? [library, 'library'] : [youth, 'youth-arena'];
        return client.post('/api/v1/returns', { json: { instrument, lendingPoint } });
      });
    },
    outcome: { '200': 1, '409 instrument-not-on-loan': others },
    register: { rows: `loan WHERE instrument_code = $1 AND state = 'returned'`, of: theSubject, are: 1 },
  },
  meetsItself('twenty renewals of one loan: it is renewed once', renewals, {
    '200': 1,
    '422 renewed-today': others,
  }),
  {
    name: 'a return and renewals of one loan: it comes back, and is renewed before or not at all',
    routes: [returns, renewals],
    ready: async (town: Town): Promise<Attempt[]> => {
      const { id, instrument } = await town.loan('library', await town.register({ grade: 'basic' }));
      about(town, id);
      const again = times(town, renewals, { path: `/api/v1/loans/${id}/renewals`, json: {} }, others);
      const [back] = each(town, returns, [{ instrument, lendingPoint: 'library' }]);
      return back === undefined ? again : [...again.slice(0, 10), back, ...again.slice(10)];
    },
    outcome: (counts) =>
      isClear(counts) &&
      [1, 2].includes(counts['200'] ?? 0) &&
      Object.keys(counts).every((kind) => ['200', '422 renewed-today', '422 loan-not-open'].includes(kind)),
    register: { rows: `loan WHERE id = $1 AND state = 'returned'`, of: theSubject, are: 1 },
  },
  {
    name: 'twenty instruments that are each to replace the one of one loan: one does',
    routes: [replacements],
    ready: async (town: Town): Promise<Attempt[]> => {
      const { id, instrument: replaces } = await town.loan('library', await town.register());
      about(town, id);
      const wishes: object[] = [];
      while (wishes.length < crowd) {
        const { code: instrument } = await town.register();
        wishes.push({ replaces, instrument, lendingPoint: 'library', reason: 'Knekt hals' });
      }
      return each(town, replacements, wishes, { path: `/api/v1/loans/${id}/replacements` });
    },
    outcome: { '201': 1, '409 already-replaced': others },
    register: { rows: 'loan_replacement WHERE loan_id = $1', of: theSubject, are: 1 },
  },
  {
    name: 'replacements of ten loans by one instrument and hand-overs of it: one of them has it',
    routes: [replacements, checkouts],
    ready: async (town: Town): Promise<Attempt[]> => {
      const { code: instrument } = await town.register();
      about(town, instrument);
      const people = await borrowers(town, 10);
      const attempts: Attempt[] = [];
      for (const borrower of people) {
        const { id, instrument: replaces } = await town.loan('library', await town.register());
        const path = `/api/v1/loans/${id}/replacements`;
        const json = { replaces, instrument, lendingPoint: 'library', reason: 'Knekt hals' };
        attempts.push(...times(town, replacements, { path, json }, 1));
        attempts.push(...each(town, checkouts, [{ instrument, borrower, lendingPoint: 'library' }]));
      }
      return attempts;
    },
    outcome: { '201': 1, '422 instrument-not-available': others },
    register: { rows: `loan WHERE instrument_code = $1 AND state = 'open'`, of: theSubject, are: 1 },
  },
  {
    name: 'replacements, renewals and a return of one loan: it has one instrument, and ends or goes on',
    routes: [replacements, renewals, returns],
    ready: async (town: Town): Promise<Attempt[]> => {
      const { id, instrument } = await town.loan('library', await town.register({ grade: 'basic' }));
      about(town, id);
      const fresh = await town.register({ grade: 'basic' });
      const json = { replaces: instrument, instrument: fresh.code, lendingPoint: 'library', reason: 'Knekt hals' };
      const path = `/api/v1/loans/${id}`;
      const swaps = times(town, replacements, { path: `${path}/replacements`, json }, 9);
      const again = times(town, renewals, { path: `${path}/renewals`, json: {} }, 10);
      const back = each(town, returns, [{ instrument, lendingPoint: 'library' }]);
      return [...again.flatMap((one, nth) => [one, swaps[nth]].filter((attempt) => attempt !== undefined)), ...back];
    },
    outcome: (counts) =>
      isClear(counts) &&
      successes(counts) <= 3 &&
      Object.keys(counts).every((kind) =>
        [
          ...['200', '201', '409 already-replaced', '409 instrument-not-on-loan', '409 instrument-changed-meanwhile'],
          ...['412 changed-meanwhile', '422 loan-not-open', '422 renewed-today'],
        ].includes(kind),
      ),
    register: { rows: 'loan WHERE id = $1', of: theSubject, are: 1 },
  },
  {
    name: 'a hand-over, a transfer and a repair of one instrument: one of them has it',
    routes: [checkouts, transfers, repairs],
    ready: async (town: Town): Promise<Attempt[]> => {
      const { code } = await town.register();
      about(town, code);
      const people = await borrowers(town, 7);
      const out = each(
        town,
        checkouts,
        people.map((borrower) => ({ instrument: code, borrower, lendingPoint: 'library' })),
      );
      const away = { path: `/api/v1/instruments/${code}/transfers`, json: { to: 'youth-arena' } };
      const mended = { path: `/api/v1/instruments/${code}/repairs`, json: {} };
      const sent = times(town, transfers, away, 7);
      const taken = times(town, repairs, mended, 6);
      return people.flatMap((_, nth) => [out[nth], sent[nth], taken[nth]].filter((one) => one !== undefined));
    },
    outcome: (counts) => isClear(counts) && successes(counts) === 1,
  },
  {
    name: 'twenty gradings from one reading: one counts',
    routes: [gradings],
    ready: async (town: Town): Promise<Attempt[]> => {
      const { code, version } = await town.register();
      about(town, code);
      const headers = { 'if-match': `"${version}"` };
      const path = `/api/v1/instruments/${code}/gradings`;
      return times(town, gradings, { path, headers, json: { grade: 'basic', reason: 'Slitt' } });
    },
    outcome: { '201': 1, '412 changed-meanwhile': others },
    register: { rows: 'grading WHERE instrument_code = $1', of: theSubject, are: 2 },
  },
  {
    name: 'twenty gradings that saw nothing: each stands in the history, and the last one counts',
    routes: [gradings],
    ready: async (town: Town): Promise<Attempt[]> => {
      const { code } = await town.register();
      about(town, code);
      const path = `/api/v1/instruments/${code}/gradings`;
      const grades = Array.from({ length: crowd }, (_, nth) => (nth % 2 === 0 ? 'basic' : 'good'));
      return each(
        town,
        gradings,
        grades.map((grade) => ({ grade, reason: `Vurdert som ${grade}` })),
        { path },
      );
    },
    outcome: { '201': crowd },
    register: { rows: 'grading WHERE instrument_code = $1', of: theSubject, are: crowd + 1 },
  },
  meetsItself('twenty repairs of one instrument: one is opened', repairs, {
    '201': 1,
    '422 instrument-in-repair': others,
  }),
  meetsItself('twenty completions of one repair: one ends it', 'POST /api/v1/repairs/:id/completion', {
    '200': 1,
    '409 repair-completed': others,
  }),
  meetsItself('twenty ends of one service: one ends it', 'POST /api/v1/instruments/:code/service-completion', {
    '200': 1,
    '409 not-in-service': others,
  }),
  meetsItself('twenty findings of one instrument: it is found once', 'POST /api/v1/instruments/:code/found', {
    '201': 1,
    '409 instrument-not-missing': others,
  }),
  meetsItself('twenty transfers of one instrument: it is sent once', transfers, {
    '201': 1,
    '422 instrument-in-transfer': others,
  }),
  meetsItself('twenty receipts of one transfer: it arrives once', 'POST /api/v1/transfers/:id/receipt', {
    '200': 1,
    '409 transfer-received': others,
  }),
  meetsItself('twenty edits of one instrument from one reading: one is kept', changedInstruments, {
    '200': 1,
    '412 changed-meanwhile': others,
  }),
  meetsItself('twenty edits of one borrower from one reading: one is kept', changedBorrowers, {
    '200': 1,
    '412 changed-meanwhile': others,
  }),
  meetsItself(
    'twenty weeks of hours for one point from one reading: one is kept',
    'PUT /api/v1/lending-points/:id/opening-hours',
    {
      '200': 1,
      '412 changed-meanwhile': others,
    },
  ),
  meetsItself('twenty edits of one unit from one reading: one is kept', 'PATCH /api/v1/units/:id', {
    '200': 1,
    '412 changed-meanwhile': others,
  }),
  meetsItself('twenty edits of one term from one reading: one is kept', changedTerms, {
    '200': 1,
    '412 changed-meanwhile': others,
  }),
  {
    name: 'ten longer autumns and ten earlier springs, each right by itself: one is kept, and they share no day',
    routes: [changedTerms],
    ready: async (town: Town): Promise<Attempt[]> => {
      const admin = await town.as('admin');
      const edit = async (term: string, json: object): Promise<Attempt[]> => {
        const path = `/api/v1/terms/${term}`;
        const headers = { 'if-match': (await admin.get(path)).headers.get('etag') ?? '' };
        return times(town, changedTerms, { path, headers, json }, 10);
      };
      const autumns = await edit('autumn-2027', { lastDay: '2027-12-31' });
      const springs = await edit('spring-2028', { firstDay: '2027-12-20' });
      return autumns.flatMap((autumn, nth) => [autumn, springs[nth]].filter((one) => one !== undefined));
    },
    outcome: { '200': 1, '400 overlaps-term': 10, '412 changed-meanwhile': 9 },
  },
  {
    name: 'an edit of an instrument that is going out: either was first, and both are told the truth',
    routes: [changedInstruments, checkouts],
    ready: async (town: Town): Promise<Attempt[]> => {
      const { code, version } = await town.register();
      about(town, code);
      const path = `/api/v1/instruments/${code}`;
      const headers = { 'if-match': `"${version}"` };
      const edits = times(town, changedInstruments, { path, headers, json: { maker: 'Admira' } }, 10);
      const people = await borrowers(town, 10);
      const out = each(
        town,
        checkouts,
        people.map((borrower) => ({ instrument: code, borrower, lendingPoint: 'library' })),
      );
      return people.flatMap((_, nth) => [edits[nth], out[nth]].filter((one) => one !== undefined));
    },
    outcome: (counts) => isClear(counts) && counts['201'] === 1 && (counts['200'] ?? 0) <= 1,
    register: { rows: `loan WHERE instrument_code = $1 AND state = 'open'`, of: theSubject, are: 1 },
  },
  meetsItself('twenty new borrowers with one card: one has it', newBorrowers, {
    '201': 1,
    '422 card-number-taken': others,
  }),
  {
    name: 'twenty borrowers who are given one card: one has it',
    routes: [changedBorrowers],
    ready: async (town: Town): Promise<Attempt[]> => {
      const cardNumber = about(town, `N${randomUUID().slice(0, 9).toUpperCase()}`);
      const people = await borrowers(town);
      return people.map((id) => () => {
        const path = `/api/v1/borrowers/${id}`;
        return send(town, writeOf(changedBorrowers), { path, json: { cardNumber }, headers: { 'if-match': '"1"' } });
      });
    },
    outcome: { '200': 1, '422 card-number-taken': others },
    register: { rows: 'borrower WHERE card_number = $1', of: theSubject, are: 1 },
  },
  {
    name: 'twenty new instruments with one code: one has it',
    routes: [newInstruments],
    ready: async (town: Town): Promise<Attempt[]> => {
      const code = about(town, generateCode(randomBytes));
      const json = { code, kind: 'guitar', size: '4/4', grade: 'good', homePoint: 'library' };
      return each(
        town,
        newInstruments,
        Array.from({ length: crowd }, () => json),
      );
    },
    outcome: { '201': 1, '400 code-taken': others },
    register: { rows: 'instrument WHERE code = $1', of: theSubject, are: 1 },
  },
  meetsItself('twenty new instruments with one older code: one has it', newInstruments, {
    '201': 1,
    '400 alias-taken': others,
  }),
  {
    name: 'twenty instruments that are given one older code: one has it',
    routes: [changedInstruments],
    ready: async (town: Town): Promise<Attempt[]> => {
      const alias = about(town, `GAMMEL${randomUUID().slice(0, 6).toUpperCase()}`);
      const attempts: Attempt[] = [];
      while (attempts.length < crowd) {
        const { code, version } = await town.register();
        const path = `/api/v1/instruments/${code}`;
        const headers = { 'if-match': `"${version}"` };
        attempts.push(() => send(town, writeOf(changedInstruments), { path, json: { aliases: [alias] }, headers }));
      }
      return attempts;
    },
    outcome: { '200': 1, '400 alias-taken': others },
    register: { rows: 'instrument_alias WHERE alias = $1', of: theSubject, are: 1 },
  },
  meetsItself('twenty new lending points with one name in addresses: one has it', 'POST /api/v1/lending-points', {
    '201': 1,
    '400 point-id-taken': others,
  }),
  meetsItself('twenty new rules with one id: one has it', 'POST /api/v1/loan-rules', {
    '201': 1,
    '400 rule-id-taken': others,
  }),
  meetsItself('twenty ends of one rule from one reading: one is kept', 'POST /api/v1/loan-rules/:id/end', {
    '200': 1,
    '412 changed-meanwhile': others,
  }),
  meetsItself('twenty withdrawals of one rule: it is withdrawn once', 'POST /api/v1/loan-rules/:id/withdrawal', {
    '200': 1,
    '412 changed-meanwhile': others,
  }),
  meetsItself(
    'twenty enrolments of one pupil: each is kept, and the newest counts',
    'POST /api/v1/borrowers/:id/enrolments',
    {
      '201': crowd,
    },
  ),
  meetsItself('twenty waivers of one charge: it is waived once', 'POST /api/v1/charges/:id/waiver', {
    '201': 1,
    '409 nothing-to-waive': others,
  }),
  meetsItself('twenty retries of one reminder: it is sent again once', 'POST /api/v1/reminders/:id/retry', {
    '202': 1,
    '409 reminder-not-failed': others,
  }),
  meetsItself('twenty registrations of one acceptance: one is kept', 'POST /api/v1/borrowers/:id/agreements', {
    '201': 1,
    '409 agreement-already-accepted': others,
  }),
  {
    name: 'twenty links to one guardian about one thing: the last one works, and all others are revoked',
    routes: ['POST /api/v1/borrowers/:id/agreement-links'],
    ready: async (town: Town): Promise<Attempt[]> => {
      const { id, guardians } = await child(town);
      about(town, id);
      const path = `/api/v1/borrowers/${id}/agreement-links`;
      return times(town, 'POST /api/v1/borrowers/:id/agreement-links', {
        path,
        json: { type: 'terms', receiver: guardians[0] },
      });
    },
    outcome: { '201': crowd },
    register: { rows: 'signed_link WHERE borrower_id = $1 AND revoked_at IS NULL', of: theSubject, are: 1 },
  },
  meetsItself('twenty revocations of one link: it is revoked once', 'POST /api/v1/agreement-links/:id/revocation', {
    '200': 1,
    '409 link-ended': others,
  }),
  {
    name: 'acceptances of two guardians and a hand-over to the child: both are told the truth',
    routes: ['POST /api/v1/borrowers/:id/agreements', checkouts],
    ready: async (town: Town): Promise<Attempt[]> => {
      const { id, guardians } = await child(town);
      about(town, id);
      const path = `/api/v1/borrowers/${id}/agreements`;
      const { code } = await town.register({ grade: 'basic' });
      const accept = guardians.flatMap((guardian) =>
        times(town, 'POST /api/v1/borrowers/:id/agreements', { path, json: termsOnPaper(guardian) }, 5),
      );
      const out = times(
        town,
        checkouts,
        { path: '/api/v1/checkouts', json: { instrument: code, borrower: id, lendingPoint: 'library' } },
        10,
      );
      return accept.flatMap((one, nth) => [one, out[nth]].filter((each) => each !== undefined));
    },
    // Two acceptances, and one loan or none: whether a hand-over came before the first acceptance.
    outcome: (counts) => isClear(counts) && [2, 3].includes(counts['201'] ?? 0),
    register: { rows: `agreement WHERE borrower_id = $1 AND outcome = 'accepted'`, of: theSubject, are: 2 },
  },
  {
    name: 'twenty reservations of one instrument for days that overlap: one has it',
    routes: [reservations],
    ready: async (town: Town): Promise<Attempt[]> => {
      const { code } = await town.register();
      about(town, code);
      const people = await borrowers(town);
      return each(
        town,
        reservations,
        people.map((borrower, nth) => ({
          ...{ instrument: code, borrower, pickupPoint: 'library' },
          ...{ from: addDays(town.today, nth), to: addDays(town.today, 30 + nth) },
        })),
      );
    },
    outcome: { '201': 1, '422 instrument-reserved': others },
    register: { rows: 'reservation WHERE instrument_code = $1', of: theSubject, are: 1 },
  },
  {
    name: 'twenty reservations of one borrower who may have two: two are made',
    routes: [reservations],
    ready: async (town: Town): Promise<Attempt[]> => {
      const { id: borrower } = await town.borrower();
      about(town, borrower);
      const period = { from: addDays(town.today, 1), to: addDays(town.today, 9) };
      const attempts: Attempt[] = [];
      while (attempts.length < crowd) {
        const { code: instrument } = await town.register();
        attempts.push(...each(town, reservations, [{ ...period, instrument, borrower, pickupPoint: 'library' }]));
      }
      return attempts;
    },
    outcome: { '201': 2, '422 reservation-limit-reached': crowd - 2 },
    register: { rows: 'reservation WHERE borrower_id = $1', of: theSubject, are: 2 },
  },
  {
    name: 'cancellations and changes of one reservation: it ends once, changed before or not at all',
    routes: [cancellations, changedReservations],
    ready: async (town: Town): Promise<Attempt[]> => {
      const change = await prepared(town, changedReservations);
      const id = change.path.split('/').at(-2) ?? '';
      about(town, id);
      const changes = times(town, changedReservations, change, 10);
      const ends = times(town, cancellations, { path: `/api/v1/reservations/${id}/cancel` }, 10);
      return changes.flatMap((one, nth) => [one, ends[nth]].filter((attempt) => attempt !== undefined));
    },
    outcome: (counts) =>
      isClear(counts) &&
      [1, 2].includes(counts['200'] ?? 0) &&
      Object.keys(counts).every((kind) => ['200', '409 reservation-ended', '412 changed-meanwhile'].includes(kind)),
    register: { rows: `reservation WHERE id = $1 AND state = 'cancelled'`, of: theSubject, are: 1 },
  },
  meetsItself('twenty who report that nobody came: it is so once', 'POST /api/v1/reservations/:id/no-show', {
    '200': 1,
    '409 reservation-ended': others,
  }),
  {
    name: 'hand-overs and reservations of one instrument: it is out or promised, and never both',
    routes: [checkouts, reservations],
    ready: async (town: Town): Promise<Attempt[]> => {
      const { code } = await town.register();
      about(town, code);
      const people = await borrowers(town);
      const period = { from: town.today, to: addDays(town.today, 20), pickupPoint: 'library' };
      return people.flatMap((borrower, nth) =>
        nth % 2 === 0
          ? each(town, checkouts, [{ instrument: code, borrower, lendingPoint: 'library' }])
          : each(town, reservations, [{ instrument: code, borrower, ...period }]),
      );
    },
    outcome: (counts) => isClear(counts) && counts['201'] === 1,
  },
  {
    name: 'renewals of a loan and reservations of what comes after it: the one that was first stands',
    routes: [renewals, reservations],
    ready: async (town: Town): Promise<Attempt[]> => {
      const { code } = await town.register({ grade: 'basic' });
      about(town, code);
      const { id: borrower } = await town.borrower();
      const dueOn = addDays(town.today, 7);
      const json = { instrument: code, borrower, lendingPoint: 'library', dueOn };
      const { body } = await (await town.as('bibliotek')).post('/api/v1/checkouts', { json });
      const again = times(town, renewals, { path: `/api/v1/loans/${body.id}/renewals`, json: {} }, 10);
      const period = { from: addDays(dueOn, 1), to: addDays(dueOn, 20), pickupPoint: 'library' };
      const people = await borrowers(town, 10);
      const wishes = each(
        town,
        reservations,
        people.map((one) => ({ instrument: code, borrower: one, ...period })),
      );
      return again.flatMap((one, nth) => [one, wishes[nth]].filter((attempt) => attempt !== undefined));
    },
    outcome: (counts) => isClear(counts) && successes(counts) === 1,
  },
  meetsItself(
    'twenty hands that put one instrument on the hold shelf: it stands there once',
    'POST /api/v1/reservations/:id/ready',
    {
      '200': 1,
      '409 reservation-ready': others,
    },
  ),
  meetsItself(
    'twenty clearings of one place on the hold shelf: it is cleared once',
    'POST /api/v1/instruments/:code/hold-shelf-clearing',
    {
      '200': 1,
      '409 not-on-hold-shelf': others,
    },
  ),
  meetsItself(
    'twenty registrations of an application of one person: there is one case',
    'POST /api/v1/subsidy-applications',
    { '201': 1, '409 case-open': others },
  ),
  meetsItself(
    'twenty decisions of one case: one stands, and the others are told',
    'POST /api/v1/subsidy-applications/:id/decision',
    { '200': 1, '409 already-decided': others },
  ),
  meetsItself('twenty confirmations on paper of one case', 'POST /api/v1/subsidy-applications/:id/confirmation', {
    '200': 1,
    '409 already-confirmed': others,
  }),
  meetsItself(
    'twenty links for one case: the newest works',
    'POST /api/v1/subsidy-applications/:id/confirmation-link',
    { '200': crowd },
  ),
  meetsItself(
    'twenty hands that take one case: the last one has it',
    'POST /api/v1/subsidy-applications/:id/assignment',
    { '200': crowd },
  ),
  meetsItself(
    'twenty questions in one case: each is a letter',
    'POST /api/v1/subsidy-applications/:id/information-request',
    { '200': crowd },
  ),
  meetsItself('twenty answers to one question', 'POST /api/v1/subsidy-applications/:id/information', {
    '200': 1,
    '409 no-question-open': others,
  }),
  meetsItself('twenty withdrawals of one application', 'POST /api/v1/subsidy-applications/:id/withdrawal', {
    '200': 1,
    '409 already-decided': others,
  }),
  meetsItself('twenty revocations of one grant', 'POST /api/v1/subsidy-applications/:id/revocation', {
    '200': 1,
    '409 already-decided': others,
  }),
  meetsItself('twenty renewals of one grant: there is one new case', 'POST /api/v1/subsidy-applications/:id/renewal', {
    '201': 1,
    '409 already-renewed': others,
  }),
  meetsItself('twenty deliveries of one letter', 'POST /api/v1/subsidy-applications/:id/letters/:letter/delivery', {
    '200': 1,
    '409 already-delivered': others,
  }),
  {
    name: 'twenty wishes for support of one borrower: each has a receipt, and there is one case',
    routes: ['POST /api/v1/support-requests'],
    ready: async (town: Town): Promise<Attempt[]> => {
      const before = await town.rows<{ id: string }>('SELECT id FROM subsidy_case');
      about(town, JSON.stringify(before.map(({ id }) => id)));
      return times(town, 'POST /api/v1/support-requests', await writeOf('POST /api/v1/support-requests').prepare(town));
    },
    outcome: { '202': crowd },
    register: { rows: 'subsidy_case WHERE NOT (id = ANY_OF($1))', of: theSubject, are: 1 },
  },
  meetsItself('twenty agreements about the same costs: one is made', 'POST /api/v1/cost-agreements', {
    '201': 1,
    '422 cost-agreements-overlap': others,
  }),
  meetsItself('twenty ends of one agreement on one day: it is ended once', 'POST /api/v1/cost-agreements/:id/end', {
    '200': 1,
    '409 agreement-ended': others,
  }),
  meetsItself(
    'twenty corrections of one cost to one amount: one is written down',
    'POST /api/v1/instrument-costs/:id/correction',
    { '201': 1, '409 cost-is-so': others },
  ),
  {
    name: 'twenty previews of one quarter: there is one settlement of it',
    routes: ['POST /api/v1/settlements'],
    ready: async (town: Town): Promise<Attempt[]> => {
      const json = unsettledQuarter();
      about(town, `${json.from.slice(0, 4)}-Q${Math.ceil(Number(json.from.slice(5, 7)) / 3)}`);
      return times(town, 'POST /api/v1/settlements', { path: '/api/v1/settlements', json });
    },
    outcome: { '201': crowd },
    register: { rows: 'settlement WHERE period = $1', of: theSubject, are: 1 },
  },
  meetsItself('twenty closings of one settlement: one closes it', 'POST /api/v1/settlements/:id/close', {
    '200': 1,
    '409 period-closed': others,
  }),
  {
    name: 'twenty closings of one point on the same days: it is closed once, and what is due there moves once',
    routes: [closures],
    ready: async (town: Town): Promise<Attempt[]> => {
      const { point, from, to } = await pointToClose(town, 4);
      about(town, point);
      const path = `/api/v1/lending-points/${point}/closures`;
      return times(town, closures, { path, json: { from, to, reason: 'Vannskade' } });
    },
    outcome: { '201': 1, '400 closed-already': others },
    register: {
      rows: 'closure_move m JOIN closure c ON c.id = m.closure_id WHERE c.lending_point_id = $1',
      of: theSubject,
      are: 4,
    },
  },
  {
    name: 'a closing, and returns, renewals and replacements of what is due then: none is due on a closed day',
    routes: [closures, returns, renewals, replacements],
    ready: async (town: Town): Promise<Attempt[]> => {
      const { point, from, to, loans } = await pointToClose(town, crowd - 1);
      about(town, point);
      const path = `/api/v1/lending-points/${point}/closures`;
      const others = await Promise.all(loans.map((loan, nth) => ofOneDueThen(town, point, loan, nth)));
      return [() => send(town, writeOf(closures), { path, json: { from, to, reason: 'Vannskade' } }), ...others];
    },
    outcome: (counts) => isClear(counts) && successes(counts) >= crowd / 2,
    register: {
      rows: `loan l JOIN closure c ON c.lending_point_id = l.lending_point_id AND l.due_on BETWEEN c.from_day AND c.to_day
        WHERE l.state = 'open' AND c.lending_point_id = $1`,
      of: theSubject,
      are: 0,
    },
  },
  meetsItself('twenty who take back one closure: it is taken back once', 'POST /api/v1/closures/:id/withdrawal', {
    '200': 1,
    '409 closure-begun': others,
  }),
  {
    name: 'log-outs of one session: it ends',
    routes: ['DELETE /api/v1/session'],
    ready: async (town: Town): Promise<Attempt[]> =>
      times(town, 'DELETE /api/v1/session', await prepared(town, 'DELETE /api/v1/session')),
    outcome: (counts) => Object.keys(counts).every((kind) => ['204', '401 not-logged-in'].includes(kind)),
  },
];

/** Routes that write, and yet cannot collide, each with the reason. */
export const cannotCollide: Readonly<Record<string, string>> = {
  'POST /api/v1/session': 'each log-in opens a session of its own',
  'POST /api/v1/instruments/:code/costs': 'each cost is a row of its own',
  'POST /api/v1/label-sheets': 'a sheet is made, and nothing is stored',
  'POST /api/v1/loan-rules/explanations': 'an explanation changes nothing',
};
