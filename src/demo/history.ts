import type { ReservationEntity } from '../reservations/index.js';
import { type Accounts, accountsOf } from './charges.js';
import type { Row } from './demo-data.js';
import { lendNow, loseOne, returnLoans } from './lending-story.js';
import { keepReady, planNextYear } from './reservations.js';
import { type History, type Setting, Stage } from './stage.js';
import { gradeAll, recallWorkshop, setAside } from './workshop-story.js';

/** What is promised for the time to come. */
export interface Plans {
  readonly reservations: readonly Row<ReservationEntity>[];
}

/** Tells the year, and leaves each instrument of the setting in the state it ends in. */
export function tellTheYear(setting: Setting): History & Plans & Accounts {
  const stage = new Stage(setting);
  lendNow(stage);
  setAside(stage);
  const ready = keepReady(stage);
  loseOne(stage);
  recallWorkshop(stage);
  returnLoans(stage);
  gradeAll(stage);
  const { terms, people, today } = setting;
  const accounts = accountsOf(stage.history.loans, terms, people.borrowers, today);
  return { ...stage.history, ...accounts, reservations: [ready, ...planNextYear(stage)] };
}
