import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import { InstrumentReference } from '../../inventory/index.js';
import { Places } from '../../organisation/index.js';
import { type CalendarDate, schoolYearDays } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Reader } from '../../platform/database/index.js';
import { notFound } from '../../platform/http/index.js';
import { type FigureTable, type GroupFigures, figureTable } from '../domain/insight-figures.js';
import { countedUntil, shownYears } from '../domain/shown-years.js';
import { maskOf } from '../domain/suppression.js';
import { InsightQuery } from './insight.query.js';

/** What a group was lent and cost. All of it is `null` where it is not shown; what a cost is divided by may be nothing, too. */
export interface InsightFigures {
  readonly loans: number | null;
  readonly instruments: number | null;
  readonly children: number | null;
  readonly costOre: number | null;
  readonly costPerLoanOre: number | null;
  readonly costPerInstrumentOre: number | null;
  readonly costPerChildOre: number | null;
}

/** A group of instruments: `null` stands for all units, or all grades. */
export interface InsightGroup extends InsightFigures {
  readonly unit: string | null;
  readonly grade: string | null;
  /** Whether its figures are not shown. */
  readonly hidden: boolean;
}

/** The figures of a school year. */
export interface Insight {
  readonly schoolYear: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** What was written down later does not count. */
  readonly countedUntil: CalendarDate;
  /** Units and grades in their order, those of one unit together; what has no figures is left out. */
  readonly groups: readonly InsightGroup[];
}

/** What lending costs for each loan, instrument and child, by the unit that owns the instruments and their grade. */
@Injectable()
export class InsightTables {
  constructor(
    private readonly query: InsightQuery,
    private readonly places: Places,
    private readonly reference: InstrumentReference,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** The school years that the actor's municipality can be shown, the latest first. */
  async years(actor: Actor): Promise<readonly string[]> {
    const span = await this.query.span(this.reader, await this.places.municipalityOf(this.reader, actor));
    return span === undefined ? [] : shownYears(span.first, span.last, this.clock.today());
  }

  /**
   * @param asked a school year; left out, the latest
   * @throws Problem 404 for a year without figures, or one that cannot be shown yet
   */
  async of(actor: Actor, asked: string | undefined): Promise<Insight> {
    const years = await this.years(actor);
    const schoolYear = asked === undefined || asked === '' ? years[0] : years.find((year) => year === asked);
    if (schoolYear === undefined) throw notFound();
    const [from, to] = schoolYearDays(schoolYear);
    const until = countedUntil(schoolYear);
    const year = { municipality: await this.places.municipalityOf(this.reader, actor), from, to };
    const table = figureTable(
      {
        units: (await this.places.units(this.reader)).map(({ id }) => id),
        grades: (await this.reference.grades(this.reader)).map(({ id }) => id),
      },
      await this.query.lent(this.reader, year),
      await this.query.costs(this.reader, year, until),
    );
    return { schoolYear, from, to, countedUntil: until, groups: groupsOf(table) };
  }
}

function groupsOf({ units, grades, cells }: FigureTable): InsightGroup[] {
  const mask = maskOf(cells);
  return cells.flatMap((row, r) =>
    row.flatMap((cell, c): InsightGroup[] => {
      if (cell.loans === 0 && cell.costs === 0) return [];
      const hidden = mask[r]?.[c] ?? true;
      const group = { unit: units[r] ?? null, grade: grades[c] ?? null, hidden };
      return [{ ...group, ...(hidden ? nothingShown : figuresOf(cell)) }];
    }),
  );
}

const nothingShown: InsightFigures = {
  ...{ loans: null, instruments: null, children: null, costOre: null },
  ...{ costPerLoanOre: null, costPerInstrumentOre: null, costPerChildOre: null },
};

function figuresOf({ loans, instruments, children, costOre }: GroupFigures): InsightFigures {
  const each = (count: number): number | null => (count === 0 ? null : Math.round(costOre / count));
  return {
    ...{ loans, instruments, children, costOre },
    ...{ costPerLoanOre: each(loans), costPerInstrumentOre: each(instruments), costPerChildOre: each(children) },
  };
}
