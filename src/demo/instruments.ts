import { generateCode } from '../inventory/index.js';
import type { AccessoryEntity, InstrumentAliasEntity } from '../inventory/index.js';
import { addDays, type CalendarDate, zonedInstant } from '../platform/calendar/index.js';
import type { DemoInstrument, Row } from './demo-data.js';
import { demoZone, unitOfPoint } from './places.js';
import { Random } from './random.js';
import { accessoriesOf, type DemoPoint, type Lot, lots, sizesAt } from './stock.js';

const points: readonly DemoPoint[] = ['library', 'youth-arena', 'culture-school'];
const funders = [
  'Investeringsbudsjettet',
  'Spleiselaget',
  'Gave fra korpset',
  'Gave fra et dødsbo',
  'Stiftelsesmidler til barn og unge',
];
/** The culture school looks after the winds of all units, because that is where the workshop is. */
const windKinds = new Set([
  'flute',
  'oboe',
  'clarinet',
  'bassoon',
  'alto-saxophone',
  'tenor-saxophone',
  'trumpet',
  'cornet',
  'french-horn',
  'trombone',
  'euphonium',
  'tuba',
]);

/** Instruments with what belongs to them, all of them on their shelf. */
export interface Stock {
  readonly instruments: DemoInstrument[];
  readonly accessories: Row<AccessoryEntity>[];
  readonly aliases: Row<InstrumentAliasEntity>[];
}

/** The municipality's instruments before anything has happened to them: the same codes and numbers whatever the day. */
export function newStock(today: CalendarDate): Stock {
  const random = new Random('instruments');
  const codes = new Set<string>();
  const stock: Stock = { instruments: [], accessories: [], aliases: [] };
  for (const lot of lots) {
    for (const point of points) {
      for (const size of sizesAt(lot, point))
        addInstrument(stock, lot, point, size, newCode(random, codes), random, today);
    }
  }
  return stock;
}

function addInstrument(
  stock: Stock,
  lot: Lot,
  point: DemoPoint,
  size: string | null,
  code: string,
  random: Random,
  today: CalendarDate,
): void {
  const ownerUnitId = unitOfPoint[point];
  const isNew = random.below(6) === 0;
  const daysOwned = isNew ? random.between(310, 395) : random.between(420, 2900);
  stock.instruments.push({
    code,
    kindId: lot.kind,
    size,
    maker: lot.maker,
    model: lot.model,
    serialNumber: lot.maker === null ? null : serialNumber(random),
    gradeId: lot.grade,
    condition: isNew ? 'as-new' : random.pick(['fine', 'fine', 'fine', 'worn']),
    state: 'available',
    ownerUnitId,
    managerUnitId: windKinds.has(lot.kind) ? 'culture-school' : ownerUnitId,
    homePointId: point,
    currentPointId: point,
    funder: random.below(3) === 0 ? random.pick(funders) : null,
    valueOre: lot.kroner * 100,
    dueOn: null,
    freeFrom: null,
    note: null,
    registeredAt: zonedInstant(addDays(today, -daysOwned), `10:${random.between(10, 59)}`, demoZone),
    version: 1,
  });
  accessoriesOf(lot.kind).forEach((name, index) => {
    stock.accessories.push({ id: random.uuid(), instrumentCode: code, name, position: index + 1, present: true });
  });
  const alias = olderCode(point, random);
  if (alias !== undefined) stock.aliases.push({ alias, instrumentCode: code });
}

function newCode(random: Random, taken: Set<string>): string {
  const code = generateCode((count) => random.bytes(count));
  if (taken.has(code)) return newCode(random, taken);
  taken.add(code);
  return code;
}

function serialNumber(random: Random): string {
  return random.below(2) === 0
    ? random.text('0123456789', 6)
    : `${random.text('ABCDEFGHKLMN', 1)}${random.text('0123456789', 5)}`;
}

/** Some instruments still bear the library's barcode or the RFID id of an earlier system. */
function olderCode(point: DemoPoint, random: Random): string | undefined {
  if (random.below(4) !== 0) return undefined;
  return point === 'library' ? `DEMO${random.text('0123456789', 8)}` : `E0040100${random.text('0123456789ABCDEF', 8)}`;
}
