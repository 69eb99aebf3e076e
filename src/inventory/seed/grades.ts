/** A step of the quality scale as every installation starts with it; the order is `position`, lowest first. */
export interface ShippedGrade {
  readonly id: string;
  readonly position: number;
  readonly nb: string;
  readonly nn: string;
  readonly en: string;
  /** It goes only to pupils whose programme gives the right to it, and only through a culture school. */
  readonly needsRight: boolean;
}

/** The three quality grades of a new installation. */
export const shippedGrades: readonly ShippedGrade[] = [
  { id: 'basic', position: 1, nb: 'Enkel', nn: 'Enkel', en: 'Basic', needsRight: false },
  { id: 'good', position: 2, nb: 'God', nn: 'God', en: 'Good', needsRight: false },
  { id: 'high', position: 3, nb: 'Høy', nn: 'Høg', en: 'High', needsRight: true },
];
