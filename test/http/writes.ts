import { randomUUID } from 'node:crypto';

import { addDays } from '../../src/platform/calendar/index.js';
import { currentVersion } from '../../src/borrowers/index.js';
import { type Answer } from '../support/http.js';
import type { Town } from './town.js';

/** A changing request, ready to be sent. */
export interface Sendable {
  readonly path: string;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A route that changes something, and how to come to a request that it will do. */
export interface Write {
  /** Method and path, as the table of routes has them. */
  readonly route: string;
  /** Who sends it. */
  readonly as: string;
  /** Makes ready what one request needs, anew each time. */
  readonly prepare: (town: Town) => Promise<Sendable>;
  /** What two such requests at once are answered, each with a key of its own, in alphabetical order. */
  readonly twice: readonly [string, string];
  /** The action that the log holds once for each time it was done. */
  readonly logged: string | null;
  /** How many lines the logs of cases hold for each time it was done, where those are the logs that it is in. */
  readonly caseLines?: number;
  /**
   * `kept`: honours `Idempotency-Key`. `edits`: a form with `ETag` and `If-Match`. `nothing-kept`: log-in, previews, PDFs.
   * `ends`: doing it again finds nothing more to do.
   */
  readonly repeat: 'kept' | 'edits' | 'nothing-kept' | 'ends';
  /** What a repeated answer has in common with the first, where that is not all of it. */
  readonly common?: (body: Record<string, unknown>) => unknown;
}

/** A failed reminder about a loan of the library. */
async function failedReminder(town: Town): Promise<string> {
  const id = randomUUID();
  const loan = await town.loan('library', await town.register());
  const now = town.application.clock.now();
  await town.application.database.unitOfWork.run(async (tx) => {
    await tx.run(
      `INSERT INTO message (id, kind, receiver_kind, receiver_id, borrower_id, channel, language, day, state, attempts,
         possible_repeats, last_error, created_at)
       VALUES ($1, 'reminder', 'borrower', $2, $2, 'email', 'nb', $3, 'failed', 3, 0, 'smtp-550', $4)`,
      [id, loan.borrower, town.today, now],
    );
    await tx.run(
      `INSERT INTO reminder (loan_id, kind, day, occasion, receiver_id, channel, message_id)
       VALUES ($1, 'overdue-first', $2, 0, $3, 'email', $4)`,
      [loan.id, town.today, loan.borrower, id],
    );
  });
  return id;
}

/** The state in which something was read, for `If-Match`. */
async function read(town: Town, as: string, path: string): Promise<{ 'if-match': string }> {
  const answer = await (await town.as(as)).get(path);
  return { 'if-match': answer.headers.get('etag') ?? '' };
}

/** A fee that somebody is to pay. */
async function charge(town: Town): Promise<string> {
  const loan = await town.loan('library', await town.register());
  const [row] = await town.rows<{ id: string }>(`SELECT id FROM charge WHERE loan_id = $1 AND kind = 'term-fee'`, [
    loan.id,
  ]);
  return row?.id ?? '';
}

async function openRepair(town: Town): Promise<{ id: string; code: string }> {
  const { code } = await town.register();
  const desk = await town.as('bibliotek');
  const { body } = await desk.post(`/api/v1/instruments/${code}/repairs`, { json: { step: 'inspection' } });
  return { id: body.id, code };
}

async function openTransfer(town: Town): Promise<string> {
  const { code } = await town.register({ point: 'youth-arena' });
  const youth = await town.as('ungdom');
  return (await youth.post(`/api/v1/instruments/${code}/transfers`, { json: { to: 'library' } })).body.id;
}

const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '10:00', closes: '19:00' }));

/** A point that nobody else knows, with so many loans that are due in the middle of three days next week. */
export async function pointToClose(
  town: Town,
  count: number,
): Promise<{ point: string; from: string; to: string; loans: { id: string; instrument: string }[] }> {
  const point = await newPoint(town, { openingHours: everyDay });
  const desk = await town.as('bibliotek');
  const loans: { id: string; instrument: string }[] = [];
  while (loans.length < count) {
    const json = { ...(await town.checkoutBody(point, await town.register({ point }))), dueOn: addDays(town.today, 8) };
    const { status, body } = await desk.post('/api/v1/checkouts', { json });
    if (status !== 201) throw new Error(`A loan: ${status} ${JSON.stringify(body)}`);
    loans.push(body);
  }
  return { point, from: addDays(town.today, 7), to: addDays(town.today, 9), loans };
}

/** The closing, next week, of a point that nobody else knows, with something due there. */
async function closure(town: Town): Promise<Sendable> {
  const { point, from, to } = await pointToClose(town, 1);
  return { path: `/api/v1/lending-points/${point}/closures`, json: { from, to, reason: 'Vannskade' } };
}

/** A clarinet that is drying after a loan. */
async function resting(town: Town): Promise<string> {
  const instrument = await town.register({ kind: 'clarinet' });
  await town.loan('library', instrument);
  const json = { instrument: instrument.code, lendingPoint: 'library' };
  await (await town.as('bibliotek')).post('/api/v1/returns', { json });
  return instrument.code;
}

/** A child with two guardians, of whom nobody has accepted anything. */
export async function child(town: Town): Promise<{ id: string; guardians: readonly [string, string] }> {
  const guardians = ['ar', 'nb'].map((language) => ({
    displayName: `Foresatt ${language}`,
    email: `foresatt-${language}-${randomUUID().slice(0, 8)}@example.org`,
    language,
  }));
  const { id } = await town.borrower({ birthDate: '2015-03-02', displayName: 'Barn B.', guardians });
  const rows = await town.rows<{ id: string }>('SELECT id FROM guardian WHERE borrower_id = $1 ORDER BY position', [
    id,
  ]);
  return { id, guardians: [rows[0]?.id ?? '', rows[1]?.id ?? ''] };
}

/** What registers the terms as accepted on paper by the first guardian. */
export function termsOnPaper(guardian: string): Record<string, unknown> {
  return { type: 'terms', version: currentVersion('terms'), acceptedBy: guardian, method: 'paper' };
}

async function openLink(town: Town): Promise<string> {
  const { id, guardians } = await child(town);
  const json = { type: 'terms', receiver: guardians[0] };
  return (await (await town.as('bibliotek')).post(`/api/v1/borrowers/${id}/agreement-links`, { json })).body.id;
}

/** An instrument that nobody can find. */
export async function missing(
  town: Town,
  state: 'missing' | 'lost' | 'retired' = 'missing',
): Promise<{ code: string }> {
  const { code } = await town.register();
  await town.application.database.unitOfWork.run((tx) =>
    tx.run('UPDATE instrument SET state = $1, current_point_id = NULL WHERE code = $2', [state, code]),
  );
  return { code };
}

/** A row for next year that lends a tuba to a group: no other test meets it. */
function ruleBody(town: Town): Record<string, unknown> {
  const terms = { mayBorrow: true, lengthKind: 'days', lengthDays: 14, maxOpenLoans: 1, maxRenewals: 0 };
  return {
    ...terms,
    ...{
      id: `korps-${randomUUID().slice(0, 8)}`,
      lendingPoint: 'youth-arena',
      kind: 'tuba',
      borrowerCategory: 'ensemble',
    },
    ...{ validFrom: addDays(town.today, 365), feeOre: 0, depositOre: 50_000 },
  };
}

/** The address of a new row. */
async function newRule(town: Town): Promise<string> {
  const { body } = await (await town.as('lager')).post('/api/v1/loan-rules', { json: ruleBody(town) });
  return `/api/v1/loan-rules/${body.id}`;
}

async function newPoint(town: Town, more: object = {}): Promise<string> {
  const id = `sal-${randomUUID().slice(0, 8)}`;
  const json = { id, unit: 'library', kind: 'library', name: 'Øvingssalen', ...more };
  return (await (await town.as('admin')).post('/api/v1/lending-points', { json })).body.id;
}

/** A reservation of an instrument that nobody had before; it begins today. */
async function reservation(town: Town): Promise<{ id: string; version: number }> {
  const { body } = await (
    await town.as('bibliotek')
  ).post('/api/v1/reservations', { json: await reservationBody(town) });
  return body;
}

async function reservationBody(town: Town): Promise<Record<string, unknown>> {
  const { code } = await town.register();
  const { id } = await town.borrower();
  return { instrument: code, borrower: id, from: town.today, to: addDays(town.today, 20), pickupPoint: 'library' };
}

/** An instrument on the hold shelf of the library, for nobody any longer. */
async function leftOnShelf(town: Town): Promise<string> {
  const body = await reservationBody(town);
  const desk = await town.as('bibliotek');
  const { id } = (await desk.post('/api/v1/reservations', { json: body })).body;
  await desk.post(`/api/v1/reservations/${id}/ready`, {});
  await desk.post(`/api/v1/reservations/${id}/cancel`, {});
  return String(body['instrument']);
}

const cases = '/api/v1/subsidy-applications';

/** A case of NAV's in which nothing is decided yet. */
export async function openCase(town: Town): Promise<string> {
  const { id: borrower } = await town.borrower();
  return (await (await town.as('nav')).post(cases, { json: { borrower, grounds: 'Søker om støtte.' } })).body.id;
}

/** A case that waits for the guardian. */
async function waitingCase(town: Town): Promise<string> {
  const { id: borrower } = await child(town);
  const ids = (): Promise<{ id: string }[]> => town.rows('SELECT id FROM subsidy_case');
  const before = new Set((await ids()).map(({ id }) => id));
  await (await town.as('bibliotek')).post('/api/v1/support-requests', { json: { borrower } });
  return (await ids()).find(({ id }) => !before.has(id))?.id ?? '';
}

const grant = { outcome: 'granted', coverageBasisPoints: 10_000, grounds: 'Familien har ikke råd.' };

async function grantedCase(town: Town): Promise<{ id: string; letter: string }> {
  const id = await openCase(town);
  const { body } = await (await town.as('nav')).post(`${cases}/${id}/decision`, { json: grant });
  return { id, letter: body.letters[0].id };
}

/** What a case is acted upon with. */
function caseWrite(
  act: string,
  twice: readonly [string, string],
  {
    of = openCase,
    json,
  }: { readonly of?: (town: Town) => Promise<string>; readonly json?: (town: Town) => unknown } = {},
): Write {
  return {
    route: `POST ${cases}/:id/${act}`,
    as: 'nav',
    prepare: async (town: Town): Promise<Sendable> => ({
      path: `${cases}/${await of(town)}/${act}`,
      ...(json !== undefined && { json: json(town) }),
    }),
    twice,
    logged: null,
    caseLines: act === 'renewal' ? 3 : 1,
    repeat: 'kept',
  };
}

const ofGranted = async (town: Town): Promise<string> => (await grantedCase(town)).id;
const ofAsked = async (town: Town): Promise<string> => {
  const id = await openCase(town);
  await (await town.as('nav')).post(`${cases}/${id}/information-request`, { json: { text: 'Hva er inntekten?' } });
  return id;
};

async function recordedCost(town: Town): Promise<string> {
  const { code } = await town.register();
  const json = { costType: 'repair', amountOre: 45_000, incurredOn: town.today };
  return (await (await town.as('lager')).post(`/api/v1/instruments/${code}/costs`, { json })).body.id;
}

/** An agreement that no other is in the way of: basic instruments of a point of its own. */
async function agreementBody(town: Town): Promise<Record<string, unknown>> {
  const shares = [
    { unit: 'library', basisPoints: 6_000 },
    { unit: 'nav', basisPoints: 4_000 },
  ];
  const scope = { grade: 'basic', lendingPoint: await newPoint(town) };
  return { name: 'Enkle instrumenter', costTypes: ['repair', 'loss'], ...scope, shares, validFrom: town.today };
}

let quartersTaken = 0;

/** A quarter long ago that nobody has settled. */
export function unsettledQuarter(): { readonly from: string; readonly to: string } {
  quartersTaken += 1;
  const year = 2_000 + (quartersTaken % 20);
  const [from, to] = [
    ['01-01', '03-31'],
    ['04-01', '06-30'],
    ['07-01', '09-30'],
    ['10-01', '12-31'],
  ][Math.floor(quartersTaken / 20) % 4] ?? ['01-01', '03-31'];
  return { from: `${year}-${from}`, to: `${year}-${to}` };
}

const person = { type: 'person', displayName: 'Ny L.', birthDate: '1990-01-31', language: 'nn' };

/**
 * Every route that changes something. A route that is missing here fails the tests, so that whoever adds one says what happens
 * when it is pressed twice.
 */
export const writes: readonly Write[] = [
  {
    route: 'POST /api/v1/session',
    as: 'nobody',
    prepare: async (): Promise<Sendable> => ({
      path: '/api/v1/session',
      json: { username: 'nav', password: 'klangbank-demo' },
    }),
    twice: ['200', '200'],
    logged: 'session.opened',
    repeat: 'nothing-kept',
  },
  {
    route: 'DELETE /api/v1/session',
    as: 'nobody',
    prepare: async (town: Town): Promise<Sendable> => {
      const { token } = await town.open('integrering');
      return { path: '/api/v1/session', headers: { authorization: `Bearer ${token ?? ''}` } };
    },
    twice: ['204', '401 not-logged-in'],
    logged: null,
    repeat: 'ends',
  },
  {
    route: 'POST /api/v1/borrowers',
    as: 'bibliotek',
    prepare: async (): Promise<Sendable> => ({
      path: '/api/v1/borrowers',
      json: { ...person, cardNumber: `N${randomUUID().slice(0, 9)}` },
    }),
    twice: ['201', '422 card-number-taken'],
    logged: 'borrower.registered',
    repeat: 'kept',
  },
  {
    route: 'PATCH /api/v1/borrowers/:id',
    as: 'bibliotek',
    prepare: async (town: Town): Promise<Sendable> => {
      const path = `/api/v1/borrowers/${(await town.borrower()).id}`;
      return { path, json: { displayName: 'Rettet R.' }, headers: await read(town, 'bibliotek', path) };
    },
    twice: ['200', '412 changed-meanwhile'],
    logged: 'borrower.changed',
    repeat: 'edits',
  },
  {
    route: 'POST /api/v1/borrowers/:id/enrolments',
    as: 'admin',
    prepare: async (town: Town): Promise<Sendable> => ({
      path: `/api/v1/borrowers/${(await town.borrower()).id}/enrolments`,
      json: { programme: 'breadth', schoolYear: '2026-2027', teacher: 'larer' },
    }),
    twice: ['201', '201'],
    logged: 'borrower.enrolled',
    repeat: 'kept',
  },
  {
    route: 'POST /api/v1/borrowers/:id/agreements',
    as: 'bibliotek',
    prepare: async (town: Town): Promise<Sendable> => {
      const { id, guardians } = await child(town);
      return { path: `/api/v1/borrowers/${id}/agreements`, json: termsOnPaper(guardians[0]) };
    },
    twice: ['201', '409 agreement-already-accepted'],
    logged: 'agreement.accepted',
    repeat: 'kept',
  },
  {
    route: 'POST /api/v1/borrowers/:id/agreement-links',
    as: 'bibliotek',
    prepare: async (town: Town): Promise<Sendable> => {
      const { id, guardians } = await child(town);
      return { path: `/api/v1/borrowers/${id}/agreement-links`, json: { type: 'terms', receiver: guardians[0] } };
    },
    twice: ['201', '201'],
    logged: 'agreement.asked',
    repeat: 'kept',
    // Its mail goes out at once, so that two readings of it may see two states.
    common: ({ id, receiver, expiresAt }) => ({ id, receiver, expiresAt }),
  },
  {
    route: 'POST /api/v1/agreement-links/:id/revocation',
    as: 'bibliotek',
    prepare: async (town: Town): Promise<Sendable> => ({
      path: `/api/v1/agreement-links/${await openLink(town)}/revocation`,
    }),
    twice: ['200', '409 link-ended'],
    logged: 'agreement.link-revoked',
    repeat: 'kept',
    common: ({ id, state }) => ({ id, state }),
  },
  {
    route: 'POST /api/v1/checkouts',
    as: 'bibliotek',
    prepare: async (town: Town): Promise<Sendable> => ({ path: '/api/v1/checkouts', json: await town.checkoutBody() }),
    twice: ['201', '422 instrument-not-available'],
    logged: 'loan.opened',
    repeat: 'kept',
  },
  {
    route: 'POST /api/v1/instruments',
    as: 'lager',
    prepare: async (): Promise<Sendable> => {
      const aliases = [`KODE${randomUUID().slice(0, 8).toUpperCase()}`];
      const json = { kind: 'guitar', size: '4/4', grade: 'good', homePoint: 'library', aliases };
      return { path: '/api/v1/instruments', json };
    },
    twice: ['201', '400 alias-taken'],
    logged: 'instrument.registered',
    repeat: 'kept',
  },
  {
    route: 'PATCH /api/v1/instruments/:code',
    as: 'lager',
    prepare: async (town: Town): Promise<Sendable> => {
      const path = `/api/v1/instruments/${(await town.register()).code}`;
      return { path, json: { maker: 'Alhambra' }, headers: await read(town, 'lager', path) };
    },
    twice: ['200', '412 changed-meanwhile'],
    logged: 'instrument.changed',
    repeat: 'edits',
  },
  {
    route: 'POST /api/v1/instruments/:code/gradings',
    as: 'larer',
    prepare: async (town: Town): Promise<Sendable> => ({
      path: `/api/v1/instruments/${(await town.register()).code}/gradings`,
      json: { grade: 'basic', reason: 'Sprekk i lokket' },
    }),
    twice: ['201', '201'],
    logged: 'grading.given',
    repeat: 'kept',
  },
  {
    route: 'POST /api/v1/instruments/:code/repairs',
    as: 'bibliotek',
    prepare: async (town: Town): Promise<Sendable> => ({
      path: `/api/v1/instruments/${(await town.register()).code}/repairs`,
      json: { step: 'repair', note: 'Strengene' },
    }),
    twice: ['201', '422 instrument-in-repair'],
    logged: 'repair.opened',
    repeat: 'kept',
  },
  {
    route: 'POST /api/v1/instruments/:code/found',
    as: 'bibliotek',
    prepare: async (town: Town): Promise<Sendable> => ({
      path: `/api/v1/instruments/${(await missing(town)).code}/found`,
      json: { lendingPoint: 'library' },
    }),
    twice: ['201', '409 instrument-not-missing'],
    logged: 'instrument.found',
    repeat: 'kept',
  },
  {
    route: 'POST /api/v1/instruments/:code/service-completion',
    as: 'bibliotek',
    prepare: async (town: Town): Promise<Sendable> => ({
      path: `/api/v1/instruments/${await resting(town)}/service-completion`,
    }),
    twice: ['200', '409 not-in-service'],
    logged: 'service.ended',
    repeat: 'kept',
  },
  {
    route: 'POST /api/v1/instruments/:code/transfers',
    as: 'bibliotek',
    prepare: async (town: Town): Promise<Sendable> => ({
      path: `/api/v1/instruments/${(await town.register()).code}/transfers`,
      json: { to: 'youth-arena' },
    }),
    twice: ['201', '422 instrument-in-transfer'],
    logged: 'transfer.sent',
    repeat: 'kept',
  },
  {
    route: 'POST /api/v1/instruments/:code/costs',
    as: 'lager',
    prepare: async (town: Town): Promise<Sendable> => ({
      path: `/api/v1/instruments/${(await town.register()).code}/costs`,
      json: { costType: 'repair', amountOre: 45_000, incurredOn: town.today },
    }),
    twice: ['201', '201'],
    logged: 'cost.recorded',
    repeat: 'kept',
  },
  {
    route: 'POST /api/v1/instrument-costs/:id/correction',
    as: 'okonomi',
    prepare: async (town: Town): Promise<Sendable> => ({
      path: `/api/v1/instrument-costs/${await recordedCost(town)}/correction`,
      json: { amountOre: 30_000 },
    }),
    twice: ['201', '409 cost-is-so'],
    logged: 'cost.corrected',
    repeat: 'kept',
  },
  {
    route: 'POST /api/v1/cost-agreements',
    as: 'okonomi',
    prepare: async (town: Town): Promise<Sendable> => ({
      path: '/api/v1/cost-agreements',
      json: await agreementBody(town),
    }),
    twice: ['201', '422 cost-agreements-overlap'],
    logged: 'cost-agreement.made',
    repeat: 'kept',
  },
  {
    route: 'POST /api/v1/cost-agreements/:id/end',
    as: 'okonomi',
    prepare: async (town: Town): Promise<Sendable> => {
      const client = await town.as('okonomi');
      const { id } = (await client.post('/api/v1/cost-agreements', { json: await agreementBody(town) })).body;
      return { path: `/api/v1/cost-agreements/${id}/end`, json: { lastDay: addDays(town.today, 30) } };
    },
    twice: ['200', '409 agreement-ended'],
    logged: 'cost-agreement.ended',
    repeat: 'kept',
  },
  {
    route: 'POST /api/v1/settlements',
    as: 'okonomi',
    prepare: async (): Promise<Sendable> => ({ path: '/api/v1/settlements', json: unsettledQuarter() }),
    twice: ['201', '201'],
    logged: 'settlement.previewed',
    repeat: 'kept',
  },
  {
    route: 'POST /api/v1/settlements/:id/close',
    as: 'okonomi',
    prepare: async (town: Town): Promise<Sendable> => {
      const json = unsettledQuarter();
      const { id } = (await (await town.as('okonomi')).post('/api/v1/settlements', { json })).body;
      return { path: `/api/v1/settlements/${id}/close` };
    },
    twice: ['200', '409 period-closed'],
    logged: 'settlement.closed',
    repeat: 'kept',
  },
  {
    route: 'POST /api/v1/label-sheets',
    as: 'bibliotek',
    prepare: async (town: Town): Promise<Sendable> => ({
      path: '/api/v1/label-sheets',
      json: { instruments: [(await town.register()).code], stock: 'avery-l4736' },
    }),
    twice: ['200', '200'],
    logged: null,
    repeat: 'nothing-kept',
  },
  {
    route: 'POST /api/v1/lending-points',
    as: 'admin',
    prepare: async (): Promise<Sendable> => {
      const id = `filial-${randomUUID().slice(0, 8)}`;
      return { path: '/api/v1/lending-points', json: { id, unit: 'library', kind: 'library', name: 'Filialen' } };
    },
    twice: ['201', '400 point-id-taken'],
    logged: 'lending-point.created',
    repeat: 'kept',
  },
  {
    route: 'PUT /api/v1/lending-points/:id/opening-hours',
    as: 'admin',
    prepare: async (town: Town): Promise<Sendable> => {
      const point = `/api/v1/lending-points/${await newPoint(town)}`;
      const openingHours = [{ weekday: 2, opens: '10:00', closes: '19:00' }];
      return { path: `${point}/opening-hours`, json: { openingHours }, headers: await read(town, 'admin', point) };
    },
    twice: ['200', '412 changed-meanwhile'],
    logged: 'lending-point.hours-changed',
    repeat: 'edits',
  },
  {
    route: 'POST /api/v1/lending-points/:id/closures',
    as: 'admin',
    prepare: (town: Town): Promise<Sendable> => closure(town),
    twice: ['201', '400 closed-already'],
    logged: 'lending-point.closed',
    repeat: 'kept',
  },
  {
    route: 'POST /api/v1/closures/:id/withdrawal',
    as: 'admin',
    prepare: async (town: Town): Promise<Sendable> => {
      const { path, json } = await closure(town);
      const { body } = await (await town.as('admin')).post(path, { json });
      return { path: `/api/v1/closures/${body.id}/withdrawal` };
    },
    twice: ['200', '409 closure-begun'],
    logged: 'lending-point.closure-withdrawn',
    repeat: 'kept',
  },
  {
    route: 'POST /api/v1/loan-rules/explanations',
    as: 'bibliotek',
    prepare: async (): Promise<Sendable> => ({
      path: '/api/v1/loan-rules/explanations',
      json: { lendingPoint: 'library', grade: 'good', kind: 'guitar' },
    }),
    twice: ['200', '200'],
    logged: null,
    repeat: 'nothing-kept',
  },
  {
    route: 'POST /api/v1/loan-rules',
    as: 'lager',
    prepare: async (town: Town): Promise<Sendable> => ({ path: '/api/v1/loan-rules', json: ruleBody(town) }),
    twice: ['201', '400 rule-id-taken'],
    logged: 'loan-rule.added',
    repeat: 'kept',
  },
  {
    route: 'POST /api/v1/loan-rules/:id/end',
    as: 'lager',
    prepare: async (town: Town): Promise<Sendable> => {
      const path = await newRule(town);
      const json = { validTo: addDays(town.today, 400) };
      return { path: `${path}/end`, json, headers: await read(town, 'lager', path) };
    },
    twice: ['200', '412 changed-meanwhile'],
    logged: 'loan-rule.ended',
    repeat: 'edits',
  },
  {
    route: 'POST /api/v1/loan-rules/:id/withdrawal',
    as: 'lager',
    prepare: async (town: Town): Promise<Sendable> => {
      const path = await newRule(town);
      return { path: `${path}/withdrawal`, headers: await read(town, 'lager', path) };
    },
    twice: ['200', '412 changed-meanwhile'],
    logged: 'loan-rule.withdrawn',
    repeat: 'edits',
  },
  {
    route: 'POST /api/v1/loans/:id/renewals',
    as: 'bibliotek',
    prepare: async (town: Town): Promise<Sendable> => {
      const loan = await town.loan('library', await town.register({ grade: 'basic' }));
      return { path: `/api/v1/loans/${loan.id}/renewals`, json: {} };
    },
    twice: ['200', '422 renewed-today'],
    logged: 'loan.renewed',
    repeat: 'kept',
  },
  {
    route: 'POST /api/v1/loans/:id/replacements',
    as: 'bibliotek',
    prepare: async (town: Town): Promise<Sendable> => {
      const { id, instrument: replaces } = await town.loan('library', await town.register());
      const { code: instrument } = await town.register();
      const json = { replaces, instrument, lendingPoint: 'library', reason: 'Knekt hals' };
      return { path: `/api/v1/loans/${id}/replacements`, json };
    },
    twice: ['201', '409 already-replaced'],
    logged: 'loan.instrument-replaced',
    repeat: 'kept',
  },
  {
    route: 'POST /api/v1/charges/:id/waiver',
    as: 'okonomi',
    prepare: async (town: Town): Promise<Sendable> => ({
      path: `/api/v1/charges/${await charge(town)}/waiver`,
      json: { reason: 'Etter avtale' },
    }),
    twice: ['201', '409 nothing-to-waive'],
    logged: 'charge.waived',
    repeat: 'kept',
  },
  {
    route: 'POST /api/v1/reminders/:id/retry',
    as: 'bibliotek',
    prepare: async (town: Town): Promise<Sendable> => ({
      path: `/api/v1/reminders/${await failedReminder(town)}/retry`,
    }),
    twice: ['202', '409 reminder-not-failed'],
    logged: 'reminder.retried',
    repeat: 'kept',
    // Its delivery begins at once, so that two readings of it may see two states.
    common: ({ id, receiver, items }) => ({ id, receiver, items }),
  },
  {
    route: 'POST /api/v1/repairs/:id/completion',
    as: 'bibliotek',
    prepare: async (town: Town): Promise<Sendable> => ({
      path: `/api/v1/repairs/${(await openRepair(town)).id}/completion`,
      json: { outcome: 'in-order' },
    }),
    twice: ['200', '409 repair-completed'],
    logged: 'repair.completed',
    repeat: 'kept',
  },
  {
    route: 'POST /api/v1/reservations',
    as: 'bibliotek',
    prepare: async (town: Town): Promise<Sendable> => ({
      path: '/api/v1/reservations',
      json: await reservationBody(town),
    }),
    twice: ['201', '422 instrument-reserved'],
    logged: 'reservation.made',
    repeat: 'kept',
  },
  {
    route: 'POST /api/v1/reservations/:id/cancel',
    as: 'bibliotek',
    prepare: async (town: Town): Promise<Sendable> => ({
      path: `/api/v1/reservations/${(await reservation(town)).id}/cancel`,
    }),
    twice: ['200', '409 reservation-ended'],
    logged: 'reservation.cancelled',
    repeat: 'kept',
  },
  {
    route: 'POST /api/v1/reservations/:id/change',
    as: 'bibliotek',
    prepare: async (town: Town): Promise<Sendable> => {
      const path = `/api/v1/reservations/${(await reservation(town)).id}`;
      return {
        path: `${path}/change`,
        json: { to: addDays(town.today, 30) },
        headers: await read(town, 'bibliotek', path),
      };
    },
    twice: ['200', '412 changed-meanwhile'],
    logged: 'reservation.changed',
    repeat: 'edits',
  },
  {
    route: 'POST /api/v1/reservations/:id/no-show',
    as: 'bibliotek',
    prepare: async (town: Town): Promise<Sendable> => ({
      path: `/api/v1/reservations/${(await reservation(town)).id}/no-show`,
    }),
    twice: ['200', '409 reservation-ended'],
    logged: 'reservation.no-show',
    repeat: 'kept',
  },
  {
    route: 'POST /api/v1/reservations/:id/ready',
    as: 'bibliotek',
    prepare: async (town: Town): Promise<Sendable> => ({
      path: `/api/v1/reservations/${(await reservation(town)).id}/ready`,
    }),
    twice: ['200', '409 reservation-ready'],
    logged: 'reservation.ready',
    repeat: 'kept',
  },
  {
    route: 'POST /api/v1/instruments/:code/hold-shelf-clearing',
    as: 'bibliotek',
    prepare: async (town: Town): Promise<Sendable> => ({
      path: `/api/v1/instruments/${await leftOnShelf(town)}/hold-shelf-clearing`,
    }),
    twice: ['200', '409 not-on-hold-shelf'],
    logged: 'hold-shelf.cleared',
    repeat: 'kept',
  },
  {
    route: 'POST /api/v1/returns',
    as: 'bibliotek',
    prepare: async (town: Town): Promise<Sendable> => ({
      path: '/api/v1/returns',
      json: { instrument: (await town.loan('library', await town.register())).instrument, lendingPoint: 'library' },
    }),
    twice: ['200', '409 instrument-not-on-loan'],
    logged: 'loan.returned',
    repeat: 'kept',
  },
  {
    route: 'PATCH /api/v1/terms/:id',
    as: 'admin',
    prepare: async (town: Town): Promise<Sendable> => {
      const path = '/api/v1/terms/autumn-2027';
      return { path, json: { lastDay: '2027-12-16' }, headers: await read(town, 'admin', path) };
    },
    twice: ['200', '412 changed-meanwhile'],
    logged: 'term.changed',
    repeat: 'edits',
  },
  {
    route: 'POST /api/v1/transfers/:id/receipt',
    as: 'bibliotek',
    prepare: async (town: Town): Promise<Sendable> => ({
      path: `/api/v1/transfers/${await openTransfer(town)}/receipt`,
      json: {},
    }),
    twice: ['200', '409 transfer-received'],
    logged: 'transfer.received',
    repeat: 'kept',
  },
  {
    route: 'PATCH /api/v1/units/:id',
    as: 'admin',
    prepare: async (town: Town): Promise<Sendable> => {
      const path = '/api/v1/units/library';
      return { path, json: { phone: '22 00 11 22' }, headers: await read(town, 'admin', path) };
    },
    twice: ['200', '412 changed-meanwhile'],
    logged: 'unit.changed',
    repeat: 'edits',
  },
  {
    route: 'POST /api/v1/support-requests',
    as: 'bibliotek',
    prepare: async (town: Town): Promise<Sendable> => ({
      path: '/api/v1/support-requests',
      json: { borrower: (await child(town)).id, note: 'Trenger hjelp.' },
    }),
    twice: ['202', '202'],
    logged: null,
    caseLines: 1,
    repeat: 'kept',
  },
  {
    route: `POST ${cases}`,
    as: 'nav',
    prepare: async (town: Town): Promise<Sendable> => ({
      path: cases,
      json: { borrower: (await town.borrower()).id, grounds: 'Søker om støtte.' },
    }),
    twice: ['201', '409 case-open'],
    logged: null,
    caseLines: 1,
    repeat: 'kept',
  },
  caseWrite('assignment', ['200', '200']),
  caseWrite('confirmation', ['200', '409 already-confirmed'], { of: waitingCase }),
  caseWrite('confirmation-link', ['200', '200'], { of: waitingCase }),
  caseWrite('decision', ['200', '409 already-decided'], { json: () => grant }),
  caseWrite('information-request', ['200', '200'], { json: () => ({ text: 'Hva er inntekten?' }) }),
  caseWrite('information', ['200', '409 no-question-open'], { of: ofAsked, json: () => ({ text: 'Lav.' }) }),
  caseWrite('withdrawal', ['200', '409 already-decided'], { json: () => ({ reason: 'Fant et annet.' }) }),
  caseWrite('revocation', ['200', '409 already-decided'], {
    of: ofGranted,
    json: ({ today }) => ({ from: addDays(today, 3), reason: 'Levert tilbake.' }),
  }),
  caseWrite('renewal', ['201', '409 already-renewed'], { of: ofGranted, json: () => ({ grounds: 'Som i fjor.' }) }),
  {
    route: `POST ${cases}/:id/letters/:letter/delivery`,
    as: 'nav',
    prepare: async (town: Town): Promise<Sendable> => {
      const { id, letter } = await grantedCase(town);
      return { path: `${cases}/${id}/letters/${letter}/delivery`, json: { way: 'handed-over' } };
    },
    twice: ['200', '409 already-delivered'],
    logged: null,
    caseLines: 1,
    repeat: 'kept',
  },
];

/** The row of a route. @throws where it has none */
export function writeOf(route: string): Write {
  const found = writes.find((write) => write.route === route);
  if (found === undefined) throw new Error(`${route} has no row in the table of writes`);
  return found;
}

/** Sends a prepared request as its user, with more headers if given. */
export async function send(
  town: Town,
  { route, as }: Write,
  { path, json, headers }: Sendable,
  more: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const client = await town.sender(as);
  const [method = ''] = route.split(' ');
  return client.send(method, path, { ...(json === undefined ? {} : { json }), headers: { ...headers, ...more } });
}
