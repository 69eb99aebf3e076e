import { Injectable } from '@nestjs/common';
import type { Queries, Tx } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';
import type { Condition } from '../domain/instrument-state.js';
import { type SearchKind, instrumentSortKey, instrumentWords } from '../instrument-search.js';
import {
  AccessoryEntity,
  GradingEntity,
  InstrumentAliasEntity,
  InstrumentEntity,
  InstrumentWordEntity,
} from './entities.js';

/** What somebody may put right about an instrument. */
export interface InstrumentFields {
  readonly kind: string;
  readonly size: string | null;
  readonly maker: string | null;
  readonly model: string | null;
  readonly serialNumber: string | null;
  readonly condition: Condition;
  readonly owner: string;
  readonly manager: string;
  readonly homePoint: string;
  readonly funder: string | null;
  readonly valueOre: number | null;
  readonly note: string | null;
}

/** An instrument as stored, locked for a change. */
export interface StoredInstrument extends InstrumentFields {
  readonly code: string;
  readonly sortKey: string;
  readonly version: number;
}

/** A part of an instrument that is new, or (with `id`) there already. */
export interface AccessoryInput {
  readonly id?: string | undefined;
  readonly name: string;
  readonly present: boolean;
}

/** Keeps instruments with what belongs to them: words, aliases, accessories, gradings. */
@Injectable()
export class InstrumentRepository {
  /** @throws ConstraintViolation `pk_instrument` when the code is taken */
  async add(
    tx: Tx,
    instrument: Omit<InstrumentEntity, 'sortKey'>,
    kind: SearchKind,
    aliases: readonly string[],
  ): Promise<void> {
    const sortKey = instrumentSortKey(instrument, kind);
    await tx.insert(InstrumentEntity, { ...instrument, sortKey });
    await this.addWords(tx, sortKey, instrumentWords(instrument, kind, aliases));
    await this.addAliases(tx, instrument.code, aliases);
  }

  async lock(tx: Tx, code: string): Promise<StoredInstrument | undefined> {
    return tx.one<StoredInstrument>(
      `SELECT code, kind_id AS kind, size, maker, model, serial_number AS "serialNumber", condition, owner_unit_id AS owner,
         manager_unit_id AS manager, home_point_id AS "homePoint", funder, value_ore AS "valueOre", note,
         sort_key AS "sortKey", version
       FROM instrument WHERE code = $1 FOR UPDATE`,
      [code],
    );
  }

  /** Stores all fields of an instrument, and tells whether it still was at its version. */
  async change(
    tx: Tx,
    before: StoredInstrument,
    after: InstrumentFields,
    kind: SearchKind,
    aliases: readonly string[],
  ): Promise<boolean> {
    const { code, version } = before;
    const sortKey = instrumentSortKey({ code, size: after.size }, kind);
    await tx.run('DELETE FROM instrument_word WHERE sort_key = $1', [before.sortKey]);
    const rows = await tx.run(
      `UPDATE instrument SET kind_id = $1, size = $2, maker = $3, model = $4, serial_number = $5, condition = $6,
         owner_unit_id = $7, manager_unit_id = $8, home_point_id = $9, funder = $10, value_ore = $11, note = $12,
         sort_key = $13, version = version + 1 WHERE code = $14 AND version = $15`,
      [
        after.kind,
        after.size,
        after.maker,
        after.model,
        after.serialNumber,
        after.condition,
        after.owner,
        after.manager,
        after.homePoint,
        after.funder,
        after.valueOre,
        after.note,
        sortKey,
        code,
        version,
      ],
    );
    await this.addWords(tx, sortKey, instrumentWords({ ...after, code }, kind, aliases));
    return rows === 1;
  }

  /** Records a grading and makes it the instrument's grade. @returns false if the instrument is no longer at the version */
  async grade(tx: Tx, grading: GradingEntity, version: number): Promise<boolean> {
    await tx.insert(GradingEntity, grading);
    const rows = await tx.run(
      'UPDATE instrument SET grade_id = $1, version = version + 1 WHERE code = $2 AND version = $3',
      [grading.gradeId, grading.instrumentCode, version],
    );
    return rows === 1;
  }

  async aliasesOf(q: Queries, code: string): Promise<string[]> {
    const rows = await q.all<{ alias: string }>(
      'SELECT alias FROM instrument_alias WHERE instrument_code = $1 ORDER BY alias',
      [code],
    );
    return rows.map(({ alias }) => alias);
  }

  /** Which of these codes there are, and which of these aliases belong to another instrument than `code`. */
  async taken(
    q: Queries,
    code: string,
    aliases: readonly string[],
  ): Promise<{ readonly code: boolean; readonly aliases: string[] }> {
    const own = await q.one('SELECT 1 AS found FROM instrument WHERE code = $1', [code]);
    if (aliases.length === 0) return { code: own !== undefined, aliases: [] };
    const rows = await q.all<{ alias: string }>(
      'SELECT alias FROM instrument_alias WHERE alias = ANY_OF($1) AND instrument_code <> $2',
      [JSON.stringify(aliases), code],
    );
    return { code: own !== undefined, aliases: rows.map(({ alias }) => alias) };
  }

  async replaceAliases(tx: Tx, code: string, aliases: readonly string[]): Promise<void> {
    await tx.run('DELETE FROM instrument_alias WHERE instrument_code = $1', [code]);
    await this.addAliases(tx, code, aliases);
  }

  async addAccessories(tx: Tx, code: string, accessories: readonly AccessoryInput[], from: number): Promise<void> {
    for (const [index, { name, present }] of accessories.entries()) {
      await tx.insert(AccessoryEntity, { id: newId(), instrumentCode: code, name, position: from + index, present });
    }
  }

  /** Puts accessories into this order: those with an id change, the others are new. */
  async arrangeAccessories(tx: Tx, code: string, accessories: readonly AccessoryInput[]): Promise<void> {
    for (const [position, accessory] of accessories.entries()) {
      const { id, name, present } = accessory;
      if (id === undefined) await this.addAccessories(tx, code, [accessory], position);
      else {
        await tx.run(
          'UPDATE accessory SET name = $1, present = $2, position = $3 WHERE id = $4 AND instrument_code = $5',
          [name, present, position, id, code],
        );
      }
    }
  }

  /** Whether a loan names one of these accessories; then its history needs it. */
  async haveBeenLent(q: Queries, ids: readonly string[]): Promise<boolean> {
    if (ids.length === 0) return false;
    const sql = 'SELECT 1 AS found FROM loan_accessory WHERE accessory_id = ANY_OF($1) LIMIT 1';
    return (await q.one(sql, [JSON.stringify(ids)])) !== undefined;
  }

  async removeAccessories(tx: Tx, code: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await tx.run('DELETE FROM accessory WHERE instrument_code = $1 AND id = ANY_OF($2)', [code, JSON.stringify(ids)]);
  }

  private async addAliases(tx: Tx, code: string, aliases: readonly string[]): Promise<void> {
    for (const alias of aliases) await tx.insert(InstrumentAliasEntity, { alias, instrumentCode: code });
  }

  private async addWords(tx: Tx, sortKey: string, words: readonly string[]): Promise<void> {
    for (const word of words) await tx.insert(InstrumentWordEntity, { word, sortKey });
  }
}
