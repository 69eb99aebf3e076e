import type { DemoPoint } from './stock.js';

/** When a loan of the demonstration is due, told from the day it runs. */
export type DueSketch =
  /** The n-th open day after today (1 is the next). */
  | { readonly openDaysAhead: number }
  /** The last open day that lies at least so many days back. */
  | { readonly daysLate: number }
  /** The first open day that lies at least so many days ahead. */
  | { readonly daysAhead: number }
  /** The end of the rule's term or school year; it went out so many days after that began, or not long ago. */
  | { readonly daysIn: number };

/** An open loan as written down by hand. */
export interface LoanSketch {
  readonly point: DemoPoint;
  readonly kind: string;
  readonly grade: 'basic' | 'good' | 'high';
  readonly size: string | null;
  /** Display name of the borrower. */
  readonly borrower: string;
  readonly due: DueSketch;
  readonly renewals?: number;
}

type Row = readonly [
  kind: string,
  grade: LoanSketch['grade'],
  size: string | null,
  borrower: string,
  due: DueSketch,
  renewals?: number,
];

const library: readonly Row[] = [
  ['guitar', 'basic', '3/4', 'Thea M.', { daysLate: 9 }],
  ['keyboard', 'basic', null, 'Berit A.', { daysLate: 20 }, 1],
  ['violin', 'basic', '1/2', 'Isak D.', { daysLate: 3 }],
  ['ukulele', 'basic', null, 'Hanna N.', { openDaysAhead: 1 }],
  ['accordion', 'basic', '48 bass', 'Piotr Z.', { openDaysAhead: 2 }],
  ['trumpet', 'basic', null, 'Yusuf A.', { openDaysAhead: 3 }],
  ['ukulele', 'basic', null, 'Maksym T.', { daysAhead: 12 }],
  ['clarinet', 'good', null, 'Grace M.', { daysIn: 12 }],
  ['guitar', 'good', '7/8', 'Iryna M.', { daysIn: 20 }],
  ['violin', 'good', '1/2', 'Ella B.', { daysIn: 6 }],
];

const youthArena: readonly Row[] = [
  ['electric-guitar', 'basic', '4/4', 'Tobias N.', { daysLate: 6 }],
  ['drum-kit', 'basic', null, 'Mina S.', { daysLate: 2 }, 2],
  ['bass-guitar', 'basic', '4/4', 'Ahmed J.', { openDaysAhead: 1 }],
  ['keyboard', 'basic', null, 'Kacper M.', { openDaysAhead: 3 }],
  ['snare-drum', 'basic', null, 'Bandet Tørrfisk', { daysAhead: 8 }],
  ['electric-guitar', 'good', '4/4', 'Shirin A.', { daysAhead: 15 }],
];

const cultureSchool: readonly Row[] = [
  ['violin', 'basic', '1/16', 'Magnus V.', { daysIn: 5 }],
  ['viola', 'basic', '30 cm', 'Luna S.', { daysIn: 5 }],
  ['cello', 'good', '1/2', 'Mateusz K.', { daysIn: 8 }],
  ['flute', 'good', null, 'Artem B.', { daysIn: 8 }],
  ['trumpet', 'good', null, 'Sigurd T.', { daysIn: 9 }],
  ['violin', 'good', '1/4', 'Parwana R.', { daysIn: 9 }],
  ['euphonium', 'good', null, 'Demo skolekorps', { daysIn: 15 }],
  ['violin', 'high', '4/4', 'Zofia W.', { daysIn: 10 }],
  ['clarinet', 'high', null, 'Emil N.', { daysIn: 10 }],
  ['alto-saxophone', 'high', null, 'Ingeborg F.', { daysIn: 12 }],
];

/** Who has what just now. Six of the teacher's eight deepening pupils have nothing yet, nor have most grown-ups. */
export const openLoans: readonly LoanSketch[] = [
  ...library.map((row) => sketch('library', row)),
  ...youthArena.map((row) => sketch('youth-arena', row)),
  ...cultureSchool.map((row) => sketch('culture-school', row)),
];

function sketch(point: DemoPoint, [kind, grade, size, borrower, due, renewals]: Row): LoanSketch {
  return { point, kind, grade, size, borrower, due, ...(renewals === undefined ? {} : { renewals }) };
}
