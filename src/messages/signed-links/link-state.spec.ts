import { describe, expect, it } from '@jest/globals';
import { linkExpiry, linkState } from './link-state.js';

const made = new Date('2026-05-04T08:00:00Z');
const days = (count: number, seconds = 0): Date => new Date(made.getTime() + count * 86_400_000 + seconds * 1_000);
const fresh = { expiresAt: linkExpiry(made), usedAt: null, revokedAt: null };

describe('a signed link', () => {
  it('can be answered for fourteen days, to the second', () => {
    expect(linkState(fresh, made)).toBe('open');
    expect(linkState(fresh, days(14, -1))).toBe('open');
    expect(linkState(fresh, days(14))).toBe('expired');
  });

  it('shows what was answered for thirty days, also past the day until which it could be answered', () => {
    const used = { ...fresh, usedAt: days(13) };
    expect(linkState(used, days(13))).toBe('used');
    expect(linkState(used, days(43, -1))).toBe('used');
    expect(linkState(used, days(43))).toBe('expired');
  });

  it('is revoked for good', () => {
    const revoked = { ...fresh, revokedAt: days(1) };
    expect(linkState(revoked, days(1))).toBe('revoked');
    expect(linkState(revoked, days(90))).toBe('revoked');
  });
});
