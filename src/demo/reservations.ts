import type { EnrolmentEntity } from '../borrowers/index.js';
import { shippedProgrammes } from '../borrowers/index.js';
import { shippedRules } from '../loan-rules/index.js';
import { addDays, dayOfParts, schoolYearOf } from '../platform/calendar/index.js';
import { type ReservationEntity, priorityOf } from '../reservations/index.js';
import type { DemoInstrument, Row } from './demo-data.js';
import { Random } from './random.js';
import type { Stage } from './stage.js';

/** So many pupils are promised something for the next school year. */
const planned = 3;

/** What the teacher has planned for the next school year: a few promises, one who waits for the same cello, and one that was called off. */
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
    return instrument === undefined ? [] : [made(pupil, instrument, 9 - nth)];
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
