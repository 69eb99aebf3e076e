import {
  LendingPointEntity,
  MunicipalityEntity,
  OpeningHoursEntity,
  TermEntity,
  UnitEntity,
  proposedTerms,
} from '../organisation/index.js';
import { type CalendarDate, schoolYearOf } from '../platform/calendar/index.js';
import type { Tx } from '../platform/database/index.js';

/** A municipality that is new in the register. */
export interface NewMunicipality {
  /** Slug; that of the first is `municipality`. */
  readonly id: string;
  readonly name: string;
  /** Its four digits, if given. */
  readonly number: string | null;
}

const firstMunicipality = 'municipality';

const unitsToBeginWith = [
  ['municipality', ''],
  ['library', 'Folkebiblioteket'],
  ['youth-arenas', 'Ungdomsarenaene'],
  ['culture-school', 'Kulturskolen'],
  ['nav', 'NAV'],
  ['integration', 'Integreringsseksjonen'],
] as const;

const pointsToBeginWith = [
  ['library', 'library', 'Folkebiblioteket'],
  ['youth-arena', 'youth-arenas', 'Ungdomsarenaen'],
  ['culture-school', 'culture-school', 'Kulturskolen'],
] as const;

/**
 * Writes a municipality with its usual units and points, which an administrator changes afterwards, and the terms of this school year and the
 * next. Slugs are those of the kinds, as `library`; those of every municipality but the first begin with its own, as `nabo-library`.
 * @returns the slugs of its units and of its points
 */
export async function foundMunicipality(
  tx: Tx,
  { id, name, number }: NewMunicipality,
  today: CalendarDate,
): Promise<{ readonly units: readonly string[]; readonly points: readonly string[] }> {
  const slug = (kind: string): string => (id === firstMunicipality ? kind : `${id}-${kind}`);
  await tx.insert(MunicipalityEntity, { id, name, number });
  for (const [kind, unitName] of unitsToBeginWith) {
    const unit = { id: slug(kind), municipalityId: id, kind, name: unitName || name, phone: null, email: null };
    await tx.insert(UnitEntity, { ...unit, version: 1 });
  }
  for (const [kind, unit, pointName] of pointsToBeginWith) {
    const place = { id: slug(kind), unitId: slug(unit), kind, name: pointName };
    await tx.insert(LendingPointEntity, { ...place, address: null, phone: null, isil: null, version: 1 });
    for (const weekday of [1, 2, 3, 4, 5]) {
      await tx.insert(OpeningHoursEntity, { lendingPointId: slug(kind), weekday, opens: '10:00', closes: '16:00' });
    }
  }
  const startYear = Number(schoolYearOf(today).slice(0, 4));
  for (const term of [...proposedTerms(startYear), ...proposedTerms(startYear + 1)]) {
    const ownSlug = id === firstMunicipality ? term.id : `${term.id}-${id}`;
    await tx.insert(TermEntity, { ...term, id: ownSlug, municipalityId: id, version: 1 });
  }
  return {
    units: unitsToBeginWith.map(([kind]) => slug(kind)),
    points: pointsToBeginWith.map(([kind]) => slug(kind)),
  };
}
