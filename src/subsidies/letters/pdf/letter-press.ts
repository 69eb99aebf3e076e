import { type Press, openPress } from '../../../platform/press/index.js';
import { printLetter } from './letter-print.js';
import type { LetterPrint } from './printed-letter.js';

/** Prints letters. Holds no data and decides nothing. */
export abstract class LetterPress implements Press<LetterPrint> {
  abstract press(work: LetterPrint): Promise<Uint8Array>;
  /** Stops what is under way. */
  abstract close(): Promise<void>;
}

/** The press of this installation. */
export function openLetterPress(): LetterPress {
  return openPress(new URL('./letter-press.worker.js', import.meta.url), printLetter);
}
