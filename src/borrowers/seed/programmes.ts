/** A programme of the culture school as every installation starts with it. */
export interface ShippedProgramme {
  readonly id: string;
  readonly nb: string;
  readonly nn: string;
  readonly en: string;
  readonly position: number;
  /** Lowest school grade (1–13) from which a pupil may be enrolled; `null` when there is none. */
  readonly leastSchoolGrade: number | null;
  /** Whether a pupil of the programme may borrow an instrument of high quality. */
  readonly givesRightToHighQuality: boolean;
}

/** The four programmes of a new installation. */
export const shippedProgrammes: readonly ShippedProgramme[] = [
  programme('breadth', 'Bredde', 'Breidde', 'Breadth', 1, null, false),
  programme('core', 'Kjerne', 'Kjerne', 'Core', 2, null, false),
  programme('intro-deepening', 'Intro-fordypning', 'Intro-fordjuping', 'Introductory deepening', 3, 6, true),
  programme('deepening', 'Fordypning', 'Fordjuping', 'Deepening', 4, 8, true),
];

function programme(
  id: string,
  nb: string,
  nn: string,
  en: string,
  position: number,
  leastSchoolGrade: number | null,
  givesRightToHighQuality: boolean,
): ShippedProgramme {
  return { id, nb, nn, en, position, leastSchoolGrade, givesRightToHighQuality };
}
