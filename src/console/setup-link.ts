import { readToken, signedToken } from '../access/signed-token.js';

/** It opens the first visit on every process alike, and is worth nothing as soon as there is a user. */
export const setupToken = (secret: string): string => signedToken(secret, 'setup', '1');

export const isSetupToken = (secret: string, token: string): boolean => readToken(secret, 'setup', token) === '1';

export const setupLink = (base: string, secret: string): string => `${base}/setup?token=${setupToken(secret)}`;
