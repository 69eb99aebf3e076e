import { lendNow, loseOne, returnLoans } from './lending-story.js';
import { type History, type Setting, Stage } from './stage.js';
import { gradeAll, recallWorkshop, setAside } from './workshop-story.js';

/** Tells the year, and leaves each instrument of the setting in the state it ends in. */
export function tellTheYear(setting: Setting): History {
  const stage = new Stage(setting);
  lendNow(stage);
  setAside(stage);
  loseOne(stage);
  recallWorkshop(stage);
  returnLoans(stage);
  gradeAll(stage);
  return stage.history;
}
