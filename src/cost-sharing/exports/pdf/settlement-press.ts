import { type Press, openPress } from '../../../platform/press/index.js';
import type { SettlementPrint } from './printed-settlement.js';
import { printSettlement } from './settlement-print.js';

/** Makes the documents. Holds no data and decides nothing. */
export abstract class SettlementPress implements Press<SettlementPrint> {
  abstract press(work: SettlementPrint): Promise<Uint8Array>;
  /** Stops what is under way. */
  abstract close(): Promise<void>;
}

/** The press of this installation. */
export function openSettlementPress(): SettlementPress {
  return openPress(new URL('./settlement-press.worker.js', import.meta.url), printSettlement);
}
