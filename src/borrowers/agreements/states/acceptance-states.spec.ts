import { describe, expect, it } from '@jest/globals';
import { AcceptanceStates, type GivenAnswer, type OpenLink } from './acceptance-states.js';

const answer = (more: Partial<GivenAnswer>): GivenAnswer => ({
  borrowerId: 'amina',
  type: 'contract',
  version: '2026-1',
  method: 'link',
  outcome: 'accepted',
  subjectId: 'r1',
  ...more,
});
const link = (more: Partial<OpenLink>): OpenLink => ({
  borrowerId: 'amina',
  type: 'contract',
  subjectId: 'r1',
  failed: false,
  ...more,
});
const contract = (answers: GivenAnswer[], links: OpenLink[], ids = ['r1']): string =>
  new AcceptanceStates(answers, links, '2026-1').contract('amina', ids);

describe('how an acceptance stands', () => {
  it('is accepted by one who accepts, on paper where it was on paper', () => {
    expect(contract([answer({})], [])).toBe('accepted');
    expect(contract([answer({ method: 'desk' })], [link({})])).toBe('accepted');
    expect(contract([answer({ method: 'paper' })], [])).toBe('on-paper');
    expect(contract([answer({ outcome: 'declined' }), answer({})], [])).toBe('accepted');
  });

  it('is asked as long as a link is open, also after somebody has declined', () => {
    expect(contract([], [link({})])).toBe('asked');
    expect(contract([], [link({ failed: true }), link({})])).toBe('asked');
    expect(contract([], [link({ failed: true })])).toBe('undelivered');
    expect(contract([answer({ outcome: 'declined' })], [link({})])).toBe('asked');
    expect(contract([answer({ outcome: 'declined' })], [])).toBe('declined');
    expect(contract([], [])).toBe('missing');
  });

  it('is of the thing that it is about: a loan goes by what was accepted for its reservation', () => {
    expect(contract([answer({})], [], ['loan', 'r1'])).toBe('accepted');
    expect(contract([answer({})], [link({ subjectId: null })], ['r2'])).toBe('missing');
    expect(contract([answer({ borrowerId: 'other' })], [link({ borrowerId: 'other' })])).toBe('missing');
  });

  it('is of the terms in the version of today', () => {
    const terms = { type: 'terms', subjectId: null } as const;
    const state = (answers: GivenAnswer[], links: OpenLink[] = []): string =>
      new AcceptanceStates(answers, links, '2026-1').terms('amina');
    expect(state([answer(terms)])).toBe('accepted');
    expect(state([answer({ ...terms, version: '2020-1' })])).toBe('missing');
    expect(state([answer({})], [link(terms)])).toBe('asked');
  });
});
