import { readFile } from 'node:fs/promises';
import { readAutoReply } from './auto-reply.js';
import type { AutoReply } from './auto-reply.js';
import { parseMail } from './parse-mail.js';
import type { ParsedMail } from './parse-mail.js';
import { timesYardstick } from '../../test/cpu-cost.js';

const fixture = async (name: string): Promise<ParsedMail> =>
  parseMail(await readFile(new URL(`./fixtures/${name}.eml`, import.meta.url)));

/** A mail of Monday, 3 August 2026. */
async function read(head: string[], ...text: string[]): Promise<AutoReply | null> {
  const rest = [
    'From: max@stone.example',
    'Date: Mon, 3 Aug 2026 09:00:00 +0200',
    'Content-Type: text/plain; charset=utf-8',
  ];
  const lines = [...head, ...rest, '', ...text];
  return readAutoReply(await parseMail(Buffer.from(lines.join('\r\n'))));
}

describe('a notice of absence', () => {
  it('of Exchange, in German', async () => {
    expect(readAutoReply(await fixture('ooo-exchange'))).toEqual({
      kind: 'out_of_office',
      returnsOn: '2026-08-24',
      contact: 'lena.sommer@kunde.example',
      leftCompany: false,
      challenge: false,
    });
  });

  it('without any header that says so, in French', async () => {
    expect(readAutoReply(await fixture('ooo-without-headers'))).toEqual({
      kind: 'out_of_office',
      returnsOn: '2026-08-15',
      contact: 'paul.martin@client.example',
      leftCompany: false,
      challenge: false,
    });
  });

  it('without a Date is counted from the day it came, where it was written', async () => {
    const mail = await fixture('ooo-without-date');
    expect(readAutoReply(mail)).toMatchObject({ kind: 'out_of_office', returnsOn: null });
    expect(readAutoReply(mail, '2026-03-10T10:00:00.000+01:00')).toMatchObject({ returnsOn: '2026-03-16' });
    const tomorrow = { ...mail, replyText: 'I am out of the office and will be back tomorrow.' };
    expect(readAutoReply(tomorrow, '2026-03-10T00:30:00.000+01:00')).toMatchObject({ returnsOn: '2026-03-11' });
    // The mail's own Date counts for more.
    expect(readAutoReply(await fixture('ooo-exchange'), '2026-01-10T10:00:00Z')).toMatchObject({
      returnsOn: '2026-08-24',
    });
  });

  it.each([
    ['Automatic reply: Your question', 'I am out of the office until 17 August.', '2026-08-17'],
    ['Out of Office: back on 24 August', 'I will read your mail then.', '2026-08-24'],
    ['Abwesenheitsnotiz', 'Ich bin ab dem 24.08. wieder erreichbar.', '2026-08-24'],
    ['Réponse automatique : Votre question', 'Je suis en congés du 3 au 17 août.', '2026-08-18'],
    ['Respuesta automática: Su pregunta', 'Estoy de vacaciones hasta el 21 de agosto.', '2026-08-22'],
    ['Automatisch antwoord: Uw vraag', 'Ik ben afwezig en vanaf 24 augustus weer bereikbaar.', '2026-08-24'],
    ['Risposta automatica', 'Sono in ferie, rientrerò il 24 agosto.', '2026-08-24'],
  ])('with the subject %s', async (subject, text, returnsOn) => {
    expect(await read([`Subject: ${subject}`, 'In-Reply-To: <a@b>'], text)).toMatchObject({
      kind: 'out_of_office',
      returnsOn,
    });
  });

  it.each([
    [
      'en',
      'Thank you for your email. I am currently out of the office with limited access to email and will be back on 24 August. For urgent matters please contact my colleague.',
    ],
    [
      'de',
      'Vielen Dank für Ihre Nachricht. Ich bin bis 23.08. nicht im Büro. In dringenden Fällen wenden Sie sich an meine Kollegin.',
    ],
    [
      'fr',
      "Merci pour votre message. Je suis absent jusqu'au 23 août inclus. En cas d'urgence, vous pouvez contacter ma collègue.",
    ],
    [
      'es',
      'Gracias por su correo. Estoy fuera de la oficina hasta el 23 de agosto. Para asuntos urgentes, contacte con mi compañera.',
    ],
  ])('by its stock sentences alone, in %s', async (_, text) => {
    expect(await read(['Subject: Re: Your question', 'In-Reply-To: <a@b>'], text)).toMatchObject({
      kind: 'out_of_office',
      returnsOn: '2026-08-24',
    });
  });

  it('that names no day', async () => {
    expect(
      await read(['Subject: Out of office', 'Auto-Submitted: auto-replied'], 'I am on parental leave.'),
    ).toMatchObject({ kind: 'out_of_office', returnsOn: null });
  });

  it("counts days in the writer's own calendar", async () => {
    const text = 'I am out of office and back tomorrow.';
    const head = ['Subject: x', 'Auto-Submitted: auto-replied'];
    expect(await read(['Date: Mon, 3 Aug 2026 23:30:00 -0700', ...head], text)).toMatchObject({
      returnsOn: '2026-08-04',
    });
  });

  it.each([
    'Max Stone is no longer with the company. Please write to office@stone.example.',
    'Frau Krause ist nicht mehr für unser Unternehmen tätig.',
    'Claire ne travaille plus chez nous.',
    'Luis ya no trabaja en esta empresa.',
  ])('tells when somebody has left: %s', async (text) => {
    expect(await read(['Subject: x', 'Auto-Submitted: auto-generated'], text)).toMatchObject({
      leftCompany: true,
      returnsOn: null,
    });
  });
});

describe('an automatic answer', () => {
  it.each([
    ['Auto-Submitted: auto-generated'],
    ['Auto-Submitted: (vacation) Auto-Replied; owner="x"'],
    ['Auto-Submitted: x-something'],
    ['Precedence: auto_reply'],
    ['Precedence: Bulk'],
    ['Precedence: list'],
    ['List-Id: <team.stone.example>'],
    ['X-Autoreply: yes'],
    ['X-Autorespond: x'],
    ['Return-Path: <>'],
    ['Content-Type: multipart/report; report-type=disposition-notification; boundary=b'],
  ])('is known by %s', async (line) => {
    expect(await read([line, 'Subject: Re: x'], 'Hello')).toEqual({
      kind: 'auto_reply',
      returnsOn: null,
      contact: null,
      leftCompany: false,
      challenge: false,
    });
  });

  it.each(['mailer-daemon@x.example', 'postmaster@x.example', 'owner-team@x.example', 'team-request@x.example'])(
    'is known by its sender %s',
    async (sender) => {
      const parsed = await parseMail(Buffer.from(`From: ${sender}\r\n\r\nHello`));
      expect(readAutoReply(parsed)?.kind).toBe('auto_reply');
    },
  );

  it('of a ticket system', async () => {
    expect(readAutoReply(await fixture('auto-ticket'))).toMatchObject({ kind: 'auto_reply', returnsOn: null });
  });
});

describe("a person's answer", () => {
  it.each(['reply-gmail', 'reply-outlook-html'])('%s', async (name) => {
    expect(readAutoReply(await fixture(name))).toBeNull();
  });

  it.each([
    ["I'm out next week but keen to talk."],
    ['I am out of the office until Monday, can we talk on Tuesday?'],
    ['Thank you for your email. I am on vacation until 17 August. Could you call me after that?'],
    ['Ich bin bis Freitag im Urlaub, danach gern.'],
    ['Je suis en vacances, rappelez-moi en septembre.'],
    ['Estoy de vacaciones, hablamos en septiembre.'],
    ['Please contact our buyer, she decides on urgent matters.'],
    ['We get automatic replies from your system.'],
  ])('%s', async (text) => {
    for (const head of [
      ['Subject: Re: Your question'],
      ['Subject: Re: Automatic reply', 'In-Reply-To: <a@b>'],
      ['Subject: Re: Out of office?', 'Auto-Submitted: no'],
    ]) {
      expect(await read(head, text)).toBeNull();
    }
  });

  it.each([
    'X-Auto-Response-Suppress: All',
    'Auto-Submitted: no',
    'Auto-Submitted: No (typed by hand)',
    'Precedence: normal',
  ])('carries %s', async (line) => {
    expect(await read([line, 'Subject: Re: x'], 'Sounds good.')).toBeNull();
  });

  it('whose new mail only has such a subject', async () => {
    expect(await read(['Subject: Automatic reply to every lead'], 'Do you offer this?')).toBeNull();
  });

  it('that quotes our words about an absence', async () => {
    const quote = [
      'On Mon, Aug 3, 2026 at 9:00 AM Anna <anna@sender.example> wrote:',
      '> Thank you for your email. I am out of the office',
      '> with limited access to email. For urgent matters please contact us.',
    ];
    expect(await read(['Subject: Re: x'], 'Sure, call me.', '', ...quote)).toBeNull();
  });
});

describe('a hostile text', () => {
  it.each([
    'out of office ',
    'until 1 ',
    '1/1/',
    '1.1. ',
    'from 3 to ',
    'Monday the ',
    'back on ',
    'vom 1. bis ',
    'a.b@c.',
    'please contact ',
    'urgent',
    '. ',
    '\n',
    'thank you for your email',
  ])('of %j is read at once', async (piece) => {
    const parsed = await parseMail(
      Buffer.from('Date: Mon, 3 Aug 2026 09:00:00 +0200\r\nAuto-Submitted: auto-replied\r\n\r\nx'),
    );
    const text = `out of office ${piece.repeat(20_000)}`;
    const hostile = { ...parsed, subject: text, text, replyText: text };
    expect(await timesYardstick(() => readAutoReply(hostile))).toBeLessThan(60);
  });
});
