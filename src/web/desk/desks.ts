import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import { CONFIG, type Config } from '../../platform/config/index.js';
import { refused } from '../../platform/http/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { type NameBook, Names } from '../server/names.js';
import type { Named } from '../view-models.js';

/** Who works at which desk today, and what things are called there. */
export interface Desk {
  readonly actor: Actor;
  readonly language: Language;
  readonly names: NameBook;
  readonly today: CalendarDate;
  /** IANA zone in which days begin. */
  readonly timeZone: string;
  readonly point: Named;
  /** The points of the actor's unit. */
  readonly points: readonly Named[];
}

/** Finds the desk that somebody works at. */
@Injectable()
export class Desks {
  constructor(
    private readonly names: Names,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * The desk at a point, or at the actor's own where no other of the unit is meant.
   * @throws Problem 422 `lending-point-not-yours` for somebody whose unit lends nowhere
   */
  async at(actor: Actor, language: Language, wanted: string | undefined): Promise<Desk> {
    const names = await this.names.in(language);
    const points = names.points.filter(({ unit }) => unit === actor.unitId);
    const find = (id: string | null | undefined): Named | undefined => points.find((point) => point.id === id);
    const point = find(wanted) ?? find(actor.lendingPointId) ?? points[0];
    if (point === undefined) throw refused([{ code: 'lending-point-not-yours', overridable: false }]);
    return { actor, language, names, today: this.clock.today(), timeZone: this.config.timeZone, point, points };
  }
}

/** Whether somebody is shown what a borrower is to pay. */
export function seesAmounts({ role }: Actor): boolean {
  return role !== 'teacher';
}
