import { searchWords, sortKey } from '../../platform/text/search-text.js';

const longestSortKey = 80;

/**
 * The words under which a borrower is found: of the short name and of the full name, for somebody at the desk says all of it.
 * Everybody is found alike, and the answer shows the short name only.
 */
export function borrowerWords(displayName: string, fullName: string | null): string[] {
  return [...new Set([...searchWords(displayName), ...searchWords(fullName ?? '')])];
}

/** The key that lists of borrowers are sorted by. */
export function borrowerSortKey(displayName: string): string {
  return sortKey(displayName).slice(0, longestSortKey);
}
