/** A card number as it is stored and looked for: trimmed and upper case, else opaque. Empty is none. */
export function cardNumberOf(text: string): string | null {
  const number = text.trim().toUpperCase();
  return number === '' ? null : number;
}
