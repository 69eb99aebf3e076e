import { acceptedContracts, acceptedTerms } from './acceptances.js';
import { shippedProgrammes } from '../borrowers/index.js';
import { shippedGrades, shippedKinds } from '../inventory/index.js';
import { shippedRules } from '../loan-rules/index.js';
import type { CalendarDate } from '../platform/calendar/index.js';
import { newPeople } from './borrowers.js';
import type { DemoData } from './demo-data.js';
import { tellTheYear } from './history.js';
import { newStock } from './instruments.js';
import { loanFigures } from './loan-figures.js';
import { sharedCosts } from './shared-costs.js';
import { demoUsers, lendingPoints, municipalities, openingHours, termsAround, units } from './places.js';

/**
 * The whole demonstration as it looks on a day: a municipality with three lending points, its instruments and borrowers,
 * and a year of what happened to them. Pure: the same day gives the same rows, and another day gives the same codes,
 * people and ids with other dates.
 */
export function demonstration(today: CalendarDate): DemoData {
  const users = demoUsers(today);
  const teacher = users.find(({ role }) => role === 'teacher');
  if (teacher === undefined) throw new RangeError('The demonstration needs a teacher');
  const terms = termsAround(today);
  const stock = newStock(today);
  const people = newPeople(today, teacher.id);
  const history = tellTheYear({ today, stock, people, users, terms });
  return {
    municipalities,
    units,
    lendingPoints,
    openingHours,
    terms,
    users,
    kinds: shippedKinds.map((kind) => ({ ...kind, sizes: JSON.stringify(kind.sizes) })),
    grades: shippedGrades,
    programmes: shippedProgrammes,
    rules: shippedRules,
    ...stock,
    ...people,
    agreements: [
      ...acceptedTerms(people, users, today),
      ...acceptedContracts(people, stock, users, history.reservations),
    ],
    ...history,
    loanFigures: loanFigures({ ...stock, ...people, ...history }, today),
    ...sharedCosts(today, stock.instruments, users),
  };
}
