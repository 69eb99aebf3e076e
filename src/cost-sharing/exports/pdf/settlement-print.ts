import type { SettlementPrint } from './printed-settlement.js';

/** Makes a document. The drawing code is loaded at the first one: it costs 300 ms that a start need not pay. */
export async function printSettlement(print: SettlementPrint): Promise<Uint8Array> {
  const { settlementDocument } = await import('./settlement-document.js');
  return settlementDocument(print);
}
