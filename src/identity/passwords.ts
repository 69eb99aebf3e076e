import argon2 from 'argon2';

/**
 * Argon2id with 46 MiB, one pass and one lane, as OWASP's password storage cheat sheet recommends it first. Its other settings need less
 * than 32 MiB, which glibc's malloc keeps once for each thread of the pool: four log-ins would leave 76 MB with the process for good.
 */
const settings = { type: argon2.argon2id, memoryCost: 47_104, timeCost: 1, parallelism: 1 } as const;

/** Hashes a password, on the thread pool. Never inside a unit of work. */
export function hashPassword(password: string): Promise<string> {
  return argon2.hash(password, settings);
}

let decoy: Promise<string> | undefined;

/**
 * Whether a password fits. Without a stored hash the same work is done for nothing, so that the time tells nobody which
 * user names exist.
 */
export async function passwordFits(password: string, hash: string | undefined): Promise<boolean> {
  decoy ??= hashPassword('no account has this password');
  const fits = await argon2.verify(hash ?? (await decoy), password);
  return fits && hash !== undefined;
}

/** The least length of a new password (NIST SP 800-63B-4: at least 15 where it is the only factor). */
export const leastPasswordLength = 15;
