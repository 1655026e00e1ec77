import { type Algorithm, hash, verify } from '@node-rs/argon2';
import { z } from 'zod';

/** OWASP's second choice for Argon2id: 19 MiB, two passes. */
const COST = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Length is what makes a password strong (NIST SP 800-63B); the upper end keeps hashing cheap. */
export const passwordSchema = z
  .string()
  .min(12, 'must have at least 12 characters; a sentence is easy to keep in mind')
  .max(200, 'must not be longer than 200 characters');

/** What an unknown address is checked against, so that it takes as long as a known one. */
let nobodysHash: Promise<string> | undefined;

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

export async function passwordFits(passwordHash: string | null, password: string): Promise<boolean> {
  const fits = await verify(passwordHash ?? (await (nobodysHash ??= hashPassword('nobody'))), password);
  return fits && passwordHash !== null;
}
