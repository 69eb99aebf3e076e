import { type AgreementEntity, type ContractFacts, currentVersion, guardianDecides } from '../borrowers/index.js';
import { formatCode, shippedKinds, type InstrumentCode } from '../inventory/index.js';
import { shippedRules } from '../loan-rules/index.js';
import {
  addDays,
  type CalendarDate,
  calendarDate,
  dayOf,
  earlierOf,
  zonedInstant,
} from '../platform/calendar/index.js';
import type { People } from './borrowers.js';
import type { ReservationEntity } from '../reservations/index.js';
import type { DemoUser, Row } from './demo-data.js';
import type { Stock } from './instruments.js';
import { demoZone, lendingPoints, municipalities, units } from './places.js';
import { Random } from './random.js';

/** For whom nobody has accepted anything yet, so that the refusal can be tried; of the last one no address is known. */
export const withoutTerms: readonly string[] = ['Frida L.', 'Delal K.', 'Samir N.'];

const deskOf: Readonly<Record<string, string>> = {
  library: 'bibliotek',
  'youth-arenas': 'ungdom',
  'culture-school': 'larer',
};

/** The terms that guardians accepted when their children were registered: by a link, on paper or at the desk. */
export function acceptedTerms(people: People, users: readonly DemoUser[], today: CalendarDate): Row<AgreementEntity>[] {
  const random = new Random('acceptances');
  return people.borrowers.flatMap((borrower, index): Row<AgreementEntity>[] => {
    const guardian = people.guardians.find(({ borrowerId }) => borrowerId === borrower.id);
    const birthDate = borrower.birthDate === null ? null : calendarDate(borrower.birthDate);
    const type = borrower.type === 'ensemble' ? 'ensemble' : 'person';
    const asked = guardianDecides({ type, birthDate }, today) && !withoutTerms.includes(borrower.displayName);
    if (guardian === undefined || !asked) return [];
    const method = guardian.email === null ? 'paper' : (['link', 'paper', 'desk'] as const)[index % 3];
    const desk = users.find(({ username }) => username === deskOf[borrower.unitId]);
    const day = earlierOf(addDays(dayOf(borrower.createdAt, demoZone), random.between(0, 9)), addDays(today, -1));
    return [
      {
        id: random.uuid(),
        borrowerId: borrower.id,
        type: 'terms',
        version: currentVersion('terms'),
        language: borrower.language === 'nn' ? 'nn' : 'nb',
        acceptedBy: 'guardian',
        acceptorId: guardian.id,
        method: method ?? 'paper',
        outcome: 'accepted',
        acceptedAt: zonedInstant(day, `19:${random.between(10, 59)}`, demoZone),
        registeredBy: method === 'link' ? null : (desk?.id ?? null),
        reservationId: null,
        loanId: null,
        facts: null,
      },
    ];
  });
}

/** The contracts that guardians have accepted of what is promised: one by a link, the next on paper. */
export function acceptedContracts(
  people: People,
  stock: Stock,
  users: readonly DemoUser[],
  reservations: readonly Row<ReservationEntity>[],
): Row<AgreementEntity>[] {
  const random = new Random('contracts');
  const promised = reservations.filter(({ state, leastGradeId }) => state === 'confirmed' && leastGradeId === 'high');
  const desk = users.find(({ username }) => username === 'larer');
  return promised.flatMap((reservation, nth): Row<AgreementEntity>[] => {
    const guardian = people.guardians.find(({ borrowerId }) => borrowerId === reservation.borrowerId);
    const facts = contractFacts(stock, reservation);
    if (guardian === undefined || facts === undefined) return [];
    const method = nth % 2 === 0 && guardian.email !== null ? 'link' : 'paper';
    return [
      {
        id: random.uuid(),
        borrowerId: guardian.borrowerId,
        type: 'contract',
        version: currentVersion('contract'),
        language: 'nb',
        acceptedBy: 'guardian',
        acceptorId: guardian.id,
        method,
        outcome: 'accepted',
        acceptedAt: new Date(reservation.madeAt.getTime() + 26 * 3_600_000),
        registeredBy: method === 'link' ? null : (desk?.id ?? null),
        reservationId: reservation.id,
        loanId: null,
        facts: JSON.stringify(facts),
      },
    ];
  });
}

/** What the contract about a promise said. */
function contractFacts(
  { instruments, accessories }: Stock,
  { instrumentCode, ruleId, fromDay, toDay, pickupPointId }: Row<ReservationEntity>,
): ContractFacts | undefined {
  const instrument = instruments.find(({ code }) => code === instrumentCode);
  const kind = shippedKinds.find(({ id }) => id === instrument?.kindId);
  const rule = shippedRules.find(({ id }) => id === ruleId);
  const point = lendingPoints.find(({ id }) => id === pickupPointId);
  const unit = units.find(({ id }) => id === point?.unitId);
  if (instrument === undefined || kind === undefined || rule === undefined) return undefined;
  return {
    kind: { nb: kind.nb, nn: kind.nn, en: kind.en },
    size: instrument.size,
    code: formatCode(instrument.code as InstrumentCode),
    accessories: accessories.filter((one) => one.instrumentCode === instrument.code).map(({ name }) => name),
    condition: instrument.condition,
    from: calendarDate(fromDay),
    to: calendarDate(toDay),
    feeOre: rule.feeOre,
    depositOre: rule.depositOre,
    lendingPoint: point?.name ?? '',
    lender: [unit?.name, municipalities[0]?.name].filter(Boolean).join(', '),
  };
}
