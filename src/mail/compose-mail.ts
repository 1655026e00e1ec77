import { createHash } from 'node:crypto';
import { domainToASCII } from 'node:url';
import MailComposer from 'nodemailer/lib/mail-composer';
import { htmlAlternative } from './html-alternative.js';
import type { Envelope } from './mail-transport.js';
import { threadHeaders } from './thread-headers.js';
import type { ThreadParent } from './thread-headers.js';
import { wellFormed } from './visible-text.js';

export interface MailParty {
  address: string;
  name?: string | null;
}

export interface MailParts {
  from: MailParty;
  to: MailParty;
  /** Where answers go, tagged; without it they go to `from`. */
  replyTo?: string | null;
  /** Where bounces go (the envelope's sender); without it to `from`. */
  returnPath?: string | null;
  subject: string;
  date: Date;
  /** Without angle brackets. */
  messageId: string;
  /** The mail this one answers or follows in its thread. */
  parent?: ThreadParent | null;
  /** One-click unsubscribe (RFC 8058): an https URL, and a mailto URI or address for older programs. */
  unsubscribe?: { url: string; mailto: string } | null;
  /** RFC 3834 §5. */
  autoSubmitted?: 'auto-generated' | 'auto-replied' | null;
  text: string;
  /** Addresses in the text that may be clicked in its HTML twin. */
  links?: readonly string[];
}

export interface ComposedMail {
  raw: Buffer;
  envelope: Envelope;
}

/** A part that cannot stand in a mail: it would end its header, or be something else than it says. */
export class UnsafeMailPart extends Error {
  constructor(
    readonly part: string,
    readonly reason: 'control_character' | 'too_long' | 'not_an_address' | 'not_an_id' | 'not_a_url',
  ) {
    super(`${part}: ${reason}`);
    this.name = 'UnsafeMailPart';
  }
}

const MAX_NAME = 120;
const MAX_SUBJECT = 400;

/** RFC 5322 §2.1.1. */
const MAX_LINE = 998;

/**
 * Renders one mail to the bytes that go over the wire: the same parts always give the same bytes.
 * Throws {@link UnsafeMailPart}.
 */
export async function composeMail(parts: MailParts): Promise<ComposedMail> {
  const from = party('from', parts.from);
  const to = party('to', parts.to);
  const thread = parts.parent ? threadHeaders(parts.parent) : { inReplyTo: null, references: [] };
  const text = wellFormed(parts.text.replace(/\r\n?/g, '\n'));
  const composer = new MailComposer({
    from,
    to,
    replyTo: parts.replyTo ? party('replyTo', { address: parts.replyTo }) : undefined,
    subject: headerText('subject', parts.subject, MAX_SUBJECT),
    date: parts.date.toUTCString().replace('GMT', '+0000'),
    messageId: `<${messageId(parts.messageId)}>`,
    inReplyTo: thread.inReplyTo ? `<${thread.inReplyTo}>` : undefined,
    references: thread.references.map((id) => `<${id}>`),
    headers: extraHeaders(parts),
    text,
    html: htmlAlternative(text, parts.links ?? []),
    encoding: 'quoted-printable',
    textEncoding: 'Q',
    newline: 'win',
    // Drawn from the id, which is unique: chance would make a second rendering differ from the stored one.
    baseBoundary: createHash('sha256').update(parts.messageId).digest('hex').slice(0, 24),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const raw = await composer.compile().build();
  return {
    raw,
    envelope: { from: parts.returnPath ? address('returnPath', parts.returnPath) : from.address, to: to.address },
  };
}

/** Each on one line, as given: a header that a relay folds anew after signing fails its DKIM (RFC 8058 §4). */
function extraHeaders({
  unsubscribe,
  autoSubmitted,
}: MailParts): { key: string; value: { prepared: boolean; value: string } }[] {
  const headers: [string, string][] = [];
  if (unsubscribe) {
    headers.push(['List-Unsubscribe', unsubscribeHeader(unsubscribe)]);
    headers.push(['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click']);
  }
  if (autoSubmitted) headers.push(['Auto-Submitted', autoSubmitted]);
  return headers.map(([key, value]) => ({ key, value: { prepared: true, value } }));
}

function unsubscribeHeader({ url, mailto }: { url: string; mailto: string }): string {
  const mail = mailto.startsWith('mailto:') ? mailto : `mailto:${mailto}`;
  if (!/^https:\/\/[!-;=?-~]+$/.test(url)) throw new UnsafeMailPart('unsubscribe.url', 'not_a_url');
  if (!/^mailto:[!-;=?-~]+@[!-;=?-~]+$/.test(mail)) throw new UnsafeMailPart('unsubscribe.mailto', 'not_a_url');
  const value = `<${url}>, <${mail}>`;
  if (`List-Unsubscribe: ${value}`.length > MAX_LINE) throw new UnsafeMailPart('unsubscribe', 'too_long');
  return value;
}

/** A display name decides nothing, so a long one is cut rather than refused. */
function party(part: string, { address: raw, name }: MailParty): { name: string; address: string } {
  const shown = [...headerText(part, name ?? '')].slice(0, MAX_NAME).join('').trim();
  return { name: shown, address: address(part, raw) };
}

function headerText(part: string, text: string, max = Number.POSITIVE_INFINITY): string {
  if (/[\u0000-\u001f\u007f]/.test(text)) throw new UnsafeMailPart(part, 'control_character');
  if (text.length > max) throw new UnsafeMailPart(part, 'too_long');
  return wellFormed(text);
}

/** RFC 5321 §4.1.2 without quoted local parts and address literals, which no lead has; the domain as ASCII. */
function address(part: string, text: string): string {
  const [, local, domain] = /^([^\s\p{Cc}<>()[\]\\,;:"@]{1,64})@([^\s\p{Cc}<>()[\]\\,;:"@]{1,255})$/u.exec(text) ?? [];
  const ascii = domainToASCII(domain ?? '');
  if (!local || !ascii) throw new UnsafeMailPart(part, 'not_an_address');
  return `${local}@${ascii}`;
}

function messageId(id: string): string {
  if (!/^[!-;=?-~]{1,200}@[!-;=?-~]{1,255}$/.test(id)) throw new UnsafeMailPart('messageId', 'not_an_id');
  return id;
}
