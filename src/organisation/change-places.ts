import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/index.js';
import type { Actor } from '../identity/index.js';
import {
  Commands,
  type ConstraintTable,
  type Done,
  type FieldError,
  type IdempotencyClaim,
  Problem,
  badInput,
  notFound,
} from '../platform/http/index.js';
import { changedFields } from './changed-fields.js';
import type { WeekdayHours } from './domain/opening-calendar.js';
import { type LendingPoint, PlaceRepository } from './persistence/place.repository.js';
import { Places } from './places.js';

/** A new lending point as somebody registers it. */
export interface NewLendingPoint extends Pick<LendingPoint, 'id' | 'unit' | 'kind' | 'name'> {
  readonly address?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly isil?: string | null | undefined;
  readonly openingHours?: readonly WeekdayHours[] | null | undefined;
}

/** What of a lending point may change; its id, kind and unit may not. */
export interface LendingPointChange extends Pick<LendingPoint, 'name' | 'address' | 'phone' | 'isil'> {
  readonly openingHours: readonly WeekdayHours[];
}

const idTaken = (): Problem => badInput([{ field: 'id', code: 'point-id-taken' }]);

/** What the named constraints of this feature refuse, in the words of the rules. */
export const organisationConstraints: ConstraintTable = {
  pk_lending_point: idTaken,
  ux_closure_first_day: () => new Problem(412, 'changed-meanwhile'),
};

/** Opens lending points and changes their hours. */
@Injectable()
export class ChangePlaces {
  constructor(
    private readonly commands: Commands,
    private readonly repository: PlaceRepository,
    private readonly places: Places,
    private readonly audit: AuditLog,
  ) {}

  /** @throws Problem 400 naming every wrong field: an id that is taken, an unknown unit, hours that make no sense */
  async addPoint(
    actor: Actor,
    input: NewLendingPoint,
    claim: IdempotencyClaim | undefined,
  ): Promise<Done<{ id: string }>> {
    const openingHours = inOrder(input.openingHours ?? []);
    const done = await this.commands.run(claim, async (tx) => {
      const errors = hoursErrors(input.openingHours ?? []);
      if ((await this.repository.unit(tx, input.unit)) === undefined) {
        errors.push({ field: 'unit', code: 'unknown-unit' });
      }
      if ((await this.repository.lockPoint(tx, input.id)) !== undefined) {
        errors.push({ field: 'id', code: 'point-id-taken' });
      }
      if (errors.length > 0) throw badInput(errors);
      const { id, unit, kind, name, address = null, phone = null, isil = null } = input;
      await this.repository.addPoint(tx, { id, unit, kind, name, address, phone, isil, openingHours, version: 1 });
      await this.audit.append(tx, {
        actorId: actor.userId,
        action: 'lending-point.created',
        subjectType: 'lending-point',
        subjectId: id,
        detail: { unit, kind, name, openingHours },
      });
      return { status: 201, ref: { id } };
    });
    this.places.forget();
    return done;
  }

  /** @throws Problem 404; 412 if somebody else changed the point meanwhile; 400 naming every wrong field */
  async setHours(actor: Actor, id: string, version: number, openingHours: readonly WeekdayHours[]): Promise<void> {
    await this.change(actor, id, version, { openingHours }, 'lending-point.hours-changed', undefined);
  }

  /** Changes all that may change of a point. @throws Problem as {@link setHours} */
  async changePoint(
    actor: Actor,
    id: string,
    version: number,
    change: LendingPointChange,
    claim: IdempotencyClaim | undefined,
  ): Promise<void> {
    await this.change(actor, id, version, change, 'lending-point.changed', claim);
  }

  private async change(
    actor: Actor,
    id: string,
    version: number,
    change: Partial<LendingPointChange> & Pick<LendingPointChange, 'openingHours'>,
    action: 'lending-point.hours-changed' | 'lending-point.changed',
    claim: IdempotencyClaim | undefined,
  ): Promise<void> {
    await this.commands.run(claim, async (tx) => {
      const stored = await this.repository.lockPoint(tx, id);
      if (stored === undefined) throw notFound();
      if (stored !== version) throw new Problem(412, 'changed-meanwhile');
      const errors = hoursErrors(change.openingHours);
      if (errors.length > 0) throw badInput(errors);
      const before = (await this.repository.points(tx)).find((point) => point.id === id);
      if (before === undefined) throw notFound();
      const after = { ...before, ...change, openingHours: inOrder(change.openingHours) };
      if (!(await this.repository.changePoint(tx, version, after))) throw new Problem(412, 'changed-meanwhile');
      await this.audit.append(tx, {
        actorId: actor.userId,
        action,
        subjectType: 'lending-point',
        subjectId: id,
        detail: changedFields(before, after, ['name', 'address', 'phone', 'isil', 'openingHours']),
      });
      return { status: 200, ref: { id } };
    });
    this.places.forget();
  }
}

function inOrder(hours: readonly WeekdayHours[]): WeekdayHours[] {
  return hours
    .map(({ weekday, opens, closes }) => ({ weekday, opens, closes }))
    .sort((one, other) => one.weekday - other.weekday);
}

/** What is wrong with a week, each error at the row and field where it can be put right. */
function hoursErrors(hours: readonly WeekdayHours[]): FieldError[] {
  const seen = new Set<number>();
  return hours.flatMap(({ weekday, opens, closes }, row) => {
    const errors: FieldError[] = [];
    if (seen.has(weekday)) errors.push({ field: `openingHours.${row}.weekday`, code: 'weekday-given-twice' });
    if (opens >= closes) errors.push({ field: `openingHours.${row}.closes`, code: 'closes-before-it-opens' });
    seen.add(weekday);
    return errors;
  });
}
