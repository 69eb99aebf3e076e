import { guardiansHaveRights } from '../borrowers/index.js';
import {
  addDays,
  type CalendarDate,
  calendarDate,
  dayOfParts,
  schoolYearOf,
  zonedInstant,
} from '../platform/calendar/index.js';
import type {
  CaseAction,
  CaseContent,
  CaseDecision,
  CaseEntry,
  CaseState,
  SeededCase,
  SubsidyCase,
} from '../subsidies/index.js';
import type { CoverageEntity } from '../coverage/index.js';
import type { DemoBorrower, DemoData, DemoUser, Row } from './demo-data.js';
import { demoZone } from './places.js';
import { Random } from './random.js';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The units that decide, who works there, and how its cases begin and end. */
const units = [
  { unit: 'nav', caseworker: 'nav', grounds: 'Familien har ikke råd til leie og depositum nå.', share: 10_000 },
  {
    unit: 'integration',
    caseworker: 'integrering',
    grounds: 'Instrumentet er en del av introduksjonsplanen.',
    share: 10_000,
  },
  { unit: 'culture-school', caseworker: 'friplass', grounds: 'Eleven fyller vilkårene for friplass.', share: 5_000 },
] as const;

/** One case of each state in every unit, and how many days ago it was asked for. */
const sketches: readonly (readonly [CaseState, number])[] = [
  ['awaiting-confirmation', 2],
  ['submitted', 16],
  ['submitted', 3],
  ['information-requested', 9],
  ['granted', 20],
  ['rejected', 25],
  ['withdrawn', 12],
  ['revoked', 60],
  ['expired', 200],
];

/** The cases of the demonstration: deterministic but for what is random by its nature, the seals. */
export function demoCases(data: DemoData, today: CalendarDate): SeededCase[] {
  const people = data.borrowers.filter(({ type }) => type === 'person');
  return units.flatMap(({ unit, caseworker, grounds, share }, nthUnit) =>
    sketches.map(([state, daysAgo], nth) => {
      const borrower = people[(nthUnit * sketches.length + nth * 2 + 5) % people.length];
      const worker = data.users.find(({ username }) => username === caseworker);
      if (borrower === undefined || worker === undefined) throw new RangeError('The demonstration has too few people');
      const random = new Random(`case ${unit} ${nth}`);
      return told({
        data,
        today,
        borrower,
        worker,
        unit,
        state,
        grounds,
        share,
        day: addDays(today, -daysAgo),
        random,
      });
    }),
  );
}

/** What a granted case covers, and says nothing of who covers it. */
export function coverageOf({ one: { content } }: SeededCase): Row<CoverageEntity> | undefined {
  const { borrowerId, coverageId, decision, revocation } = content;
  if (coverageId === null || decision === null || decision.validFrom === null) return undefined;
  return {
    id: coverageId,
    ...{ borrowerId, loanId: null, reservationId: null, position: 1 },
    basisPoints: decision.coverageBasisPoints ?? 0,
    capOre: decision.capOre,
    validFrom: decision.validFrom,
    validTo: revocation === null ? decision.validTo : addDays(revocation.from, -1),
  };
}

interface Setting {
  readonly data: DemoData;
  readonly today: CalendarDate;
  readonly borrower: DemoBorrower;
  readonly worker: DemoUser;
  readonly unit: string;
  readonly state: CaseState;
  readonly grounds: string;
  readonly share: number;
  readonly day: CalendarDate;
  readonly random: Random;
}

function told(setting: Setting): SeededCase {
  const { data, today, borrower, worker, unit, state, day, random } = setting;
  const by = { id: worker.id, name: worker.displayName };
  const at = (later: number, time: string): string => zonedInstant(addDays(day, later), time, demoZone).toISOString();
  const teacher = data.users.find(({ role }) => role === 'teacher');
  const applicant = applicantOf(data, borrower, today);
  const lastOfYear = dayOfParts(Number(schoolYearOf(day).slice(5)), 6, 20);
  const to = state === 'expired' ? addDays(today, -5) : lastOfYear > today ? lastOfYear : addDays(today, 40);
  const decided = decisionOf(setting, to, at(4, '10:30'));
  const awaits = state === 'awaiting-confirmation';
  const content: CaseContent = {
    borrowerId: borrower.id,
    loanId: null,
    reservationId: null,
    from: day,
    to,
    applicantId: applicant?.id ?? null,
    askedBy: teacher === undefined ? null : { id: teacher.id, name: teacher.displayName, role: teacher.role },
    note: 'Eleven trenger instrument til undervisningen.',
    grounds: null,
    confirmed: awaits ? null : { how: 'link', at: at(1, '19:12') },
    assignee: awaits || state === 'submitted' ? null : by,
    question: state === 'information-requested' ? 'Hva er inntekten til husstanden de siste tre månedene?' : null,
    decision: decided,
    coverageId: decided?.outcome === 'granted' ? random.uuid() : null,
    revocation:
      state === 'revoked' ? { from: today, reason: 'Instrumentet er levert tilbake.', at: at(50, '09:15') } : null,
    renewalOf: null,
    renewedBy: null,
  };
  const one: SubsidyCase = {
    id: random.uuid(),
    unitId: unit,
    caseNumber: `S-${random.text(alphabet, 4)}-${random.text(alphabet, 4)}`,
    voucher: `B-${random.text(alphabet, 10)}`,
    state,
    submittedOn: day,
    version: 1,
    content,
  };
  return {
    one,
    entries: entriesOf(setting, at),
    letter: letterOf(setting, one, applicant?.displayName ?? '–', random),
  };
}

function decisionOf(
  { state, worker, grounds, share, day }: Setting,
  to: CalendarDate,
  at: string,
): CaseDecision | null {
  if (!['granted', 'rejected', 'revoked', 'expired'].includes(state)) return null;
  const granted = state !== 'rejected';
  return {
    outcome: granted ? 'granted' : 'rejected',
    coverageBasisPoints: granted ? share : null,
    capOre: null,
    validFrom: granted ? addDays(day, 4) : null,
    validTo: granted ? to : null,
    grounds: granted ? grounds : 'Husstanden har inntekt over grensen.',
    at,
    by: { id: worker.id, name: worker.displayName },
  };
}

/** What the log of a case tells, by its state. */
function entriesOf({ data, state, worker }: Setting, at: (later: number, time: string) => string): CaseEntry[] {
  const teacher = data.users.find(({ role }) => role === 'teacher');
  const by = { id: worker.id, name: worker.displayName };
  const asked = teacher === undefined ? null : { id: teacher.id, name: teacher.displayName };
  const entry = (action: CaseAction, later: number, who: CaseEntry['by']): CaseEntry => ({
    action,
    at: at(later, '10:30'),
    by: who,
    detail: null,
  });
  const requested = [entry('requested', 0, asked)];
  if (state === 'awaiting-confirmation') return requested;
  const confirmed = [...requested, entry('confirmed', 1, null)];
  switch (state) {
    case 'submitted':
      return confirmed;
    case 'information-requested':
    case 'withdrawn':
    case 'rejected':
    case 'granted':
      return [...confirmed, entry('taken', 3, by), entry(state, 4, by)];
    case 'revoked':
      return [...confirmed, entry('taken', 3, by), entry('granted', 4, by), entry('revoked', 50, by)];
    case 'expired':
      return [...confirmed, entry('taken', 3, by), entry('granted', 4, by), entry('expired', 195, null)];
  }
}

function letterOf(
  { data, borrower, unit, today, state }: Setting,
  { content, caseNumber, id: caseId }: SubsidyCase,
  applicant: string,
  random: Random,
): SeededCase['letter'] {
  const { decision } = content;
  if (decision === null) return null;
  const place = data.units.find(({ id }) => id === unit);
  const kind = decision.outcome;
  const writtenAt = decision.at;
  const day = calendarDate(writtenAt.slice(0, 10));
  const delivery = { way: 'handed-over' as const, sentOn: day, reachedOn: day };
  return {
    letter: {
      id: random.uuid(),
      caseId,
      ...{ kind, language: 'nb', writtenAt, archivedAt: null },
      delivery: state === 'granted' ? null : delivery,
    },
    about: { kind, decision },
    unitKind: place?.kind ?? '',
    around: {
      today: day < today ? day : today,
      now: new Date(writtenAt),
      caseNumber,
      municipality: data.municipalities[0]?.name ?? '',
      unit: place?.name ?? unit,
      contact: [place?.phone, place?.email].filter((line) => typeof line === 'string'),
      borrower: borrower.displayName,
      applicant,
      subject: content,
    },
  };
}

function applicantOf(
  data: DemoData,
  borrower: DemoBorrower,
  today: CalendarDate,
): { id: string; displayName: string } | undefined {
  const birthDate = borrower.birthDate === null ? null : calendarDate(borrower.birthDate);
  if (!guardiansHaveRights({ type: 'person', birthDate }, today)) return borrower;
  return data.guardians.find(({ borrowerId }) => borrowerId === borrower.id);
}
