import type { LabelItem } from '../label-items.js';
import type { LabelJob, SheetJob } from './label-job.js';

/** What the press can be asked for; plain values, because they travel between threads. */
export type PressJob =
  | { readonly kind: 'sheets'; readonly job: SheetJob }
  | { readonly kind: 'svg'; readonly job: LabelJob; readonly item: LabelItem };

/** Does a job. The drawing code is loaded at the first one: it costs 300 ms that a start need not pay. */
export async function press(work: PressJob): Promise<Uint8Array> {
  switch (work.kind) {
    case 'sheets': {
      const { labelSheets } = await import('./label-sheet.js');
      return labelSheets(work.job);
    }
    case 'svg': {
      const { labelSvg } = await import('./label-svg.js');
      return new TextEncoder().encode(labelSvg(work.job, work.item));
    }
  }
}
