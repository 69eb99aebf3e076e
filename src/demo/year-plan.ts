import type { RepairEntity } from '../inventory/index.js';
import type { DemoPoint } from './stock.js';

/** The demonstration's quality grades. */
export type DemoGrade = 'basic' | 'good' | 'high';

/** Which instrument is meant: the first of its kind and grade that belongs to the point and is not taken. */
export interface Wanted {
  readonly kind: string;
  readonly grade: DemoGrade;
  readonly point: DemoPoint;
}

interface Regrading extends Wanted {
  readonly from: DemoGrade;
  readonly daysAgo: number;
  readonly reason: string;
}

interface FinishedRepair extends Wanted, Pick<RepairEntity, 'note'> {
  readonly step: 'inspection' | 'repair';
  readonly outcome: 'repaired' | 'in-order';
  readonly daysAgo: number;
  readonly days: number;
}

interface OpenRepair extends Wanted {
  readonly step: 'inspection' | 'repair';
  readonly note: string;
  readonly daysAgo: number;
}

/** An instrument on the way to the point it belongs to. */
interface Move extends Wanted {
  readonly sentFrom: DemoPoint;
  readonly daysAgo: number;
}

interface Closing extends Wanted {
  readonly state: 'missing' | 'lost' | 'retired';
  readonly note: string;
  readonly daysAgo: number;
}

/** Days to which the story reaches back. */
export const daysOfHistory = 290;

export const regradings: readonly Regrading[] = [
  regrading('culture-school', 'violin', 'good', 'high', 210, 'Ny stol og flyttet lydpinne; bærer nå i stor sal'),
  regrading('culture-school', 'clarinet', 'good', 'high', 150, 'Nye puter over det hele, jevn i alle registre'),
  regrading('culture-school', 'cello', 'high', 'good', 265, 'Limt sprekk i lokket; klangen holder ikke til fordypning'),
  regrading('culture-school', 'flute', 'high', 'good', 95, 'Slitt mekanikk, men fungerer godt på kjerneprogrammet'),
  regrading('library', 'guitar', 'basic', 'good', 180, 'Justert hals og nye bånd, lett å spille på'),
  regrading('library', 'violin', 'basic', 'good', 130, 'Ny bue og nye strenger, god klang for størrelsen'),
  regrading('library', 'accordion', 'good', 'basic', 75, 'Belgen lekker litt; greit til å prøve seg på'),
  regrading('youth-arena', 'keyboard', 'basic', 'good', 240, 'Registrert feil: modellen har vektede tangenter'),
  regrading('youth-arena', 'alto-saxophone', 'good', 'basic', 60, 'Lekker i nedre register, brukbar for nybegynnere'),
  regrading('culture-school', 'trumpet', 'good', 'high', 35, 'Ventilene overhalt hos verksted, presis intonasjon'),
];

export const finishedRepairs: readonly FinishedRepair[] = [
  finished('culture-school', 'cello', 'good', 'repair', 'Sprekk i lokket', 280, 14),
  finished('library', 'clarinet', 'good', 'repair', 'Tre puter lekker', 220, 9),
  finished('culture-school', 'violin', 'good', 'inspection', 'Stolen hadde falt', 170, 1),
  finished('youth-arena', 'electric-guitar', 'basic', 'repair', 'Løs kontakt i utgangen', 120, 5),
  finished('youth-arena', 'drum-kit', 'basic', 'inspection', 'Skinnet på skarptromma var løst', 90, 1),
  finished('culture-school', 'trombone', 'good', 'repair', 'Bulk i sleiden', 65, 12),
];

export const openRepairs: readonly OpenRepair[] = [
  { ...wanted('library', 'flute', 'good'), step: 'repair', note: 'En klaff går ikke opp', daysAgo: 12 },
  { ...wanted('culture-school', 'double-bass', 'good'), step: 'repair', note: 'Løs hals', daysAgo: 30 },
  { ...wanted('youth-arena', 'alto-saxophone', 'basic'), step: 'inspection', note: 'Reimkroken er løs', daysAgo: 3 },
  { ...wanted('culture-school', 'french-horn', 'good'), step: 'inspection', note: 'En ventil går tregt', daysAgo: 1 },
];

export const finishedMoves: readonly Move[] = [
  { ...wanted('library', 'violin', 'basic'), sentFrom: 'culture-school', daysAgo: 200 },
  { ...wanted('youth-arena', 'guitar', 'basic'), sentFrom: 'library', daysAgo: 160 },
  { ...wanted('library', 'clarinet', 'basic'), sentFrom: 'culture-school', daysAgo: 110 },
  { ...wanted('youth-arena', 'bass-guitar', 'basic'), sentFrom: 'library', daysAgo: 70 },
  { ...wanted('culture-school', 'tenor-saxophone', 'good'), sentFrom: 'youth-arena', daysAgo: 40 },
];

export const openMoves: readonly Move[] = [
  { ...wanted('library', 'guitar', 'basic'), sentFrom: 'culture-school', daysAgo: 2 },
  { ...wanted('culture-school', 'snare-drum', 'good'), sentFrom: 'youth-arena', daysAgo: 1 },
  { ...wanted('youth-arena', 'keyboard', 'good'), sentFrom: 'library', daysAgo: 3 },
];

/** Handed in yesterday or today and drying. */
export const drying: readonly Wanted[] = [
  wanted('library', 'trumpet', 'good'),
  wanted('culture-school', 'cornet', 'good'),
];

export const closings: readonly Closing[] = [
  { ...wanted('youth-arena', 'ukulele', 'basic'), state: 'missing', note: 'Ikke funnet ved opprydding', daysAgo: 45 },
  { ...wanted('library', 'ukulele', 'good'), state: 'missing', note: 'Ikke på plass i hylla', daysAgo: 20 },
  {
    ...wanted('library', 'guitar', 'basic'),
    state: 'retired',
    note: 'Knekt hals, lønner seg ikke å reparere',
    daysAgo: 100,
  },
];

/** Lost by a borrower, whose loan stays unsettled. */
export const loss: Closing & { readonly borrower: string } = {
  ...wanted('library', 'trombone', 'basic'),
  state: 'lost',
  note: 'Meldt tapt av låneren',
  daysAgo: 140,
  borrower: 'Jonas E.',
};

function wanted(point: DemoPoint, kind: string, grade: DemoGrade): Wanted {
  return { kind, grade, point };
}

function regrading(
  point: DemoPoint,
  kind: string,
  from: DemoGrade,
  to: DemoGrade,
  daysAgo: number,
  reason: string,
): Regrading {
  return { ...wanted(point, kind, to), from, daysAgo, reason };
}

function finished(
  point: DemoPoint,
  kind: string,
  grade: DemoGrade,
  step: 'inspection' | 'repair',
  note: string,
  daysAgo: number,
  days: number,
): FinishedRepair {
  return {
    ...wanted(point, kind, grade),
    step,
    note,
    outcome: step === 'repair' ? 'repaired' : 'in-order',
    daysAgo,
    days,
  };
}
