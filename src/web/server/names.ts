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
  readonly units: readonly (Named & { readonly municipality: string })[];
  /** With their municipality in the name, where the installation has more than one; units likewise. */
  readonly points: readonly (Named & { readonly unit: string })[];
  /** The municipalities, where there is more than one: else nobody has to be told of it. */
  readonly municipalities: readonly Named[];
  kind(id: string): string;
  grade(id: string): string;
  unit(id: string): string;
  point(id: string): string;
  /** Where somebody works: the point, or the unit of who works at none. */
  placeOf(user: { readonly unitId: string; readonly lendingPointId: string | null }): string;
  municipality(id: string): string;
  /** What something of a municipality is called: with the municipality, where the installation has more than one. */
  atMunicipality(name: string, municipality: string): string;
  /** What a borrower's municipality is called, where it is another than a unit's; else there is nothing to say of it. */
  otherMunicipality(borrower: { readonly municipality: string }, unitId: string): string | null;
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
    const all = await this.places.municipalities(this.reader);
    const municipalities = all.length > 1 ? all.map(({ id, name }) => ({ id, name })) : [];
    const municipality = nameIn(municipalities);
    const atMunicipality = (name: string, id: string): string =>
      municipalities.length === 0 ? name : withMunicipality(name, municipality(id));
    const units = (await this.places.units(this.reader)).map((unit) => ({
      ...{ id: unit.id, municipality: unit.municipality },
      name: atMunicipality(unit.name, unit.municipality),
    }));
    const points = (await this.places.points(this.reader)).map((point) => ({
      ...{ id: point.id, unit: point.unit },
      name: atMunicipality(point.name, point.municipality),
    }));
    const unit = nameIn(units);
    const point = nameIn(points);
    const kind = nameIn(kinds);
    const grade = nameIn(grades);
    return {
      kinds,
      grades,
      units,
      points,
      municipalities,
      municipality,
      atMunicipality,
      otherMunicipality: (borrower, unitId) => {
        const isOwn = units.find(({ id }) => id === unitId)?.municipality === borrower.municipality;
        return isOwn ? null : municipality(borrower.municipality);
      },
      kind,
      grade,
      unit,
      point,
      placeOf: ({ unitId, lendingPointId }) => (lendingPointId === null ? unit(unitId) : point(lendingPointId)),
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

/** A unit that is called as its municipality needs no more. */
function withMunicipality(name: string, municipality: string): string {
  return name === municipality ? name : `${name} (${municipality})`;
}

function nameIn(things: readonly Named[]): (id: string) => string {
  const names = new Map(things.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}
