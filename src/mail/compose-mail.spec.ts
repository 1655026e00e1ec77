import fc from 'fast-check';
import { composeMail, UnsafeMailPart } from './compose-mail.js';
import type { MailParts } from './compose-mail.js';
import { parseMail } from './parse-mail.js';

const PARTS: MailParts = {
  from: { address: 'anna@sender.example', name: 'Anna Long' },
  to: { address: 'lead@recipient.example', name: 'Max Müller' },
  replyTo: 'inbox+1-abc@sender.example',
  returnPath: 'bounces@sender.example',
  subject: 'Your question about onboarding',
  date: new Date('2026-03-03T09:12:00Z'),
  messageId: 'k3y@sender.example',
  parent: { messageId: 'parent@recipient.example', inReplyTo: [], references: ['root@sender.example'] },
  unsubscribe: {
    url: 'https://sender.example/u/opaque-token',
    mailto: 'unsub+opaque@sender.example?subject=unsubscribe',
  },
  autoSubmitted: 'auto-generated',
  text: 'Hi Max,\n\nsee https://sender.example/offer?a=1&b=2 for more.\nOr https://elsewhere.example/x.\n\nAnna',
  links: ['https://sender.example/offer?a=1&b=2'],
};

const head = (raw: Buffer): string => raw.toString('latin1').split('\r\n\r\n')[0]!;
const headerNames = (raw: Buffer): string[] => [...head(raw).matchAll(/^([^\s:]+):/gm)].map(([, name]) => name!);

describe('a composed mail', () => {
  it('says what it was given', async () => {
    const { raw, envelope } = await composeMail(PARTS);
    const mail = await parseMail(raw);
    expect(envelope).toEqual({ from: 'bounces@sender.example', to: 'lead@recipient.example' });
    expect(mail).toMatchObject({
      messageId: 'k3y@sender.example',
      inReplyTo: 'parent@recipient.example',
      references: ['root@sender.example', 'parent@recipient.example'],
      from: PARTS.from,
      to: [PARTS.to],
      replyTo: { address: 'inbox+1-abc@sender.example' },
      subject: PARTS.subject,
      date: PARTS.date,
      text: PARTS.text,
      attachments: [],
      damage: null,
    });
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('has the unsubscribe pair, each on one line (RFC 8058 §3)', async () => {
    const lines = head((await composeMail(PARTS)).raw).split('\r\n');
    expect(lines).toContain(
      'List-Unsubscribe: <https://sender.example/u/opaque-token>, <mailto:unsub+opaque@sender.example?subject=unsubscribe>',
    );
    expect(lines).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  });

  it('has neither of them where none is given', async () => {
    const { raw } = await composeMail({ ...PARTS, unsubscribe: null, autoSubmitted: null });
    expect(head(raw)).not.toMatch(/List-|Auto-Submitted/);
  });

  it('keeps a long unsubscribe address on its line, and refuses one that cannot be', async () => {
    const unsubscribe = { ...PARTS.unsubscribe!, url: `https://sender.example/u/${'t'.repeat(800)}` };
    const { raw } = await composeMail({ ...PARTS, unsubscribe });
    expect(head(raw)).toContain(`List-Unsubscribe: <${unsubscribe.url}>, <mailto:`);
    await expect(
      composeMail({ ...PARTS, unsubscribe: { ...unsubscribe, url: `${unsubscribe.url}${'t'.repeat(200)}` } }),
    ).rejects.toThrow(UnsafeMailPart);
  });

  it('is the same bytes each time', async () => {
    const [first, second] = [await composeMail(PARTS), await composeMail({ ...PARTS })];
    expect(first.raw.equals(second.raw)).toBe(true);
    const other = await composeMail({ ...PARTS, messageId: 'other@sender.example' });
    expect(first.raw.equals(other.raw)).toBe(false);
  });

  it('makes only the given links clickable', async () => {
    const html = decodedHtml((await composeMail(PARTS)).raw);
    expect(html.match(/<a [^>]*>/g)).toEqual(['<a href="https://sender.example/offer?a=1&amp;b=2">']);
    expect(html).toContain('Or https://elsewhere.example/x.');
  });

  it('shows markup in the text as text', async () => {
    const html = decodedHtml((await composeMail({ ...PARTS, text: '<script>alert("1")</script> & <b>bold</b>' })).raw);
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &lt;b&gt;bold&lt;/b&gt;');
  });

  it('writes a foreign domain in ASCII', async () => {
    const { raw, envelope } = await composeMail({ ...PARTS, to: { address: 'max@müller.example', name: null } });
    expect(envelope.to).toBe('max@xn--mller-kva.example');
    expect(head(raw)).toContain('To: max@xn--mller-kva.example');
  });
});

const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        '"',
        '\\',
        '<',
        '>',
        ',',
        ';',
        ':',
        '(',
        ')',
        '@',
        'evil@x.example',
        '=?utf-8?Q?=0D=0ABcc:_a=40b?=',
        '\r\n',
        '\n',
        'Bcc: a@b.c',
        ' ',
        'é',
        '\u2028',
        '\u0000',
        '\t',
        '%0a',
      ),
    )
    .map((pieces) => pieces.join('')),
);

describe('any name and subject', () => {
  it('gives one recipient and the same headers, or is refused', async () => {
    const expected = headerNames((await composeMail(PARTS)).raw);
    await fc.assert(
      fc.asyncProperty(hostileText, hostileText, hostileText, async (sender, lead, subject) => {
        const parts = {
          ...PARTS,
          from: { ...PARTS.from, name: sender },
          to: { ...PARTS.to, name: lead },
          subject: `Re: ${subject}`,
        };
        if ([sender, lead, subject].some((text) => /[\u0000-\u001f\u007f]/.test(text))) {
          await expect(composeMail(parts)).rejects.toThrow(UnsafeMailPart);
          return;
        }
        const { raw, envelope } = await composeMail(parts);
        const mail = await parseMail(raw);
        expect(envelope.to).toBe(PARTS.to.address);
        expect(headerNames(raw)).toEqual(expected);
        expect([...mail.to, ...mail.cc].map(({ address }) => address)).toEqual([PARTS.to.address]);
        expect(mail.from?.address).toBe(PARTS.from.address);
      }),
      { numRuns: 400 },
    );
  });
});

describe('any text', () => {
  it('keeps its lines below 998 bytes, 7-bit, and comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ minLength: 900, maxLength: 3_000 }), hostileText),
        async (text) => {
          const { raw } = await composeMail({ ...PARTS, text: `Hello\n${text}\nbye` });
          const lines = raw.toString('latin1').split('\r\n');
          expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998);
          expect(raw.every((byte) => byte < 128)).toBe(true);
          expect(raw.toString('latin1').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('what is no address, id or URL', () => {
  it.each([
    ['an address with a second one', { to: { address: 'a@b.example, c@d.example' } }],
    ['an address with a line end', { to: { address: 'a@b.example\r\nBcc: c@d.example' } }],
    ['an address in brackets', { to: { address: '<a@b.example>' } }],
    ['an address without a domain', { to: { address: 'a@' } }],
    ['an address with two @', { to: { address: 'a@evil.example@b.example' } }],
    ['no address', { from: { address: '' } }],
    ['a Reply-To with a line end', { replyTo: 'a@b.example\nX: y' }],
    ['a return path with a blank', { returnPath: 'a b@c.example' }],
    ['an id with brackets', { messageId: '<a@b>' }],
    ['an id with a line end', { messageId: 'a@b\r\nX: y' }],
    ['an http unsubscribe', { unsubscribe: { url: 'http://x.example/u', mailto: 'a@b.example' } }],
    ['an unsubscribe with a line end', { unsubscribe: { url: 'https://x.example/u\r\nX: y', mailto: 'a@b.example' } }],
    ['an endless subject', { subject: 's'.repeat(401) }],
  ] as [string, Partial<MailParts>][])('%s is refused', async (_, change) => {
    await expect(composeMail({ ...PARTS, ...change })).rejects.toThrow(UnsafeMailPart);
  });

  it('a very long name is only shortened', async () => {
    const { raw } = await composeMail({ ...PARTS, to: { ...PARTS.to, name: 'x'.repeat(5_000) } });
    expect((await parseMail(raw)).to).toEqual([{ address: PARTS.to.address, name: 'x'.repeat(120) }]);
    expect(
      Math.max(
        ...raw
          .toString('latin1')
          .split('\r\n')
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(998);
  });
});

function decodedHtml(raw: Buffer): string {
  const part = raw.toString('latin1').split('text/html')[1]!;
  const bytes = part
    .slice(part.indexOf('\r\n\r\n') + 4)
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
