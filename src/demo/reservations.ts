import type { EnrolmentEntity } from '../borrowers/index.js';
import { shippedProgrammes } from '../borrowers/index.js';
import { shippedRules } from '../loan-rules/index.js';
import { addDays, dayOfParts, schoolYearOf } from '../platform/calendar/index.js';
import { type ReservationEntity, priorityOf } from '../reservations/index.js';
import type { DemoInstrument, Row } from './demo-data.js';
import { ruleFor } from './loan-terms.js';
import { openDayAfter } from './open-days.js';
import { Random } from './random.js';
import type { Stage } from './stage.js';
import type { Wanted } from './year-plan.js';

/** So many pupils are promised something for the next school year; of the last one the guardian has yet to accept the contract. */
const planned = 3;

/** What stands on the hold shelf, and for whom: a pupil who has something already, so that six others have nothing. */
const kept: Wanted & { readonly borrower: string; readonly daysAgo: number; readonly pickupCode: string } = {
  ...{ kind: 'bassoon', grade: 'good', point: 'culture-school' },
  ...{ borrower: 'Emil N.', daysAgo: 1, pickupCode: 'K214' },
};

/** So long the pupil may have it. */
const keptForDays = 60;

/** Puts what is ready for pick-up on the hold shelf of the culture school. */
export function keepReady(stage: Stage): Row<ReservationEntity> {
  const { today, people } = stage.setting;
  const { point, kind, grade, borrower: displayName, daysAgo, pickupCode } = kept;
  const readyOn = stage.daysBack(point, daysAgo);
  const instrument = stage.take(kept, readyOn);
  Object.assign(instrument, { state: 'on-hold-shelf' });
  const borrower = stage.borrower(displayName);
  const places = people.enrolments.filter(
    (one) => one.borrowerId === borrower.id && one.schoolYear === schoolYearOf(today),
  );
  const programmes = shippedProgrammes.filter(({ id }) => places.some(({ programmeId }) => programmeId === id));
  const facts = { programmeIds: programmes.map(({ id }) => id), borrowerCategory: 'child' };
  const rule = ruleFor({ kind, grade, point }, facts, today);
  const toDay = addDays(today, keptForDays);
  return {
    id: new Random('hold shelf').uuid(),
    borrowerId: borrower.id,
    pinnedCode: null,
    instrumentCode: instrument.code,
    kindId: instrument.kindId,
    size: instrument.size,
    leastGradeId: grade,
    mostGradeId: grade,
    fromDay: readyOn,
    toDay,
    busyTo: addDays(toDay, rule.serviceDays),
    pickupPointId: point,
    state: 'ready',
    priority: priorityOf(programmes),
    madeAt: stage.instant(point, stage.daysBack(point, daysAgo + 6)),
    madeBy: stage.user('larer'),
    ruleId: rule.id,
    readyUntil: openDayAfter(point, readyOn, rule.holdShelfDays),
    pickupCode,
    loanId: null,
    version: 2,
  };
}

/**
 * What the teacher has planned for the next school year: a few promises, of which one waits for a guardian, one who waits for the same
 * instrument, and one that was called off.
 */
export function planNextYear(stage: Stage): Row<ReservationEntity>[] {
  const { today, stock, people } = stage.setting;
  const random = new Random('reservations');
  const first = Number(schoolYearOf(today).slice(5));
  const year = `${first}-${first + 1}`;
  const teacher = stage.user('larer');
  const pupils = people.enrolments.filter(
    (one) => one.schoolYear === year && one.teacherUserId === teacher && rightOf(one.programmeId),
  );
  const high = stock.instruments.filter((one) => isPlannable(one, 'high'));
  const made = (pupil: Row<EnrolmentEntity>, instrument: DemoInstrument, daysAgo: number): Row<ReservationEntity> => {
    const rule = shippedRules.find(({ id }) => id === `culture-school-high-${pupil.programmeId}`);
    if (rule === undefined) throw new RangeError(`No rule for ${pupil.programmeId}`);
    const to = dayOfParts(first + 1, 6, 15);
    return {
      id: random.uuid(),
      borrowerId: pupil.borrowerId,
      pinnedCode: null,
      instrumentCode: instrument.code,
      kindId: instrument.kindId,
      size: instrument.size,
      leastGradeId: 'high',
      mostGradeId: 'high',
      fromDay: dayOfParts(first, 8, 20),
      toDay: to,
      busyTo: addDays(to, rule.serviceDays),
      pickupPointId: 'culture-school',
      state: 'confirmed',
      priority: priorityOf(shippedProgrammes.filter(({ id }) => id === pupil.programmeId)),
      madeAt: stage.instant('culture-school', stage.daysBack('culture-school', daysAgo)),
      madeBy: teacher,
      ruleId: rule.id,
      readyUntil: null,
      pickupCode: null,
      loanId: null,
      version: 1,
    };
  };
  const promised = pupils.slice(0, planned).flatMap((pupil, nth) => {
    const instrument = high[nth];
    const state = nth === planned - 1 ? 'awaiting-acceptance' : 'confirmed';
    return instrument === undefined ? [] : [{ ...made(pupil, instrument, 9 - nth), state }];
  });
  const [wanted] = high;
  const [next, last] = pupils.slice(planned);
  if (wanted === undefined || next === undefined || last === undefined) return promised;
  const waiting = { ...made(next, wanted, 5), pinnedCode: wanted.code, instrumentCode: null, state: 'waiting' };
  const calledOff = { ...made(last, wanted, 4), state: 'cancelled' };
  return [...promised, waiting, calledOff];
}

function rightOf(programmeId: string): boolean {
  return shippedProgrammes.some(({ id, givesRightToHighQuality }) => id === programmeId && givesRightToHighQuality);
}

function isPlannable({ gradeId, state, homePointId }: DemoInstrument, grade: string): boolean {
  return gradeId === grade && state === 'available' && homePointId === 'culture-school';
}
