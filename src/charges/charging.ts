import { Injectable } from '@nestjs/common';
import {
  type ChargeToSplit,
  type ChargedSubject,
  Coverages,
  type CoveredPart,
  type SplitCharge,
  splitCharges,
} from '../coverage/index.js';
import { Places } from '../organisation/index.js';
import type { CalendarDate } from '../platform/calendar/index.js';
import type { Queries, Tx } from '../platform/database/index.js';
import { newId } from '../platform/ids/index.js';
import type { ChargeEntity } from './persistence/charge.entity.js';
import { ChargeRepository } from './persistence/charge.repository.js';

/** Who is charged, and for what. */
export interface Charged extends ChargedSubject {
  readonly borrowerId: string;
  readonly on: CalendarDate;
}

/** A charge to be kept, its parts taken off. */
export type NewCharge = Omit<ChargeEntity, 'id' | 'municipalityId'> & {
  readonly lendingPointId: string;
  readonly parts: readonly CoveredPart[];
};

/** Makes charges: each with the coverage that is in force on its day, and so that it holds only what that left. */
@Injectable()
export class Charging {
  constructor(
    private readonly rows: ChargeRepository,
    private readonly coverages: Coverages,
    private readonly places: Places,
  ) {}

  /** Takes charges of one day apart. What costs nothing asks the database nothing. */
  async split(q: Queries, charged: Charged, charges: readonly ChargeToSplit[]): Promise<readonly SplitCharge[]> {
    const costs = charges.some(({ amountOre }) => amountOre > 0);
    return splitCharges(charges, costs ? await this.coverages.inForce(q, charged.borrowerId, charged.on, charged) : []);
  }

  /** @throws ConstraintViolation `ux_charge_loan_kind_term`, `ux_charge_loan_deposit` where it was charged before */
  async add(tx: Tx, { parts, lendingPointId, ...charge }: NewCharge): Promise<void> {
    const id = newId();
    const municipalityId = await this.municipalityOf(tx, lendingPointId);
    await this.rows.add(tx, { ...charge, id, municipalityId });
    await this.coverages.take(tx, id, parts);
  }

  /** Adds the fee of a term unless the loan has it. @returns false if it has */
  async addOnce(tx: Tx, { parts, lendingPointId, ...charge }: NewCharge): Promise<boolean> {
    const id = newId();
    const municipalityId = await this.municipalityOf(tx, lendingPointId);
    if (!(await this.rows.addOnce(tx, { ...charge, id, municipalityId }))) return false;
    await this.coverages.take(tx, id, parts);
    return true;
  }

  private async municipalityOf(q: Queries, lendingPointId: string): Promise<string> {
    const point = await this.places.point(q, lendingPointId);
    if (point === undefined) throw new Error(`There is no point ${lendingPointId}`);
    return point.municipality;
  }
}
