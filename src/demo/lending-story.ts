import type { LoanEntity } from '../lending/index.js';
import { categoryOf } from '../borrowers/index.js';
import type { LoanRule } from '../loan-rules/index.js';
import { addDays, calendarDate, type CalendarDate, schoolYearOf } from '../platform/calendar/index.js';
import type { DemoBorrower, DemoInstrument, Row } from './demo-data.js';
import { type BorrowerFacts, type Period, periodOf, ruleFor, unknownBorrower } from './loan-terms.js';
import { openOnOrAfter, openOnOrBefore } from './open-days.js';
import { type LoanSketch, openLoans } from './open-loans.js';
import type { Stage } from './stage.js';
import type { DemoPoint } from './stock.js';
import { daysOfHistory, type DemoGrade, loss } from './year-plan.js';

/** After this many days a returned loan no longer tells who had it. */
const daysUntilUnlinked = 14;

/** Hands over what is on loan now. */
export function lendNow(stage: Stage): void {
  for (const sketch of openLoans) lend(stage, sketch);
}

/** The instrument that a borrower lost: its loan ended without a return. */
export function loseOne(stage: Stage): void {
  const borrower = stage.borrower(loss.borrower);
  const rule = ruleFor(loss, factsOf(stage, borrower), stage.setting.today);
  const outOn = stage.daysBack(loss.point, loss.daysAgo);
  const dueOn = openOnOrAfter(loss.point, addDays(outOn, rule.lengthDays ?? 0));
  const instrument = stage.take(loss, outOn);
  Object.assign(instrument, { state: loss.state, note: loss.note, currentPointId: null });
  const loan = openLoan(stage, instrument, loss.point, borrower.id, rule, { outOn, dueOn });
  stage.history.loans.push({ ...loan, state: 'lost', version: 2 });
}

/** Up to six finished loans of every other instrument, one after the other, before whatever goes on with it now. */
export function returnLoans(stage: Stage): void {
  const { stock, today } = stage.setting;
  stock.instruments.forEach((instrument, index) => {
    if (index % 2 === 1 || instrument.gradeId === 'high') return;
    const until = stage.takenSince.get(instrument.code) ?? today;
    let next = addDays(today, -daysOfHistory + stage.random.below(60));
    for (let count = stage.random.between(1, 6); count > 0; count -= 1) {
      const returnedOn = lendAndReturn(stage, instrument, next, until);
      if (returnedOn === undefined) return;
      next = addDays(returnedOn, stage.random.between(5, 70));
    }
  });
}

function lend(stage: Stage, sketch: LoanSketch): void {
  const { today, terms, stock } = stage.setting;
  const borrower = stage.borrower(sketch.borrower);
  const rule = ruleFor(sketch, factsOf(stage, borrower), today);
  const period = periodOf(sketch.point, sketch.due, rule, today, terms, sketch.renewals);
  const instrument = stage.take(sketch, period.outOn, sketch.size);
  const loan = openLoan(stage, instrument, sketch.point, borrower.id, rule, period);
  stage.history.loans.push({ ...loan, renewals: sketch.renewals ?? 0 });
  Object.assign(instrument, { state: 'on-loan', currentPointId: null, dueOn: period.dueOn });
  for (const { id, instrumentCode } of stock.accessories) {
    if (instrumentCode !== instrument.code) continue;
    stage.history.loanAccessories.push({ loanId: loan.id, accessoryId: id, cameBack: null });
  }
}

/** Gives the day of the return, or `undefined` when there is no time for a loan. */
function lendAndReturn(
  stage: Stage,
  instrument: DemoInstrument,
  from: CalendarDate,
  until: CalendarDate,
): CalendarDate | undefined {
  const point = instrument.homePointId as DemoPoint;
  const outOn = openOnOrAfter(point, from);
  const wanted = { kind: instrument.kindId, grade: instrument.gradeId as DemoGrade, point };
  const rule = ruleFor(wanted, unknownBorrower, outOn);
  const dueOn = openOnOrAfter(point, addDays(outOn, rule.lengthDays ?? 90));
  const returnedOn = openOnOrBefore(point, addDays(dueOn, stage.random.between(-12, 3)));
  if (returnedOn <= outOn || returnedOn >= until) return undefined;
  const isUnlinked = addDays(returnedOn, daysUntilUnlinked) < stage.setting.today;
  const borrowerId = isUnlinked ? null : anyBorrower(stage, point);
  const loan = openLoan(stage, instrument, point, borrowerId, rule, { outOn, dueOn });
  stage.history.loans.push({
    ...loan,
    state: 'returned',
    returnedOn,
    registeredAt: stage.instant(point, returnedOn),
    returnedPointId: point,
    returnedBy: stage.deskUser(point),
    version: 2,
  });
  return returnedOn;
}

function openLoan(
  stage: Stage,
  instrument: DemoInstrument,
  point: DemoPoint,
  borrowerId: string | null,
  rule: LoanRule,
  { outOn, dueOn }: Period,
): Row<LoanEntity> {
  return {
    id: stage.random.uuid(),
    instrumentCode: instrument.code,
    borrowerId,
    lendingPointId: point,
    ruleId: rule.id,
    state: 'open',
    outAt: stage.instant(point, outOn),
    outOn,
    outBy: stage.deskUser(point),
    dueOn,
    returnedOn: null,
    registeredAt: null,
    returnedPointId: null,
    returnedBy: null,
    renewals: 0,
    renewedOn: null,
    claimedReturnedAt: null,
    version: 1,
  };
}

function factsOf(stage: Stage, { id, type, birthDate }: DemoBorrower): BorrowerFacts {
  const { today, people } = stage.setting;
  const places = people.enrolments.filter((one) => one.borrowerId === id && one.schoolYear === schoolYearOf(today));
  const born = birthDate === null ? null : calendarDate(birthDate);
  return {
    programmeIds: places.map(({ programmeId }) => programmeId),
    borrowerCategory: categoryOf(type === 'ensemble' ? 'ensemble' : 'person', born, today),
  };
}

/** Somebody of the point's unit who is not blocked. */
function anyBorrower(stage: Stage, point: DemoPoint): string {
  const { borrowers, blocks } = stage.setting.people;
  const unitOf = point === 'youth-arena' ? 'youth-arenas' : point;
  const blocked = new Set(blocks.map(({ borrowerId }) => borrowerId));
  return stage.random.pick(borrowers.filter(({ id, unitId }) => unitId === unitOf && !blocked.has(id))).id;
}
