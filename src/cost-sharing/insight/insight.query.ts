import { Injectable } from '@nestjs/common';
import { type CalendarDate, calendarDate } from '../../platform/calendar/index.js';
import type { Queries } from '../../platform/database/index.js';
import type { GroupCost, LentInstrument } from '../domain/insight-figures.js';

/** A school year of a municipality. */
interface YearOf {
  readonly municipality: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Reads what the figures of a school year are made of: a row for each instrument that was lent, and one for each unit and grade. */
@Injectable()
export class InsightQuery {
  /** The first and the last day with figures; `undefined` where there are none. */
  async span(q: Queries, municipality: string): Promise<{ first: CalendarDate; last: CalendarDate } | undefined> {
    const ends = await q.one<Readonly<Record<string, string | null>>>(
      `SELECT (SELECT MIN(out_on) FROM loan_figure WHERE municipality_id = $1) AS a,
         (SELECT MIN(incurred_on) FROM instrument_cost WHERE municipality_id = $1) AS b,
         (SELECT MAX(out_on) FROM loan_figure WHERE municipality_id = $1) AS c,
         (SELECT MAX(incurred_on) FROM instrument_cost WHERE municipality_id = $1) AS d`,
      [municipality],
    );
    const days = Object.values(ends ?? {}).flatMap((day) => day ?? []);
    const [first, last] = [days.toSorted()[0], days.toSorted().at(-1)];
    return first === undefined || last === undefined
      ? undefined
      : { first: calendarDate(first), last: calendarDate(last) };
  }

  async lent(q: Queries, { municipality, from, to }: YearOf): Promise<LentInstrument[]> {
    return q.all<LentInstrument>(
      `SELECT owner_unit_id AS unit, grade_id AS grade, instrument_code AS instrument,
         CAST(COUNT(*) AS INTEGER) AS loans,
         CAST(SUM(child_in_group) AS INTEGER) AS "childrenInGroup",
         CAST(SUM(child_in_unit) AS INTEGER) AS "childrenInUnit",
         CAST(SUM(child_in_grade) AS INTEGER) AS "childrenInGrade",
         CAST(SUM(child_at_all) AS INTEGER) AS "childrenAtAll"
       FROM loan_figure WHERE municipality_id = $1 AND out_on >= $2 AND out_on <= $3
       GROUP BY owner_unit_id, grade_id, instrument_code`,
      [municipality, from, to],
    );
  }

  /** @param until the last day on which what is written down counts, so that the figures of a year stay as they are */
  async costs(q: Queries, { municipality, from, to }: YearOf, until: CalendarDate): Promise<GroupCost[]> {
    const rows = await q.all<Omit<GroupCost, 'costOre'> & { readonly costOre: number | string }>(
      `SELECT owner_unit_id AS unit, grade_id AS grade, SUM(amount_ore) AS "costOre",
         CAST(SUM(CASE WHEN corrects_id IS NULL THEN 1 ELSE 0 END) AS INTEGER) AS costs
       FROM instrument_cost WHERE municipality_id = $1 AND incurred_on >= $2 AND incurred_on <= $3
         AND recorded_on <= $4 GROUP BY owner_unit_id, grade_id`,
      [municipality, from, to, until],
    );
    return rows.map(({ costOre, ...row }) => ({ ...row, costOre: Number(costOre) }));
  }
}
