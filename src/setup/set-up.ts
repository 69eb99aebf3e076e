import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, Users, hashPassword } from '../identity/index.js';
import { LoanRules } from '../loan-rules/index.js';
import { InstallationEntity, Places } from '../organisation/index.js';
import { Clock } from '../platform/clock/index.js';
import { CONFIG, type Config } from '../platform/config/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { notFound } from '../platform/http/index.js';
import { foundMunicipality } from './organisation.js';
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

/** Fills an empty database: the municipality, its usual units and points, the shipped rules, and the first administrator. */
@Injectable()
export class SetUp {
  private readonly token = randomBytes(24).toString('base64url');

  constructor(
    private readonly users: Users,
    private readonly places: Places,
    private readonly rules: LoanRules,
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
      const { municipality: name, municipalityNumber: number } = first;
      await foundMunicipality(tx, { id: 'municipality', name, number }, this.clock.today());
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
    // That there was nothing is not to be believed any longer.
    this.places.forget();
    this.rules.forget();
  }
}
