import type {
  LendingPointEntity,
  MunicipalityEntity,
  OpeningHoursEntity,
  TermEntity,
  UnitEntity,
} from '../organisation/index.js';
import { proposedTerms } from '../organisation/index.js';
import { addDays, type CalendarDate, schoolYearOf, zonedInstant } from '../platform/calendar/index.js';
import type { DemoUser, Row } from './demo-data.js';
import { Random } from './random.js';
import type { DemoPoint } from './stock.js';

/** The zone of the demonstration's days. */
export const demoZone = 'Europe/Oslo';

/** The one municipality. */
export const municipalityId = 'demo';

export const municipalities: readonly Row<MunicipalityEntity>[] = [
  { id: municipalityId, name: 'Demo kommune', number: null },
];

/** The units; a telephone number in Norway has eight digits and never begins with 0, so nobody has one of these. */
export const units: readonly Row<UnitEntity>[] = [
  unit('municipality', 'municipality', 'Demo kommune', '+47 00 00 00 00'),
  unit('library', 'library', 'Demo folkebibliotek', '+47 00 00 00 10'),
  unit('youth-arenas', 'youth-arenas', 'Ungdomsarenaene i Demo', '+47 00 00 00 20'),
  unit('culture-school', 'culture-school', 'Demo kulturskole', '+47 00 00 00 30'),
  unit('nav', 'nav', 'NAV Demo', '+47 00 00 00 40'),
  unit('integration', 'integration', 'Integreringsseksjonen', '+47 00 00 00 50'),
];

export const lendingPoints: readonly Row<LendingPointEntity>[] = [
  point('library', 'library', 'Biblioteket', '+47 00 00 00 11', 'Eksempeltorget 1, 0000 Demo', 'NO-0000000'),
  point('youth-arena', 'youth-arenas', 'Ungdomsarenaen', '+47 00 00 00 21', 'Prøveveien 7, 0000 Demo', null),
  point('culture-school', 'culture-school', 'Kulturskolen', '+47 00 00 00 31', 'Eksempelgata 12, 0000 Demo', null),
];

/** The unit that runs each point. */
export const unitOfPoint: Readonly<Record<DemoPoint, string>> = {
  library: 'library',
  'youth-arena': 'youth-arenas',
  'culture-school': 'culture-school',
};

export const openingHours: readonly Row<OpeningHoursEntity>[] = [
  ...hours('library', [1, 2, 3, 4], '10:00', '19:00'),
  ...hours('library', [5], '10:00', '16:00'),
  ...hours('library', [6], '10:00', '15:00'),
  ...hours('youth-arena', [1, 2, 3, 4], '14:00', '21:00'),
  ...hours('youth-arena', [5], '14:00', '23:00'),
  ...hours('culture-school', [1, 2, 3, 4], '12:00', '19:00'),
  ...hours('culture-school', [5], '12:00', '16:00'),
];

/** Terms of the school years before, of and after a day. */
export function termsAround(today: CalendarDate): readonly Row<TermEntity>[] {
  const thisYear = Number(schoolYearOf(today).slice(0, 4));
  return [thisYear - 1, thisYear, thisYear + 1]
    .flatMap(proposedTerms)
    .map((term) => ({ ...term, municipalityId, version: 1 }));
}

/** The log-ins by username, the same ids whatever the day. */
export function demoUsers(today: CalendarDate): readonly DemoUser[] {
  const random = new Random('users');
  const createdAt = zonedInstant(addDays(today, -400), '09:00', demoZone);
  const user = (
    username: string,
    displayName: string,
    role: string,
    unitId: string,
    lendingPointId: DemoPoint | null,
  ): DemoUser => ({
    id: random.uuid(),
    username,
    displayName,
    role,
    unitId,
    lendingPointId,
    language: 'nb',
    active: true,
    failedLogins: 0,
    lockedUntil: null,
    createdAt,
    version: 1,
  });
  return [
    user('bibliotek', 'Ingrid L.', 'librarian', 'library', 'library'),
    user('ungdom', 'Kevin O.', 'youth-worker', 'youth-arenas', 'youth-arena'),
    user('larer', 'Sunniva B.', 'teacher', 'culture-school', 'culture-school'),
    user('lager', 'Terje M.', 'inventory-manager', 'culture-school', 'culture-school'),
    user('nav', 'Astrid H.', 'caseworker', 'nav', null),
    user('integrering', 'Rashid K.', 'caseworker', 'integration', null),
    user('friplass', 'Marit E.', 'caseworker', 'culture-school', 'culture-school'),
    user('okonomi', 'Geir S.', 'accountant', 'municipality', null),
    user('admin', 'Unni R.', 'administrator', 'municipality', null),
  ];
}

function unit(id: string, kind: string, name: string, phone: string): Row<UnitEntity> {
  return { id, municipalityId, kind, name, phone, email: `${id}@example.org`, version: 1 };
}

function point(
  id: DemoPoint,
  unitId: string,
  name: string,
  phone: string,
  address: string,
  isil: string | null,
): Row<LendingPointEntity> {
  return { id, unitId, kind: id, name, address, phone, isil, version: 1 };
}

function hours(
  lendingPointId: DemoPoint,
  weekdays: readonly number[],
  opens: string,
  closes: string,
): Row<OpeningHoursEntity>[] {
  return weekdays.map((weekday) => ({ lendingPointId, weekday, opens, closes }));
}
