/** How a link stands. `used` still shows what was answered. */
export type LinkState = 'open' | 'used' | 'expired' | 'revoked';

const dayMs = 86_400_000;

/** How long a link can be answered. */
const linkDays = 14;

/** How long after the answer its receipt can be read by the same link. */
const receiptDays = 30;

/** When a link that is made now can be answered no more. */
export function linkExpiry(now: Date): Date {
  return new Date(now.getTime() + linkDays * dayMs);
}

/** How a link stands at an instant. */
export function linkState(
  link: { readonly expiresAt: Date; readonly usedAt: Date | null; readonly revokedAt: Date | null },
  now: Date,
): LinkState {
  if (link.revokedAt !== null) return 'revoked';
  if (link.usedAt !== null) return now.getTime() < link.usedAt.getTime() + receiptDays * dayMs ? 'used' : 'expired';
  return now < link.expiresAt ? 'open' : 'expired';
}
