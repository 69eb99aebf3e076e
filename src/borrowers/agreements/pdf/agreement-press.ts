import { type Press, type Progress, openPress } from '../../../platform/press/index.js';
import { printAgreements } from './agreement-print.js';
import type { AgreementJob } from './printed-agreement.js';

/** Makes the files. Holds no data and decides nothing. */
export abstract class AgreementPress implements Press<AgreementJob> {
  abstract press(job: AgreementJob, progress?: Progress): Promise<Uint8Array>;
  /** Stops what is under way. */
  abstract close(): Promise<void>;
}

/** The press of this installation. */
export function openAgreementPress(): AgreementPress {
  return openPress(new URL('./agreement-press.worker.js', import.meta.url), printAgreements);
}
