/** The families an instrument kind can belong to. */
export type InstrumentFamily = 'strings' | 'woodwind' | 'brass' | 'percussion' | 'plucked' | 'keyboard';

/** An instrument kind as every installation starts with it; a municipality may add, rename and reorder. */
export interface ShippedKind {
  readonly id: string;
  readonly family: InstrumentFamily;
  readonly nb: string;
  readonly nn: string;
  readonly en: string;
  /** From the smallest to the largest; empty where the kind comes in one size only. */
  readonly sizes: readonly string[];
  /** Only with a public source that was read; none of these has been checked yet. */
  readonly hornbostelSachs: string | null;
  /** Only with a public source that was read; none of these has been checked yet. */
  readonly wikidata: string | null;
  readonly position: number;
}

type Row = readonly [
  id: string,
  family: InstrumentFamily,
  nb: string,
  nn: string,
  en: string,
  sizes: readonly string[],
];

const violinSizes = ['1/16', '1/10', '1/8', '1/4', '1/2', '3/4', '4/4'];
/** Length of the body; violas have no agreed fractions. */
const violaSizes = ['30 cm', '33 cm', '36 cm', '38 cm', '39 cm', '40 cm', '41 cm', '42 cm'];
const guitarSizes = ['1/4', '1/2', '3/4', '7/8', '4/4'];

const rows: readonly Row[] = [
  ['violin', 'strings', 'Fiolin', 'Fiolin', 'Violin', violinSizes],
  ['viola', 'strings', 'Bratsj', 'Bratsj', 'Viola', violaSizes],
  ['cello', 'strings', 'Cello', 'Cello', 'Cello', ['1/8', '1/4', '1/2', '3/4', '4/4']],
  ['double-bass', 'strings', 'Kontrabass', 'Kontrabass', 'Double bass', ['1/8', '1/4', '1/2', '3/4']],
  ['hardanger-fiddle', 'strings', 'Hardingfele', 'Hardingfele', 'Hardanger fiddle', ['1/2', '3/4', '4/4']],
  ['flute', 'woodwind', 'Tverrfløyte', 'Tverrfløyte', 'Flute', []],
  ['oboe', 'woodwind', 'Obo', 'Obo', 'Oboe', []],
  ['clarinet', 'woodwind', 'Klarinett', 'Klarinett', 'Clarinet', []],
  ['bassoon', 'woodwind', 'Fagott', 'Fagott', 'Bassoon', []],
  ['alto-saxophone', 'woodwind', 'Altsaksofon', 'Altsaksofon', 'Alto saxophone', []],
  ['tenor-saxophone', 'woodwind', 'Tenorsaksofon', 'Tenorsaksofon', 'Tenor saxophone', []],
  ['trumpet', 'brass', 'Trompet', 'Trompet', 'Trumpet', []],
  ['cornet', 'brass', 'Kornett', 'Kornett', 'Cornet', []],
  ['french-horn', 'brass', 'Valthorn', 'Valthorn', 'French horn', []],
  ['trombone', 'brass', 'Trombone', 'Trombone', 'Trombone', []],
  ['euphonium', 'brass', 'Eufonium', 'Eufonium', 'Euphonium', []],
  ['tuba', 'brass', 'Tuba', 'Tuba', 'Tuba', ['3/4', '4/4']],
  ['snare-drum', 'percussion', 'Skarptromme', 'Skarptromme', 'Snare drum', []],
  ['drum-kit', 'percussion', 'Trommesett', 'Trommesett', 'Drum kit', []],
  ['guitar', 'plucked', 'Gitar', 'Gitar', 'Guitar', guitarSizes],
  ['electric-guitar', 'plucked', 'Elgitar', 'Elgitar', 'Electric guitar', ['3/4', '4/4']],
  ['bass-guitar', 'plucked', 'Elbass', 'Elbass', 'Bass guitar', ['3/4', '4/4']],
  ['ukulele', 'plucked', 'Ukulele', 'Ukulele', 'Ukulele', []],
  ['accordion', 'keyboard', 'Trekkspill', 'Trekkspel', 'Accordion', ['48 bass', '72 bass', '96 bass', '120 bass']],
  ['keyboard', 'keyboard', 'Keyboard', 'Keyboard', 'Keyboard', []],
];

/** The 25 instrument kinds of a new installation, in the order in which lists show them. */
export const shippedKinds: readonly ShippedKind[] = rows.map(([id, family, nb, nn, en, sizes], index) => ({
  id,
  family,
  nb,
  nn,
  en,
  sizes,
  hornbostelSachs: null,
  wikidata: null,
  position: index + 1,
}));
