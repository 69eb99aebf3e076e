/** What a lending point is: it decides the rules of lending, with the point itself as the finer word. */
export const lendingPointKinds = ['library', 'youth-arena', 'culture-school'] as const;
export type LendingPointKind = (typeof lendingPointKinds)[number];
