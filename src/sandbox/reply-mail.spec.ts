import { simpleParser, type ParsedMail } from 'mailparser';
import { loadCorpus, type ClientStyle, type CorpusReply, type ReplyLanguage } from './corpus.js';
import { buildReplyMail, type AnsweredMail } from './reply-mail.js';
import type { ReplyingLead } from './reply-text.js';

const corpus = loadCorpus();
const lead: ReplyingLead = {
  email: 'juergen.oezdemir@nordwind-logistik.example',
  firstName: 'Jürgen',
  lastName: 'Özdemir',
  company: 'Nordwind Logistik & Söhne GmbH',
  jobTitle: 'Leiter Kundenservice',
  phone: '+49 30 23125 014',
  zone: 'Europe/Berlin',
};
const ourMail: AnsweredMail = {
  messageId: '<t2@brightdesk.example>',
  subject: 'Your request about a shared inbox',
  from: '"Nora Lindqvist" <nora@brightdesk.example>',
  replyTo: 'nora+k3v@brightdesk.example',
  returnPath: 'bounces+k3v@brightdesk.example',
  text: 'Hello Jürgen,\n\nyou asked us about a shared inbox.\n\nNora\n\nNot for you? Unsubscribe: https://brightdesk.example/u/k3v\n',
  date: new Date('2026-11-23T08:12:00Z'),
  references: ['<t1@brightdesk.example>'],
};
const sentAt = new Date('2026-11-24T14:30:00Z');

function raw(reply: CorpusReply, from: ReplyingLead = lead): Promise<Buffer> {
  return buildReplyMail({ reply, lead: from, ourMail, sentAt });
}

async function parse(reply: CorpusReply, from?: ReplyingLead): Promise<ParsedMail> {
  return simpleParser(await raw(reply, from));
}

function find(style: ClientStyle, language: ReplyLanguage = 'en'): CorpusReply {
  const reply = corpus.find((each) => each.style === style && each.language === language);
  if (!reply) throw new Error(`no ${style} in ${language}`);
  return reply;
}

describe('every reply of the corpus', () => {
  it('becomes a whole mail from the lead at the given time, with every placeholder filled', async () => {
    for (const reply of corpus) {
      const mail = await parse(reply);
      expect(mail.date).toEqual(sentAt);
      expect(mail.messageId).toMatch(/^<[0-9a-f]{32}@nordwind-logistik\.example>$/);
      expect(`${mail.subject} ${mail.text} ${mail.html || ''}`).not.toMatch(/\{\w+(:\w+)?\}/);
      const [first = ''] = reply.text.split(/[{\n]/);
      expect(mail.text).toContain(first.trim());
      if (reply.class !== 'bounce') expect(mail.from?.value).toEqual([{ address: lead.email, name: 'Jürgen Özdemir' }]);
    }
  });

  it('is the same bytes every time', async () => {
    for (const reply of corpus) expect((await raw(reply)).equals(await raw(reply))).toBe(true);
  });

  it('keeps to CRLF and to lines a mail server takes (RFC 5321 §4.5.3.1.6)', async () => {
    for (const reply of corpus) {
      const text = (await raw(reply)).toString('latin1');
      expect(text).not.toMatch(/[^\r]\n/);
      expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
    }
  });

  it('can be written by a lead of whom only the address is known', async () => {
    for (const reply of corpus) {
      const mail = await parse(reply, { email: 'info@hof-laden.example', zone: 'Europe/Vienna' });
      expect(mail.text).not.toMatch(/undefined|\{\w+\}/);
    }
  });
});

describe('the thread', () => {
  it('is named whole by most clients, by one id by some, and by a few not at all', async () => {
    const reply = find('gmail');
    const kinds = { both: 0, inReplyTo: 0, neither: 0 };
    for (let n = 0; n < 300; n += 1) {
      const mail = await parse(reply, { ...lead, email: `lead${n}@haus.example` });
      expect(mail.to).toMatchObject({ text: 'nora+k3v@brightdesk.example' });
      if (!mail.inReplyTo) kinds.neither += 1;
      else if (mail.references) kinds.both += 1;
      else kinds.inReplyTo += 1;
      if (mail.references) expect(mail.references).toEqual(['<t1@brightdesk.example>', '<t2@brightdesk.example>']);
      if (mail.inReplyTo) expect(mail.inReplyTo).toBe('<t2@brightdesk.example>');
    }
    expect(kinds.both).toBeGreaterThan(200);
    expect(kinds.inReplyTo).toBeGreaterThan(20);
    expect(kinds.neither).toBeGreaterThan(0);
  });

  it('keeps one prefix, in the client’s language', async () => {
    expect((await parse(find('outlook', 'de'))).subject).toBe('AW: Your request about a shared inbox');
    const again = await buildReplyMail({
      ...{ reply: find('gmail'), lead, sentAt },
      ourMail: { ...ourMail, subject: 'Re: Hi' },
    });
    expect((await simpleParser(again)).subject).toBe('Re: Hi');
  });
});

describe('quotations carry our whole mail, the unsubscribe line included', () => {
  it.each<[ClientStyle, ReplyLanguage, RegExp]>([
    ['gmail', 'en', /^On Mon, 23 Nov 2026 at 09:12, Nora Lindqvist <nora@brightdesk\.example>\s+wrote:$/m],
    ['gmail', 'de', /^Am Mo\.?, 23\. Nov\.? 2026 um 09:12 Uhr schrieb Nora Lindqvist\s+<nora@brightdesk\.example>:$/m],
    ['apple_mail', 'de', /^> Am 23\.11\.2026 um 09:12 schrieb Nora Lindqvist <nora@brightdesk\.example>:$/m],
    ['iphone', 'fr', /^Envoyé de mon iPhone$/m],
    ['iphone', 'es', /^El 23 nov 2026, a las 9:12, Nora Lindqvist <nora@brightdesk\.example> escribió:$/m],
    ['bottom_post', 'de', /^Am 23\.11\.26 um 09:12 schrieb Nora Lindqvist:$/m],
    ['interleaved', 'en', /^On 23\/11\/2026 09:12, Nora Lindqvist wrote:$/m],
  ])('%s in %s', async (style, language, line) => {
    const mail = await parse(find(style, language));
    expect(mail.text).toMatch(line);
    expect(mail.text).toContain('> Not for you? Unsubscribe: https://brightdesk.example/u/k3v');
  });

  it('gmail in the United States breaks its line before "wrote"', async () => {
    const mail = await parse(find('gmail'), { ...lead, zone: 'America/New_York' });
    expect(mail.text).toMatch(/^On Mon, Nov 23, 2026 at 3:12 AM Nora Lindqvist <nora@brightdesk\.example>\nwrote:$/m);
  });

  it.each<[ReplyLanguage, string[]]>([
    ['en', ['From:', 'Sent:', 'To:', 'Subject:']],
    ['de', ['Von:', 'Gesendet:', 'An:', 'Betreff:']],
    ['fr', ['De :', 'Envoyé :', 'À :', 'Objet :']],
    ['es', ['De:', 'Enviado el:', 'Para:', 'Asunto:']],
  ])('outlook in %s: a block of headers and no quotation marks', async (language, labels) => {
    const text = (await parse(find('outlook', language))).text ?? '';
    for (const label of labels) expect(text).toMatch(new RegExp(`^${label} `, 'm'));
    expect(text).toMatch(/^Not for you\? Unsubscribe/m);
    expect(text).not.toMatch(/^>/m);
  });

  it('gmail puts the quotation into its own element, and escapes what people write', async () => {
    const mail = await parse({ ...find('gmail'), text: 'a < b & "c"' });
    expect(mail.html).toContain('a &lt; b &amp; &quot;c&quot;');
    expect(mail.html).toMatch(/<blockquote class="gmail_quote"[^]*Unsubscribe[^]*<\/blockquote>/);
  });

  it('interleaved answers stand below the paragraphs they answer', async () => {
    const text = (await parse({ ...find('interleaved'), text: 'One.\n\nTwo.' })).text ?? '';
    expect(text).toMatch(/> Hello Jürgen,\n\nOne\.\n\n> you asked us about a shared inbox\.\n\nTwo\./);
  });
});

describe('automatic answers', () => {
  it.each<[ClientStyle, string, string]>([
    ['exchange_oof', 'auto-submitted', 'auto-generated'],
    ['gmail_vacation', 'auto-submitted', 'auto-replied'],
    ['sieve_vacation', 'auto-submitted', 'auto-replied (vacation)'],
    ['x_autoreply', 'x-autoreply', 'yes'],
  ])('%s is marked', async (style, header, value) => {
    expect((await parse(find(style))).headers.get(header)).toBe(value);
  });

  it('bare_auto has nothing that marks it', async () => {
    const { headers } = await parse(find('bare_auto'));
    const marks = ['auto-submitted', 'x-autoreply', 'precedence', 'return-path', 'in-reply-to'];
    expect(marks.filter((name) => headers.has(name))).toEqual([]);
  });

  it.each<[ReplyLanguage, string, string]>([
    ['en', 'Europe/London', '1 December 2026|01/12/2026|Tuesday,? 1 December|1 December|30/11/2026'],
    ['en', 'America/Chicago', 'December 1, 2026|12/1/2026|Tuesday, December 1|December 1|11/30/2026'],
    ['de', 'Europe/Berlin', '1\\. Dezember 2026|1\\.12\\.2026|Dienstag, 1\\. Dezember|1\\. Dezember|30\\.11\\.2026'],
    ['fr', 'Europe/Paris', '1 décembre 2026|01/12/2026|mardi 1 décembre|1 décembre|30/11/2026'],
    ['es', 'Europe/Madrid', '1 de diciembre de 2026|1/12/2026|martes, 1 de diciembre|1 de diciembre|30/11/2026'],
  ])('name the day of return as people in %s (%s) write it', async (language, zone, expected) => {
    const text = '{returnDate:long}|{returnDate:short}|{returnDate:weekday}|{returnDate:day}|{lastDayAway:short}';
    const mail = await parse({ ...find('bare_auto', language), text, resumeInDays: 7 }, { ...lead, zone });
    expect(mail.text?.trim()).toMatch(new RegExp(`^${expected.replaceAll('|', '\\|')}$`));
  });
});

describe('bounces', () => {
  const bounces = corpus.filter((reply) => reply.class === 'bounce');

  it('go to the envelope sender, from a server, with a null return path', async () => {
    for (const reply of bounces) {
      const bytes = (await raw(reply)).toString('utf8');
      const mail = await parse(reply);
      expect(mail.to).toMatchObject({ text: 'bounces+k3v@brightdesk.example' });
      expect(mail.from?.value[0]?.address).toMatch(/^(mailer-daemon|postmaster)@nordwind-logistik\.example$/);
      expect(bytes).toMatch(/^Return-Path: <>\r$/m);
      if (reply.style !== 'dsn') expect(mail.text).toContain(lead.email);
    }
  });

  it('of style dsn are reports of three parts with a recipient, an action and a status (RFC 3464)', async () => {
    const reports = bounces.filter((reply) => reply.style === 'dsn');
    expect(reports.length).toBeGreaterThan(5);
    for (const reply of reports) {
      const bytes = (await raw(reply)).toString('utf8');
      expect(bytes).toMatch(/^Content-Type: multipart\/report; report-type=delivery-status;\s+boundary=/m);
      const types = [...bytes.matchAll(/^Content-Type: (\S+?)[;\r]/gm)].map((match) => match[1]);
      expect(types.slice(0, 4)).toEqual([
        'multipart/report',
        'text/plain',
        'message/delivery-status',
        'text/rfc822-headers',
      ]);
      expect(bytes).toMatch(new RegExp(`^Final-Recipient: rfc822; ${lead.email}\r$`, 'm'));
      expect(bytes).toMatch(new RegExp(`^Status: ${reply.bounce?.status.replaceAll('.', '\\.')}\r$`, 'm'));
      expect(bytes).toMatch(reply.bounce?.kind === 'delayed' ? /^Action: delayed\r$/m : /^Action: failed\r$/m);
      expect(bytes).toMatch(/^Message-ID: <t2@brightdesk\.example>\r$/m);
    }
  });

  it('return our headers in ASCII, words of other scripts encoded (RFC 2047)', async () => {
    const ours = { ...ourMail, subject: 'Ihre Anfrage – Überblick' };
    const bytes = await buildReplyMail({ reply: find('dsn'), lead, ourMail: ours, sentAt });
    const [, headers = ''] = bytes.toString('latin1').split('Content-Type: text/rfc822-headers');
    expect(headers).toMatch(/^[\x00-\x7f]*$/);
    const returned = await simpleParser(headers.slice(headers.indexOf('Message-ID')));
    expect(returned.subject).toBe(ours.subject);
  });

  it('of style qmail carry a copy of our mail and no mark but the null return path', async () => {
    const mail = await parse(find('qmail'));
    expect(mail.text).toContain('--- Below this line is a copy of the message.');
    expect(mail.text).toContain('Message-ID: <t2@brightdesk.example>');
    expect(mail.headers.has('auto-submitted')).toBe(false);
  });
});
