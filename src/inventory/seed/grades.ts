/** A step of the quality scale as every installation starts with it; the order is `position`, lowest first. */
export interface ShippedGrade {
  readonly id: string;
  readonly position: number;
  readonly nb: string;
  readonly nn: string;
  readonly en: string;
}

/** The three quality grades of a new installation. */
export const shippedGrades: readonly ShippedGrade[] = [
  { id: 'basic', position: 1, nb: 'Enkel', nn: 'Enkel', en: 'Basic' },
  { id: 'good', position: 2, nb: 'God', nn: 'God', en: 'Good' },
  { id: 'high', position: 3, nb: 'Høy', nn: 'Høg', en: 'High' },
];
