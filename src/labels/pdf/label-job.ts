import type { LabelDesign } from '../domain/layout-types.js';
import type { LabelStock } from '../domain/label-stock.js';
import type { LabelItem } from '../label-items.js';

/** What labels are made after. */
export interface LabelJob {
  readonly stock: LabelStock;
  readonly design: LabelDesign;
  /** Public address that the QR codes lead to. */
  readonly baseUrl: string;
}

/** A print of labels: the same job gives the same bytes. */
export interface SheetJob extends LabelJob {
  readonly items: readonly LabelItem[];
  /** Position of the first label on the first sheet, from 1. */
  readonly startAt: number;
  readonly title: string;
  /** Language of the title, as in the document's `Lang`. */
  readonly language: string;
  readonly createdAt: Date;
}
