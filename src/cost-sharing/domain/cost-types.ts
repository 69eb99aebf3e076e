/**
 * What is shared: fees that borrowers do not pay, purchases, repairs, losses and consumables (strings, reeds, rosin).
 */
export const costTypes = ['fee', 'purchase', 'repair', 'loss', 'consumables'] as const;

export type CostType = (typeof costTypes)[number];
