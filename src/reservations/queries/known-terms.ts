import { Injectable } from '@nestjs/common';
import { InstrumentReference, kindRange } from '../../inventory/index.js';
import { LoanRules } from '../../loan-rules/index.js';
import { Places } from '../../organisation/index.js';
import type { Queries } from '../../platform/database/index.js';
import { badInput } from '../../platform/http/index.js';
import type { AvailabilityFilter, RulesByService } from './availability.query.js';

/** Which instruments are asked about, by names. */
export interface AskedInstruments {
  readonly kind: string;
  readonly size?: string | undefined;
  /** At least this grade. */
  readonly grade?: string | undefined;
  readonly point?: string | undefined;
  /** Where it would be picked up: promises do not cross the border of its municipality by themselves. */
  readonly pickupPoint?: string | undefined;
}

/** Kinds, grades and rules as the statements need them; all kept in memory by their features. */
@Injectable()
export class KnownTerms {
  constructor(
    private readonly reference: InstrumentReference,
    private readonly rules: LoanRules,
    private readonly places: Places,
  ) {}

  /** @throws Problem 400 naming a kind, grade or pick-up point that there is not */
  async filter(q: Queries, asked: AskedInstruments): Promise<AvailabilityFilter> {
    const { kind: id, size, grade, point, pickupPoint } = asked;
    const kind = await this.reference.kind(q, id);
    const least = grade === undefined ? undefined : await this.reference.grade(q, grade);
    if (kind === undefined) throw badInput([{ field: 'kind', code: 'unknown-kind' }]);
    if (grade !== undefined && least === undefined) throw badInput([{ field: 'grade', code: 'unknown-grade' }]);
    const enough = (await this.reference.grades(q)).filter(({ position }) => position >= (least?.position ?? 0));
    return {
      range: kindRange(kind),
      kind: kind.id,
      size,
      point,
      homes: pickupPoint === undefined ? undefined : await this.homesAround(q, pickupPoint),
      grades: least === undefined ? undefined : enough.map((one) => one.id),
    };
  }

  /** The points of a point's municipality; nothing where there is no other municipality from which something could come. */
  private async homesAround(q: Queries, pointId: string): Promise<string[] | undefined> {
    const points = await this.places.points(q);
    const pickup = points.find(({ id }) => id === pointId);
    if (pickup === undefined) throw badInput([{ field: 'pickupPoint', code: 'unknown-lending-point' }]);
    const around = points.filter(({ municipality }) => municipality === pickup.municipality);
    return around.length === points.length ? undefined : around.map(({ id }) => id);
  }

  /** The days of service after a loan, by the row under which it was made. */
  async serviceDays(q: Queries): Promise<ReadonlyMap<string, number>> {
    return new Map((await this.rules.all(q)).map(({ id, serviceDays }) => [id, serviceDays]));
  }

  async rulesByService(q: Queries): Promise<RulesByService> {
    const groups = new Map<number, string[]>();
    for (const { id, serviceDays } of await this.rules.all(q)) {
      groups.set(serviceDays, [...(groups.get(serviceDays) ?? []), id]);
    }
    return groups;
  }
}
