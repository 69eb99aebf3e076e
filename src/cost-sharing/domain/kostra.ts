/**
 * KOSTRA functions of the kinds of units, by the first year in which they count: the lists change from year to year
 * (KOSTRA-forskriften, FOR-2019-10-18-1412, and its yearly guide). Functions 231, 370 and 383 as SSB's table 04909 names them; 242, 275
 * and 281 as municipalities' charts of accounts do. An installation may set others for a unit.
 */
export interface KostraYear {
  readonly from: number;
  readonly functions: Readonly<Record<string, string>>;
  /** Where no kind fits. */
  readonly otherwise: string;
}

/** The shipped defaults, the latest year last. */
export const kostraYears: readonly KostraYear[] = [
  {
    from: 2000,
    functions: {
      library: '370',
      'youth-arenas': '231',
      'culture-school': '383',
      nav: '242',
      integration: '275',
    },
    otherwise: '120',
  },
];

/** The function of a kind of unit in a year. */
export function functionOf(years: readonly KostraYear[], kind: string, year: number): string {
  const counting = [...years].sort((one, other) => other.from - one.from).find(({ from }) => from <= year);
  return counting?.functions[kind] ?? counting?.otherwise ?? '120';
}
