/**
 * What is shared: fees that nobody pays, purchases, repairs, losses and consumables (strings, reeds, rosin).
 */
export const costTypes = ['fee', 'purchase', 'repair', 'loss', 'consumables'] as const;

export type CostType = (typeof costTypes)[number];

/** What the ledger tells apart: also the deposits that a unit pays for somebody, which are nobody else's and come back. */
export const ledgerTypes = [...costTypes, 'deposit'] as const;

export type LedgerType = (typeof ledgerTypes)[number];
