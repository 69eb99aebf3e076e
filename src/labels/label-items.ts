/** What a label says of one instrument: never anything of borrowers, never the value. */
export interface LabelItem {
  /** Canonical code of seven characters. */
  readonly code: string;
  readonly kindName: string;
  readonly ownerName: string;
  readonly ownerPhone: string | null;
}

/** Where labels get their texts. */
export abstract class LabelItems {
  /** The instruments with these canonical codes, in any order; unknown codes are missing from the answer. */
  abstract byCodes(codes: readonly string[]): Promise<LabelItem[]>;
}
