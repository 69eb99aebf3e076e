import type { Role } from '../../identity/index.js';

/** A lending point, as far as it matters here. */
interface PointOfUnit {
  readonly id: string;
  readonly unit: string;
}

/** Who may have a calendar of what: a teacher of own pupils, and whoever works at a desk of the own unit's points. */
export function mayHave(
  { role, unitId }: { readonly role: Role; readonly unitId: string },
  lendingPointId: string | null,
  points: readonly PointOfUnit[],
): boolean {
  if (lendingPointId === null) return role === 'teacher';
  if (!['librarian', 'youth-worker', 'teacher'].includes(role)) return false;
  return points.some(({ id, unit }) => id === lendingPointId && unit === unitId);
}
