import { Injectable } from '@nestjs/common';
import { type CalendarDate, calendarDate } from '../../platform/calendar/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';
import type { Agreement } from '../domain/agreement.js';
import type { CostType } from '../domain/cost-types.js';
import { CostAgreementEntity, CostAgreementShareEntity, CostAgreementTypeEntity } from '../persistence/entities.js';

/** A cost agreement as it is kept. */
export interface CostAgreement extends Agreement {
  readonly municipality: string;
  readonly name: string;
  /** KOSTRA art of what a unit pays. */
  readonly debitArt: string;
  /** KOSTRA art of what a unit is paid. */
  readonly creditArt: string;
  readonly version: number;
}

interface AgreementRow {
  readonly id: string;
  readonly municipality: string;
  readonly name: string;
  readonly grade: string | null;
  readonly owner: string | null;
  readonly lendingPoint: string | null;
  readonly kind: string | null;
  readonly creditor: string | null;
  readonly debitArt: string;
  readonly creditArt: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly version: number;
}

const columns = `id, municipality_id AS municipality, name, grade_id AS grade, owner_unit_id AS owner,
  lending_point_id AS "lendingPoint", kind_id AS kind, creditor_unit_id AS creditor, debit_art AS "debitArt",
  credit_art AS "creditArt", valid_from AS "validFrom", valid_to AS "validTo", version`;

/** Cost agreements; a municipality has few, so lists are whole. */
@Injectable()
export class AgreementRepository {
  /** Those of a municipality, the earliest first. */
  async of(q: Queries, municipality: string): Promise<CostAgreement[]> {
    const rows = await q.all<AgreementRow>(
      `SELECT ${columns} FROM cost_agreement WHERE municipality_id = $1 ORDER BY valid_from, name, id`,
      [municipality],
    );
    const types = await q.all<{ id: string; costType: CostType }>(
      `SELECT t.agreement_id AS id, t.cost_type AS "costType" FROM cost_agreement_type t
       JOIN cost_agreement a ON a.id = t.agreement_id WHERE a.municipality_id = $1 ORDER BY t.agreement_id, t.cost_type`,
      [municipality],
    );
    const shares = await q.all<{ id: string; unit: string; basisPoints: number }>(
      `SELECT s.agreement_id AS id, s.unit_id AS unit, s.basis_points AS "basisPoints" FROM cost_agreement_share s
       JOIN cost_agreement a ON a.id = s.agreement_id WHERE a.municipality_id = $1 ORDER BY s.agreement_id, s.position`,
      [municipality],
    );
    return rows.map((row) => ({
      ...row,
      validFrom: calendarDate(row.validFrom),
      validTo: row.validTo === null ? null : calendarDate(row.validTo),
      costTypes: types.filter(({ id }) => id === row.id).map(({ costType }) => costType),
      shares: shares.filter(({ id }) => id === row.id).map(({ unit, basisPoints }) => ({ unit, basisPoints })),
    }));
  }

  /** Lets nobody else change what a municipality has agreed, or what it has closed, until the unit ends. */
  async lock(tx: Tx, municipality: string): Promise<void> {
    await tx.one('SELECT id FROM municipality WHERE id = $1 FOR UPDATE', [municipality]);
  }

  async add(tx: Tx, agreement: CostAgreement): Promise<void> {
    const { id, municipality, name, debitArt, creditArt, validFrom, validTo, version } = agreement;
    await tx.insert(CostAgreementEntity, {
      ...{ id, name, debitArt, creditArt, validFrom, validTo, version },
      municipalityId: municipality,
      gradeId: agreement.grade,
      ownerUnitId: agreement.owner,
      lendingPointId: agreement.lendingPoint,
      kindId: agreement.kind,
      creditorUnitId: agreement.creditor,
    });
    for (const costType of agreement.costTypes) {
      await tx.insert(CostAgreementTypeEntity, { agreementId: id, costType });
    }
    for (const [position, { unit, basisPoints }] of agreement.shares.entries()) {
      await tx.insert(CostAgreementShareEntity, { agreementId: id, unitId: unit, position, basisPoints });
    }
  }

  /** Ends an agreement after a day. @returns false if it ends no later anyway */
  async end(tx: Tx, id: string, lastDay: CalendarDate): Promise<boolean> {
    const rows = await tx.run(
      `UPDATE cost_agreement SET valid_to = $1, version = version + 1
       WHERE id = $2 AND (valid_to IS NULL OR valid_to > $1)`,
      [lastDay, id],
    );
    return rows === 1;
  }
}
