/**
 * By what an address is found and compared: two that differ only in case or in space around them reach one person. Worked out here
 * once, because SQLite's `LOWER` knows the letters of ASCII only, and neither database composes letters.
 */
export function emailKey(email: string): string;
export function emailKey(email: string | null): string | null;
export function emailKey(email: string | null): string | null {
  return email === null ? null : email.trim().toLowerCase().normalize('NFC');
}
