import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/index.js';
import type { Actor } from '../identity/index.js';
import type { CalendarDate } from '../platform/calendar/index.js';
import { Commands, type IdempotencyClaim, Problem, badInput, notFound } from '../platform/http/index.js';
import { changedFields } from './changed-fields.js';
import { termFaults } from './domain/term-checks.js';
import { PlaceRepository } from './persistence/place.repository.js';
import { Places } from './places.js';

/** What of a term is to change; what is left out stays. Its id, school year and municipality never change. */
export interface TermChange {
  readonly name?: string | undefined;
  readonly firstDay?: CalendarDate | undefined;
  readonly lastDay?: CalendarDate | undefined;
}

/** Changes the days of terms, which the municipality sets. Loans that have a due day and charges that have arisen keep theirs. */
@Injectable()
export class ChangeTerms {
  constructor(
    private readonly commands: Commands,
    private readonly repository: PlaceRepository,
    private readonly places: Places,
    private readonly audit: AuditLog,
  ) {}

  /** @throws Problem 404; 412 if somebody else changed the term meanwhile; 400 naming every wrong day */
  async execute(
    actor: Actor,
    id: string,
    version: number,
    change: TermChange,
    claim: IdempotencyClaim | undefined,
  ): Promise<void> {
    await this.commands.run(claim, async (tx) => {
      const found = (await this.repository.terms(tx)).find((term) => term.id === id);
      if (found === undefined) throw notFound();
      await this.repository.lockTerms(tx, found.municipality);
      // Read again under the lock: two changes may each be right by themselves and overlap.
      const terms = (await this.repository.terms(tx)).filter(({ municipality }) => municipality === found.municipality);
      const before = terms.find((term) => term.id === id) ?? found;
      if (before.version !== version) throw new Problem(412, 'changed-meanwhile');
      const { name = before.name, firstDay = before.firstDay, lastDay = before.lastDay } = change;
      const after = { ...before, name, firstDay, lastDay };
      const faults = termFaults(
        after,
        terms.filter((term) => term.id !== id),
      );
      if (faults.length > 0) throw badInput(faults);
      if (!(await this.repository.changeTerm(tx, version, after))) throw new Problem(412, 'changed-meanwhile');
      await this.audit.append(tx, {
        actorId: actor.userId,
        action: 'term.changed',
        subjectType: 'term',
        subjectId: id,
        detail: changedFields(before, after, ['name', 'firstDay', 'lastDay']),
      });
      return { status: 200, ref: { id } };
    });
    this.places.forget();
  }
}
