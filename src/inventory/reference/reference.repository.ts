import { Injectable } from '@nestjs/common';
import { type Queries, toBoolean } from '../../platform/database/index.js';

/** A kind of instrument, with its name in every language. */
export interface InstrumentKind {
  readonly id: string;
  readonly family: string;
  readonly nb: string;
  readonly nn: string;
  readonly en: string;
  /** From small to large; empty where the kind comes in one size only. */
  readonly sizes: readonly string[];
  readonly hornbostelSachs: string | null;
  readonly wikidata: string | null;
  readonly position: number;
}

/** A step of the quality scale, with its name in every language. */
export interface QualityGrade {
  readonly id: string;
  readonly position: number;
  readonly nb: string;
  readonly nn: string;
  readonly en: string;
  /** It goes only to pupils whose programme gives the right to it, and only through a culture school. */
  readonly needsRight: boolean;
}

/** Reads kinds and grades. */
@Injectable()
export class ReferenceRepository {
  async kinds(q: Queries): Promise<InstrumentKind[]> {
    const rows = await q.all<Omit<InstrumentKind, 'sizes'> & { sizes: string }>(
      `SELECT id, family, nb, nn, en, sizes, hornbostel_sachs AS "hornbostelSachs", wikidata, position
       FROM instrument_kind ORDER BY position, id`,
    );
    return rows.map((row) => ({ ...row, sizes: JSON.parse(row.sizes) as string[] }));
  }

  async grades(q: Queries): Promise<QualityGrade[]> {
    const rows = await q.all<Omit<QualityGrade, 'needsRight'> & { needsRight: unknown }>(
      'SELECT id, position, nb, nn, en, needs_right AS "needsRight" FROM quality_grade ORDER BY position',
    );
    return rows.map((row) => ({ ...row, needsRight: toBoolean(row.needsRight) }));
  }
}
