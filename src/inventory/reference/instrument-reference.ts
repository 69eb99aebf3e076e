import { Injectable } from '@nestjs/common';
import type { Queries } from '../../platform/database/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { type InstrumentKind, type QualityGrade, ReferenceRepository } from './reference.repository.js';

/** How long rows are believed, in milliseconds: a change made by another server counts here after this time at the latest. */
const believedFor = 5_000;

interface Kept {
  readonly kinds: ReadonlyMap<string, InstrumentKind>;
  readonly grades: ReadonlyMap<string, QualityGrade>;
}

/** Kinds and grades, kept in memory: a few dozen rows that hardly ever change. */
@Injectable()
export class InstrumentReference {
  private kept: { readonly until: number; readonly what: Kept } | undefined;

  constructor(private readonly repository: ReferenceRepository) {}

  /** Every kind in the order of lists. */
  async kinds(q: Queries): Promise<InstrumentKind[]> {
    return [...(await this.all(q)).kinds.values()];
  }

  async kind(q: Queries, id: string): Promise<InstrumentKind | undefined> {
    return (await this.all(q)).kinds.get(id);
  }

  /** Every grade, the lowest first. */
  async grades(q: Queries): Promise<QualityGrade[]> {
    return [...(await this.all(q)).grades.values()];
  }

  async grade(q: Queries, id: string): Promise<QualityGrade | undefined> {
    return (await this.all(q)).grades.get(id);
  }

  /** What a kind is called; its id where there is no such kind. */
  async kindName(q: Queries, id: string, language: Language): Promise<string> {
    return (await this.kind(q, id))?.[language] ?? id;
  }

  /** What a grade is called; its id where there is no such grade. */
  async gradeName(q: Queries, id: string, language: Language): Promise<string> {
    return (await this.grade(q, id))?.[language] ?? id;
  }

  private async all(q: Queries): Promise<Kept> {
    // A monotonic clock: how old the rows are has nothing to do with what day it is.
    const now = performance.now();
    if (this.kept !== undefined && now < this.kept.until) return this.kept.what;
    const kinds = new Map((await this.repository.kinds(q)).map((kind) => [kind.id, kind]));
    const grades = new Map((await this.repository.grades(q)).map((grade) => [grade.id, grade]));
    const what = { kinds, grades };
    // An installation that has just been begun has none yet; that must not be believed.
    if (kinds.size > 0) this.kept = { until: now + believedFor, what };
    return what;
  }
}
