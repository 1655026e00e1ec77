import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** A secret as it lies in the database: useless without the key, and only for the place it was sealed for. */
export interface Sealed {
  /** Names the key without telling it, so that a wrong SECRET_KEY is known before anything is opened. */
  keyId: string;
  sealed: string;
}

export class SecretUnreadable extends Error {
  constructor(
    readonly keyId: string,
    readonly expected: string,
  ) {
    super(
      `sealed with another SECRET_KEY (key ${keyId}, this process has ${expected}): set the old one, or save it anew`,
    );
    this.name = 'SecretUnreadable';
  }
}

/** What NIST SP 800-38D asks of GCM: a 96-bit nonce never used twice under a key, and the full tag. */
const NONCE = 12;
const TAG = 16;

/** AES-256-GCM. `place` (table, row, kind) is authenticated: a secret copied to another row does not open there. */
export function sealSecret(secretKey: string, place: string, text: string): Sealed {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', derive(secretKey, 'seal', 32), nonce).setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return { keyId: keyIdOf(secretKey), sealed: Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64') };
}

/** @throws SecretUnreadable when it was sealed with another key, for another place, or was changed since */
export function openSecret(secretKey: string, place: string, { keyId, sealed }: Sealed): string {
  const expected = keyIdOf(secretKey);
  if (keyId !== expected) throw new SecretUnreadable(keyId, expected);
  const bytes = Buffer.from(sealed, 'base64');
  const [nonce, tag, body] = [
    bytes.subarray(0, NONCE),
    bytes.subarray(NONCE, NONCE + TAG),
    bytes.subarray(NONCE + TAG),
  ];
  try {
    const key = derive(secretKey, 'seal', 32);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG }).setAAD(Buffer.from(place));
    decipher.setAuthTag(tag);
    return decipher.update(body, undefined, 'utf8') + decipher.final('utf8');
  } catch {
    throw new SecretUnreadable(keyId, expected);
  }
}

export const keyIdOf = (secretKey: string): string => derive(secretKey, 'key id', 6).toString('hex');

/** SECRET_KEY also signs links: each use has a key of its own (RFC 5869). */
function derive(secretKey: string, purpose: string, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secretKey, '', `everylead/${purpose}`, length));
}
