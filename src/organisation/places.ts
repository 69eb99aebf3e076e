import { Injectable } from '@nestjs/common';
import type { Queries } from '../platform/database/index.js';
import { notFound } from '../platform/http/index.js';
import { type ClosedRange, OpeningCalendar } from './domain/opening-calendar.js';
import { ClosureRepository } from './persistence/closure.repository.js';
import {
  type LendingPoint,
  type MunicipalTerm,
  type Municipality,
  PlaceRepository,
  type Unit,
} from './persistence/place.repository.js';

/** How long places are believed, in milliseconds: a change made by another server counts here after this time at the latest. */
const believedFor = 5_000;

interface Kept {
  readonly municipalities: readonly Municipality[];
  readonly units: ReadonlyMap<string, Unit>;
  readonly points: ReadonlyMap<string, LendingPoint>;
  readonly calendars: ReadonlyMap<string, OpeningCalendar>;
  readonly terms: readonly MunicipalTerm[];
}

/**
 * Units, lending points, their open days and terms, for whoever needs them. A few hundred rows that seldom change, kept in
 * memory, so that a checkout usually needs no statement for them. Who changes one calls {@link forget} when it is stored.
 */
@Injectable()
export class Places {
  private kept: { readonly until: number; readonly what: Kept } | undefined;
  private generation = 0;

  constructor(
    private readonly repository: PlaceRepository,
    private readonly closures: ClosureRepository,
  ) {}

  /** Every municipality, by name. */
  async municipalities(q: Queries): Promise<readonly Municipality[]> {
    return (await this.all(q)).municipalities;
  }

  async unit(q: Queries, id: string): Promise<Unit | undefined> {
    return (await this.all(q)).units.get(id);
  }

  async point(q: Queries, id: string): Promise<LendingPoint | undefined> {
    return (await this.all(q)).points.get(id);
  }

  /** The municipality of the unit where somebody works. @throws Problem 404 where the unit is gone */
  async municipalityOf(q: Queries, { unitId }: { readonly unitId: string }): Promise<string> {
    const unit = await this.unit(q, unitId);
    if (unit === undefined) throw notFound();
    return unit.municipality;
  }

  /** Every unit, by id. */
  async units(q: Queries): Promise<Unit[]> {
    return [...(await this.all(q)).units.values()];
  }

  /** Every lending point, by id. */
  async points(q: Queries): Promise<LendingPoint[]> {
    return [...(await this.all(q)).points.values()];
  }

  /** The open days of a point; `undefined` where there is no such point. */
  async calendar(q: Queries, pointId: string): Promise<OpeningCalendar | undefined> {
    return (await this.all(q)).calendars.get(pointId);
  }

  /** Every term of every municipality, the earliest first. */
  async allTerms(q: Queries): Promise<MunicipalTerm[]> {
    return [...(await this.all(q)).terms];
  }

  /** The terms of a point's municipality, the earliest first. */
  async terms(q: Queries, pointId: string): Promise<MunicipalTerm[]> {
    const { points, terms } = await this.all(q);
    const municipality = points.get(pointId)?.municipality;
    return terms.filter((term) => term.municipality === municipality);
  }

  /** Reads everything again when it is asked for next. */
  forget(): void {
    this.kept = undefined;
    this.generation += 1;
  }

  private async all(q: Queries): Promise<Kept> {
    // A monotonic clock: how old the rows are has nothing to do with what day it is.
    const now = performance.now();
    if (this.kept !== undefined && now < this.kept.until) return this.kept.what;
    const { generation } = this;
    const what = await this.read(q);
    // What was read before a change must not be kept after it.
    if (generation === this.generation) this.kept = { until: now + believedFor, what };
    return what;
  }

  private async read(q: Queries): Promise<Kept> {
    const municipalities = await this.repository.municipalities(q);
    const units = await this.repository.units(q);
    const points = await this.repository.points(q);
    const terms = await this.repository.terms(q);
    const closed = await this.closures.all(q);
    const closedOf = (id: string): readonly ClosedRange[] => closed.filter(({ lendingPoint }) => lendingPoint === id);
    return {
      municipalities,
      units: new Map(units.map((unit) => [unit.id, unit])),
      points: new Map(points.map((point) => [point.id, point])),
      calendars: new Map(points.map(({ id, openingHours }) => [id, new OpeningCalendar(openingHours, closedOf(id))])),
      terms,
    };
  }
}
