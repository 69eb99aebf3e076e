import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';

import { type CalendarDate, addDays } from '../../src/platform/calendar/index.js';
import { Outbox } from '../../src/platform/outbox/index.js';
import { until } from '../queue/support.js';
import { eachDatabase } from '../support/databases.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { rounds } from '../support/soak.js';
import { ReservationDesk, openDaysUpTo, secret, sender } from './reservation-desk.js';
import { Town } from './town.js';

eachDatabase((database) => {
  let town: Town;
  let sink: SmtpSink;
  let desk: ReservationDesk;
  let start: CalendarDate;
  let minute = 0;
  beforeAll(async () => {
    sink = await SmtpSink.start();
    town = await Town.start(database(), { ...secret, ...sender, SMTP_URL: sink.url });
    desk = new ReservationDesk(town, sink);
    start = town.today;
  });
  afterAll(async () => {
    await town.close();
    await sink.stop();
  });
  afterEach(async () => {
    town.application.clock.goTo(start);
    await town.expectWhole();
  });

  /** From now on the mail server takes nothing yet; so what is owed stays owed while something happens. */
  const hold = (): void => sink.answerWith(() => 'later');
  /** Waits until the mail server has been offered something for somebody and has not taken it. */
  const offered = ({ address }: { readonly address: string }): Promise<void> =>
    until(() => sink.log.some(({ to }) => to.includes(address)), 'it is offered');
  const allDelivered = (): Promise<void> =>
    until(async () => (await town.count('outbox')) === 0, 'everything is delivered');
  /** The mail server takes what it is given; time passes, so that it is tried again, until nothing is owed any more. */
  const release = async (): Promise<void> => {
    await until(
      async () => (await town.count('message WHERE sending_since IS NOT NULL')) === 0,
      'nothing is under way',
    );
    sink.answerWith(() => 'accept');
    town.application.clock.goTo(town.today, `11:${String((minute += 1)).padStart(2, '0')}`);
    await allDelivered();
  };

  it('is not told as ready where it was cleared, cancelled or fulfilled, or has lapsed', async () => {
    hold();
    const [lapsed, cleared, cancelled, fulfilled, ready] = [
      await desk.promised(),
      await desk.promised(),
      await desk.promised(),
      await desk.promised(),
      await desk.promised(),
    ];
    const { readyUntil } = await desk.shelve(lapsed);
    await desk.nightly(addDays(readyUntil, 1));
    for (const one of [cleared, cancelled, fulfilled, ready]) await desk.shelve(one);
    await Promise.all([cleared, cancelled, fulfilled, ready].map(({ person }) => offered(person)));
    await desk.clear(cleared.code);
    await desk.do(cancelled.id, 'cancel');
    expect((await desk.checkout(fulfilled.code, fulfilled.person.id)).status).toBe(201);
    await release();
    for (const past of [lapsed, cleared, cancelled, fulfilled]) {
      expect(desk.mailsTo(past.person)).toEqual([]);
      expect(await desk.messagesOf(past.id)).toEqual([{ kind: 'reservation-ready', state: 'cancelled' }]);
    }
    expect(desk.mailsTo(ready.person)).toHaveLength(1);
  });

  it('is told with the new code where it was made ready again, and the old one never goes', async () => {
    const reserved = await desk.promised();
    hold();
    const first = await desk.shelve(reserved);
    await offered(reserved.person);
    await desk.clear(reserved.code);
    const second = await desk.shelve(reserved);
    await release();
    const { text } = await desk.mailTo(reserved.person);
    expect(text).toContain(second.pickupCode);
    expect(text).not.toContain(first.pickupCode);
    const states = (await desk.messagesOf(reserved.id)).map(({ state }) => state);
    expect(states).toEqual(['cancelled', 'sent']);
  });

  it('is not told to who was a guardian then and is none now, nor where an instrument was lost again', async () => {
    const { id, addresses } = await desk.child('nb');
    const reserved = await desk.promised({ id, address: addresses[0] ?? '' });
    hold();
    await desk.shelve(reserved);
    await offered(reserved.person);
    await town.application.database.unitOfWork.run((tx) => tx.run('DELETE FROM guardian WHERE borrower_id = $1', [id]));
    const waiting = await desk.waitedFor({ from: desk.day(8), to: desk.day(40) });
    await desk.takeBack(waiting.code);
    await offered(waiting.person);
    await desk.do(waiting.id, 'cancel');
    await release();
    expect(desk.mailsTo(reserved.person)).toEqual([]);
    expect(desk.mailsTo(waiting.person)).toEqual([]);
    expect(await desk.messagesOf(waiting.id)).toEqual([{ kind: 'reservation-placed', state: 'cancelled' }]);
  });

  it('is not reminded of where it was picked up after the sweep', async () => {
    const reserved = await desk.promised();
    const { readyUntil } = await desk.shelve(reserved);
    await release();
    const [, lastButOne] = await openDaysUpTo(town, readyUntil);
    town.application.clock.goTo(lastButOne ?? start);
    hold();
    await desk.sweep();
    await until(() => sink.log.filter(({ to }) => to.includes(reserved.person.address)).length > 1, 'it is offered');
    expect((await desk.checkout(reserved.code, reserved.person.id)).status).toBe(201);
    await release();
    expect(desk.mailsTo(reserved.person)).toHaveLength(1);
    expect(await desk.messagesOf(reserved.id)).toEqual([
      { kind: 'reservation-ready', state: 'sent' },
      { kind: 'reservation-lapsing', state: 'cancelled' },
    ]);
  });

  it('is told or not, as it is cleared in the very moment of sending, and never half', async () => {
    for (let round = 0; round < rounds(7, 140); round += 1) {
      const several = await Promise.all([1, 2, 3].map(() => desk.promised()));
      for (const one of several) await desk.shelve(one);
      town.application.app.get(Outbox, { strict: false }).nudge();
      await pause(3 * (round % 7));
      await Promise.all(several.map(({ code }) => desk.clear(code)));
      await allDelivered();
      for (const { id, person } of several) {
        const [message, ...more] = await desk.messagesOf(id);
        expect(more).toEqual([]);
        expect(['sent', 'cancelled']).toContain(message?.state);
        expect(desk.mailsTo(person)).toHaveLength(message?.state === 'sent' ? 1 : 0);
        expect(await desk.reservation(id)).toMatchObject({ state: 'confirmed' });
      }
    }
  });
});
