import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, Users, hashPassword } from '../identity/index.js';
import {
  InstallationEntity,
  LendingPointEntity,
  MunicipalityEntity,
  OpeningHoursEntity,
  TermEntity,
  UnitEntity,
  proposedTerms,
} from '../organisation/index.js';
import { schoolYearOf } from '../platform/calendar/index.js';
import { Clock } from '../platform/clock/index.js';
import { CONFIG, type Config } from '../platform/config/index.js';
import { type Tx, UnitOfWork } from '../platform/database/index.js';
import { notFound } from '../platform/http/index.js';
import { installReferenceData } from './reference-data.js';

/** What the first administrator says of the municipality and of herself. */
export interface FirstAdministrator {
  readonly municipality: string;
  /** The four digits of the municipality, if given. */
  readonly municipalityNumber: string | null;
  readonly username: string;
  readonly displayName: string;
  readonly password: string;
}

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

/** Fills an empty database: the municipality, its usual units and points, the shipped rules, and the first administrator. */
@Injectable()
export class SetUp {
  private readonly token = randomBytes(24).toString('base64url');

  constructor(
    private readonly users: Users,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The address to finish the set-up at, or `undefined` once there is a user. Printed in the log at start, and nowhere else. */
  async link(): Promise<string | undefined> {
    return (await this.users.anyExists()) ? undefined : `${this.config.baseUrl}/set-up/${this.token}`;
  }

  /** @throws Problem 404 when the token is wrong or the set-up is done */
  async demandOpen(token: string): Promise<void> {
    const [given, right] = [Buffer.from(token), Buffer.from(this.token)];
    const fits = given.length === right.length && timingSafeEqual(given, right);
    if (!fits || (await this.users.anyExists())) throw notFound();
  }

  /** Does it all in one unit; of two at the same time one meets the other's rows and is refused. */
  async execute(token: string, first: FirstAdministrator, language: Actor['language']): Promise<void> {
    await this.demandOpen(token);
    const passwordHash = await hashPassword(first.password);
    await this.unitOfWork.run(async (tx) => {
      await tx.insert(InstallationEntity, { id: 1, demonstration: false, createdAt: this.clock.now() });
      await this.organisation(tx, first.municipality, first.municipalityNumber);
      await installReferenceData(tx);
      await this.users.create(tx, null, {
        username: first.username,
        passwordHash,
        displayName: first.displayName,
        role: 'administrator',
        unitId: 'municipality',
        lendingPointId: null,
        language,
      });
    });
  }

  private async organisation(tx: Tx, name: string, number: string | null): Promise<void> {
    await tx.insert(MunicipalityEntity, { id: 'municipality', name, number });
    for (const [id, unitName] of unitsToBeginWith) {
      const unit = { id, municipalityId: 'municipality', kind: id, name: unitName || name, phone: null, email: null };
      await tx.insert(UnitEntity, { ...unit, version: 1 });
    }
    for (const [id, unitId, pointName] of pointsToBeginWith) {
      const point = { id, unitId, kind: id, name: pointName, address: null, phone: null, isil: null, version: 1 };
      await tx.insert(LendingPointEntity, point);
      for (const weekday of [1, 2, 3, 4, 5]) {
        await tx.insert(OpeningHoursEntity, { lendingPointId: id, weekday, opens: '10:00', closes: '16:00' });
      }
    }
    const startYear = Number(schoolYearOf(this.clock.today()).slice(0, 4));
    for (const term of [...proposedTerms(startYear), ...proposedTerms(startYear + 1)]) {
      await tx.insert(TermEntity, { ...term, municipalityId: 'municipality', version: 1 });
    }
  }
}
