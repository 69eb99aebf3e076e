import type { GradingEntity, RepairEntity, TransferEntity } from '../inventory/index.js';
import type { LoanAccessoryEntity, LoanEntity } from '../lending/index.js';
import type { TermEntity } from '../organisation/index.js';
import { addDays, type CalendarDate, zonedInstant } from '../platform/calendar/index.js';
import type { People } from './borrowers.js';
import type { DemoBorrower, DemoInstrument, DemoUser, Row } from './demo-data.js';
import type { Stock } from './instruments.js';
import { openOnOrBefore } from './open-days.js';
import { demoZone } from './places.js';
import { Random } from './random.js';
import type { DemoPoint } from './stock.js';
import type { Wanted } from './year-plan.js';

/** What has happened to the instruments in a year. */
export interface History {
  readonly gradings: Row<GradingEntity>[];
  readonly repairs: Row<RepairEntity>[];
  readonly transfers: Row<TransferEntity>[];
  readonly loans: Row<LoanEntity>[];
  readonly loanAccessories: Row<LoanAccessoryEntity>[];
}

/** What the year is told from. */
export interface Setting {
  readonly today: CalendarDate;
  readonly stock: Stock;
  readonly people: People;
  readonly users: readonly DemoUser[];
  readonly terms: readonly Row<TermEntity>[];
}

const deskUsers: Readonly<Record<DemoPoint, string>> = {
  library: 'bibliotek',
  'youth-arena': 'ungdom',
  'culture-school': 'larer',
};

/** Where the parts of the story meet: what they are told from, what they have told, and which instruments are taken. */
export class Stage {
  readonly random = new Random('history');
  readonly history: History = {
    gradings: [],
    repairs: [],
    transfers: [],
    loans: [],
    loanAccessories: [],
  };
  /** For an instrument that something goes on with: the day on which that began. */
  readonly takenSince = new Map<string, CalendarDate>();

  constructor(readonly setting: Setting) {}

  /** Takes the first instrument that fits. @throws RangeError when none is left */
  take(wanted: Wanted, since: CalendarDate, size?: string | null): DemoInstrument {
    const found = this.setting.stock.instruments.find(
      (instrument) =>
        fits(instrument, wanted) &&
        !this.takenSince.has(instrument.code) &&
        (size === undefined || instrument.size === size),
    );
    if (found === undefined) throw new RangeError(`No ${wanted.kind} (${wanted.grade}) left at ${wanted.point}`);
    this.takenSince.set(found.code, since);
    return found;
  }

  /** @throws RangeError when nobody is called so */
  borrower(displayName: string): DemoBorrower {
    const found = this.setting.people.borrowers.find((candidate) => candidate.displayName === displayName);
    if (found === undefined) throw new RangeError(`No borrower called ${displayName}`);
    return found;
  }

  /** The last open day that lies at least so many days back. */
  daysBack(point: DemoPoint, days: number): CalendarDate {
    return openOnOrBefore(point, addDays(this.setting.today, -days));
  }

  /** A moment of the day at which the point is open, if it is open at all. */
  instant(point: DemoPoint, day: CalendarDate): Date {
    const hour = point === 'library' ? 14 : 15;
    return zonedInstant(day, `${hour}:${this.random.between(10, 49)}`, demoZone);
  }

  /** The id of who stands at a point's desk. */
  deskUser(point: DemoPoint): string {
    return this.user(deskUsers[point]);
  }

  /** @throws RangeError when there is no such log-in */
  user(username: string): string {
    const user = this.setting.users.find((candidate) => candidate.username === username);
    if (user === undefined) throw new RangeError(`No user called ${username}`);
    return user.id;
  }
}

/** Whether an instrument is of the kind and grade, and belongs to the point. */
export function fits(instrument: DemoInstrument, { kind, grade, point }: Wanted): boolean {
  return instrument.kindId === kind && instrument.gradeId === grade && instrument.homePointId === point;
}
