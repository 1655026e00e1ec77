import type { AddressObject, EmailAddress, HeaderLines, HeaderValue, StructuredHeader } from 'mailparser';
import { htmlText } from './html-text.js';
import { readMime } from './read-mime.js';
import type { MimeContent, MimePart } from './read-mime.js';
import { readReplyText } from './reply-text.js';
import { visibleLine, visibleText } from './visible-text.js';

/** Larger mails are refused before they are parsed; the largest providers stop at about this size. */
export const MAX_MAIL_BYTES = 25 * 1024 * 1024;

const MAX_TEXT = 500_000;
const MAX_REFERENCES = 100;

/** The only refusal of {@link parseMail}. */
export class MailTooLarge extends Error {
  constructor(readonly bytes: number) {
    super(`the mail has ${bytes} bytes, more than ${MAX_MAIL_BYTES}`);
    this.name = 'MailTooLarge';
  }
}

export interface MailAddress {
  /** Lower case. */
  address: string;
  name: string;
}

/** What a machine says about an earlier mail: a bounce (RFC 3464), a complaint (RFC 5965), a receipt (RFC 8098). */
export interface MailReport {
  /** `report-type` of the multipart/report, lower case; null when the parts stand in another container. */
  type: string | null;
  deliveryStatus: string | null;
  feedback: string | null;
  /** Headers (and perhaps the body) of the mail the report is about. */
  returnedHeaders: string | null;
}

export interface ParsedMail {
  /** Message ids stand without their angle brackets. */
  messageId: string | null;
  inReplyTo: string | null;
  references: string[];
  from: MailAddress | null;
  to: MailAddress[];
  cc: MailAddress[];
  replyTo: MailAddress | null;
  /** Empty for the null sender `<>`; null without the header. */
  returnPath: string | null;
  /** Addresses the mail was really delivered to, as receiving servers note them. */
  deliveredTo: string[];
  subject: string;
  /** From Date, else from the topmost Received. */
  date: Date | null;
  text: string;
  /** The writer's own words: see {@link readReplyText}. */
  replyText: string;
  /** By lower-case name, unfolded; of a repeated header the first (topmost). */
  headers: ReadonlyMap<string, string>;
  /** Number of Received headers: a loop shows here (RFC 5321 §6.3). */
  hops: number;
  attachments: { name: string; type: string; size: number; inline: boolean }[];
  report: MailReport | null;
  /** Why the mail could not be read to its end: a person should look at the raw bytes. */
  damage: string | null;
}

/** Reads one raw mail. Bounded in time and memory; throws nothing but {@link MailTooLarge}. */
export async function parseMail(raw: Buffer): Promise<ParsedMail> {
  if (raw.length > MAX_MAIL_BYTES) throw new MailTooLarge(raw.length);
  const mime = await readMime(raw);
  const headers = firstHeaders(mime.headerLines);
  const text = fullText(mime);
  return {
    messageId: messageIds(headers.get('message-id'))[0] ?? null,
    inReplyTo: messageIds(headers.get('in-reply-to'))[0] ?? null,
    references: messageIds(headers.get('references')).slice(-MAX_REFERENCES),
    from: addresses(mime.headers.get('from'))[0] ?? null,
    to: addresses(mime.headers.get('to')),
    cc: addresses(mime.headers.get('cc')),
    replyTo: addresses(mime.headers.get('reply-to'))[0] ?? null,
    returnPath: returnPath(headers.get('return-path')),
    deliveredTo: deliveredTo(mime.headerLines),
    subject: subjectOf(mime),
    date: readDate(headers.get('date')) ?? readDate(headers.get('received')?.split(';').at(-1)),
    text,
    replyText: readReplyText(text),
    headers,
    hops: mime.headerLines.filter((line) => line.key === 'received').length,
    attachments: mime.parts.map(({ name, type, size, inline }) => ({ name: visibleLine(name), type, size, inline })),
    report: readReport(mime),
    damage: mime.damage,
  };
}

/** Everything the mail says, as plain text. A plain part that says far less than the HTML one is only a stub. */
function fullText(mime: MimeContent): string {
  const plain = visibleText(mime.text.slice(0, MAX_TEXT)).trim();
  if (mime.html === '') return plain;
  const rich = visibleText(htmlText(mime.html)).slice(0, MAX_TEXT).trim();
  return plain.length * 2 >= rich.length ? plain : rich;
}

function firstHeaders(lines: HeaderLines): Map<string, string> {
  const headers = new Map<string, string>();
  for (const { key, line } of lines) {
    if (!headers.has(key)) headers.set(key, headerValue(line));
  }
  return headers;
}

/** mailparser hands header lines over as bytes in a string. */
function headerValue(line: string): string {
  return visibleLine(Buffer.from(line.slice(line.indexOf(':') + 1), 'latin1').toString('utf8'));
}

function subjectOf(mime: MimeContent): string {
  const subject = mime.headers.get('subject');
  return typeof subject === 'string' ? visibleLine(subject) : '';
}

/** RFC 5322 §3.6.4; a bare id without brackets, as some programs write it, counts when it stands alone. */
export function messageIds(value: string | undefined): string[] {
  if (!value) return [];
  const bracketed = [...value.matchAll(/<\s*([^<>\s]{1,900})\s*>/g)].map(([, id]) => id!);
  if (bracketed.length > 0) return bracketed;
  return /^[^\s<>@]+@[^\s<>@]+$/.test(value) ? [value] : [];
}

function addresses(value: HeaderValue | undefined): MailAddress[] {
  const lists = [value ?? []]
    .flat()
    .filter((item): item is AddressObject => typeof item === 'object' && 'value' in item);
  return lists.flatMap((list) => list.value.flatMap(members)).flatMap(toAddress);
}

function members(entry: EmailAddress): EmailAddress[] {
  return entry.group ?? [entry];
}

function toAddress({ address, name }: EmailAddress): MailAddress[] {
  const clean = visibleLine(address ?? '').toLowerCase();
  return clean.includes('@') ? [{ address: clean, name: visibleLine(name) }] : [];
}

function returnPath(value: string | undefined): string | null {
  return value === undefined ? null : value.replace(/[<>\s]/g, '').toLowerCase();
}

function deliveredTo(lines: HeaderLines): string[] {
  const found = lines
    .filter(({ key }) => ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'].includes(key))
    .map(({ line }) =>
      headerValue(line)
        .replace(/[<>\s]/g, '')
        .toLowerCase(),
    );
  return [...new Set(found)].filter((address) => address.includes('@'));
}

function readDate(value: string | undefined): Date | null {
  const date = new Date(value ?? '');
  return Number.isNaN(date.getTime()) ? null : date;
}

function readReport(mime: MimeContent): MailReport | null {
  const contentType = mime.headers.get('content-type') as StructuredHeader | undefined;
  const isReport = contentType?.value === 'multipart/report';
  const report: MailReport = {
    type: isReport ? (contentType.params['report-type']?.toLowerCase() ?? '') : null,
    deliveryStatus: contentOf(mime.parts, /delivery-status$/),
    feedback: contentOf(mime.parts, /feedback-report$/),
    returnedHeaders: contentOf(mime.parts, /rfc822|global(?:-headers)?$/),
  };
  const parts = [report.deliveryStatus, report.feedback, report.returnedHeaders];
  return isReport || parts.some((part) => part !== null) ? report : null;
}

function contentOf(parts: MimePart[], type: RegExp): string | null {
  const found = parts.filter((part) => type.test(part.type) && part.content !== '');
  return found.length === 0 ? null : visibleText(found.map((part) => part.content).join('\n\n'));
}
