import { type Press, openPress } from '../../../platform/press/index.js';
import { printAgreement } from './agreement-print.js';
import type { AgreementPrint } from './printed-agreement.js';

/** Makes the documents. Holds no data and decides nothing. */
export abstract class AgreementPress implements Press<AgreementPrint> {
  abstract press(work: AgreementPrint): Promise<Uint8Array>;
  /** Stops what is under way. */
  abstract close(): Promise<void>;
}

/** The press of this installation. */
export function openAgreementPress(): AgreementPress {
  return openPress(new URL('./agreement-press.worker.js', import.meta.url), printAgreement);
}
