import { createHash, generateKeyPairSync, type KeyObject, verify } from 'node:crypto';
import { composeMail } from './compose-mail.js';
import { signDkim } from './dkim.js';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const KEY = { domain: 'sender.example', selector: 'everylead', privateKey: pem };

/** A token as long as ours are, so that a mail library would fold the line. */
const URL_OF = `https://leads.sender.example/u/${'a1B2c3D4'.repeat(10)}`;

const compose = async (): Promise<Buffer> =>
  (
    await composeMail({
      from: { address: 'anna@sender.example', name: 'Anna Größe' },
      to: { address: 'lead@recipient.example', name: 'Max Müller' },
      subject: 'A question about onboarding',
      date: new Date('2026-03-03T09:12:00Z'),
      messageId: 'k3y@sender.example',
      unsubscribe: { url: URL_OF, mailto: 'unsub+opaque@sender.example?subject=unsubscribe' },
      text: 'Hi Max,\n\nmay I ask something?\n\n.dots\n\nAnna\n\n\n',
    })
  ).raw;

/** RFC 6376 §3.4.2 */
const relaxedHeader = (line: string): string => {
  const at = line.indexOf(':');
  return `${line.slice(0, at).trim().toLowerCase()}:${line
    .slice(at + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim()}`;
};

/** RFC 6376 §3.4.4 */
const relaxedBody = (body: string): string => {
  const lines = body.split('\r\n').map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''));
  while (lines.at(-1) === '') lines.pop();
  return lines.length === 0 ? '' : `${lines.join('\r\n')}\r\n`;
};

interface Signature {
  tags: Map<string, string>;
  isValid: boolean;
}

/** What a receiver does (RFC 6376 §6.1.3), from the standard and not from the library that signs. */
function check(mail: Buffer, key: KeyObject): Signature {
  const text = mail.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const [head, body] = [text.slice(0, end), text.slice(end + 4)];
  const fields = head.split(/\r\n(?![ \t])/);
  const signature = fields.find((field) => /^dkim-signature:/i.test(field)) ?? '';
  const tags = new Map(
    signature
      .slice(signature.indexOf(':') + 1)
      .split(';')
      .map((tag) => [tag.slice(0, tag.indexOf('=')).trim(), tag.slice(tag.indexOf('=') + 1).replace(/\s/g, '')]),
  );
  const left = fields.filter((field) => field !== signature);
  const signed = (tags.get('h') ?? '').split(':').flatMap((name) => {
    const at = left.findLastIndex((field) => field.toLowerCase().startsWith(`${name.toLowerCase()}:`));
    return at < 0 ? [] : left.splice(at, 1).map((field) => `${relaxedHeader(field)}\r\n`);
  });
  const unsigned = relaxedHeader(signature.replace(/([;\s]b=)[^;]*/, '$1'));
  const bodyHash = createHash('sha256').update(relaxedBody(body), 'latin1').digest('base64');
  const covered = Buffer.from(signed.join('') + unsigned, 'latin1');
  const isSigned = verify('sha256', covered, key, Buffer.from(tags.get('b') ?? '', 'base64'));
  return { tags, isValid: bodyHash === tags.get('bh') && isSigned };
}

describe('a signed mail', () => {
  it('verifies, and below the signature nothing is changed', async () => {
    const raw = await compose();
    const signed = await signDkim(raw, KEY);
    const { tags, isValid } = check(signed, publicKey);
    expect(isValid).toBe(true);
    expect(Object.fromEntries(tags)).toMatchObject({ d: 'sender.example', s: 'everylead', a: 'rsa-sha256' });
    expect(signed.subarray(signed.length - raw.length)).toEqual(raw);
  });

  it('covers both halves of the one-click pair, each on one line (RFC 8058 §4)', async () => {
    const signed = (await signDkim(await compose(), KEY)).toString('latin1');
    const names = check(Buffer.from(signed, 'latin1'), publicKey).tags.get('h')!.toLowerCase().split(':');
    expect(names).toEqual(expect.arrayContaining(['from', 'list-unsubscribe', 'list-unsubscribe-post']));
    expect(signed).toContain(
      `\r\nList-Unsubscribe: <${URL_OF}>, <mailto:unsub+opaque@sender.example?subject=unsubscribe>\r\n`,
    );
    expect(signed).toContain('\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
  });

  it.each([
    ['the link', (mail: string) => mail.replace('/u/a1', '/u/b1')],
    ['the post half', (mail: string) => mail.replace('=One-Click', '=Two-Click')],
    ['the sender', (mail: string) => mail.replace('anna@sender', 'hanna@sender')],
    ['the text', (mail: string) => mail.replace('.dots', ',dots')],
  ])('does not verify when %s is changed', async (_, change) => {
    const signed = (await signDkim(await compose(), KEY)).toString('latin1');
    expect(change(signed)).not.toBe(signed);
    expect(check(Buffer.from(change(signed), 'latin1'), publicKey).isValid).toBe(false);
  });

  it('does not leave without a signature when its key cannot sign', async () => {
    const broken = signDkim(await compose(), { ...KEY, privateKey: 'no key' });
    await expect(broken).rejects.toMatchObject({ name: 'SendFailed', outcome: 'not_accepted', scope: 'mailbox' });
  });
});
