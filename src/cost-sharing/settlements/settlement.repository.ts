import { Injectable } from '@nestjs/common';
import { type Queries, type Tx, toInstant, toInstantOrNull } from '../../platform/database/index.js';
import type { LedgerType } from '../domain/cost-types.js';
import type { Side } from '../domain/ledger-lines.js';
import type { Quarter } from '../domain/quarter.js';
import { SettlementCarryEntity, SettlementEntity, SettlementLineEntity } from '../persistence/entities.js';

/** `closing` while it is frozen and being worked out. */
export type SettlementState = 'preview' | 'closing' | 'closed';

/** A settlement without its lines. */
export interface SettlementHead {
  readonly id: string;
  readonly municipality: string;
  readonly period: Quarter;
  readonly state: SettlementState;
  readonly unsharedOre: number | null;
  readonly madeAt: Date;
  readonly closedAt: Date | null;
}

/** A total of a settlement, with the code of the unit's function. */
export interface SettlementTotal {
  readonly unit: string;
  readonly costType: LedgerType | 'merged';
  readonly side: Side;
  readonly amountOre: number;
  readonly facts: number;
  readonly function: string;
  readonly art: string;
}

/** A total as it stands, with the municipality of its unit. */
export interface StoredTotal extends SettlementTotal {
  readonly municipality: string;
}

interface HeadRow {
  readonly id: string;
  readonly municipality: string;
  readonly period: Quarter;
  readonly state: SettlementState;
  readonly unsharedOre: number | string | null;
  readonly madeAt: unknown;
  readonly closedAt: unknown;
}

const columns = `id, municipality_id AS municipality, period, state, unshared_ore AS "unsharedOre", made_at AS "madeAt",
  closed_at AS "closedAt"`;

/** Settlements, their totals, and what they moved on. */
@Injectable()
export class SettlementRepository {
  /** Those of a municipality, the latest first. */
  async of(q: Queries, municipality: string): Promise<SettlementHead[]> {
    const rows = await q.all<HeadRow>(
      `SELECT ${columns} FROM settlement WHERE municipality_id = $1 ORDER BY period DESC`,
      [municipality],
    );
    return rows.map(headOf);
  }

  /** Those of every municipality. */
  async everywhere(q: Queries): Promise<SettlementHead[]> {
    return (await q.all<HeadRow>(`SELECT ${columns} FROM settlement ORDER BY period, municipality_id`)).map(headOf);
  }

  async byId(q: Queries, id: string): Promise<SettlementHead | undefined> {
    const row = await q.one<HeadRow>(`SELECT ${columns} FROM settlement WHERE id = $1`, [id]);
    return row && headOf(row);
  }

  async byPeriod(q: Queries, municipality: string, period: Quarter): Promise<SettlementHead | undefined> {
    return (await this.of(q, municipality)).find((one) => one.period === period);
  }

  /** The quarters that take no more entries. */
  async closedPeriods(q: Queries, municipality: string): Promise<ReadonlySet<Quarter>> {
    const rows = await q.all<{ period: Quarter }>(
      `SELECT period FROM settlement WHERE municipality_id = $1 AND state <> 'preview'`,
      [municipality],
    );
    return new Set(rows.map(({ period }) => period));
  }

  async add(tx: Tx, settlement: SettlementEntity): Promise<void> {
    await tx.insert(SettlementEntity, settlement);
  }

  /** Takes no more entries into the quarter of a preview, and keeps what of it no agreement shares. The caller has locked it. */
  async freeze(tx: Tx, id: string, unsharedOre: number | null): Promise<void> {
    await tx.run(`UPDATE settlement SET state = 'closing', unshared_ore = $2 WHERE id = $1 AND state = 'preview'`, [
      id,
      unsharedOre,
    ]);
  }

  /** Closes what was frozen. @returns false if somebody was first */
  async close(tx: Tx, id: string, by: string, at: Date): Promise<boolean> {
    const rows = await tx.run(
      `UPDATE settlement SET state = 'closed', closed_at = $1, closed_by = $2 WHERE id = $3 AND state = 'closing'`,
      [at, by, id],
    );
    return rows === 1;
  }

  /** Locks a settlement and gives its state. */
  async lock(tx: Tx, id: string): Promise<SettlementState | undefined> {
    const row = await tx.one<{ state: SettlementState }>('SELECT state FROM settlement WHERE id = $1 FOR UPDATE', [id]);
    return row?.state;
  }

  /** Puts totals in the place of those that stand there. */
  async putTotals(tx: Tx, id: string, totals: readonly SettlementTotal[], unsharedOre: number | null): Promise<void> {
    await tx.run('UPDATE settlement SET unshared_ore = $1 WHERE id = $2', [unsharedOre, id]);
    await tx.run('DELETE FROM settlement_line WHERE settlement_id = $1', [id]);
    for (const [position, { unit, ...total }] of totals.entries()) {
      await tx.insert(SettlementLineEntity, { ...total, settlementId: id, position, unitId: unit });
    }
  }

  async carry(tx: Tx, settlementId: string, entryIds: Iterable<string>, period: Quarter): Promise<void> {
    for (const entryId of entryIds) await tx.insert(SettlementCarryEntity, { settlementId, entryId, period });
  }

  /** What kind each unit is of, by slug. */
  async unitKinds(q: Queries): Promise<ReadonlyMap<string, string>> {
    const rows = await q.all<{ id: string; kind: string }>('SELECT id, kind FROM unit');
    return new Map(rows.map(({ id, kind }) => [id, kind]));
  }

  async totals(q: Queries, id: string): Promise<StoredTotal[]> {
    const rows = await q.all<Omit<StoredTotal, 'amountOre'> & { readonly amountOre: number | string }>(
      `SELECT s.unit_id AS unit, s.cost_type AS "costType", s.side, s.amount_ore AS "amountOre", s.facts, s.function, s.art,
         u.municipality_id AS municipality
       FROM settlement_line s JOIN unit u ON u.id = s.unit_id WHERE s.settlement_id = $1 ORDER BY s.position`,
      [id],
    );
    return rows.map((row) => ({ ...row, amountOre: Number(row.amountOre) }));
  }
}

function headOf({ unsharedOre, madeAt, closedAt, ...row }: HeadRow): SettlementHead {
  return {
    ...row,
    unsharedOre: unsharedOre === null ? null : Number(unsharedOre),
    madeAt: toInstant(madeAt),
    closedAt: toInstantOrNull(closedAt),
  };
}
