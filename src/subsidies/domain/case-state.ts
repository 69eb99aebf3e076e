/** How a case stands. */
export const caseStates = [
  'awaiting-confirmation',
  'submitted',
  'information-requested',
  'granted',
  'rejected',
  'withdrawn',
  'revoked',
  'expired',
] as const;

export type CaseState = (typeof caseStates)[number];

/** What is done to a case. */
export type CaseAct = 'confirm' | 'decline' | 'ask' | 'answer' | 'grant' | 'reject' | 'withdraw' | 'revoke' | 'expire';

interface Transition {
  readonly from: readonly CaseState[];
  readonly to: CaseState;
}

const undecided: readonly CaseState[] = ['submitted', 'information-requested'];

/** Every way from one state to another; what is not here cannot happen. */
const transitions: Readonly<Record<CaseAct, Transition>> = {
  confirm: { from: ['awaiting-confirmation'], to: 'submitted' },
  decline: { from: ['awaiting-confirmation'], to: 'withdrawn' },
  ask: { from: undecided, to: 'information-requested' },
  answer: { from: ['information-requested'], to: 'submitted' },
  grant: { from: undecided, to: 'granted' },
  reject: { from: undecided, to: 'rejected' },
  withdraw: { from: ['awaiting-confirmation', ...undecided], to: 'withdrawn' },
  revoke: { from: ['granted'], to: 'revoked' },
  expire: { from: ['granted'], to: 'expired' },
};

/** Why an act is refused: somebody was first, the family has not confirmed yet, or there is no decision that it could be about. */
export type CaseRefusal =
  'already-decided' | 'not-confirmed' | 'not-granted' | 'no-question-open' | 'already-confirmed';

/** What an act leads to from a state, or why it is refused. */
export function transition(
  act: CaseAct,
  state: CaseState,
): { readonly to: CaseState } | { readonly refused: CaseRefusal } {
  const { from, to } = transitions[act];
  return from.includes(state) ? { to } : { refused: refusalOf(act, state) };
}

/** Whether a decision can still be made in a case, at once or after the confirmation. */
export function isUndecided(state: CaseState): boolean {
  return state === 'awaiting-confirmation' || undecided.includes(state);
}

function refusalOf(act: CaseAct, state: CaseState): CaseRefusal {
  switch (act) {
    case 'confirm':
    case 'decline':
      return 'already-confirmed';
    case 'answer':
      return isUndecided(state) ? 'no-question-open' : 'already-decided';
    case 'revoke':
    case 'expire':
      return isUndecided(state)
        ? 'not-granted'
        : state === 'rejected' || state === 'withdrawn'
          ? 'not-granted'
          : 'already-decided';
    case 'ask':
    case 'grant':
    case 'reject':
    case 'withdraw':
      return state === 'awaiting-confirmation' ? 'not-confirmed' : 'already-decided';
  }
}
