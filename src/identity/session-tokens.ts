import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new bearer token: 32 random bytes, base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token. */
export function hashOfToken(token: string): string {
  return hash('sha256', token);
}

/** The value that a form or a script must send back, bound to one session (or to one form cookie) by the installation's key. */
export function csrfTokenFor(boundTo: string, secretKey: string): string {
  return createHmac('sha256', secretKey).update(`csrf ${boundTo}`).digest('base64url');
}

/** Compares in constant time. */
export function sameToken(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
