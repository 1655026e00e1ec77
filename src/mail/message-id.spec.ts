import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { messageIdFor, readReplyTag, replyTag, taggedAddress } from './message-id.js';

const rowId = fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String);
const secret = fc.string({ minLength: 16 });

describe('a Message-ID', () => {
  it('is a dot-atom at our domain, the same for the same row', () => {
    fc.assert(
      fc.property(secret, rowId, (key, id) => {
        const messageId = messageIdFor(key, id, 'mail.example.com');
        expect(messageId).toMatch(/^[a-z2-7]{32}@mail\.example\.com$/);
        expect(messageIdFor(key, id, 'mail.example.com')).toBe(messageId);
      }),
    );
  });

  it('differs by row and by secret', () => {
    const ids = new Set<string>();
    for (let id = 1; id <= 2_000; id++) {
      ids.add(messageIdFor('a secret', String(id), 'example.com'));
      ids.add(messageIdFor('another secret', String(id), 'example.com'));
    }
    expect(ids.size).toBe(4_000);
  });

  it('spells the first 160 bits of an HMAC-SHA256 in base32 (RFC 4648)', () => {
    const digest = createHmac('sha256', 'key').update('message-id:4711').digest('hex').slice(0, 40);
    const digits = BigInt(`0x${digest}`).toString(32).padStart(32, '0');
    const letters = [...digits].map((digit) => 'abcdefghijklmnopqrstuvwxyz234567'[parseInt(digit, 32)]).join('');
    expect(messageIdFor('key', '4711', 'example.com')).toBe(`${letters}@example.com`);
  });
});

describe('a tagged Reply-To', () => {
  it('gives the row back, whatever the case of the letters', () => {
    fc.assert(
      fc.property(secret, rowId, fc.boolean(), (key, id, upper) => {
        const address = taggedAddress('inbox@example.com', replyTag(key, id));
        expect(address.split('@')[0]!.length).toBeLessThanOrEqual(64);
        expect(readReplyTag(key, upper ? address.toUpperCase() : address)).toBe(id);
      }),
    );
  });

  it('is not believed after any change, nor under another secret', () => {
    const address = taggedAddress('inbox@example.com', replyTag('key', '4711'));
    const [start, end] = [address.indexOf('+') + 1, address.indexOf('@')];
    for (let at = start; at < end; at++) {
      const changed = address.slice(0, at) + (address[at] === 'a' ? 'b' : 'a') + address.slice(at + 1);
      expect(readReplyTag('key', changed)).toBeNull();
    }
    expect(readReplyTag('other', address)).toBeNull();
  });

  it.each([
    'inbox@example.com',
    'inbox+news@example.com',
    'inbox+1-@example.com',
    '',
    '+@',
    `inbox+${'z'.repeat(13)}-${'a'.repeat(16)}@x.y`,
  ])('is not read into %s', (address) => {
    expect(readReplyTag('key', address)).toBeNull();
  });

  it('never throws and never reads a row from chance', () => {
    fc.assert(fc.property(fc.string(), (text) => readReplyTag('key', text) === null));
  });

  it('refuses an inbox whose name leaves no room for the tag', () => {
    expect(() => taggedAddress(`${'i'.repeat(60)}@example.com`, replyTag('key', '1'))).toThrow(RangeError);
  });
});
