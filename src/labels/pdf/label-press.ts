import { type Press, openPress } from '../../platform/press/index.js';
import { press, type PressJob } from './press-job.js';

/** Makes the labels. Holds no data and decides nothing. */
export abstract class LabelPress implements Press<PressJob> {
  abstract press(work: PressJob): Promise<Uint8Array>;
  /** Stops what is under way. */
  abstract close(): Promise<void>;
}

/** The press of this installation. */
export function openLabelPress(): LabelPress {
  return openPress(new URL('./label-press.worker.js', import.meta.url), press);
}
