import { keyIdOf, openSecret, sealSecret, SecretUnreadable } from './sealed-secret.js';

const KEY = 'a key of thirty-two characters!!';
const OTHER = 'another key of thirty-two chars!';
const PLACE = 'mailbox/7/smtp_password';

describe('a sealed secret', () => {
  it('opens with its key at its place, whatever its characters', () => {
    for (const text of ['', 'pass word', 'pässwörd €', 'x'.repeat(5_000)]) {
      expect(openSecret(KEY, PLACE, sealSecret(KEY, PLACE, text))).toBe(text);
    }
  });

  it('looks different every time and shows nothing of its text', () => {
    const [first, second] = [sealSecret(KEY, PLACE, 'hunter2'), sealSecret(KEY, PLACE, 'hunter2')];
    expect(first.sealed).not.toBe(second.sealed);
    expect(Buffer.from(first.sealed, 'base64').toString('latin1')).not.toContain('hunter2');
  });

  it('names another key before trying it, and tells neither', () => {
    const sealed = sealSecret(KEY, PLACE, 'hunter2');
    expect(() => openSecret(OTHER, PLACE, sealed)).toThrow(SecretUnreadable);
    expect(sealed.keyId).toBe(keyIdOf(KEY));
    expect(keyIdOf(OTHER)).not.toBe(keyIdOf(KEY));
    expect(KEY).not.toContain(sealed.keyId);
  });

  it('does not open at another place, nor when a single bit was changed', () => {
    const sealed = sealSecret(KEY, PLACE, 'hunter2');
    expect(() => openSecret(KEY, 'mailbox/8/smtp_password', sealed)).toThrow(SecretUnreadable);
    const bytes = Buffer.from(sealed.sealed, 'base64');
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      expect(() => openSecret(KEY, PLACE, { ...sealed, sealed: changed.toString('base64') })).toThrow(SecretUnreadable);
    }
  });
});
