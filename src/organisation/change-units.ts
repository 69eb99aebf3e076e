import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/index.js';
import type { Actor } from '../identity/index.js';
import { Commands, type IdempotencyClaim, Problem, notFound } from '../platform/http/index.js';
import { changedFields } from './changed-fields.js';
import { PlaceRepository } from './persistence/place.repository.js';
import { Places } from './places.js';

/** What of a unit is to change; what is left out stays. Its id, kind and municipality never change. */
export interface UnitChange {
  readonly name?: string | undefined;
  readonly phone?: string | null | undefined;
  readonly email?: string | null | undefined;
}

/** Changes what units are called and how they are reached: it stands on labels, and finders and borrowers read it. */
@Injectable()
export class ChangeUnits {
  constructor(
    private readonly commands: Commands,
    private readonly repository: PlaceRepository,
    private readonly places: Places,
    private readonly audit: AuditLog,
  ) {}

  /** @throws Problem 404; 412 if somebody else changed the unit meanwhile */
  async execute(
    actor: Actor,
    id: string,
    version: number,
    change: UnitChange,
    claim: IdempotencyClaim | undefined,
  ): Promise<void> {
    await this.commands.run(claim, async (tx) => {
      const before = await this.repository.lockUnit(tx, id);
      if (before === undefined) throw notFound();
      const { name = before.name, phone = before.phone, email = before.email } = change;
      const after = { ...before, name, phone, email };
      if (!(await this.repository.changeUnit(tx, version, after))) throw new Problem(412, 'changed-meanwhile');
      await this.audit.append(tx, {
        actorId: actor.userId,
        action: 'unit.changed',
        subjectType: 'unit',
        subjectId: id,
        detail: changedFields(before, after, ['name', 'phone', 'email']),
      });
      return { status: 200, ref: { id } };
    });
    this.places.forget();
  }
}
