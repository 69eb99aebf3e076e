/** What is recorded of an instrument by hand. Fees come from the charges. */
export const recordedCostTypes = ['purchase', 'repair', 'loss', 'consumables'] as const;

export type RecordedCostType = (typeof recordedCostTypes)[number];
