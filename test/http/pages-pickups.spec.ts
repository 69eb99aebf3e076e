import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { type CalendarDate, addDays } from '../../src/platform/calendar/index.js';
import { eachDatabase } from '../support/databases.js';
import { Town } from './town.js';
import { Visitor } from './visitor.js';

eachDatabase((database) => {
  let town: Town;
  let desk: Visitor;

  beforeAll(async () => {
    town = await Town.start(database());
    desk = await Visitor.loggedIn(town, 'bibliotek');
  });
  afterAll(() => town.close());
  afterEach(() => town.expectWhole());

  const inDays = (days: number): CalendarDate => addDays(town.today, days);
  const name = 'Tora Ukjent';

  /** An instrument at the library that is reserved for somebody whose name must stand on no slip. */
  async function reserved(from = town.today, to = inDays(14)): Promise<{ code: string; id: string; borrower: string }> {
    const { code } = await town.register({ grade: 'basic' });
    const { id: borrower } = await town.borrower({ displayName: name });
    const json = { instrument: code, borrower, from, to, pickupPoint: 'library' };
    const { body } = await (await town.as('bibliotek')).post('/api/v1/reservations', { json });
    return { code, id: body.id, borrower };
  }

  const shown = (code: string): string => `${code.slice(0, 3)}-${code.slice(3)}`;

  describe('the list of the hold shelf', () => {
    it('leads from what to fetch to a slip without a name, and from its code to the hand-over', async () => {
      const { code, id } = await reserved();
      const list = await desk.read('/desk/pickups');
      expect(list.text).toContain('Hent fram');
      expect(list.text).toContain(shown(code));
      expect(list.text).not.toContain(name);
      const done = await desk.forge('/desk/pickups/ready', { reservation: id });
      const after = await desk.follow(done);
      const [row] = await town.rows<{ code: string }>('SELECT pickup_code AS code FROM reservation WHERE id = $1', [
        id,
      ]);
      const pickupCode = row?.code ?? '';
      expect(after.text).toContain(`med kode ${pickupCode}`);
      expect(after.text).toContain('Klart til henting');

      const slip = await desk.read(`/desk/slip?reservation=${id}`);
      expect(slip.text).toContain(pickupCode);
      expect(slip.text).toContain(shown(code));
      expect(slip.text).not.toContain(name);

      const scanned = await desk.follow(await desk.forge('/desk/scan', { lendingPoint: 'library', scan: code }));
      expect(scanned.text).toContain(pickupCode);
      expect(scanned.text).not.toContain(name);
      const typed = { lendingPoint: 'library', scan: pickupCode.toLowerCase() };
      const card = await desk.follow(await desk.forge('/desk/scan', typed));
      expect(card.text).toContain(name);
      expect(card.text).toContain('Reservert til denne låneren');
      const receipt = await desk.follow(await desk.send(card, '/desk/checkouts'));
      expect(receipt.text).toContain(shown(code));
      expect((await desk.read('/desk/pickups')).text).not.toContain(shown(code));
    });

    it('sends what is picked up elsewhere, and clears what nobody comes for', async () => {
      const { code } = await town.register({ grade: 'basic' });
      const { id: borrower } = await town.borrower();
      const library = await town.as('bibliotek');
      const json = { instrument: code, borrower, from: town.today, to: inDays(9), pickupPoint: 'youth-arena' };
      await library.post('/api/v1/reservations', { json });
      const list = await desk.read('/desk/pickups');
      expect(list.text).toContain('Send til et annet hentested');
      const sent = await desk.follow(
        await desk.forge('/desk/pickups/transfers', { instrument: code, to: 'youth-arena' }),
      );
      expect(sent.text).toContain('Send det til');
      expect((await library.get(`/api/v1/instruments/${code}`)).body.state).toBe('in-transfer');

      const other = await reserved();
      await desk.forge('/desk/pickups/ready', { reservation: other.id });
      await library.post(`/api/v1/reservations/${other.id}/cancel`, {});
      expect((await desk.read('/desk/pickups')).text).toContain('Rydd bort');
      const cleared = await desk.follow(await desk.forge('/desk/pickups/clearings', { instrument: other.code }));
      expect(cleared.text).toContain('Sett det i hylla.');
      const twice = await desk.follow(await desk.forge('/desk/pickups/clearings', { instrument: other.code }));
      expect(twice.text).toContain('Ingenting er endret');
    });

    it('shows another unit’s slips to nobody', async () => {
      const { id } = await reserved();
      await desk.forge('/desk/pickups/ready', { reservation: id });
      const youth = await Visitor.loggedIn(town, 'ungdom');
      expect((await youth.read(`/desk/slip?reservation=${id}`)).status).toBe(404);
    });
  });

  describe('the desk', () => {
    it('says in large letters that what came back goes to the hold shelf, with its code', async () => {
      const { code } = await town.register({ grade: 'basic' });
      const { id: before } = await town.borrower();
      const library = await town.as('bibliotek');
      const out = { instrument: code, borrower: before, lendingPoint: 'library', dueOn: inDays(1) };
      await library.post('/api/v1/checkouts', { json: out });
      const { id: borrower } = await town.borrower({ displayName: name });
      const wish = { instrument: code, borrower, from: inDays(2), to: inDays(9), pickupPoint: 'library' };
      const promised = await library.post('/api/v1/reservations', { json: wish });
      const card = await desk.follow(await desk.forge('/desk/scan', { lendingPoint: 'library', scan: code }));
      const back = await desk.follow(await desk.send(card, '/desk/returns', { condition: 'fine' }));
      const [row] = await town.rows<{ code: string }>('SELECT pickup_code AS code FROM reservation WHERE id = $1', [
        promised.body.id,
      ]);
      expect(back.text).toContain('På hentehylla');
      expect(back.text).toContain(`Hentekode ${row?.code ?? '?'}`);
      expect(back.text).not.toContain(name);
    });

    it('lets staff shorten a loan that would break a promise, and never does so by itself', async () => {
      const { code } = await reserved(inDays(10), inDays(20));
      const { id: walkIn } = await town.borrower();
      const card = await desk.read(`/desk?point=library&borrower=${walkIn}&instrument=${code}`);
      expect(card.text).toContain('reservert til noen andre etterpå');
      const { dueOn } = card.form('/desk/checkouts');
      expect(String(dueOn) < inDays(10)).toBe(true);
      const longer = await desk.send(card, '/desk/checkouts', { dueOn: inDays(11) });
      expect(longer.status).toBe(422);
      const receipt = await desk.follow(await desk.send(longer, '/desk/checkouts'));
      expect(receipt.status).toBe(200);
      const [loan] = await town.rows<{ due: string }>('SELECT due_on AS due FROM loan WHERE instrument_code = $1', [
        code,
      ]);
      expect(loan?.due).toBe(dueOn);
    });

    it('shows a borrower’s own reservations', async () => {
      const { borrower, code } = await reserved(inDays(5), inDays(9));
      const card = await desk.read(`/desk?point=library&borrower=${borrower}`);
      expect(card.text).toContain('Reservasjoner');
      expect(card.text).toContain(shown(code));
    });
  });
});
