import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import { usualDay } from '../support/application.js';
import { eachDatabase } from '../support/databases.js';
import { type Answer, HttpClient } from '../support/http.js';
import { Town } from './town.js';
import { statementsOf } from './visitor.js';

/** What stands on a page, its markup too, but not the frame around it. */
function mainOf({ body }: Answer): string {
  return (/<main.*<\/main>/su.exec(body as string)?.[0] ?? '').replaceAll('\u00a0', ' ');
}

eachDatabase((database) => {
  let town: Town;
  let library: HttpClient;

  beforeAll(async () => {
    town = await Town.start(database());
    library = await town.as('bibliotek');
  });
  afterAll(() => town.close());
  afterEach(() => town.expectWhole());

  const scan = (text: string, on: Record<string, string> = {}, who = library): Promise<Answer> =>
    who.post('/desk/scan', { form: { lendingPoint: 'library', borrower: '', instrument: '', scan: text, ...on } });

  const handOver = (form: Record<string, string | readonly string[]>, who = library): Promise<Answer> =>
    who.post('/desk/checkouts', { form: { lendingPoint: 'library', scan: '', _key: randomUUID(), ...form } });

  const takeBack = (form: Record<string, string | readonly string[]>, who = library): Promise<Answer> =>
    who.post('/desk/returns', { form: { lendingPoint: 'library', scan: '', _key: randomUUID(), ...form } });

  /** What a redirect's address says. */
  function ledTo(answer: Answer): Record<string, string> {
    expect(answer.status).toBe(303);
    const address = new URL(answer.headers.get('location') ?? '', town.url);
    expect(address.pathname).toBe('/desk');
    return Object.fromEntries(address.searchParams);
  }

  async function follow(answer: Answer, who = library): Promise<string> {
    const page = await who.get(answer.headers.get('location') ?? '');
    expect(page.status).toBe(200);
    return mainOf(page);
  }

  async function block(id: string, reason: string): Promise<void> {
    const etag = (await library.get(`/api/v1/borrowers/${id}`)).headers.get('etag') ?? '';
    const change = { json: { blocks: [{ reason, until: null }] }, headers: { 'if-match': etag } };
    expect((await library.patch(`/api/v1/borrowers/${id}`, change)).status).toBe(200);
  }

  describe('the scan field', () => {
    it('takes card and label in any order', async () => {
      const { id, cardNumber } = await town.borrower();
      const { code } = await town.instrument();
      expect(ledTo(await scan(cardNumber.toLowerCase()))).toEqual({ point: 'library', borrower: id });
      expect(ledTo(await scan(`HTTPSØ--KLANGBANK.NO-I-${code}`, { borrower: id }))).toEqual({
        point: 'library',
        borrower: id,
        instrument: code,
      });
      expect(ledTo(await scan(code))).toEqual({ point: 'library', instrument: code });
      const both = await scan(cardNumber, { instrument: code });
      expect(await follow(both)).toMatch(/action="\/desk\/checkouts"/);
    });

    it('finds by name and by kind, goes straight to the only one, and offers a choice among several', async () => {
      const name = `Qvist${randomUUID().replaceAll(/[^a-f]/g, '')}`;
      const { id } = await town.borrower({ displayName: `${name} A.` });
      expect(ledTo(await scan(name))).toEqual({ point: 'library', borrower: id });
      const other = await town.borrower({ displayName: `${name} B.` });
      const choice = await follow(await scan(name));
      expect(choice).toContain(`borrower=${id}`);
      expect(choice).toContain(`borrower=${other.id}`);
      expect(await follow(await scan('gitar'))).toMatch(/<a href="\/desk\?point=library&amp;instrument=/);
    });

    it('gives a way forward where nothing is found', async () => {
      const page = await follow(await scan('N000000000'));
      expect(page).toContain('Fant ikke «N000000000»');
      expect(page).toContain('/borrowers/new?cardNumber=N000000000');
    });

    it('logs whom somebody looked up, once an errand', async () => {
      const { id, cardNumber } = await town.borrower();
      const lookUps = (): Promise<number> =>
        town.count(`audit_entry WHERE action = 'borrower.looked-up' AND subject_id = $1`, [id]);
      const page = await follow(await scan(cardNumber));
      expect(page).toContain('Prøve P.');
      await library.get(`/desk?borrower=${id}`);
      expect(await lookUps()).toBe(1);
      await (await town.as('ungdom')).get(`/desk?borrower=${id}`);
      expect(await lookUps()).toBe(2);
    });
  });

  describe('a hand-over at the desk', () => {
    it('says what it would be, does it once however often it is sent, and shows the receipt', async () => {
      const { id: borrower } = await town.borrower();
      const { code: instrument, accessories } = await town.register();
      const card = await library.get(`/desk?borrower=${borrower}&instrument=${instrument}`);
      expect(mainOf(card)).toContain('1 000 kr');
      const form = { borrower, instrument, accessories: accessories[0]?.id ?? '', _key: randomUUID() };
      const done = await handOver(form);
      const again = await handOver(form);
      const { loan = '' } = ledTo(done);
      expect(ledTo(again)).toEqual({ point: 'library', loan });
      expect(await town.count('loan WHERE instrument_code = $1', [instrument])).toBe(1);
      expect(await town.count('loan_accessory WHERE loan_id = $1', [loan])).toBe(1);
      const receipt = await follow(done);
      expect(receipt).toMatch(/Levert ut.*Følger med: Etui/su);
      expect(receipt).toContain(`name="borrower" value="${borrower}"`);
    });

    it('shows the card again with all the reasons, and takes an exception with an explanation', async () => {
      const { id: borrower } = await town.borrower();
      await block(borrower, 'Mangler en bue');
      const { code: instrument } = await town.instrument();
      const form = { borrower, instrument, dueOn: '2031-06-16' };
      const refused = await handOver(form);
      expect(refused.status).toBe(422);
      expect(mainOf(refused)).toContain('Kan ikke leveres ut ennå: 2 grunner');
      expect(mainOf(refused)).toContain('value="2031-06-16"');
      const overrides = ['borrower-blocked', 'due-date-after-limit'];
      const unexplained = await handOver({ ...form, overrides });
      expect(unexplained.status).toBe(422);
      expect(mainOf(unexplained)).toContain('Skriv en begrunnelse');
      expect(mainOf(unexplained)).toMatch(/value="borrower-blocked" checked/);
      const done = await handOver({ ...form, overrides, overrideComment: 'Bua er betalt' });
      const [row] = await town.rows<{ detail: string }>(
        `SELECT detail FROM audit_entry WHERE action = 'loan.opened' AND subject_id = $1`,
        [ledTo(done)['loan'] ?? ''],
      );
      expect(JSON.parse(row?.detail ?? '')).toMatchObject({ overridden: [{ comment: 'Bua er betalt' }, {}] });
    });

    it('tells the second of two desks why it lost', async () => {
      const { instrument } = await town.loan();
      const { id: borrower } = await town.borrower();
      const refused = await handOver({ borrower, instrument });
      expect(refused.status).toBe(422);
      expect(mainOf(refused)).toMatch(/Instrumentet er utlånt til/);
    });

    it('lets a text in the field go first, and says what was left', async () => {
      const { id: borrower } = await town.borrower();
      const [first, second] = [await town.instrument(), await town.instrument()];
      const led = await handOver({ borrower, instrument: first.code, scan: second.code });
      expect(ledTo(led)).toEqual({ point: 'library', borrower, instrument: second.code, left: first.code });
      expect(await follow(led)).toContain('er ikke levert ut');
      expect(await town.count('loan WHERE borrower_id = $1', [borrower])).toBe(0);
    });

    it('asks for another day where the chosen one is none', async () => {
      const { id: borrower } = await town.borrower();
      const { code: instrument } = await town.instrument();
      const refused = await handOver({ borrower, instrument, dueOn: '2026-02-30' });
      expect(refused.status).toBe(400);
      expect(mainOf(refused)).toContain('action="/desk/checkouts"');
    });
  });

  describe('a return at the desk', () => {
    it('with something missing leads to inspection, which puts it back on the shelf', async () => {
      const instrument = await town.register();
      const { id: loan } = await town.loan('library', instrument);
      const [kept, missing] = instrument.accessories;
      const card = await library.get(`/desk?instrument=${instrument.code}`);
      expect(mainOf(card)).toContain('action="/desk/returns"');
      const all = [kept?.id ?? '', missing?.id ?? ''];
      const back = await takeBack({
        instrument: instrument.code,
        accessories: all[0] ?? '',
        accessoriesOut: all,
        scan: '2',
      });
      expect(ledTo(back)).toEqual({ point: 'library', returned: loan });
      const done = await follow(back);
      expect(done).toMatch(/class="kb-next"[^>]*>Til kontroll</u);
      expect(done).toContain(`Mangler: ${missing?.name}`);

      const inspect = await library.get(`/desk?instrument=${instrument.code}`);
      const [, repair = ''] = /name="repair" value="([^"]+)"/.exec(inspect.body) ?? [];
      const form = { lendingPoint: 'library', instrument: instrument.code, repair, scan: '3', accessoriesOut: all };
      const found = await library.post('/desk/completions', { form: { ...form, accessories: all } });
      expect(await follow(found)).toMatch(/Ledig\. Sett det i hylla/);
      const after = await library.get(`/api/v1/instruments/${instrument.code}`);
      expect(after.body).toMatchObject({ state: 'available', condition: 'worn' });
      const present = all.map((id) => expect.objectContaining({ id, present: true }));
      expect(after.body.accessories).toEqual(present);
    });

    it('goes on to the next label, which was scanned behind the key', async () => {
      const [first, second] = [await town.loan(), await town.loan()];
      const next = await takeBack({ instrument: first.instrument, scan: `4${second.instrument}` });
      expect(ledTo(next)).toEqual({ point: 'library', instrument: second.instrument, returned: first.id });
      const page = await follow(next);
      expect(page).toMatch(/Tatt imot:.*Til kontroll/su);
      expect(page).toContain('action="/desk/returns"');
      expect((await library.get(`/api/v1/instruments/${first.instrument}`)).body.condition).toBe('needs-repair');
    });

    it('that another desk was first with says where the instrument belongs', async () => {
      const { instrument } = await town.loan('library', await town.register());
      expect((await takeBack({ instrument })).status).toBe(303);
      const second = await takeBack({ instrument });
      expect(await follow(second)).toMatch(/Instrumentet var ikke utlånt.*I hylla/su);
    });

    it('shows a wrong day on the card, with what was written', async () => {
      const { instrument } = await town.loan();
      const refused = await takeBack({ instrument, returnedOn: '2027-01-01', note: 'Sprekk i lokket' });
      expect(refused.status).toBe(400);
      expect(mainOf(refused)).toContain('Sprekk i lokket');
      expect(mainOf(refused)).toContain('Dagen har ikke vært ennå');
    });

    it('from another point is sent there, and received with Enter', async () => {
      const instrument = await town.register({ point: 'youth-arena' });
      await town.loan('youth-arena', instrument);
      expect(await follow(await takeBack({ instrument: instrument.code }))).toContain('Send til Ungdomsarenaen');
      const youth = await town.as('ungdom');
      const card = await youth.get(`/desk?instrument=${instrument.code}`);
      const [, transfer = ''] = /name="transfer" value="([^"]+)"/.exec(card.body) ?? [];
      const form = { lendingPoint: 'youth-arena', instrument: instrument.code, transfer, scan: '' };
      const received = await youth.post('/desk/receipts', { form });
      expect(await follow(received, youth)).toMatch(/Ledig, står på Ungdomsarenaen/);
    });

    it('that needs service waits for it, until somebody says that it is done', async () => {
      const instrument = await town.register({ kind: 'trumpet' });
      await town.loan('library', instrument);
      expect(await follow(await takeBack({ instrument: instrument.code }))).toMatch(/kb-next[^>]*>Til stell/);
      const form = { lendingPoint: 'library', instrument: instrument.code, scan: '' };
      const done = await library.post('/desk/service-ends', { form });
      expect(await follow(done)).toMatch(/Ledig, står på Biblioteket/);
    });

    it('stands in the list of the day, which begins anew the next', async () => {
      const { instrument } = await town.loan();
      await takeBack({ instrument });
      expect((await library.get('/desk')).body).toContain(`/instruments/${instrument}`);
      expect((await (await town.as('ungdom')).get('/desk')).body).not.toContain(`/instruments/${instrument}`);
      town.application.clock.passDays(1);
      expect((await (await town.as('bibliotek')).get('/desk')).body).not.toContain(`/instruments/${instrument}`);
      town.application.clock.goTo(usualDay);
      library = await town.as('bibliotek');
    });
  });

  it('asks the register little, however much was taken back and is out', async () => {
    const { id: borrower } = await town.borrower();
    const { code } = await town.instrument();
    const address = `/desk?borrower=${borrower}&instrument=${code}`;
    const statements = (): Promise<number> => statementsOf(town, () => library.get(address));
    await takeBack({ instrument: (await town.loan()).instrument });
    const before = await statements();
    expect(before).toBeLessThan(20);
    for (let more = 0; more < 3; more += 1) await takeBack({ instrument: (await town.loan()).instrument });
    expect(await statements()).toBe(before);
  });

  it('shows a teacher own pupils only, and no amounts', async () => {
    const teacher = await town.as('larer');
    const [pupil] = await town.rows<{ id: string }>(
      `SELECT e.borrower_id AS id FROM enrolment e JOIN user_account u ON u.id = e.teacher_user_id
       WHERE u.username = 'larer' AND NOT EXISTS (SELECT 1 FROM loan l WHERE l.borrower_id = e.borrower_id AND l.state = 'open')`,
    );
    const { code } = await town.instrument({ point: 'culture-school' });
    const card = await teacher.get(`/desk?borrower=${pupil?.id}&instrument=${code}`);
    expect(mainOf(card)).toContain('action="/desk/checkouts"');
    expect(mainOf(card)).not.toMatch(/\d kr/);
    const { id, cardNumber } = await town.borrower();
    expect((await teacher.get(`/desk?borrower=${id}`)).body).not.toContain('Prøve P.');
    expect(await follow(await scan(cardNumber, {}, teacher), teacher)).toContain('Fant ikke');
    const { instrument } = await town.loan();
    expect((await teacher.get(`/desk?instrument=${instrument}`)).body).not.toContain('Prøve P.');
  });

  describe('the public pages', () => {
    it('open the label that a phone has read, in any case, with whom to call', async () => {
      const { code } = await town.instrument();
      const nobody = new HttpClient(town.url);
      for (const path of [`/i/${code}`, `/I/${code}`, `/I/${code.toLowerCase()}`]) {
        const page = await nobody.get(path);
        expect(page.status).toBe(200);
        expect(page.body).toMatch(/href="tel:\+?\d+"/);
        expect(page.body).not.toContain('/desk');
      }
      expect((await library.get(`/i/${code}`)).body).toContain(`/desk?instrument=${code}`);
      const unknown = await nobody.get('/i/0000000');
      expect(unknown.status).toBe(404);
      expect(unknown.body).toContain('Ukjent etikett');
      expect((await nobody.get('/i?code=7K3-M9Q8')).headers.get('location')).toBe('/i/7K3-M9Q8');
    });

    it('say where and when to borrow', async () => {
      const { status, body } = await new HttpClient(town.url).get('/');
      expect(status).toBe(200);
      expect(body).toMatch(/Biblioteket.*10:00–19:00/su);
    });

    it('are for readers, not for machines that read everything', async () => {
      const nobody = new HttpClient(town.url);
      let status = 200;
      for (let asked = 0; asked < 700 && status === 200; asked += 1) status = (await nobody.get('/')).status;
      expect(status).toBe(429);
    });
  });
});
