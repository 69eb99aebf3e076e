import { randomUUID } from 'node:crypto';

/** A new random identifier (UUID version 4, RFC 9562): nothing can be guessed from one. */
export function newId(): string {
  return randomUUID();
}
