import fc from 'fast-check';
import { readToken, signedToken } from './signed-token.js';

const SECRET = 'a secret of the installation';
const id = fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String);

describe('a signed token', () => {
  it('names its row', () => {
    fc.assert(
      fc.property(id, (id) =>
        expect(readToken(SECRET, 'unsubscribe', signedToken(SECRET, 'unsubscribe', id))).toBe(id),
      ),
    );
  });

  it('stands in a URL as it is and is short', () => {
    fc.assert(
      fc.property(id, (id) => {
        const token = signedToken(SECRET, 'unsubscribe', id);
        expect(encodeURIComponent(token)).toBe(token);
        expect(token.length).toBeLessThanOrEqual(52);
      }),
    );
  });

  it('is worth nothing for another row, another purpose or another installation', () => {
    fc.assert(
      fc.property(id, id, (id, other) => {
        const token = signedToken(SECRET, 'unsubscribe', id);
        expect(readToken(SECRET, 'accept', token)).toBeNull();
        expect(readToken('another secret', 'unsubscribe', token)).toBeNull();
        if (id !== other) expect(readToken(SECRET, 'unsubscribe', token.replace(/^\d+/, other))).toBeNull();
      }),
    );
  });

  it('is worth nothing with any character changed', () => {
    const token = signedToken(SECRET, 'unsubscribe', '42');
    const other = (character: string) => (character === 'A' ? 'B' : 'A');
    for (let at = 3; at < token.length; at++) {
      expect(readToken(SECRET, 'unsubscribe', token.slice(0, at) + other(token[at]!) + token.slice(at + 1))).toBeNull();
    }
  });

  it('is not read from anything else', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(readToken(SECRET, 'unsubscribe', text)).toBeNull()));
  });
});
