import fc from 'fast-check';
import { threadHeaders } from './thread-headers.js';
import type { ThreadParent } from './thread-headers.js';

const id = fc.stringMatching(/^[a-z0-9]{1,12}@[a-z]{1,8}\.example$/);
const parent: fc.Arbitrary<ThreadParent> = fc.record({
  messageId: fc.option(id),
  inReplyTo: fc.array(id, { maxLength: 3 }),
  references: fc.array(id, { maxLength: 10 }),
});

/** RFC 5322 §3.6.4, sentence by sentence. */
function model({ messageId, inReplyTo, references }: ThreadParent): { inReplyTo: string | null; references: string[] } {
  const own = messageId === null ? [] : [messageId];
  if (references.length > 0) return { inReplyTo: messageId, references: [...references, ...own] };
  if (inReplyTo.length === 1) return { inReplyTo: messageId, references: [...inReplyTo, ...own] };
  return { inReplyTo: messageId, references: own };
}

describe('the headers of an answer', () => {
  it('follow RFC 5322 §3.6.4', () => {
    fc.assert(fc.property(parent, (mail) => expect(threadHeaders(mail)).toEqual(model(mail))));
  });

  it('name the first mail and the one answered, however long the thread', () => {
    const mails: ThreadParent[] = [{ messageId: 'first@x', inReplyTo: [], references: [] }];
    for (let turn = 1; turn < 200; turn++) {
      const { inReplyTo, references } = threadHeaders(mails.at(-1)!);
      mails.push({ messageId: `${turn}@x`, inReplyTo: inReplyTo ? [inReplyTo] : [], references });
      expect(inReplyTo).toBe(mails.at(-2)!.messageId);
      expect(references[0]).toBe('first@x');
      expect(references.at(-1)).toBe(inReplyTo);
      expect(references.length).toBeLessThanOrEqual(30);
    }
  });

  it('take over nothing that could break a header', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constant('a@b>\r\nBcc: all@x'),
      fc.string({ minLength: 251 }),
    );
    fc.assert(
      fc.property(hostile, hostile, (one, two) => {
        const { inReplyTo, references } = threadHeaders({ messageId: one, inReplyTo: [], references: [two] });
        for (const value of [...references, inReplyTo ?? 'none']) expect(value).toMatch(/^[!-;=?-~]{1,250}$/);
      }),
    );
  });
});
