import { Injectable } from '@nestjs/common';
import { type Queries, toBoolean } from '../../platform/database/index.js';
import type { Language } from '../../platform/i18n/index.js';

/** A programme of the culture school. */
export interface Programme {
  readonly id: string;
  readonly names: Readonly<Record<Language, string>>;
  /** Lowest school grade (1–13), or `null` when there is none. */
  readonly leastSchoolGrade: number | null;
  readonly givesRightToHighQuality: boolean;
}

interface ProgrammeRow {
  readonly id: string;
  readonly nb: string;
  readonly nn: string;
  readonly en: string;
  readonly least_school_grade: number | null;
  readonly gives_right_to_high_quality: unknown;
}

/** The programmes that there are: few, and data. */
@Injectable()
export class Programmes {
  /** All of them, in their order. */
  async all(q: Queries): Promise<Programme[]> {
    const rows = await q.all<ProgrammeRow>(
      'SELECT id, nb, nn, en, least_school_grade, gives_right_to_high_quality FROM programme ORDER BY position, id',
    );
    return rows.map(({ id, nb, nn, en, ...row }) => ({
      id,
      names: { nb, nn, en },
      leastSchoolGrade: row.least_school_grade,
      givesRightToHighQuality: toBoolean(row.gives_right_to_high_quality),
    }));
  }
}
