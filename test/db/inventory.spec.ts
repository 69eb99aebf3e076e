import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  CirculationState,
  InstrumentCodes,
  InstrumentKindEntity,
  InstrumentQuery,
  InstrumentReference,
  InstrumentView,
  QualityGradeEntity,
  shippedGrades,
  shippedKinds,
} from '../../src/inventory/index.js';
import { calendarDate } from '../../src/platform/calendar/index.js';
import { Clock } from '../../src/platform/clock/index.js';
import { UnitOfWork } from '../../src/platform/database/index.js';
import { counted } from '../support/counted.js';
import { eachDatabase } from '../support/databases.js';
import type { Answer, HttpClient } from '../support/http.js';
import { type SmallTown, smallTown } from '../support/small-town.js';

const instruments = '/api/v1/instruments';
const today = calendarDate('2026-11-23');
const violin = { kind: 'violin', size: '3/4', grade: 'good', homePoint: 'library-point' };
const nobody = '00000000-0000-4000-8000-000000000000';

interface Shown {
  readonly code: string;
  readonly version: number;
  readonly accessories: { id: string; name: string; present: boolean }[];
}

interface Listed {
  readonly name: string;
  readonly action: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

const wrong = ({ body }: Answer): string[] =>
  (body.errors as { field: string; code: string }[]).map(({ field, code }) => `${field}: ${code}`);
/** One thing of each item of a list. */
const each = <T>({ body }: Answer, read: (item: Listed) => T): T[] => (body.items as Listed[]).map(read);
const actions = (answer: Answer): string[] => each(answer, ({ action }) => action).sort();
const rejected = ({ body }: Answer): string[] => (body.rejections as { code: string }[]).map(({ code }) => code);

eachDatabase((database) => {
  let town: SmallTown;
  let manager: HttpClient;
  let librarian: HttpClient;
  let youthWorker: HttpClient;
  let teacher: HttpClient;
  let passerBy: HttpClient;

  beforeAll(async () => {
    town = await smallTown(database());
    await town.database.unitOfWork.run(async (tx) => {
      for (const kind of shippedKinds) {
        await tx.insert(InstrumentKindEntity, { ...kind, sizes: JSON.stringify(kind.sizes) });
      }
      for (const grade of shippedGrades) await tx.insert(QualityGradeEntity, grade);
    });
    manager = await town.user('lager', 'inventory-manager', 'culture-school');
    librarian = await town.user('bibliotek', 'librarian', 'library');
    youthWorker = await town.user('ungdom', 'youth-worker', 'youth-arenas');
    teacher = await town.user('larer', 'teacher', 'culture-school');
    passerBy = await town.user('ingen', 'librarian', 'library');
    passerBy.token = undefined;
  });
  afterAll(() => town.close());

  const register = async (more: object = {}): Promise<Shown> => {
    const { status, body } = await manager.post(instruments, { json: { ...violin, ...more } });
    expect({ status, body }).toMatchObject({ status: 201 });
    return body as Shown;
  };
  const shown = async (code: string) => (await manager.get(`${instruments}/${code}`)).body;
  const list = async (query: Record<string, string>): Promise<string[]> => {
    const { status, body } = await manager.get(`${instruments}?${new URLSearchParams(query).toString()}`);
    expect(status).toBe(200);
    return (body.items as Shown[]).map(({ code }) => code);
  };
  const change = async (code: string, version: number, json: object): Promise<Answer> =>
    manager.patch(`${instruments}/${code}`, { json, headers: { 'if-match': `"${version}"` } });
  const circulation = (): CirculationState => town.app.get(CirculationState, { strict: false });
  const put = (code: string, state: 'on-loan' | 'in-service' | 'available', freeFrom: string | null): Promise<number> =>
    town.app.get(UnitOfWork, { strict: false }).run(async (tx) => {
      const before = await circulation().lockInstrument(tx, code);
      return circulation().changeCirculation(tx, {
        code,
        expectedVersion: before!.version,
        state,
        currentPointId: state === 'on-loan' ? null : 'library-point',
        dueOn: state === 'on-loan' ? calendarDate('2026-12-01') : null,
        freeFrom: freeFrom === null ? null : calendarDate(freeFrom),
      });
    });

  it('gives kinds and grades by name in the reader’s language and in all, to everybody', async () => {
    const kinds = await passerBy.get('/api/v1/instrument-kinds', { headers: { 'accept-language': 'en' } });
    expect(kinds.body.items).toHaveLength(25);
    expect(kinds.body.items[5]).toMatchObject({ id: 'flute', name: 'Flute', names: { nb: 'Tverrfløyte' } });
    const grades = await passerBy.get('/api/v1/quality-grades', { headers: { 'accept-language': 'nn' } });
    expect(each(grades, ({ name }) => name)).toEqual(['Enkel', 'God', 'Høg']);
  });

  it('registers an instrument with a code of its own, accessories, aliases and a first grading, once for one key', async () => {
    const json = {
      ...violin,
      maker: ' Stentor ',
      model: 'Student I',
      serialNumber: 'S-100',
      gradeReason: 'Ny fiolin.',
      funder: 'Sparebankstiftelsen',
      valueOre: 169_000,
      accessories: ['Bue', { name: 'Kasse', present: false }],
      aliases: ['bib  0042'],
    };
    const headers = { 'idempotency-key': 'one-violin' };
    const first = await manager.post(instruments, { json, headers });
    const again = await manager.post(instruments, { json, headers });
    expect(first.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect(first.headers.get('etag')).toBe('"1"');
    expect(first.body).toMatchObject({
      kind: 'violin',
      size: '3/4',
      maker: 'Stentor',
      model: 'Student I',
      serialNumber: 'S-100',
      grade: 'good',
      condition: 'fine',
      state: 'available',
      owner: 'library',
      manager: 'library',
      homePoint: 'library-point',
      currentPoint: 'library-point',
      accessories: [
        { name: 'Bue', present: true },
        { name: 'Kasse', present: false },
      ],
      dueOn: null,
      aliases: ['BIB 0042'],
      version: 1,
    });
    const history = await manager.get(`${instruments}/${first.body.code}/history`);
    expect(actions(history)).toEqual(['grading.given', 'instrument.registered']);
    expect(history.body.items).toContainEqual(
      expect.objectContaining({ actor: 'lager', detail: { grade: 'good', reason: 'Ny fiolin.' } }),
    );
  });

  it('takes the code of a label that is on it already, once', async () => {
    const { body } = await manager.post(instruments, { json: { ...violin, code: '7k3-m9q8' } });
    expect(body.code).toBe('7K3M9Q8');
    const second = await manager.post(instruments, { json: { ...violin, code: '7K3M9Q8' } });
    expect([second.status, ...wrong(second)]).toEqual([400, 'code: code-taken']);
    expect(wrong(await manager.post(instruments, { json: { ...violin, code: '7K3M9Q7' } }))).toEqual([
      'code: code-not-valid',
    ]);
  });

  it('names every wrong field of a new instrument at once, each with its remedy', async () => {
    await register({ aliases: ['TAKEN-1'] });
    const answer = await manager.post(instruments, {
      json: {
        kind: 'violin',
        size: '5/4',
        grade: 'best',
        homePoint: 'nowhere',
        owner: 'nobody',
        manager: 'nobody',
        currentPoint: 'elsewhere',
        aliases: ['taken-1', '7K3-M9Q8'],
      },
      headers: { 'accept-language': 'en' },
    });
    expect(answer.status).toBe(400);
    expect(wrong(answer).sort()).toEqual([
      'aliases.1: alias-reads-as-code',
      'aliases: alias-taken',
      'currentPoint: unknown-point',
      'grade: unknown-grade',
      'homePoint: unknown-point',
      'manager: unknown-unit',
      'owner: unknown-unit',
      'size: size-not-of-kind',
    ]);
    const errors = answer.body.errors as { field: string; detail: string }[];
    const detail = (of: string): string | undefined => errors.find(({ field }) => field === of)?.detail;
    expect(detail('size')).toContain('1/16, 1/10, 1/8');
    expect(detail('grade')).toContain('basic, good, high');
    expect(wrong(await manager.post(instruments, { json: { ...violin, kind: 'kazoo' } }))).toEqual([
      'kind: unknown-kind',
    ]);
    expect(wrong(await manager.post(instruments, { json: { ...violin, size: null } }))).toEqual([
      'size: size-required',
    ]);
    expect(wrong(await manager.post(instruments, { json: { ...violin, kind: 'flute' } }))).toEqual([
      'size: kind-has-no-sizes',
    ]);
    expect((await librarian.post(instruments, { json: violin })).status).toBe(403);
  });

  it('refuses texts that are too long in the form in which they are kept, and cursors of no year that there is', async () => {
    const long = { ...violin, maker: 'A\uFE0F'.repeat(100), aliases: ['\uFDFA'.repeat(90)] };
    expect(wrong(await manager.post(instruments, { json: long }))).toEqual(['maker: too-long']);
    const { maker: _maker, ...alias } = long;
    expect(wrong(await manager.post(instruments, { json: alias }))).toEqual(['aliases.0: too-long']);
    const { body } = await manager.post(instruments, { json: violin });
    const cursor = Buffer.from('["-271821-04-20T00:00:00.000Z","a"]').toString('base64url');
    const history = await manager.get(`${instruments}/${body.code}/history?cursor=${cursor}`);
    expect(wrong(history)).toEqual(['cursor: not-a-cursor']);
  });

  it('finds an instrument by any form of its code, an alias or the label’s URL, and tells the public less', async () => {
    const { code } = await register({ aliases: ['RFID 77'], serialNumber: 'SECRET-1' });
    const forms = [code.toLowerCase(), `${code.slice(0, 3)}-${code.slice(3)}`, `http://host/I/${code}`, 'rfid 77'];
    for (const form of forms) {
      expect((await librarian.get(`${instruments}/${encodeURIComponent(form)}`)).body.code).toBe(code);
    }
    const { body, headers } = await passerBy.get(`${instruments}/${code}`);
    expect(body).toEqual({
      code,
      kind: 'violin',
      size: '3/4',
      grade: 'good',
      state: 'available',
      homePoint: 'library-point',
    });
    expect(headers.get('etag')).toBeNull();
    expect((await passerBy.get(`${instruments}/0000000`)).status).toBe(404);
    expect((await passerBy.get(`${instruments}/what-is-this`)).status).toBe(404);
    expect((await passerBy.get(instruments)).status).toBe(401);
  });

  it('looks up by code in one statement, and by alias in two', async () => {
    const { code } = await register({ aliases: ['ONE-STATEMENT'] });
    const { counting, statements } = counted(town.database.reader);
    const codes = town.app.get(InstrumentCodes, { strict: false });
    const query = town.app.get(InstrumentQuery, { strict: false });
    const byText = async (text: string) => query.byCode(counting, (await codes.resolve(counting, text))!, today);
    expect((await byText(code))?.code).toBe(code);
    expect(statements()).toBe(1);
    expect((await byText('one-statement'))?.code).toBe(code);
    expect(statements()).toBe(3);
  });

  it('changes what is named, of one at a time, and remembers old and new values', async () => {
    const { code, accessories } = await register({ accessories: ['Bue', 'Kasse'], aliases: ['OLD-9'] });
    const json = {
      kind: 'cello',
      size: '1/2',
      maker: 'Gewa',
      condition: 'worn',
      homePoint: 'youth-arena-point',
      note: 'Sprekk i lokket.',
      accessories: [{ name: 'Stol' }, { id: accessories[1]!.id, present: false }],
      aliases: ['NEW-9'],
    };
    const both = await Promise.all([change(code, 1, json), change(code, 1, json)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(await shown(code)).toMatchObject({
      kind: 'cello',
      size: '1/2',
      maker: 'Gewa',
      condition: 'worn',
      homePoint: 'youth-arena-point',
      owner: 'library',
      accessories: [
        { name: 'Stol', present: true },
        { id: accessories[1]!.id, name: 'Kasse', present: false },
      ],
      aliases: ['NEW-9'],
      version: 2,
    });
    expect(await list({ q: 'cello gewa' })).toContain(code);
    expect(await list({ q: `fiolin ${code}` })).toEqual([]);
    expect(await list({ q: 'OLD-9' })).not.toContain(code);
    const changed = each(await manager.get(`${instruments}/${code}/history`), ({ action, detail }) =>
      action === 'instrument.changed' ? [detail] : [],
    ).flat();
    expect(changed).toHaveLength(1);
    expect(changed[0]).toMatchObject({
      kind: ['violin', 'cello'],
      maker: [null, 'Gewa'],
      condition: ['fine', 'worn'],
      note: 'changed',
      aliases: [['OLD-9'], ['NEW-9']],
      accessories: [
        ['Bue', 'Kasse'],
        ['Stol', 'Kasse'],
      ],
    });
    expect((await manager.patch(`${instruments}/${code}`, { json: {} })).status).toBe(428);
    expect(wrong(await change(code, 2, { size: '4/5', accessories: [{ id: nobody, name: 'x' }] }))).toEqual([
      'size: size-not-of-kind',
      'accessories.0.id: not-an-id',
    ]);
    expect((await change('0000000', 1, {})).status).toBe(404);
  });

  it('regrades with a reason and a history; of two who saw the same, one is told so', async () => {
    const { code } = await register();
    const grade = (json: object, headers: Record<string, string> = {}): Promise<Answer> =>
      teacher.post(`${instruments}/${code}/gradings`, { json, headers });
    expect((await librarian.post(`${instruments}/${code}/gradings`, { json: {} })).status).toBe(403);
    expect(wrong(await grade({ grade: 'high', reason: ' ' }))).toEqual(['reason: required']);
    expect(wrong(await grade({ grade: 'best', reason: 'Flott.' }))).toEqual(['grade: unknown-grade']);
    const seen = { 'if-match': '"1"' };
    const both = await Promise.all([
      grade({ grade: 'high', reason: 'Klinger stort.' }, seen),
      grade({ grade: 'basic', reason: 'Klinger flatt.' }, seen),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 412]);
    const won = both.find(({ status }) => status === 201)!.body;
    expect((await shown(code)).grade).toBe(won.grade);
    const history = actions(await manager.get(`${instruments}/${code}/history`));
    expect(history.filter((action) => action === 'grading.given')).toHaveLength(2);
  });

  it('sends to repair and back: one of two at once, and an outcome once', async () => {
    const { code } = await register();
    const open = (who = librarian, json: object = { note: 'Løs stemmeskrue.' }): Promise<Answer> =>
      who.post(`${instruments}/${code}/repairs`, { json });
    const refused = await open(youthWorker);
    expect([refused.status, ...rejected(refused)]).toEqual([422, 'not-own-point']);
    const both = await Promise.all([open(), open()]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect(rejected(both.find(({ status }) => status === 422)!)).toEqual(['instrument-in-repair']);
    const { id, instrument } = both.find(({ status }) => status === 201)!.body;
    expect(instrument).toMatchObject({ state: 'in-repair', currentPoint: null, version: 2 });
    const moved = await librarian.post(`${instruments}/${code}/transfers`, { json: { to: 'youth-arena-point' } });
    expect(rejected(moved)).toEqual(['instrument-in-repair']);
    const complete = (json: object): Promise<Answer> => librarian.post(`/api/v1/repairs/${id}/completion`, { json });
    expect(wrong(await complete({ outcome: 'fixed' }))).toEqual(['outcome: not-one-of']);
    const ends = await Promise.all([complete({ outcome: 'repaired' }), complete({ outcome: 'repaired' })]);
    expect(ends.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(ends.find(({ status }) => status === 409)!.body.code).toBe('repair-completed');
    expect(ends.find(({ status }) => status === 200)!.body).toMatchObject({
      next: { step: 'shelf', point: 'library-point' },
      instrument: { state: 'available', currentPoint: 'library-point' },
    });
    expect(
      (await librarian.post(`/api/v1/repairs/${nobody}/completion`, { json: { outcome: 'repaired' } })).status,
    ).toBe(404);
    expect((await librarian.post(`/api/v1/repairs/seven/completion`, { json: { outcome: 'repaired' } })).status).toBe(
      404,
    );
  });

  it('sends home what was inspected elsewhere, mends its condition, and retires what cannot be mended', async () => {
    const { code } = await register({ homePoint: 'youth-arena-point', currentPoint: 'library-point' });
    await change(code, 1, { condition: 'needs-repair' });
    const opened = await librarian.post(`${instruments}/${code}/repairs`, { json: { step: 'inspection' } });
    expect(opened.body.instrument).toMatchObject({ state: 'in-repair', currentPoint: 'library-point' });
    const done = await librarian.post(`/api/v1/repairs/${opened.body.id}/completion`, {
      json: { outcome: 'in-order' },
    });
    expect(done.body).toMatchObject({
      next: { step: 'transfer', from: 'library-point', to: 'youth-arena-point' },
      instrument: { state: 'in-transfer', condition: 'worn', currentPoint: null },
    });
    await youthWorker.post(`/api/v1/transfers/${done.body.next.transfer}/receipt`, { json: {} });
    const again = await youthWorker.post(`${instruments}/${code}/repairs`, { json: {} });
    const retired = await youthWorker.post(`/api/v1/repairs/${again.body.id}/completion`, {
      json: { outcome: 'retired', lendingPoint: 'youth-arena-point', condition: 'unusable' },
    });
    expect(retired.body).toMatchObject({ next: null, instrument: { state: 'retired', condition: 'unusable' } });
    expect(rejected(await manager.post(`${instruments}/${code}/repairs`, { json: {} }))).toEqual([
      'instrument-retired',
    ]);
  });

  it('sends to another point: one of two at once, received once, where the receiver is', async () => {
    const { code } = await register();
    const send = (to: string, who = librarian): Promise<Answer> =>
      who.post(`${instruments}/${code}/transfers`, { json: { to } });
    expect(wrong(await send('nowhere'))).toEqual(['to: unknown-point']);
    expect(wrong(await send('library-point'))).toEqual(['to: already-there']);
    expect(rejected(await send('culture-school-point', youthWorker))).toEqual(['not-own-point']);
    const both = await Promise.all([send('youth-arena-point'), send('culture-school-point')]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect(rejected(both.find(({ status }) => status === 422)!)).toEqual(['instrument-in-transfer']);
    const { id, instrument } = both.find(({ status }) => status === 201)!.body;
    expect(instrument).toMatchObject({ state: 'in-transfer', currentPoint: null });
    const receive = (json?: object): Promise<Answer> =>
      youthWorker.post(`/api/v1/transfers/${id}/receipt`, { json: json ?? {} });
    expect(rejected(await receive({ lendingPoint: 'culture-school-point' }))).toEqual(['not-own-point']);
    const at = { lendingPoint: 'youth-arena-point' };
    const ends = await Promise.all([receive(at), receive(at)]);
    expect(ends.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(ends.find(({ status }) => status === 409)!.body.code).toBe('transfer-received');
    expect(ends.find(({ status }) => status === 200)!.body).toMatchObject({
      next: { step: 'shelf', point: 'youth-arena-point' },
      instrument: { state: 'available', currentPoint: 'youth-arena-point', homePoint: 'library-point' },
    });
    const newest = await manager.get(`${instruments}/${code}/history?limit=2`);
    expect(actions(newest)).toEqual(['transfer.received', 'transfer.sent']);
    const rest = await manager.get(`${instruments}/${code}/history?limit=2&cursor=${newest.body.nextCursor}`);
    expect(actions(rest)).toEqual(['grading.given', 'instrument.registered']);
    expect(rest.body.nextCursor).toBeNull();
  });

  it('takes a receipt without a body', async () => {
    const { code } = await register();
    const sent = await librarian.post(`${instruments}/${code}/transfers`, { json: { to: 'youth-arena-point' } });
    const received = await youthWorker.post(`/api/v1/transfers/${sent.body.id}/receipt`);
    expect(received.body).toMatchObject({ instrument: { currentPoint: 'youth-arena-point' } });
  });

  it('moves and mends nothing that is on loan', async () => {
    const { code } = await register();
    await put(code, 'on-loan', null);
    expect(rejected(await manager.post(`${instruments}/${code}/repairs`, { json: {} }))).toEqual([
      'instrument-on-loan',
    ]);
    const sent = await manager.post(`${instruments}/${code}/transfers`, { json: { to: 'youth-arena-point' } });
    expect(rejected(sent)).toEqual(['instrument-on-loan']);
    expect(await shown(code)).toMatchObject({ state: 'on-loan', dueOn: '2026-12-01', currentPoint: null });
    expect(await list({ q: code, state: 'on-loan', point: 'library-point' })).toEqual([code]);
  });

  it('lets service end by its day, or before it by hand', async () => {
    const { code } = await register({ maker: 'Serviceverkstedet' });
    await put(code, 'in-service', '2026-11-24');
    expect(await shown(code)).toMatchObject({ state: 'in-service', freeFrom: '2026-11-24' });
    expect(await list({ q: 'serviceverkstedet', state: 'in-service' })).toEqual([code]);
    expect(await list({ q: 'serviceverkstedet', state: 'available' })).toEqual([]);
    const ended = await librarian.post(`${instruments}/${code}/service-completion`);
    expect(ended.body).toMatchObject({ next: { step: 'shelf' }, instrument: { state: 'available', freeFrom: null } });
    const again = await librarian.post(`${instruments}/${code}/service-completion`);
    expect([again.status, again.body.code]).toEqual([409, 'not-in-service']);
    await put(code, 'in-service', '2026-11-23');
    expect((await shown(code)).state).toBe('available');
    expect(await list({ q: 'serviceverkstedet', state: 'available' })).toEqual([code]);
    expect(await list({ q: 'serviceverkstedet', state: 'in-service' })).toEqual([]);
    const locked = await town.app
      .get(UnitOfWork, { strict: false })
      .run((tx) => circulation().lockInstrument(tx, code));
    expect(locked).toMatchObject({ state: 'available', freeFrom: '2026-11-23' });
  });

  it('keeps the rest that is left through a repair', async () => {
    const { code } = await register();
    await put(code, 'in-service', '2026-11-30');
    const opened = await librarian.post(`${instruments}/${code}/repairs`, { json: { step: 'inspection' } });
    const done = await librarian.post(`/api/v1/repairs/${opened.body.id}/completion`, {
      json: { outcome: 'repaired' },
    });
    expect(done.body).toMatchObject({
      next: { step: 'service', freeFrom: '2026-11-30' },
      instrument: { state: 'in-service' },
    });
  });

  it('moves an instrument on only from the version that was read', async () => {
    const { code } = await register({ accessories: ['Bue', 'Kasse'] });
    const unitOfWork = town.app.get(UnitOfWork, { strict: false });
    const place = { state: 'available', currentPointId: 'library-point', dueOn: null, freeFrom: null } as const;
    const stale = unitOfWork.run((tx) => circulation().changeCirculation(tx, { code, expectedVersion: 7, ...place }));
    await expect(stale).rejects.toMatchObject({ status: 409, code: 'instrument-changed-meanwhile' });
    const presence = await unitOfWork.run(async (tx) => {
      const [bow] = await circulation().accessoriesOf(tx, code);
      await circulation().setAccessoriesPresent(tx, code, [bow!.id]);
      const without = await circulation().accessoriesOf(tx, code);
      await circulation().setAccessoriesPresent(tx, code, []);
      return [without, await circulation().accessoriesOf(tx, code)].map((all) => all.map(({ present }) => present));
    });
    expect(presence).toEqual([
      [false, true],
      [true, true],
    ]);
  });

  it('finds what holds æ, ø and å by any spelling and any case, all words or none, and codes from either part', async () => {
    const { code } = await register({ kind: 'flute', size: null, maker: 'Blåbærverkstedet', model: 'Sølv Ærlig' });
    for (const q of ['TVERRFLØ', 'tverrfloyte blåbær', 'blaabaer', 'sølv ærl', 'SOLV', 'aerlig flute']) {
      expect({ q, found: await list({ q }) }).toEqual({ q, found: expect.arrayContaining([code]) });
    }
    for (const q of [code, code.slice(0, 5), `${code.slice(0, 3)}-${code.slice(3)}`, code.slice(3).toLowerCase()]) {
      expect({ q, found: await list({ q }) }).toEqual({ q, found: expect.arrayContaining([code]) });
    }
    expect(await list({ q: 'tverrfløyte stentor' })).toEqual([]);
    expect(await list({ q: 'verrfløyte' })).toEqual([]);
    expect(await list({ q: '---' })).toEqual([]);
  });

  it('narrows by every filter together', async () => {
    const one = await register({ kind: 'tuba', size: '4/4', grade: 'high', homePoint: 'culture-school-point' });
    const two = await register({ kind: 'tuba', size: '3/4', grade: 'basic', homePoint: 'culture-school-point' });
    expect(await list({ kind: 'tuba' })).toEqual([two.code, one.code]);
    expect(await list({ kind: 'tuba', size: '4/4' })).toEqual([one.code]);
    expect(await list({ kind: 'tuba', grade: 'basic', point: 'culture-school-point', state: 'available' })).toEqual([
      two.code,
    ]);
    expect(await list({ kind: 'tuba', point: 'library-point' })).toEqual([]);
    expect(await list({ kind: 'kazoo' })).toEqual([]);
    expect(await list({ kind: '', q: '', grade: '', state: '', point: 'culture-school-point' })).toEqual(
      expect.arrayContaining([one.code, two.code]),
    );
    expect((await manager.get(`${instruments}?state=gone`)).status).toBe(400);
    expect(wrong(await manager.get(`${instruments}?cursor=gone`))).toEqual(['cursor: not-a-cursor']);
  });

  it('shows every instrument once over pages of any size, in one order, by a constant number of statements', async () => {
    for (const size of ['1/4', '1/2', '3/4', '7/8', '4/4']) {
      for (const point of ['library-point', 'youth-arena-point']) {
        await register({ kind: 'guitar', size, homePoint: point, maker: 'Levin', accessories: ['Trekk', 'Reim'] });
      }
    }
    const all = await list({ limit: '200' });
    const rows = await town.database.reader.all<{ code: string }>('SELECT code FROM instrument');
    expect([...all].sort()).toEqual(rows.map(({ code }) => code).sort());
    const pages = async (query: string, limit: number): Promise<string[]> => {
      const codes: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const answer: Answer = await manager.get(`${instruments}?${query}&limit=${limit}&cursor=${cursor}`);
        codes.push(...(answer.body.items as Shown[]).map(({ code }) => code));
        cursor = answer.body.nextCursor as string | null;
      }
      return codes;
    };
    expect(await pages('', 3)).toEqual(all);
    expect(await pages('q=levin', 3)).toEqual(await list({ kind: 'guitar' }));
    expect(await pages('kind=guitar&point=youth-arena-point', 2)).toHaveLength(5);
    expect(await pages('q=git lev&size=1/2', 1)).toHaveLength(2);
    const { counting, statements } = counted(town.database.reader);
    const part = <T>(of: abstract new (...parts: never[]) => T): T => town.app.get<T>(of, { strict: false });
    const view = new InstrumentView(
      counting,
      part(InstrumentQuery),
      part(InstrumentCodes),
      part(InstrumentReference),
      part(Clock),
    );
    await view.list({ limit: 2 });
    expect(statements()).toBe(1);
    await view.list({ limit: 200 });
    expect(statements()).toBe(2);
    await view.list({ limit: 200, q: 'levin gitar', point: 'library-point' });
    expect(statements()).toBe(5);
  });
});
