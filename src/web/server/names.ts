import { Injectable } from '@nestjs/common';
import { type InstrumentAnswer, type InstrumentKind, InstrumentReference } from '../../inventory/index.js';
import { Places } from '../../organisation/index.js';
import { Reader } from '../../platform/database/index.js';
import type { Language } from '../../platform/i18n/index.js';
import type { InstrumentRef, Named } from '../view-models.js';

/** What slugs are called in one language. */
export interface NameBook {
  readonly kinds: readonly (Named & { readonly sizes: readonly string[] })[];
  readonly grades: readonly Named[];
  readonly units: readonly Named[];
  readonly points: readonly (Named & { readonly unit: string })[];
  kind(id: string): string;
  grade(id: string): string;
  unit(id: string): string;
  point(id: string): string;
  /** An instrument as pages recognise it. */
  instrument(answer: Pick<InstrumentAnswer, 'code' | 'kind' | 'size' | 'maker' | 'model' | 'grade'>): InstrumentRef;
}

/** Names of kinds, grades, units and points, all kept in memory by their features: no statement a page. */
@Injectable()
export class Names {
  constructor(
    private readonly reader: Reader,
    private readonly reference: InstrumentReference,
    private readonly places: Places,
  ) {}

  async in(language: Language): Promise<NameBook> {
    const kinds = (await this.reference.kinds(this.reader)).map((kind) => named(kind, language));
    const grades = (await this.reference.grades(this.reader)).map((grade) => ({ id: grade.id, name: grade[language] }));
    const units = (await this.places.units(this.reader)).map(({ id, name }) => ({ id, name }));
    const points = (await this.places.points(this.reader)).map(({ id, name, unit }) => ({ id, name, unit }));
    const kind = nameIn(kinds);
    const grade = nameIn(grades);
    return {
      kinds,
      grades,
      units,
      points,
      kind,
      grade,
      unit: nameIn(units),
      point: nameIn(points),
      instrument: ({ code, size, maker, model, ...ids }) => ({
        code,
        kind: kind(ids.kind),
        size,
        maker,
        model,
        grade: grade(ids.grade),
      }),
    };
  }
}

function named(kind: InstrumentKind, language: Language): Named & { readonly sizes: readonly string[] } {
  return { id: kind.id, name: kind[language], sizes: kind.sizes };
}

function nameIn(things: readonly Named[]): (id: string) => string {
  const names = new Map(things.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}
