import { createHash } from 'node:crypto';
import addressparser from 'nodemailer/lib/addressparser';
import MailComposer, { type Options } from 'nodemailer/lib/mail-composer';
import { buildBounce } from './bounce-mail.js';
import { composeAs } from './client-styles.js';
import type { ClientStyle, CorpusReply } from './corpus.js';
import { domainOf, fillReplyText, type ReplyingLead } from './reply-text.js';
import { roll } from './roll.js';
import { signatureOf } from './signature.js';

/** The mail that is answered. */
export interface AnsweredMail {
  /** With angle brackets. */
  messageId: string;
  subject: string;
  /** `Name <address>`. */
  from: string;
  replyTo?: string;
  /** Envelope sender, where bounces go; without it the address of `from`. */
  returnPath?: string;
  text: string;
  date: Date;
  /** Message-IDs of the thread before this mail, oldest first. */
  references?: readonly string[];
}

export interface ReplyToBuild {
  reply: CorpusReply;
  lead: ReplyingLead;
  ourMail: AnsweredMail;
  sentAt: Date;
}

/** Headers by which an automatic answer can be known (RFC 3834 §5 and what clients did before it); `bare_auto` has none. */
const MACHINE_HEADERS: Readonly<Partial<Record<ClientStyle, Record<string, string>>>> = {
  exchange_oof: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Return-Path': '<>' },
  gmail_vacation: { 'Auto-Submitted': 'auto-replied', Precedence: 'bulk', 'X-Autoreply': 'yes' },
  sieve_vacation: { 'Auto-Submitted': 'auto-replied (vacation)', 'Return-Path': '<>' },
  x_autoreply: { 'X-Autoreply': 'yes', 'X-Autorespond': 'ticket', Precedence: 'auto_reply' },
};

const CLIENT_HEADERS: Readonly<Partial<Record<ClientStyle, Record<string, string>>>> = {
  outlook: { 'X-Mailer': 'Microsoft Outlook 16.0' },
  apple_mail: { 'X-Mailer': 'Apple Mail (2.3774.600.62)' },
  iphone: { 'X-Mailer': 'iPhone Mail (21F90)' },
  bottom_post: { 'User-Agent': 'Mozilla Thunderbird' },
  interleaved: { 'User-Agent': 'Mutt/2.2.12' },
};

/**
 * One reply of a simulated person or mail server as raw RFC 5322 bytes: the same arguments give the same bytes.
 * `sentAt` is its Date; the quoted times are in the lead's zone.
 */
export async function buildReplyMail(mail: ReplyToBuild): Promise<Buffer> {
  const { reply, lead, ourMail, sentAt } = mail;
  const sender = senderOf(ourMail);
  const unique = createHash('sha256').update(`${ourMail.messageId} ${lead.email} ${reply.id}`).digest('hex');
  const fill = (text: string) =>
    fillReplyText(text, reply, lead, { name: sender.name, subject: ourMail.subject }, sentAt);
  const built: Built = {
    words: fill(reply.text),
    subject: reply.subject ? fill(reply.subject) : answerSubject(reply, ourMail.subject),
    messageId: `<${unique.slice(0, 32)}@${domainOf(lead.email)}>`,
    boundary: unique.slice(32, 48),
  };
  if (reply.class !== 'bounce') return composePerson(mail, built);
  const returnPath = ourMail.returnPath ?? sender.address;
  return buildBounce({ ...built, reply, recipient: lead.email, returnPath, original: ourMail, sentAt });
}

interface Built {
  words: string;
  subject: string;
  messageId: string;
  boundary: string;
}

async function composePerson(mail: ReplyToBuild, { words, subject, messageId, boundary }: Built): Promise<Buffer> {
  const { reply, lead, ourMail, sentAt } = mail;
  const body = composeAs(reply.style, {
    words,
    signature: signatureOf(reply, lead),
    quoted: { ...senderOf(ourMail), to: lead.email, subject: ourMail.subject, date: ourMail.date, text: ourMail.text },
    language: reply.language,
    zone: lead.zone,
  });
  const composer = new MailComposer({
    from: { name: fullName(lead), address: lead.email },
    to: ourMail.replyTo ?? ourMail.from,
    subject,
    date: sentAt,
    messageId,
    ...threadOf(mail),
    ...body,
    headers: { ...CLIENT_HEADERS[reply.style], ...MACHINE_HEADERS[reply.style] },
    baseBoundary: boundary,
    newline: 'win',
  });
  return composer.compile().build();
}

function fullName(lead: ReplyingLead): string {
  return [lead.firstName, lead.lastName]
    .map((name) => name?.trim())
    .filter(Boolean)
    .join(' ');
}

function senderOf(ourMail: AnsweredMail): { name: string; address: string } {
  const [sender] = addressparser(ourMail.from, { flatten: true });
  const address = sender?.address || ourMail.from;
  return { name: sender?.name || address, address };
}

/** Most clients name the whole thread, some only the mail they answer, and a few start afresh (then Reply-To must do). */
function threadOf({ reply, lead, ourMail }: ReplyToBuild): Pick<Options, 'inReplyTo' | 'references'> {
  if (reply.style === 'bare_auto') return {};
  const habit = roll('thread', lead.email.toLowerCase());
  if (habit < 0.03) return {};
  const inReplyTo = ourMail.messageId;
  return habit < 0.18 ? { inReplyTo } : { inReplyTo, references: [...(ourMail.references ?? []), inReplyTo] };
}

function answerSubject(reply: CorpusReply, ours: string): string {
  const prefix = reply.style === 'outlook' ? { en: 'RE', de: 'AW', fr: 'RE', es: 'RE' }[reply.language] : 'Re';
  return /^(re|aw):/i.test(ours) ? ours : `${prefix}: ${ours}`;
}
