import type { INestApplicationContext } from '@nestjs/common';
import { type Role, UserAccountEntity } from '../../src/identity/index.js';
import {
  LendingPointEntity,
  MunicipalityEntity,
  OpeningHoursEntity,
  Places,
  TermEntity,
  UnitEntity,
  proposedTerms,
} from '../../src/organisation/index.js';
import type { Database } from '../../src/platform/database/index.js';
import { newId } from '../../src/platform/ids/index.js';

/** A register with an application on it. */
interface Register {
  readonly database: Database;
  readonly app: INestApplicationContext;
}

const municipalityId = 'nabo';

/** The people of the neighbour, by username. */
const people: Readonly<Record<string, readonly [role: Role, unit: string, point: string | null]>> = {
  'nabo-bibliotek': ['librarian', 'nabo-bibliotek', 'nabo-bibliotek'],
  'nabo-larer': ['teacher', 'nabo-kulturskole', 'nabo-kulturskole'],
  'nabo-lager': ['inventory-manager', 'nabo-kulturskole', 'nabo-kulturskole'],
  'nabo-nav': ['caseworker', 'nabo-nav', null],
};

/**
 * Adds a second municipality, "Nabo kommune", with a library and a culture school that lend, a unit that decides about support, the terms of
 * the school years around 2026, and people at each.
 */
export async function addNeighbour({ database, app }: Register): Promise<void> {
  await database.unitOfWork.run(async (tx) => {
    await tx.insert(MunicipalityEntity, { id: municipalityId, name: 'Nabo kommune', number: null });
    for (const [id, kind, name] of [
      ['nabo-bibliotek', 'library', 'Nabo bibliotek'],
      ['nabo-kulturskole', 'culture-school', 'Nabo kulturskole'],
    ] as const) {
      const contact = { phone: '+47 00 00 00 90', email: null, version: 1 };
      await tx.insert(UnitEntity, { id, municipalityId, kind, name, ...contact });
      await tx.insert(LendingPointEntity, {
        id,
        unitId: id,
        kind,
        name,
        address: null,
        isil: null,
        phone: null,
        version: 1,
      });
      for (const weekday of [1, 2, 3, 4, 5]) {
        await tx.insert(OpeningHoursEntity, { lendingPointId: id, weekday, opens: '10:00', closes: '18:00' });
      }
    }
    const nav = { id: 'nabo-nav', municipalityId, kind: 'nav', name: 'NAV', phone: null, email: null, version: 1 };
    await tx.insert(UnitEntity, nav);
    for (const term of [2025, 2026, 2027].flatMap(proposedTerms)) {
      await tx.insert(TermEntity, { ...term, id: `nabo-${term.id}`, municipalityId, version: 1 });
    }
    for (const [username, [role, unitId, lendingPointId]] of Object.entries(people)) {
      await tx.insert(UserAccountEntity, {
        ...{ id: newId(), username, displayName: username, role, unitId, lendingPointId, language: 'nb', active: true },
        ...{ passwordHash: 'nobody logs in with this', failedLogins: 0, lockedUntil: null, version: 1 },
        createdAt: new Date('2026-01-05T09:00:00Z'),
      });
    }
  });
  app.get(Places, { strict: false }).forget();
}
