import type { Language } from '../../../platform/i18n/index.js';

/** A row of a printed settlement. */
export interface PrintedRow {
  readonly unit: string;
  readonly costType: string;
  readonly debitOre: number;
  readonly creditOre: number;
  readonly function: string;
  readonly art: string;
}

/** A settlement to be printed; plain values, because they travel between threads. */
export interface SettlementPrint {
  readonly language: Language;
  readonly title: string;
  readonly isPreview: boolean;
  readonly rows: readonly PrintedRow[];
  readonly createdAt: Date;
}
