import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { governingDocument, governingTemplates } from '../../src/borrowers/index.js';
import type { AgreementJob } from '../../src/borrowers/agreements/pdf/printed-agreement.js';
import { calendarDate } from '../../src/platform/calendar/index.js';
import { Pressroom } from './pressroom.js';
import { searchText } from './sheet-reader.js';

const facts = {
  kind: { nb: 'Cello', nn: 'Cello', en: 'Cello' },
  size: '3/4',
  code: '7K3-M9Q8',
  accessories: ['Bue', 'Trekk', 'Harpiks'],
  condition: 'fine',
  from: calendarDate('2026-08-20'),
  to: calendarDate('2027-06-15'),
  feeOre: 75_000,
  depositOre: 100_000,
  lendingPoint: 'Kulturskolen',
  lender: 'Kulturskolen, Demo kommune',
};

function job(count: number): AgreementJob {
  const template = governingTemplates.find(({ type }) => type === 'contract');
  if (template === undefined) throw new Error('There is no contract');
  const prints = Array.from({ length: count }, (_, nth) => ({
    language: 'nb' as const,
    document: governingDocument(template, 'nb', { borrower: `Elev ${nth + 1}.`, acceptor: 'Forelder F.' }, facts),
    above: ['Versjon 2026-1'],
    below: ['Underskrift'],
  }));
  return { title: 'Kontrakter', createdAt: new Date('2026-08-17T08:00:00Z'), prints };
}

describe('the press of contracts in a thread of its own', () => {
  const room = new Pressroom<AgreementJob>('borrowers/agreements/pdf/agreement-press.worker.ts');
  beforeAll(() => room.prepare());
  afterAll(() => room.close());

  it('puts each contract on a page of its own, and tells how many are done', async () => {
    const told: number[] = [];
    const pdf = await room.open().press(job(5), (done) => told.push(done));
    expect(told).toEqual([1, 2, 3, 4, 5]);
    const pages = searchText(pdf).split('\f').slice(0, -1);
    expect(pages).toHaveLength(5);
    pages.forEach((page, nth) => expect(page).toContain(`Låner: Elev ${nth + 1}.`));
  });

  it('stops the server for a small part of its time only, from a cold start to three hundred contracts', async () => {
    const longest = await room.longestStop(
      () => job(300),
      0.2,
      (pdf) => expect(pdf.length).toBeGreaterThan(300_000),
    );
    expect(longest).toBeLessThan(0.2);
  });
});
