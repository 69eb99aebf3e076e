import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '../../platform/calendar/index.js';
import type { ContractFacts } from './contract-subject.js';
import { governingLanguages } from './domain/agreement.js';
import { documentMark, governingDocument } from './governing-document.js';
import { currentVersion, governingTemplates, templateOf } from './templates/templates.js';

const facts: ContractFacts = {
  kind: { nb: 'Cello', nn: 'Cello', en: 'Cello' },
  size: '3/4',
  code: '7K3-M9Q8',
  accessories: ['Bue', 'Etui'],
  condition: 'fine',
  from: calendarDate('2026-08-17'),
  to: calendarDate('2027-06-18'),
  feeOre: 75_000,
  depositOre: 100_000,
  lendingPoint: 'Kulturskolen',
  lender: 'Kulturskolen, Demo kommune',
};
const parties = { borrower: 'Nora H.', acceptor: 'Silje H.' };

function textOf(given: ContractFacts, language: 'nb' | 'nn' = 'nb'): string {
  const template = templateOf('contract', currentVersion('contract'));
  if (template === undefined) throw new Error('no contract');
  const { title, sections } = governingDocument(template, language, parties, given);
  return [title, ...sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs])].join('\n');
}

describe('the texts that govern', () => {
  it('are the same parts in both languages, each version once', () => {
    for (const { type, version, texts } of governingTemplates) {
      expect(texts.nn.sections.map(({ paragraphs }) => paragraphs.length)).toEqual(
        texts.nb.sections.map(({ paragraphs }) => paragraphs.length),
      );
      expect(governingTemplates.filter((one) => one.type === type && one.version === version)).toHaveLength(1);
    }
  });

  it('fill in the same things in both languages', () => {
    const placeholders = (text: unknown): string[] =>
      [...JSON.stringify(text).matchAll(/\{[A-Za-z]+\}/gu)].map(String).sort();
    for (const { texts } of governingTemplates) expect(placeholders(texts.nn)).toEqual(placeholders(texts.nb));
  });
});

describe('a contract', () => {
  it('names parties, instrument, accessories and state, period and amount', () => {
    const text = textOf(facts);
    for (const part of [
      'Nora H.',
      'Silje H.',
      'Cello 3/4',
      '7K3-M9Q8',
      'fin',
      'Bue, Etui',
      '17. august 2026',
      '18. juni 2027',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain('750\u00a0kr');
    expect(text).toContain('1\u00a0000\u00a0kr');
    expect(text).toContain('Kulturskolen, Demo kommune');
  });

  it.each(governingLanguages)('leaves nothing open in %s, also while the copy is not chosen', (language) => {
    expect(textOf(facts, language)).not.toMatch(/[{}]/u);
    const open = { ...facts, size: null, code: null, condition: null, accessories: [] };
    expect(textOf(open, language)).not.toMatch(/[{}]|null/u);
  });

  it('does not fill in what stands in a name', () => {
    const template = templateOf('contract', currentVersion('contract'));
    const document = governingDocument(template!, 'nb', { ...parties, borrower: '{fee}' }, facts);
    expect(JSON.stringify(document)).toContain('Låner: {fee}');
  });

  it('has another mark as soon as a word of it is another', () => {
    const template = templateOf('contract', currentVersion('contract'));
    const marks = [facts, { ...facts, feeOre: 0 }, { ...facts, accessories: ['Bue'] }].map((one) =>
      documentMark(governingDocument(template!, 'nb', parties, one)),
    );
    expect(new Set(marks).size).toBe(3);
  });
});
