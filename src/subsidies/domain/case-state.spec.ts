import { describe, expect, it } from '@jest/globals';
import { type CaseAct, type CaseState, caseStates, isUndecided, transition } from './case-state.js';

const acts: readonly CaseAct[] = [
  ...(['confirm', 'decline', 'ask', 'answer', 'grant', 'reject', 'withdraw', 'revoke', 'expire'] as const),
];

/** Where a case goes from a state, by act; what is missing is refused. */
const possible = (state: CaseState): Record<string, CaseState> =>
  Object.fromEntries(
    acts.flatMap((act) => {
      const found = transition(act, state);
      return 'to' in found ? [[act, found.to]] : [];
    }),
  );

describe('a case', () => {
  it('waits for the family, which confirms or declines; it may be taken back, and not be decided', () => {
    expect(possible('awaiting-confirmation')).toEqual({
      confirm: 'submitted',
      decline: 'withdrawn',
      withdraw: 'withdrawn',
    });
    expect(transition('grant', 'awaiting-confirmation')).toEqual({ refused: 'not-confirmed' });
  });

  it('is decided from when it is submitted, also while an answer is missing', () => {
    const open = { ask: 'information-requested', grant: 'granted', reject: 'rejected', withdraw: 'withdrawn' };
    expect(possible('submitted')).toEqual(open);
    expect(possible('information-requested')).toEqual({ ...open, answer: 'submitted' });
  });

  it('ends where it was granted by revocation or by time', () => {
    expect(possible('granted')).toEqual({ revoke: 'revoked', expire: 'expired' });
  });

  it.each(['rejected', 'withdrawn', 'revoked', 'expired'] as const)(
    'is over once it is %s, and is decided by nobody again',
    (state) => {
      expect(possible(state)).toEqual({});
      for (const act of ['grant', 'reject', 'ask', 'withdraw'] as const) {
        expect(transition(act, state)).toEqual({ refused: 'already-decided' });
      }
    },
  );

  it('is undecided until there is a decision, whichever', () => {
    expect(caseStates.filter(isUndecided)).toEqual(['awaiting-confirmation', 'submitted', 'information-requested']);
  });
});
