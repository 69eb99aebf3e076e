import { type InstrumentCostEntity, usualAgreements } from '../cost-sharing/index.js';
import { addDays, type CalendarDate, dayOfParts, yearOf } from '../platform/calendar/index.js';
import type { DemoInstrument, DemoUser, Row, SharedCosts } from './demo-data.js';
import { Random } from './random.js';

const municipalityId = 'demo';
/** About so many days lie between two costs, over a bit more than a year. */
const daysBetweenCosts = 2;
const daysBack = 460;

const amounts = {
  purchase: [180_000, 1_450_000],
  repair: [35_000, 420_000],
  loss: [90_000, 600_000],
  consumables: [4_900, 39_900],
} as const;

/** Of ten costs, so many are of each type. */
const mix = [
  ...['consumables', 'consumables', 'consumables', 'consumables', 'repair'],
  ...['repair', 'repair', 'purchase', 'purchase', 'loss'],
] as const;

/** Two agreements, and a year of what the instruments cost. */
export function sharedCosts(
  today: CalendarDate,
  instruments: readonly DemoInstrument[],
  users: readonly DemoUser[],
): SharedCosts {
  const random = new Random('shared-costs');
  const agreements = usualAgreements(municipalityId, dayOfParts(yearOf(today) - 3, 8, 1), [
    random.uuid(),
    random.uuid(),
  ]);
  const manager = users.find(({ role }) => role === 'inventory-manager')?.id ?? null;
  const shared = instruments.filter(({ gradeId }) => gradeId !== 'basic');
  const days = Array.from({ length: daysBack / daysBetweenCosts }, (_, nth) =>
    addDays(today, nth * daysBetweenCosts - daysBack),
  );
  return {
    costAgreements: agreements.map(({ id, name, grade, debitArt, creditArt, validFrom, validTo, version }) => ({
      ...{ id, municipalityId, name, gradeId: grade, debitArt, creditArt, validFrom, validTo, version },
      ...{ ownerUnitId: null, lendingPointId: null, kindId: null, creditorUnitId: null },
    })),
    costAgreementTypes: agreements.flatMap(({ id, costTypes }) =>
      costTypes.map((costType) => ({ agreementId: id, costType })),
    ),
    costAgreementShares: agreements.flatMap(({ id, shares }) =>
      shares.map(({ unit, basisPoints }, position) => ({ agreementId: id, unitId: unit, position, basisPoints })),
    ),
    instrumentCosts: days.map((day) => costOn(day, random.pick(shared), random, manager)),
  };
}

function costOn(
  day: CalendarDate,
  instrument: DemoInstrument,
  random: Random,
  recordedBy: string | null,
): Row<InstrumentCostEntity> {
  const costType = random.pick(mix);
  const [least, most] = amounts[costType];
  return {
    ...{ id: random.uuid(), municipalityId, costType, incurredOn: day, recordedOn: day, recordedBy },
    instrumentCode: instrument.code,
    amountOre: random.between(least / 100, most / 100) * 100,
    ownerUnitId: instrument.ownerUnitId,
    gradeId: instrument.gradeId,
    kindId: instrument.kindId,
    lendingPointId: instrument.homePointId,
    note: null,
    correctsId: null,
  };
}
