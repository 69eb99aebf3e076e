import { type AgreementEntity, currentVersion, guardianDecides } from '../borrowers/index.js';
import {
  addDays,
  type CalendarDate,
  calendarDate,
  dayOf,
  earlierOf,
  zonedInstant,
} from '../platform/calendar/index.js';
import type { People } from './borrowers.js';
import type { DemoUser, Row } from './demo-data.js';
import { demoZone } from './places.js';
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
