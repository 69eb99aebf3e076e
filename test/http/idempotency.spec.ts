import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import { eachDatabase } from '../support/databases.js';
import { Town, expectProblem, kindOf, reasons } from './town.js';
import { send, type Write, writeOf, writes } from './writes.js';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

const kept = writes.filter(({ repeat }) => repeat === 'kept').map((write) => [write.route, write] as const);
const edits = writes.filter(({ repeat }) => repeat === 'edits').map((write) => [write.route, write] as const);
const all = writes.map((write) => [write.route, write] as const);

eachDatabase((database) => {
  let town: Town;
  beforeAll(async () => {
    town = await Town.start(database());
  });
  afterAll(() => town.close());
  afterEach(() => town.expectWhole());

  /** How often the log says that it was done. */
  const timesDone = async ({ logged, caseLines = 0 }: Write): Promise<number> =>
    caseLines > 0
      ? (await town.count('subsidy_case_entry')) / caseLines
      : town.count('audit_entry WHERE action = $1', [logged]);

  it('has a row for each route of the interface that changes something, and no row too many', () => {
    const changing = town.routes().filter(({ method, path }) => !safe.has(method) && path.startsWith('/api/'));
    expect(writes.map(({ route }) => route).sort()).toEqual(
      changing.map(({ method, path }) => `${method} ${path}`).sort(),
    );
  });

  describe.each(all)('%s', (_route, write) => {
    it('sent twice at once, each with a key of its own, is answered as documented', async () => {
      const prepared = await write.prepare(town);
      const before = await timesDone(write);
      const answers = await Promise.all(
        ['one', 'other'].map((name) => send(town, write, prepared, { 'idempotency-key': `${name}-${randomUUID()}` })),
      );
      const kinds = answers.map(kindOf).sort();
      // Both may have got in before the session ended.
      if (write.repeat === 'ends') expect([[...write.twice], ['204', '204']]).toContainEqual(kinds);
      else expect(kinds).toEqual([...write.twice].sort());
      if (write.logged === null && write.caseLines === undefined) return;
      expect((await timesDone(write)) - before).toBe(kinds.filter((kind) => kind.startsWith('2')).length);
    });
  });

  describe.each(kept)('%s', (_route, write) => {
    it('sent twice at once with one key is done once and answered the same', async () => {
      const prepared = await write.prepare(town);
      const before = await timesDone(write);
      const headers = { 'idempotency-key': randomUUID() };
      const [one, other] = await Promise.all([
        send(town, write, prepared, headers),
        send(town, write, prepared, headers),
      ]);
      const done = write.twice.find((kind) => kind.startsWith('2'));
      expect([kindOf(one), kindOf(other)]).toEqual([done, done]);
      const common = write.common ?? ((body: unknown) => body);
      expect(common(other.body)).toEqual(common(one.body));
      expect((await timesDone(write)) - before).toBe(1);
      const again = await send(town, write, prepared, headers);
      expect(kindOf(again)).toBe(done);
      expect(common(again.body)).toEqual(common(one.body));
      expect((await timesDone(write)) - before).toBe(1);
    });

    it('says no to a key that comes back with another body', async () => {
      const [first, second] = [await write.prepare(town), await write.prepare(town)];
      const headers = { 'idempotency-key': randomUUID() };
      expect((await send(town, write, first, headers)).status).toBeLessThan(300);
      const before = await timesDone(write);
      const json = writeWithAnotherBody(first.json, second.json);
      const answer = await send(town, write, { ...first, json }, headers);
      expectProblem(answer, 422, 'key-used-with-another-body');
      expect((await timesDone(write)) - before).toBe(0);
    });
  });

  describe.each(edits)('%s', (_route, write) => {
    it('edited twice at once from one reading keeps one edit and tells the other', async () => {
      const prepared = await write.prepare(town);
      const answers = await Promise.all([send(town, write, prepared), send(town, write, prepared)]);
      expect(answers.map(kindOf).sort()).toEqual(['200', '412 changed-meanwhile']);
      const refused = answers.find(({ status }) => status === 412);
      if (refused !== undefined) expectProblem(refused, 412, 'changed-meanwhile');
    });

    it('edited without a reading is not done', async () => {
      const { path, json } = await write.prepare(town);
      const before = await timesDone(write);
      expectProblem(await send(town, write, { path, json }), 428, 'if-match-required');
      const stale = { path, json, headers: { 'if-match': '"999"' } };
      expectProblem(await send(town, write, stale), 412, 'changed-meanwhile');
      const nonsense = { path, json, headers: { 'if-match': 'yesterday' } };
      expectProblem(await send(town, write, nonsense), 412, 'changed-meanwhile');
      expect((await timesDone(write)) - before).toBe(0);
    });
  });

  it('says a refusal again under its key, also when its reason is gone, and not under another', async () => {
    const desk = await town.as('bibliotek');
    const loan = await town.loan('library', await town.register());
    const { id } = await town.borrower();
    const json = { instrument: loan.instrument, borrower: id, lendingPoint: 'library' };
    const headers = { 'idempotency-key': randomUUID() };
    const refusal = await desk.post('/api/v1/checkouts', { json, headers });
    expect(reasons(refusal)).toEqual(['instrument-not-available']);
    const back = { instrument: loan.instrument, lendingPoint: 'library' };
    expect((await desk.post('/api/v1/returns', { json: back })).status).toBe(200);
    const again = await desk.post('/api/v1/checkouts', { json, headers });
    expect(again.status).toBe(422);
    expect(again.body).toEqual(refusal.body);
    const english = await desk.post('/api/v1/checkouts', { json, headers: { ...headers, 'accept-language': 'en' } });
    expect(english.body).toMatchObject({ status: 422, title: 'Refused' });
    expect((await desk.post('/api/v1/checkouts', { json })).status).toBe(201);
  });

  it('reads the answer again: a key keeps status and ids, not what was said of persons', async () => {
    const desk = await town.as('bibliotek');
    const write = writeOf('POST /api/v1/borrowers');
    const prepared = await write.prepare(town);
    const headers = { 'idempotency-key': randomUUID() };
    const { body } = await send(town, write, prepared, headers);
    const json = { displayName: 'Et nytt navn' };
    await desk.patch(`/api/v1/borrowers/${body.id}`, { json, headers: { 'if-match': `"${body.version}"` } });
    expect((await send(town, write, prepared, headers)).body).toMatchObject({
      id: body.id,
      displayName: 'Et nytt navn',
    });
    const [row] = await town.rows<{ answer: string }>('SELECT answer FROM idempotency_key WHERE key = $1', [
      headers['idempotency-key'],
    ]);
    expect(JSON.parse(row?.answer ?? '')).toEqual({ done: { status: 201, ref: { id: body.id } } });
  });

  it('keeps of a refusal the reasons, and nothing that was said of the person', async () => {
    const desk = await town.as('bibliotek');
    const { instrument, borrower, lendingPoint } = await town.checkoutBody();
    const blocks = [{ reason: 'Skylder for en bue' }];
    await desk.patch(`/api/v1/borrowers/${borrower}`, { json: { blocks }, headers: { 'if-match': '"1"' } });
    const headers = { 'idempotency-key': randomUUID() };
    const json = { instrument, borrower, lendingPoint };
    const first = await desk.post('/api/v1/checkouts', { json, headers });
    expect(first.body.rejections).toMatchObject([{ reason: 'Skylder for en bue', blocks: [{ until: null }] }]);
    const again = await desk.post('/api/v1/checkouts', { json, headers });
    expect({ status: again.status, rejections: again.body.rejections }).toEqual({
      status: 422,
      rejections: [
        { code: 'borrower-blocked', overridable: true, detail: 'Låneren er sperret. Grunnen står på lånerens side.' },
      ],
    });
    const kept = await town.count(`idempotency_key WHERE answer LIKE '%Skylder%'`);
    expect(kept).toBe(0);
  });

  it('takes the same key of another user, or for another route, as another key', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const json = { type: 'person', displayName: 'To B.', birthDate: '1970-05-05', language: 'nb' };
    const answers = [];
    for (const who of ['bibliotek', 'ungdom']) {
      answers.push(await (await town.as(who)).post('/api/v1/borrowers', { json, headers }));
    }
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[0]?.body.id).not.toBe(answers[1]?.body.id);
    const write = writeOf('POST /api/v1/checkouts');
    expect((await send(town, write, await write.prepare(town), headers)).status).toBe(201);
  });

  it('refuses a key that is none', async () => {
    const write = writeOf('POST /api/v1/checkouts');
    const prepared = await write.prepare(town);
    for (const key of ['', 'x'.repeat(201), 'two words', 'blåbær']) {
      const answer = await send(town, write, prepared, { 'idempotency-key': key });
      expectProblem(answer, 400, 'bad-input');
      expect(answer.body.errors).toEqual([expect.objectContaining({ field: 'Idempotency-Key', code: 'not-a-key' })]);
    }
  });

  it('gives a dry run no key: the hand-over after it is done', async () => {
    const write = writeOf('POST /api/v1/checkouts');
    const prepared = await write.prepare(town);
    const headers = { 'idempotency-key': randomUUID() };
    const dry = { ...prepared, path: `${prepared.path}?dryRun=true` };
    expect((await send(town, write, dry, headers)).status).toBe(200);
    expect((await send(town, write, prepared, headers)).status).toBe(201);
  });
});

/** Another body that would be good, too: the second one's, or the first's with a field left out or added. */
function writeWithAnotherBody(first: unknown, second: unknown): unknown {
  if (JSON.stringify(first) !== JSON.stringify(second)) return second;
  if (first === undefined) return {};
  const body = first as Record<string, unknown>;
  if ('grounds' in body) return { ...body, grounds: 'En annen begrunnelse' };
  if ('outcome' in body) return { outcome: 'repaired' };
  if ('text' in body) return { text: 'Noe annet' };
  if ('way' in body) return { way: 'paper' };
  if ('step' in body) return { step: 'inspection' };
  if ('programme' in body) return { ...body, programme: 'core' };
  if ('reason' in body) return { ...body, reason: 'En annen grunn' };
  if ('to' in body) return { to: 'culture-school' };
  if ('lendingPoint' in body) return { ...body, lendingPoint: 'culture-school' };
  if ('amountOre' in body) return { ...body, amountOre: 1 };
  if ('lastDay' in body) return { lastDay: '2027-06-30' };
  if (Object.keys(body).length > 0) throw new Error(`What would be another body than ${JSON.stringify(body)}?`);
  return { overrides: [] };
}
