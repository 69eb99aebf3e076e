/** What a group of instruments was lent, whom it reached, and what it cost, in a school year. */
export interface GroupFigures {
  readonly loans: number;
  /** Instruments that were lent at least once. */
  readonly instruments: number;
  /** Children who borrowed. */
  readonly children: number;
  /** In øre. */
  readonly costOre: number;
  /** How many costs that is; a correction is none of its own. */
  readonly costs: number;
}

/** What the instruments of a unit and grade that were lent add: one instrument each. */
export interface LentInstrument {
  readonly unit: string;
  readonly grade: string;
  readonly instrument: string;
  readonly loans: number;
  /** Children who had nothing before of the same unit and grade; of the same unit; of the same grade; at all. */
  readonly childrenInGroup: number;
  readonly childrenInUnit: number;
  readonly childrenInGrade: number;
  readonly childrenAtAll: number;
}

/** What a unit's instruments of a grade cost. */
export interface GroupCost {
  readonly unit: string;
  readonly grade: string;
  /** In øre. */
  readonly costOre: number;
  readonly costs: number;
}

/** Units as rows and grades as columns; the last row and the last column are of all of them. */
export interface FigureTable {
  readonly units: readonly string[];
  readonly grades: readonly string[];
  readonly cells: readonly (readonly GroupFigures[])[];
}

/** What is counted of a group before it is known how many instruments there are. */
interface Counted {
  loans: number;
  children: number;
  costOre: number;
  costs: number;
  readonly instruments: Set<string>;
}

/**
 * The table of a school year. Loans and costs add up to the totals; an instrument that changed its grade and a child who borrowed of two
 * units are counted once in a total, so those do not.
 *
 * @param order the units and grades in the order in which they are told; those without figures are left out
 */
export function figureTable(
  order: { readonly units: readonly string[]; readonly grades: readonly string[] },
  lent: readonly LentInstrument[],
  costs: readonly GroupCost[],
): FigureTable {
  const has = (part: 'unit' | 'grade', id: string): boolean => [...lent, ...costs].some((one) => one[part] === id);
  const units = order.units.filter((id) => has('unit', id));
  const grades = order.grades.filter((id) => has('grade', id));
  const cells = [...units, null].map((unit) =>
    [...grades, null].map((grade) => {
      const isOf = (one: { readonly unit: string; readonly grade: string }): boolean =>
        (unit === null || one.unit === unit) && (grade === null || one.grade === grade);
      const counted: Counted = { loans: 0, children: 0, costOre: 0, costs: 0, instruments: new Set() };
      for (const one of lent.filter(isOf)) {
        counted.loans += one.loans;
        counted.children += childrenOf(one, unit, grade);
        counted.instruments.add(one.instrument);
      }
      for (const one of costs.filter(isOf)) {
        counted.costOre += one.costOre;
        counted.costs += one.costs;
      }
      return { ...counted, instruments: counted.instruments.size };
    }),
  );
  return { units, grades, cells };
}

function childrenOf(one: LentInstrument, unit: string | null, grade: string | null): number {
  if (unit === null) return grade === null ? one.childrenAtAll : one.childrenInGrade;
  return grade === null ? one.childrenInUnit : one.childrenInGroup;
}

/** Where a child was reached for the first time in a school year by a loan. */
export interface FirstTime {
  /** By this unit with this grade. */
  readonly inGroup: boolean;
  readonly inUnit: boolean;
  readonly inGrade: boolean;
  readonly atAll: boolean;
}

/** A loan of somebody who is no child reaches none. */
export const noChild: FirstTime = { inGroup: false, inUnit: false, inGrade: false, atAll: false };

/**
 * Where a loan reaches a child who was not reached before.
 *
 * @param earlier what else the child has borrowed in the school year, before
 */
export function firstTime(
  earlier: readonly { readonly unit: string; readonly grade: string }[],
  { unit, grade }: { readonly unit: string; readonly grade: string },
): FirstTime {
  return {
    inGroup: !earlier.some((one) => one.unit === unit && one.grade === grade),
    inUnit: !earlier.some((one) => one.unit === unit),
    inGrade: !earlier.some((one) => one.grade === grade),
    atAll: earlier.length === 0,
  };
}
