import { generateCode, readInstrumentCode } from '../../src/inventory/index.js';
import { type LabelItem, LabelItems } from '../../src/labels/index.js';

const kinds = ['Fiolin', 'Tverrfløyte', 'Trekkspill', 'Hardingfele', 'B-klarinett', 'Elektrisk gitar', 'Kontrabass'];
const owners = [
  'Kulturskolen i Eksempel',
  'Eksempel folkebibliotek',
  'Ungdomsarenaene',
  'Sámi álbmotgirjerádju Čáhcesuolu',
];

/** Any number of instruments with labels like those of real life, the same ones each time. */
export function someInstruments(count: number): LabelItem[] {
  let state = 20260817;
  const randomBytes = (n: number): Uint8Array =>
    Uint8Array.from({ length: n }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      return (state >> 16) & 0xff;
    });
  return Array.from({ length: count }, (_value, index) => ({
    code: generateCode(randomBytes),
    kindName: kinds[index % kinds.length]!,
    ownerName: owners[index % owners.length]!,
    ownerPhone: index % 9 === 8 ? null : '71 11 11 11',
  }));
}

/** A register of just these instruments. */
export class KnownLabelItems extends LabelItems {
  constructor(private readonly known: readonly LabelItem[]) {
    super();
  }

  async byTexts(texts: readonly string[]): Promise<ReadonlyMap<string, LabelItem>> {
    const meant = (text: string): LabelItem[] => this.known.filter(({ code }) => code === readInstrumentCode(text));
    return new Map(texts.flatMap((text) => meant(text).map((item): [string, LabelItem] => [text, item])));
  }
}
