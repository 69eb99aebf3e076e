/** A borrower is one person, or several who borrow as one. */
export type BorrowerType = 'person' | 'ensemble';

const longestDisplayName = 100;

/**
 * The short name that is offered at registration: first name and the initial of the last (`Nora H.`), so that a protected
 * person is shown no differently from anybody else. An ensemble has no reason to be short.
 */
export function suggestDisplayName(type: BorrowerType, fullName: string): string {
  const name = fullName.trim().replace(/\s+/gu, ' ');
  if (type === 'ensemble') return name.slice(0, longestDisplayName);
  const words = name.split(' ');
  const first = words[0] ?? '';
  const initial = words.length > 1 ? /^./u.exec(words.at(-1) ?? '')?.[0] : undefined;
  return (initial === undefined ? first : `${first} ${initial.toLocaleUpperCase('nb')}.`).slice(0, longestDisplayName);
}
