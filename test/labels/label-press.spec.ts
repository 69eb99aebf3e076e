import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadLabelStocks } from '../../src/labels/label-data.js';
import type { SheetJob } from '../../src/labels/pdf/label-job.js';
import { type PressJob, press as pressHere } from '../../src/labels/pdf/press-job.js';
import { someInstruments } from './instruments.js';
import { Pressroom } from './pressroom.js';

function job(count: number, stockId = 'avery-l7160'): SheetJob {
  return {
    stock: loadLabelStocks().find(({ id }) => id === stockId)!,
    design: 'standard',
    baseUrl: 'https://laan.eksempel.kommune.no',
    items: someInstruments(count),
    startAt: 1,
    title: 'Etiketter',
    language: 'nb',
    createdAt: new Date('2026-08-17T08:00:00Z'),
  };
}

describe('the press in a thread of its own', () => {
  const room = new Pressroom<PressJob>('labels/pdf/label-press.worker.ts');
  beforeAll(() => room.prepare());
  afterAll(() => room.close());

  it('prints the same as the caller would, jobs side by side', async () => {
    const press = room.open();
    const [many, few] = await Promise.all([
      press.press({ kind: 'sheets', job: job(100) }),
      press.press({ kind: 'sheets', job: job(2) }),
    ]);
    const inline = await pressHere({ kind: 'sheets', job: job(100) });
    expect(Buffer.from(many).equals(Buffer.from(inline))).toBe(true);
    expect(few.length).toBeLessThan(many.length);
  });

  it('stops the server for a small part of its time only, from a cold start to a thousand labels', async () => {
    const longest = await room.longestStop(
      () => ({ kind: 'sheets', job: job(1000) }),
      0.2,
      (pdf) => expect(pdf.length).toBeGreaterThan(100_000),
    );
    expect(longest).toBeLessThan(0.2);
  });

  it('tells what went wrong, and goes on', async () => {
    const press = room.open();
    await expect(press.press({ kind: 'sheets', job: job(1, 'avery-l4731') })).rejects.toThrow('does not fit');
    await expect(press.press({ kind: 'svg', job: job(1), item: someInstruments(1)[0]! })).resolves.toBeDefined();
  });

  it('starts anew after its thread was stopped, whether idle or at work', async () => {
    const press = room.open(1);
    await press.press({ kind: 'sheets', job: job(1) });
    await pause(100);
    await expect(press.press({ kind: 'sheets', job: job(1) })).resolves.toBeDefined();
    const cut = press.press({ kind: 'sheets', job: job(500) });
    await Promise.all([expect(cut).rejects.toThrow('stopped'), press.close()]);
    await expect(press.press({ kind: 'sheets', job: job(1) })).resolves.toBeDefined();
  });

  it('takes what comes just while its idle thread is being stopped', async () => {
    const press = room.open(1);
    for (const ms of [1, 2, 3, 4]) {
      await press.press({ kind: 'sheets', job: job(1) });
      await pause(ms);
    }
    await expect(press.press({ kind: 'sheets', job: job(1) })).resolves.toBeDefined();
  });
});
