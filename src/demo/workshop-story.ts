import type { GradingEntity, TransferEntity } from '../inventory/index.js';
import { addDays, type CalendarDate } from '../platform/calendar/index.js';
import type { DemoInstrument, Row } from './demo-data.js';
import { openDayAfter, openOnOrAfter } from './open-days.js';
import { fits, type Stage } from './stage.js';
import type { DemoPoint } from './stock.js';
import {
  closings,
  drying,
  finishedMoves,
  finishedRepairs,
  openMoves,
  openRepairs,
  regradings,
  type Wanted,
} from './year-plan.js';

/** Washing days of the loan rules. */
const dryingDays = 2;

/** What is at repair, under way, drying, missing or retired now. */
export function setAside(stage: Stage): void {
  sendToRepair(stage);
  sendHome(stage);
  for (const wanted of drying) {
    const instrument = stage.take(wanted, stage.setting.today);
    Object.assign(instrument, { state: 'in-service', freeFrom: addDays(stage.setting.today, dryingDays) });
  }
  for (const { state, note, daysAgo, ...wanted } of closings) {
    const instrument = stage.take(wanted, stage.daysBack(wanted.point, daysAgo));
    Object.assign(instrument, { state, note, currentPointId: null });
    if (state === 'retired') instrument.condition = 'unusable';
  }
}

/** Repairs that are over, and transfers that arrived the next open day. */
export function recallWorkshop(stage: Stage): void {
  for (const { step, note, outcome, daysAgo, days, ...wanted } of finishedRepairs) {
    const openedOn = stage.daysBack(wanted.point, daysAgo);
    const completedOn = openOnOrAfter('culture-school', addDays(openedOn, days));
    stage.history.repairs.push({
      id: stage.random.uuid(),
      instrumentCode: stage.take(wanted, openedOn).code,
      step,
      note,
      loanId: null,
      openedAt: stage.instant(wanted.point, openedOn),
      openedBy: stage.deskUser(wanted.point),
      completedAt: stage.instant('culture-school', completedOn),
      completedBy: stage.user('lager'),
      outcome,
    });
  }
  for (const { sentFrom, daysAgo, ...wanted } of finishedMoves) {
    const sentOn = stage.daysBack(sentFrom, daysAgo);
    const receivedOn = openDayAfter(wanted.point, sentOn, 1);
    stage.history.transfers.push({
      ...transfer(stage, stage.take(wanted, sentOn), sentFrom, wanted.point, sentOn),
      receivedAt: stage.instant(wanted.point, receivedOn),
      receivedBy: stage.deskUser(wanted.point),
    });
  }
}

/** Every instrument was graded when it was registered, and some were graded again. */
export function gradeAll(stage: Stage): void {
  const { instruments } = stage.setting.stock;
  const again = new Map<string, (typeof regradings)[number]>();
  for (const wanted of regradings) {
    const candidate = instruments.find((instrument) => fits(instrument, wanted) && !again.has(instrument.code));
    if (candidate === undefined) throw new RangeError(`Nothing to regrade: ${wanted.kind} at ${wanted.point}`);
    again.set(candidate.code, wanted);
  }
  for (const instrument of instruments) {
    const later = again.get(instrument.code);
    const firstGrade = later?.from ?? instrument.gradeId;
    grade(stage, instrument, firstGrade, 'Vurdert ved registrering', 'lager', instrument.registeredAt);
    if (later === undefined) continue;
    const gradedAt = stage.instant('culture-school', stage.daysBack('culture-school', later.daysAgo));
    grade(stage, instrument, later.grade, later.reason, 'larer', gradedAt);
  }
}

function sendToRepair(stage: Stage): void {
  for (const { step, note, daysAgo, ...wanted } of openRepairs) {
    const openedOn = stage.daysBack(wanted.point, daysAgo);
    const instrument = stage.take(wanted, openedOn);
    const currentPointId = step === 'repair' ? null : instrument.homePointId;
    Object.assign(instrument, { state: 'in-repair', condition: 'needs-repair', currentPointId });
    stage.history.repairs.push({
      id: stage.random.uuid(),
      instrumentCode: instrument.code,
      step,
      note,
      loanId: null,
      openedAt: stage.instant(wanted.point, openedOn),
      openedBy: stage.deskUser(wanted.point),
      completedAt: null,
      completedBy: null,
      outcome: null,
    });
  }
}

function sendHome(stage: Stage): void {
  for (const { sentFrom, daysAgo, ...wanted } of openMoves) {
    const sentOn = stage.daysBack(sentFrom, daysAgo);
    const instrument = stage.take(wanted, sentOn);
    Object.assign(instrument, { state: 'in-transfer', currentPointId: null });
    stage.history.transfers.push(transfer(stage, instrument, sentFrom, wanted.point, sentOn));
  }
}

function transfer(
  stage: Stage,
  instrument: DemoInstrument,
  from: DemoPoint,
  to: Wanted['point'],
  sentOn: CalendarDate,
): Row<TransferEntity> {
  return {
    id: stage.random.uuid(),
    instrumentCode: instrument.code,
    fromPointId: from,
    toPointId: to,
    sentAt: stage.instant(from, sentOn),
    sentBy: stage.deskUser(from),
    receivedAt: null,
    receivedBy: null,
  };
}

function grade(
  stage: Stage,
  instrument: DemoInstrument,
  gradeId: string,
  reason: string,
  by: string,
  gradedAt: Date,
): void {
  const grading: Row<GradingEntity> = {
    id: stage.random.uuid(),
    instrumentCode: instrument.code,
    gradeId,
    reason,
    gradedBy: stage.user(by),
    gradedAt,
  };
  stage.history.gradings.push(grading);
}
