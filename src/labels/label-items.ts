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
  /** The instruments that these texts mean, by text: a code in any lenient form, an alias, a label's address. Unknown texts are missing. */
  abstract byTexts(texts: readonly string[]): Promise<ReadonlyMap<string, LabelItem>>;
}
