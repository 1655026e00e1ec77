import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { readBounce, readComplaint } from './bounce.js';
import type { Bounce } from './bounce.js';
import { parseMail } from './parse-mail.js';
import type { ParsedMail } from './parse-mail.js';
import { timesYardstick } from '../../test/cpu-cost.js';

const fixture = async (name: string): Promise<ParsedMail> =>
  parseMail(await readFile(new URL(`./fixtures/${name}.eml`, import.meta.url)));

const mail = (...lines: string[]): Promise<ParsedMail> => parseMail(Buffer.from(lines.join('\r\n')));

describe('a bounce', () => {
  it.each([
    [
      'bounce-postfix',
      {
        kind: 'hard',
        recipient: 'k.winter@recipient.example',
        originalMessageId: 'o7k2m3@sender.example',
        status: '5.1.1',
      },
    ],
    [
      'bounce-postfix-delayed',
      {
        kind: 'delayed',
        recipient: 'k.winter@recipient.example',
        originalMessageId: 'o7k2m3@sender.example',
        status: '4.4.1',
      },
    ],
    [
      'bounce-exchange-policy',
      {
        kind: 'policy',
        recipient: 'dana.cole@recipient.example',
        originalMessageId: 'h3l5n7@sender.example',
        status: '5.7.1',
      },
    ],
    [
      'bounce-gmail-full',
      { kind: 'soft', recipient: 'full.box@gmail.example', originalMessageId: 'q9s8@sender.example', status: '5.2.2' },
    ],
    [
      'bounce-gave-up',
      { kind: 'soft', recipient: 'pat@slow.example', originalMessageId: 'folded1@sender.example', status: '4.4.7' },
    ],
    [
      'bounce-exim',
      { kind: 'hard', recipient: 't.unger@werk.example', originalMessageId: 'x1y2z3@sender.example', status: null },
    ],
    [
      'bounce-exim-warning',
      { kind: 'delayed', recipient: 't.unger@werk.example', originalMessageId: 'x1y2z3@sender.example', status: null },
    ],
    [
      'bounce-qmail',
      { kind: 'hard', recipient: 'lee@small.example', originalMessageId: 'qm1@sender.example', status: '5.1.1' },
    ],
    [
      'bounce-exchange-german',
      { kind: 'hard', recipient: 'b.krause@firma.example', originalMessageId: 'de55@sender.example', status: '5.1.10' },
    ],
  ] as [string, Partial<Bounce>][])('%s', async (name, expected) => {
    expect(readBounce(await fixture(name))).toMatchObject(expected);
  });

  it('carries the words of the server', async () => {
    expect(readBounce(await fixture('bounce-postfix'))!.diagnostic).toBe(
      '550 5.1.1 <k.winter@recipient.example>: Recipient address rejected: User unknown in virtual mailbox table',
    );
    expect(readBounce(await fixture('bounce-qmail'))!.diagnostic).toContain('550 sorry, no mailbox here by that name');
  });

  it.each(['reply-gmail', 'reply-outlook-html', 'ooo-exchange', 'ooo-without-headers', 'auto-ticket', 'complaint-arf'])(
    'is not %s',
    async (name) => {
      expect(readBounce(await fixture(name))).toBeNull();
    },
  );
});

const report = (...fields: string[]): Promise<ParsedMail> =>
  mail(
    'From: mailer-daemon@relay.example',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    '',
    'text',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; relay.example',
    '',
    ...fields,
    '',
    '--b--',
  );

describe('a delivery status', () => {
  const kind = async (action: string, status: string, diagnostic = ''): Promise<string | undefined> =>
    readBounce(
      await report(
        'Final-Recipient: rfc822; a@b.example',
        `Action: ${action}`,
        `Status: ${status}`,
        `Diagnostic-Code: smtp; ${diagnostic}`,
      ),
    )?.kind;

  it.each([
    ['failed', '5.1.1', '550 5.1.1 user unknown', 'hard'],
    ['failed', '5.1.2', '', 'hard'],
    ['failed', '5.1.10', '', 'hard'],
    ['failed', '5.2.1', '550 5.2.1 mailbox disabled', 'hard'],
    ['failed', '5.4.1', '550 5.4.1 Recipient address rejected: Access denied', 'hard'],
    ['failed', '5.4.4', '', 'hard'],
    ['failed', '5.0.0', '550 No such user here', 'hard'],
    ['failed', '5.0.0', '550 5.1.1 rejected', 'hard'],
    ['failed', '5.7.1', '550 5.7.1 Unknown recipient', 'hard'],
    ['failed', '5.2.2', '', 'soft'],
    ['failed', '4.4.7', '', 'soft'],
    ['failed', '4.2.2', '452 4.2.2 mailbox full', 'soft'],
    ['failed', '5.0.0', '550 mailbox is full', 'soft'],
    ['failed', '5.5.0', '', 'soft'],
    ['failed', '5.7.1', '554 5.7.1 message looks like spam', 'policy'],
    ['failed', '5.7.26', '550 5.7.26 unauthenticated', 'policy'],
    ['failed', '5.1.8', '', 'policy'],
    ['failed', '5.3.4', '552 5.3.4 message too big', 'policy'],
    ['failed', '5.6.0', '', 'policy'],
    ['failed', '5.0.0', '550 blocked using our blocklist', 'policy'],
    ['failed', '5.0.0', '', 'hard'],
    ['Delayed', '4.4.1', '', 'delayed'],
    ['delayed', '5.1.1', '', 'delayed'],
    ['failed (bounced mail)', '5.1.1 (bad mailbox)', '', 'hard'],
    ['delivered', '2.0.0', '', undefined],
    ['relayed', '2.0.0', '', undefined],
    ['expanded', '2.0.0', '', undefined],
  ])('%s %s %s is %s', async (action, status, diagnostic, expected) => {
    expect(await kind(action, status, diagnostic)).toBe(expected);
  });

  it('of several recipients names the one that failed', async () => {
    const parsed = await report(
      'Final-Recipient: rfc822; one@b.example',
      'Action: delivered',
      'Status: 2.0.0',
      '',
      'Final-Recipient: rfc822; two@b.example',
      'Action: failed',
      'Status: 5.1.1',
    );
    expect(readBounce(parsed)).toMatchObject({ kind: 'hard', recipient: 'two@b.example' });
  });
});

describe('the prose of a server', () => {
  const words = (subject: string, ...text: string[]): Promise<ParsedMail> =>
    mail(
      'From: postmaster@relay.example',
      'To: us@sender.example',
      'Return-Path: <>',
      `Subject: ${subject}`,
      '',
      ...text,
    );

  it.each([
    ['Undeliverable mail', ['<a@b.example>: Recipient not found.'], 'hard'],
    ['Delivery Failure', ['The mailbox of a@b.example is full.'], 'soft'],
    ['Mail delivery failed', ['a@b.example', 'SMTP error: 554 Your message was rejected as spam'], 'policy'],
    ['Non remis : Bonjour', ["L'adresse a@b.example est introuvable."], 'hard'],
    ['No se puede entregar: Hola', ['a@b.example no existe.'], 'hard'],
    ['Delivery delayed', ['a@b.example: will keep trying for two days.'], 'delayed'],
    ['Failure notice', ['Sorry, a@b.example could not be reached for reasons unknown to science.'], 'soft'],
    ['Returned mail: see transcript', ['550 <a@b.example>... User unknown'], 'hard'],
  ])('%s: %s', async (subject, text, kind) => {
    expect(readBounce(await words(subject, ...text))).toMatchObject({ kind, recipient: 'a@b.example' });
  });

  it.each([
    [
      'a letter of a postmaster',
      ['From: postmaster@stone.example'],
      'Re: Your question',
      'Our policy is to block unknown senders. Why do you write?',
    ],
    [
      'a person who forwards a bounce',
      ['From: max@stone.example'],
      'Undeliverable: Your question',
      '550 5.1.1 User unknown. What is wrong with your mail?',
    ],
    [
      'a person whose mailbox was full',
      ['From: max@stone.example'],
      'Re: Your question',
      'Sorry, my mailbox was full, the user was unknown.',
    ],
    [
      'an absence with a null sender',
      ['From: max@stone.example', 'Return-Path: <>'],
      'Out of office',
      'This mailbox is not read. User unavailable.',
    ],
  ])('is not %s', async (_, head, subject, text) => {
    expect(readBounce(await mail(...head, 'To: us@sender.example', `Subject: ${subject}`, '', text))).toBeNull();
  });
});

describe('a complaint', () => {
  it('names who complained about which mail', async () => {
    expect(readComplaint(await fixture('complaint-arf'))).toEqual({
      feedbackType: 'abuse',
      recipient: 'robin@isp.example',
      originalMessageId: 'cmp1@sender.example',
    });
  });

  it('is found where the recipient was struck out', async () => {
    const parsed = await mail(
      'Content-Type: multipart/report; report-type=feedback-report; boundary=b',
      '',
      '--b',
      'Content-Type: message/feedback-report',
      '',
      'Feedback-Type: opt-out',
      '',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      'Message-ID: <m@sender.example>',
      '--b--',
    );
    expect(readComplaint(parsed)).toEqual({
      feedbackType: 'opt-out',
      recipient: null,
      originalMessageId: 'm@sender.example',
    });
  });

  it.each(['bounce-postfix', 'reply-gmail', 'auto-ticket'])('is not %s', async (name) => {
    expect(readComplaint(await fixture(name))).toBeNull();
  });
});

describe('a hostile text', () => {
  it.each([
    'a@',
    '<a@b.c>:\n',
    '550 ',
    '550-',
    '5.1.1 ',
    '\n',
    '\n\n',
    ' ',
    '-',
    'mailbox ',
    'user is ',
    'delivery ',
    'Message-ID: <',
    'a: b\n',
    '\n a',
    'could not ',
  ])('of %j is read at once', async (piece) => {
    const base = await report('Action: failed', 'Status: 5.0.0');
    const text = piece.repeat(50_000);
    const diagnosis = `Action: failed\nStatus: 5.0.0\nDiagnostic-Code: ${text}`;
    const read = (): void => {
      readBounce({ ...base, text, report: { ...base.report!, deliveryStatus: diagnosis } });
      readBounce({ ...base, text, report: { ...base.report!, deliveryStatus: text, returnedHeaders: text } });
      readBounce({ ...base, subject: 'Undeliverable', text, report: null });
      readComplaint({ ...base, text, report: { ...base.report!, feedback: `Feedback-Type: ${text}` } });
    };
    expect(await timesYardstick(read)).toBeLessThan(60);
  });

  it('of any kind is no error', async () => {
    const base = await report('Action: failed');
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, text, (deliveryStatus, prose) => {
        readBounce({
          ...base,
          text: prose,
          report: { ...base.report!, deliveryStatus: `Action: failed\n${deliveryStatus}` },
        });
        readBounce({ ...base, text: prose, report: null });
      }),
    );
  });
});
