/** The three places of the demonstration where instruments are handed over. */
export type DemoPoint = 'library' | 'youth-arena' | 'culture-school';

/** How many of a model (or which sizes of it) belong to each point. */
type Share = number | readonly string[];

/** Instruments of one maker and model; a number counts pieces of a kind without sizes. */
export interface Lot {
  readonly kind: string;
  readonly grade: 'basic' | 'good' | 'high';
  readonly maker: string | null;
  readonly model: string | null;
  /** What a new one of the model costs about, in whole kroner. */
  readonly kroner: number;
  readonly shares: Partial<Record<DemoPoint, Share>>;
}

type Row = readonly [
  kind: string,
  grade: Lot['grade'],
  maker: string | null,
  model: string | null,
  kroner: number,
  library: Share,
  youthArena: Share,
  cultureSchool: Share,
];

/** Makers and models are real; which of them the municipality has, and what they cost, is made up. */
const rows: readonly Row[] = [
  ['violin', 'basic', 'Stentor', 'Student I', 1690, ['1/8', '1/4', '1/2', '3/4'], [], ['1/16', '1/10']],
  ['violin', 'good', 'Stentor', 'Conservatoire', 4990, ['1/2', '3/4', '4/4'], [], ['1/4', '1/2', '3/4', '4/4']],
  ['violin', 'good', 'Yamaha', 'V7 SG', 7490, ['4/4'], [], ['3/4']],
  ['violin', 'high', 'Jay Haide', '101', 24900, [], [], ['3/4', '4/4', '4/4']],
  ['viola', 'basic', 'Stentor', 'Student II', 2890, ['33 cm'], [], ['30 cm']],
  ['viola', 'good', 'Gewa', 'Allegro', 7900, ['38 cm'], [], ['36 cm', '39 cm']],
  ['viola', 'high', 'Jay Haide', '101', 28900, [], [], ['40 cm']],
  ['cello', 'basic', 'Stentor', 'Student I', 6490, ['1/4', '1/2'], [], ['1/8']],
  ['cello', 'good', 'Eastman', 'VC80', 14900, ['3/4'], [], ['1/2', '4/4']],
  ['cello', 'high', 'Jay Haide', '101', 59000, [], [], ['4/4', '4/4']],
  ['double-bass', 'basic', 'Stentor', 'Student 1950', 15900, ['1/4'], ['3/4'], []],
  ['double-bass', 'good', 'Samuel Shen', 'SB100', 38900, [], [], ['1/2', '3/4']],
  ['double-bass', 'high', 'Samuel Shen', 'SB200', 79000, [], [], ['3/4']],
  ['hardanger-fiddle', 'good', null, null, 18000, ['4/4'], [], ['1/2', '3/4']],
  ['hardanger-fiddle', 'high', 'Gunnar Helland', '1938', 64000, [], [], ['4/4']],
  ['flute', 'basic', 'Trevor James', '10X', 5490, 1, 1, 0],
  ['flute', 'good', 'Yamaha', 'YFL-212', 7690, 1, 0, 2],
  ['flute', 'high', 'Muramatsu', 'EX', 49900, 0, 0, 1],
  ['oboe', 'good', 'Howarth', 'Junior', 19900, 0, 0, 1],
  ['oboe', 'high', 'Marigaux', '901', 109000, 0, 0, 1],
  ['clarinet', 'basic', 'Jupiter', 'JCL700', 5290, 2, 1, 0],
  ['clarinet', 'good', 'Yamaha', 'YCL-255', 6990, 2, 0, 1],
  ['clarinet', 'high', 'Buffet Crampon', 'R13', 46900, 0, 0, 2],
  ['bassoon', 'good', 'Guntram Wolf', 'Fagottino', 42900, 0, 0, 1],
  ['bassoon', 'high', 'Püchner', 'Superior', 245000, 0, 0, 1],
  ['alto-saxophone', 'basic', 'Jupiter', 'JAS500', 8990, 1, 2, 0],
  ['alto-saxophone', 'good', 'Yamaha', 'YAS-280', 13490, 1, 1, 1],
  ['alto-saxophone', 'high', 'Yanagisawa', 'A-WO10', 42900, 0, 0, 1],
  ['tenor-saxophone', 'good', 'Yamaha', 'YTS-280', 17990, 0, 1, 1],
  ['tenor-saxophone', 'high', 'Yanagisawa', 'T-WO10', 49900, 0, 0, 1],
  ['trumpet', 'basic', 'Jupiter', 'JTR500', 4690, 1, 1, 0],
  ['trumpet', 'good', 'Yamaha', 'YTR-2330', 6790, 2, 0, 1],
  ['trumpet', 'high', 'Bach', 'Stradivarius 37', 38900, 0, 0, 1],
  ['cornet', 'basic', 'Jupiter', 'JCR700', 5990, 1, 1, 0],
  ['cornet', 'good', 'Yamaha', 'YCR-2330', 7490, 1, 0, 1],
  ['cornet', 'high', 'Besson', 'Sovereign BE928', 34900, 0, 0, 1],
  ['french-horn', 'good', 'Yamaha', 'YHR-314', 21900, 1, 0, 1],
  ['french-horn', 'high', 'Gebr. Alexander', '103', 98000, 0, 0, 1],
  ['trombone', 'basic', 'Warwick Music', 'pBone', 1590, 1, 2, 0],
  ['trombone', 'good', 'Yamaha', 'YSL-354', 8490, 1, 0, 1],
  ['trombone', 'high', 'Bach', '42BO', 41900, 0, 0, 1],
  ['euphonium', 'good', 'Yamaha', 'YEP-201', 25900, 1, 0, 1],
  ['euphonium', 'high', 'Besson', 'Prestige BE2052', 105000, 0, 0, 1],
  ['tuba', 'basic', 'Jupiter', 'JTU700', 26900, [], ['3/4'], []],
  ['tuba', 'good', 'Yamaha', 'YBB-105', 46900, [], [], ['3/4']],
  ['tuba', 'high', 'Besson', 'Sovereign BE981', 129000, [], [], ['4/4']],
  ['snare-drum', 'basic', 'Mapex', 'MPX', 1990, 1, 2, 0],
  ['snare-drum', 'good', 'Ludwig', 'Supraphonic LM400', 7490, 0, 1, 1],
  ['drum-kit', 'basic', 'Pearl', 'Roadshow', 5990, 0, 3, 0],
  ['drum-kit', 'good', 'Yamaha', 'Stage Custom Birch', 11900, 0, 1, 1],
  ['guitar', 'basic', 'Yamaha', 'CGS', 1590, ['1/4', '1/2', '3/4', '3/4'], ['3/4'], ['1/2']],
  ['guitar', 'basic', 'Yamaha', 'C40', 1690, ['4/4', '4/4'], ['4/4', '4/4'], []],
  ['guitar', 'good', 'Alhambra', '4P', 7490, ['7/8', '4/4'], ['4/4'], ['4/4']],
  ['guitar', 'high', 'Alhambra', '11P', 31900, [], [], ['4/4']],
  ['electric-guitar', 'basic', 'Squier', 'Affinity Stratocaster', 3290, ['4/4'], ['4/4', '4/4', '4/4'], []],
  ['electric-guitar', 'basic', 'Squier', 'Mini Stratocaster', 2190, ['3/4'], ['3/4', '3/4'], []],
  ['electric-guitar', 'good', 'Fender', 'Player Stratocaster', 9490, [], ['4/4', '4/4'], []],
  ['bass-guitar', 'basic', 'Ibanez', 'GSRM20', 2490, ['3/4'], ['3/4', '3/4'], []],
  ['bass-guitar', 'basic', 'Squier', 'Affinity Jazz Bass', 3490, [], ['4/4', '4/4'], []],
  ['bass-guitar', 'good', 'Fender', 'Player Jazz Bass', 10490, [], ['4/4'], ['4/4']],
  ['ukulele', 'basic', 'Kala', 'KA-15S', 790, 4, 3, 0],
  ['ukulele', 'good', 'Kala', 'KA-C', 1390, 1, 1, 0],
  ['accordion', 'basic', 'Weltmeister', 'Perle', 12900, ['48 bass'], [], ['48 bass']],
  ['accordion', 'good', 'Hohner', 'Bravo III', 17900, ['72 bass'], [], ['72 bass', '96 bass']],
  ['accordion', 'high', 'Hohner', 'Morino+ IV', 89000, [], [], ['120 bass']],
  ['keyboard', 'basic', 'Yamaha', 'PSR-E373', 2590, 2, 3, 0],
  ['keyboard', 'good', 'Roland', 'FP-30X', 8490, 0, 2, 1],
  ['keyboard', 'high', 'Nord', 'Stage 4 88', 47900, 0, 0, 1],
];

/** What the municipality has, in the order in which it was registered. */
export const lots: readonly Lot[] = rows.map(
  ([kind, grade, maker, model, kroner, library, youthArena, cultureSchool]): Lot => ({
    kind,
    grade,
    maker,
    model,
    kroner,
    shares: { library, 'youth-arena': youthArena, 'culture-school': cultureSchool },
  }),
);

/** The sizes of the pieces at one point: one entry a piece, `null` for a kind without sizes. */
export function sizesAt(lot: Lot, point: DemoPoint): readonly (string | null)[] {
  const share = lot.shares[point] ?? 0;
  return typeof share === 'number' ? Array.from({ length: share }, () => null) : share;
}

const bowed = ['Etui', 'Bue', 'Harpiks'];
const reeded = ['Etui', 'Munnstykke', 'Ligatur og hette', 'Pussesett'];
const mouthpiece = ['Etui', 'Munnstykke', 'Ventilolje'];

/** What lies in the case, by kind, in the order in which it is ticked; the words are what the label in the case says. */
const accessories: Readonly<Record<string, readonly string[]>> = {
  violin: [...bowed, 'Skulderstøtte'],
  viola: [...bowed, 'Skulderstøtte'],
  cello: ['Trekk', 'Bue', 'Harpiks', 'Stoppesnor'],
  'double-bass': ['Trekk', 'Bue', 'Harpiks'],
  'hardanger-fiddle': bowed,
  flute: ['Etui', 'Pussestang', 'Pussesett'],
  oboe: ['Etui', 'Rørboks', 'Pussesett'],
  clarinet: reeded,
  bassoon: ['Etui', 'S-bøy', 'Setereim', 'Rørboks'],
  'alto-saxophone': [...reeded, 'Reim'],
  'tenor-saxophone': [...reeded, 'Reim'],
  trumpet: mouthpiece,
  cornet: mouthpiece,
  'french-horn': mouthpiece,
  trombone: ['Etui', 'Munnstykke', 'Sleideolje'],
  euphonium: mouthpiece,
  tuba: ['Koffert', 'Munnstykke', 'Ventilolje'],
  'snare-drum': ['Bag', 'Stativ', 'Trommestikker'],
  'drum-kit': ['Krakk', 'Stortrommepedal', 'Hi-hat-stativ', 'Cymbaler', 'Trommenøkkel'],
  guitar: ['Bag', 'Stemmeapparat'],
  'electric-guitar': ['Bag', 'Reim', 'Kabel'],
  'bass-guitar': ['Bag', 'Reim', 'Kabel'],
  ukulele: ['Bag', 'Stemmeapparat'],
  accordion: ['Koffert', 'Reimer'],
  keyboard: ['Strømforsyning', 'Notestativ', 'Fotpedal'],
};

/** What belongs to an instrument of a kind. @throws RangeError for a kind that the demonstration does not have */
export function accessoriesOf(kind: string): readonly string[] {
  const names = accessories[kind];
  if (names === undefined) throw new RangeError(`No accessories written down for ${kind}`);
  return names;
}
