import type { Progress } from '../../../platform/press/index.js';
import type { AgreementJob } from './printed-agreement.js';

/** Makes a file. The drawing code is loaded at the first one: it costs 300 ms that a start need not pay. */
export async function printAgreements(job: AgreementJob, progress: Progress): Promise<Uint8Array> {
  const { agreementDocument } = await import('./agreement-document.js');
  return agreementDocument(job, progress);
}
