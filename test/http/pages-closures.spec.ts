import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { eachDatabase } from '../support/databases.js';
import { Town } from './town.js';
import { Visitor } from './visitor.js';
import { pointToClose } from './writes.js';

eachDatabase((database) => {
  let town: Town;
  let admin: Visitor;
  beforeAll(async () => {
    town = await Town.start(database());
    admin = await Visitor.loggedIn(town, 'admin');
  });
  afterAll(() => town.close());

  const asked = (from: string, to: string, reason = 'Vannskade'): string =>
    `?${new URLSearchParams({ from, to, reason }).toString()}`;

  describe('closing a point', () => {
    it('is found from the list of points', async () => {
      expect((await admin.read('/admin/points')).links()).toContain('/admin/points/library/closures');
    });

    it('shows what moves and how many come back each day, and does nothing until it is confirmed', async () => {
      const { point, from, to, loans } = await pointToClose(town, 4);
      const path = `/admin/points/${point}/closures`;
      const preview = await admin.read(`${path}${asked(from, to)}`);
      expect(preview.status).toBe(200);
      expect(preview.text).toContain('3 dager, 3 av dem ellers åpne');
      expect(preview.text).toMatch(/Lån med ny frist 4 .*torsdag 29\. oktober 2026 2 0 .*30\. oktober 2026 1 0/u);
      expect(await town.count('closure WHERE lending_point_id = $1', [point])).toBe(0);
      const sent = await admin.send(preview, path);
      expect([sent.status, sent.location]).toEqual([303, path]);
      const after = await admin.follow(sent);
      expect(after.text).toContain('4 lån fikk ny frist, og 0 venter lenger på hentehylla');
      expect(after.text).toMatch(/Stenginger .*Vannskade/u);
      expect(await town.count('closure_move WHERE loan_id = $1', [loans[0]?.id ?? ''])).toBe(1);
      const again = await admin.send(preview, path);
      expect([again.status, await town.count('closure WHERE lending_point_id = $1', [point])]).toEqual([303, 1]);
    });

    it('says at its field what is wrong, and keeps what was typed', async () => {
      const { point, from, to } = await pointToClose(town, 0);
      const path = `/admin/points/${point}/closures`;
      const wrong = await admin.read(`${path}${asked(to, from, '')}`);
      expect([wrong.status, wrong.errorAt('reason')]).toEqual([400, 'Må fylles ut.']);
      const backwards = await admin.read(`${path}${asked(to, from)}`);
      expect(backwards.errorAt('to')).toBe('Den siste dagen må være den første eller en senere.');
      expect(backwards.form(`${path}#preview`)).toEqual({ from: to, to: from, reason: 'Vannskade' });
      expect(backwards.hasForm(path)).toBe(false);
      const preview = await admin.read(`${path}${asked(from, to)}`);
      expect(preview.text).toContain('Ingenting skal leveres eller hentes disse dagene');
      await admin.send(preview, path);
      const overtaken = await admin.read(`${path}${asked(from, from)}`);
      expect(overtaken.errorAt('from')).toContain('er alt stengt fra');
    });

    it('says which loans stay due, and why', async () => {
      const { point, from, to, loans } = await pointToClose(town, 1);
      const desk = await town.as('admin');
      const { headers } = await desk.get(`/api/v1/lending-points/${point}`);
      const json = { openingHours: [] };
      const match = { 'if-match': headers.get('etag') ?? '' };
      await desk.put(`/api/v1/lending-points/${point}/opening-hours`, { json, headers: match });
      const { instrument = '' } = loans[0] ?? {};
      const preview = await admin.read(`/admin/points/${point}/closures${asked(from, to)}`);
      expect(preview.text).toContain(`${instrument.slice(0, 3)}-${instrument.slice(3)}`);
      expect(preview.text).toContain('Stedet har ingen åpne dager etterpå');
    });

    it('can be taken back on the page until it begins', async () => {
      const { point, from, to } = await pointToClose(town, 0);
      const path = `/admin/points/${point}/closures`;
      const page = await admin.follow(await admin.send(await admin.read(`${path}${asked(from, to)}`), path));
      const [row] = await town.rows<{ id: string }>('SELECT id FROM closure WHERE lending_point_id = $1', [point]);
      const withdrawal = `${path}/${row?.id}/withdrawal`;
      const back = await admin.follow(await admin.send(page, withdrawal));
      expect(back.text).toContain('Ingen stenginger nå eller framover');
      const late = await admin.send(page, withdrawal);
      expect(late.status).toBe(303);
      expect((await admin.forge(withdrawal)).status).toBe(400);
    });

    it('is for administrators', async () => {
      const librarian = await Visitor.loggedIn(town, 'bibliotek');
      expect((await librarian.read('/admin/points/library/closures')).status).toBe(403);
      expect((await librarian.forge('/admin/points/library/closures')).status).toBe(403);
      expect((await admin.read('/admin/points/nowhere/closures')).status).toBe(404);
    });
  });
});
