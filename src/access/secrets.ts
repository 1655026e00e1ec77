import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits: nothing to guess. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is kept of a secret that carries enough chance of its own: a plain hash. */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
