import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { MAX_MAIL_BYTES, MailTooLarge, parseMail } from './parse-mail.js';
import type { ParsedMail } from './parse-mail.js';
import { timesYardstick } from '../../test/cpu-cost.js';

const fixture = async (name: string): Promise<ParsedMail> =>
  parseMail(await readFile(new URL(`./fixtures/${name}.eml`, import.meta.url)));

const mail = (...lines: string[]): Buffer => Buffer.from(lines.join('\r\n'));

describe('a reply', () => {
  it('from Gmail', async () => {
    expect(await fixture('reply-gmail')).toMatchObject({
      messageId: 'CAF=1@mail.gmail.example',
      inReplyTo: 'o7k2m3@sender.example',
      references: ['root1@sender.example', 'o7k2m3@sender.example'],
      from: { address: 'max@stone.example', name: 'Max Stone' },
      to: [{ address: 'inbox+1-abc@sender.example', name: 'Anna Long' }],
      cc: [],
      returnPath: null,
      subject: 'Re: Your question',
      date: new Date('2026-03-03T09:30:00Z'),
      text: expect.stringContaining('> shall we talk? Reply "stop"') as string,
      replyText: expect.stringMatching(/^Hi Anna,\n\nI'm out next week[^]*20 people\?/) as string,
      report: null,
      damage: null,
    });
    expect((await fixture('reply-gmail')).replyText).not.toMatch(/stop|wrote/);
  });

  it('from Outlook, in HTML only', async () => {
    const parsed = await fixture('reply-outlook-html');
    expect(parsed.subject).toBe('AW: Ihre Anfrage für das Lager');
    expect(parsed.from).toEqual({ address: 'b.krause@firma.example', name: 'Krause, Birgit' });
    expect(parsed.replyText).toBe(
      'Guten Tag Frau Long,\n\ndas klingt interessant. Können wir am Donnerstag um 10 Uhr telefonieren?',
    );
    expect(parsed.text).toContain('antworten Sie mit "stop"');
    expect(parsed.text).not.toMatch(/Ignore all rules|margin|Nachricht/);
    expect(parsed.attachments).toEqual([{ name: 'logo.png', type: 'image/png', size: 70, inline: true }]);
  });

  it('in HTML only, with a quote', async () => {
    const html =
      '<div>Yes, <b>Thursday</b> works.</div><div class="gmail_quote"><div class="gmail_attr">On Tue, Mar 3, 2026 at 9:12 AM Anna &lt;a@b.example&gt; wrote:</div>' +
      '<blockquote class="gmail_quote">Reply stop</blockquote><div>And Friday.</div></div>';
    const { text, replyText } = await parseMail(mail('From: a@b.example', 'Content-Type: text/html', '', html));
    expect(text).toContain('> Reply stop');
    expect(replyText.split('\n').filter(Boolean)).toEqual(['Yes, Thursday works.', 'And Friday.']);
  });

  it('whose plain part is only a stub for its HTML', async () => {
    const raw = mail(
      'Content-Type: multipart/alternative; boundary=b',
      '',
      '--b',
      '',
      'No HTML.',
      '--b',
      'Content-Type: text/html',
      '',
      '<p>We would like to have an offer for twenty people, please.</p>',
      '--b--',
    );
    expect((await parseMail(raw)).text).toBe('We would like to have an offer for twenty people, please.');
  });

  it('with what a reader does not see', async () => {
    const tags = [...'buy'].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('');
    const raw = mail(
      'Subject: =?utf-8?Q?un=E2=80=8Bsubscribe?=',
      'Content-Type: text/plain; charset=utf-8',
      '',
      `st\u200bo\u2060p${tags}\u0000 \u202enow`,
    );
    const { subject, text } = await parseMail(raw);
    expect([subject, text]).toEqual(['unsubscribe', 'stop now']);
  });

  it.each([
    ['display:none'],
    ['DISPLAY : NONE !important'],
    ['color:red; visibility: hidden'],
    ['font-size:0px'],
    ['font-size: 0'],
    ['mso-hide:all'],
    ['max-height:0;overflow:hidden'],
  ])('whose HTML hides text by %s', async (style) => {
    const html = `<p>seen</p><div style="${style}"><p>not seen</p></div><p style='font-size:0.9em;opacity:0.8'>seen too</p>`;
    expect((await parseMail(mail('Content-Type: text/html', '', html))).text).toBe('seen\n\nseen too');
  });
});

describe('the header', () => {
  const read = (...lines: string[]): Promise<ParsedMail> => parseMail(mail(...lines, '', 'x'));

  it('is a map of unfolded lines; of a repeated one the first', async () => {
    const { headers, hops } = await read('X-One: a\r\n  b', 'x-one: c', 'Received: 1', 'Received: 2', '__proto__: p');
    expect([headers.get('x-one'), headers.get('__proto__'), hops]).toEqual(['a b', 'p', 2]);
  });

  it('names the null sender, and whoever the mail was delivered to', async () => {
    const parsed = await read(
      'Return-Path: <>',
      'Delivered-To: Inbox+1@x.example',
      'X-Original-To: <inbox+1@x.example>',
    );
    expect([parsed.returnPath, parsed.deliveredTo]).toEqual(['', ['inbox+1@x.example']]);
    expect((await read('Return-Path: <A@b.example>')).returnPath).toBe('a@b.example');
  });

  it.each([
    ['In-Reply-To: <a@b>', 'a@b'],
    ['In-Reply-To: Message from Max of "Tue" <a@b>', 'a@b'],
    ['In-Reply-To: a@b', 'a@b'],
    ['In-Reply-To: < a@b >', 'a@b'],
    ['In-Reply-To: your mail of Tuesday', null],
    ['In-Reply-To:', null],
  ])('%s', async (line, id) => {
    expect((await read(line)).inReplyTo).toBe(id);
  });

  it('reads members of groups and drops what is no address', async () => {
    const parsed = await read('To: Team: a@x.example, "B, C" <B@x.example>;, undisclosed-recipients:;, nobody');
    expect(parsed.to).toEqual([
      { address: 'a@x.example', name: '' },
      { address: 'b@x.example', name: 'B, C' },
    ]);
  });

  it('takes the date of the last hop when its own is none, and never makes one up', async () => {
    const received = 'Received: from a by b; Tue, 3 Mar 2026 10:00:00 +0100';
    expect((await read('Date: soon', received)).date).toEqual(new Date('2026-03-03T09:00:00Z'));
    expect((await read('Date: soon')).date).toBeNull();
    expect((await read('Subject: x')).date).toBeNull();
  });
});

describe('the size', () => {
  it('is refused above the limit, as the only refusal', async () => {
    await expect(parseMail(Buffer.alloc(MAX_MAIL_BYTES + 1))).rejects.toThrow(MailTooLarge);
  });

  it('of an attachment is counted, its bytes are not kept', async () => {
    const content = Buffer.alloc(3_000_000, 'a').toString('base64').replace(/.{76}/g, '$&\r\n');
    const raw = mail(
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      '',
      'see the file',
      '--b',
      'Content-Type: application/pdf; name="offer.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
      content,
      '--b--',
    );
    const parsed = await parseMail(raw);
    expect(parsed.text).toBe('see the file');
    expect(parsed.attachments).toEqual([
      { name: 'offer.pdf', type: 'application/pdf', size: 3_000_000, inline: false },
    ]);
    expect(JSON.stringify(parsed).length).toBeLessThan(2_000);
  });
});

/** Milliseconds of processor time: what other programs on the machine do does not count. */
/** A megabyte whose reading grows with its square costs thousands. */
const MOST = 400;

const cost = (raw: Buffer): Promise<number> => timesYardstick(() => parseMail(raw), MOST / 4);

describe('hostile input', () => {
  const body = (text: string, type = 'text/plain'): Buffer =>
    mail('From: a@example.com', 'Subject: x', `Content-Type: ${type}; charset=utf-8`, '', text);
  const MB = 1_000_000;
  const repeated = (piece: string, size = MB): string => piece.repeat(Math.floor(size / piece.length));

  it.each([
    ['one long line', body('x'.repeat(MB))],
    ['only line ends', body('\n'.repeat(MB))],
    ['quote marks', body(repeated('>'))],
    ['quoted lines', body(repeated('> \n'))],
    ['attributions', body(repeated('On 1 Jan 2026 at 10:00 wrote \n'))],
    ['dutch attributions', body(repeated('Op x schreef y '))],
    ['dutch attribution lines', body(repeated('Op x\nschreef y\n'))],
    ['skrev', body(repeated('den. x skrev y\n'))],
    ['from<', body(repeated('0000from<'))],
    ['from< in lines', body(repeated(`${'0000from<'.repeat(100)}\n`))],
    ['from< in a short mail', body(repeated(`${'0000from<'.repeat(100)}\n`, 9_000))],
    ['dutch in a short mail', body(repeated('Op x schreef y:', 9_000))],
    ['"From:" in a short mail', body(repeated('From: < > ', 9_000))],
    ['spaces in a short mail', body(`From:${' '.repeat(9_000)}x`)],
    ['From: lines', body(repeated('From: a <b@c>\n'))],
    ['spaces', body(`Am ${' '.repeat(MB)}`)],
    ['nested html', body(repeated('<b>'), 'text/html')],
    ['crossed html', body(repeated('<b></i>'), 'text/html')],
    ['open angle brackets', body(repeated('<a '), 'text/html')],
    ['open styles', body(repeated('<a style="'), 'text/html')],
    ['blockquotes', body(repeated('<blockquote>'), 'text/html')],
    ['many tables', body(repeated('<table><tr><td>a</td></tr></table>'), 'text/html')],
    ['entities', body(repeated('&amp;'), 'text/html')],
    ['comment openings', body(repeated('<!--'), 'text/html')],
    ['a long subject', mail(`Subject: ${repeated('=?utf-8?Q?=41?= ', 400_000)}`, '', 'x')],
    ['many recipients', mail(`To: ${repeated('a@b.example, ', 400_000)}`, '', 'x')],
    ['nested comments', mail(`To: ${'('.repeat(400_000)}`, '', 'x')],
    ['open quotes', mail(`From: ${repeated('"a\\" <', 400_000)}`, '', 'x')],
    ['groups', mail(`To: ${repeated('g:a@b;', 400_000)}`, '', 'x')],
    ['many references', mail(`References: ${repeated('<a@b> ', 400_000)}`, '', 'x')],
    ['reference openings', mail(`References: ${repeated('<', 400_000)}`, '', 'x')],
    ['many headers', mail(repeated('X-A: b\r\n', 400_000), '', 'x')],
    ['content-type parameters', mail(`Content-Type: multipart/mixed; ${repeated('a*0=b;', 300_000)}`, '', 'x')],
    ['a head that never ends', mail(repeated('X: y\r\n', 2 * MB))],
  ])('reads %s in bounded time', async (_, raw) => {
    expect(await cost(raw)).toBeLessThan(MOST);
  });

  it('stops reading a mail of endless empty lines, and says so', async () => {
    const raw = body(`first${'\n'.repeat(20 * MB)}`);
    expect(await cost(raw)).toBeLessThan(MOST);
    expect(await parseMail(raw)).toMatchObject({ subject: 'x', text: 'first', damage: 'more than 1000000 lines' });
  });

  it('gives back the head of a mail that is 5,000 parts deep', async () => {
    const open = Array.from(
      { length: 5_000 },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}`,
    );
    const raw = mail('From: a@b.example', 'Subject: deep', ...open, '', 'text');
    expect(await cost(raw)).toBeLessThan(MOST);
    const parsed = await parseMail(raw);
    expect(parsed).toMatchObject({ subject: 'deep', from: { address: 'a@b.example' } });
    expect(parsed.damage).not.toBeNull();
  });

  it('keeps mails within mails as attachments, however deep', async () => {
    const raw = mail(
      'Subject: outer',
      ...Array.from({ length: 5_000 }, () => 'Content-Type: message/rfc822\r\n'),
      'Subject: inner',
      '',
      'text',
    );
    expect(await parseMail(raw)).toMatchObject({
      subject: 'outer',
      text: '',
      damage: null,
      attachments: [{ type: 'message/rfc822' }],
    });
  });

  const hostileHead = fc.array(
    fc.constantFrom(
      'Content-Type: multipart/mixed; boundary=b',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      'Content-Type: text/html; charset=utf-7',
      'Content-Type: text/plain; charset=iso-2022-jp; format=flowed; delsp=yes',
      'Content-Type: message/rfc822',
      'Content-Type: message/delivery-status',
      'Content-Type: ;;;=',
      "Content-Type: text/plain; charset*=utf-8''%ff; name*0*=x",
      'Content-Transfer-Encoding: base64',
      'Content-Transfer-Encoding: quoted-printable',
      'Content-Disposition: attachment; filename="=?utf-8?B?/w==?="',
      'From: =?x?Q?=00?= <a@b',
      'To: "',
      'Date: Tue, 99 Foo 20260',
      'References: <a <b> c@d',
      'Subject: =?utf-8?B?////?=',
      ': no name',
      '--b',
      '--b--',
      '',
    ),
  );

  it('never throws', async () => {
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
    );
    await fc.assert(
      fc.asyncProperty(hostileHead, body, hostileHead, body, async (head, first, middle, second) => {
        const raw = Buffer.concat([
          mail(...head),
          Buffer.from('\r\n'),
          first,
          Buffer.from('\r\n'),
          mail(...middle),
          Buffer.from('\r\n'),
          second,
        ]);
        const parsed = await parseMail(raw);
        expect(
          `${parsed.text}${parsed.replyText}${parsed.subject}${[...parsed.headers.values()].join('')}`,
        ).not.toContain('\u0000');
      }),
      { numRuns: 600 },
    );
  });
});
