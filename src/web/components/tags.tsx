import type { JSX } from 'preact';
import type { Condition, InstrumentState } from '../../inventory/index.js';
import { useTexts } from '../frame.js';
import type { LoanLine, NextStep } from '../view-models.js';
import { wordTexts } from './words.texts.js';

type Tone = 'success' | 'info' | 'warning' | 'danger' | 'neutral';

const stateTones: Readonly<Record<InstrumentState, Tone>> = {
  available: 'success',
  'on-loan': 'info',
  'on-hold-shelf': 'info',
  'in-transfer': 'warning',
  'in-service': 'warning',
  'in-repair': 'warning',
  missing: 'danger',
  lost: 'danger',
  retired: 'neutral',
};

const conditionTones: Readonly<Record<Condition, Tone>> = {
  'as-new': 'success',
  fine: 'success',
  worn: 'neutral',
  'needs-repair': 'warning',
  unusable: 'danger',
};

/** A short word on a coloured ground. */
export function Tag({ tone, children }: { readonly tone: Tone; readonly children: string }): JSX.Element {
  return (
    <span class="ds-tag" data-color={tone}>
      {children}
    </span>
  );
}

/** Where an instrument is in its circulation. */
export function StateTag({ state }: { readonly state: InstrumentState }): JSX.Element {
  return <Tag tone={stateTones[state]}>{useTexts(wordTexts)(`state.${state}`)}</Tag>;
}

/** How worn an instrument is. */
export function ConditionTag({ condition }: { readonly condition: Condition }): JSX.Element {
  return <Tag tone={conditionTones[condition]}>{useTexts(wordTexts)(`condition.${condition}`)}</Tag>;
}

/** What an instrument is worth to a player. */
export function GradeTag({ grade }: { readonly grade: string }): JSX.Element {
  return (
    <span class="ds-tag" data-color="neutral" data-variant="outline">
      {grade}
    </span>
  );
}

/** Whether a loan runs, is late or has ended. */
export function LoanTag({ loan }: { readonly loan: Pick<LoanLine, 'state' | 'overdue'> }): JSX.Element {
  const t = useTexts(wordTexts);
  if (loan.state === 'open' && loan.overdue) return <Tag tone="danger">{t('loan.overdue')}</Tag>;
  return (
    <Tag tone={loan.state === 'open' ? 'info' : loan.state === 'lost' ? 'danger' : 'neutral'}>
      {t(`loan.${loan.state}`)}
    </Tag>
  );
}

/** A next step in words: "Send til Kulturskolen". */
export function useStepWords(): (next: NextStep) => string {
  const t = useTexts(wordTexts);
  return ({ step, to }) => t(`next.${step}`, { point: to ?? '' });
}
