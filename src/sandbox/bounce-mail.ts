import { encodeWords } from 'nodemailer/lib/mime-funcs';
import MimeNode from 'nodemailer/lib/mime-node';
import type { CorpusReply } from './corpus.js';
import { domainOf } from './reply-text.js';

/** A mail that could not be delivered, and everything the server says about it. */
export interface BouncedMail {
  reply: CorpusReply;
  /** The part for people: placeholders filled. */
  words: string;
  subject: string;
  recipient: string;
  /** Where the report goes: the envelope sender of our mail. */
  returnPath: string;
  original: { messageId: string; from: string; subject: string; date: Date; text: string };
  sentAt: Date;
  messageId: string;
  boundary: string;
}

/** RFC 5322 §3.3, in UTC. */
function mailDate(at: Date): string {
  return at.toUTCString().replace('GMT', '+0000');
}

function originalHeaders({ original, recipient }: BouncedMail): string {
  return [
    `Message-ID: ${original.messageId}`,
    `Date: ${mailDate(original.date)}`,
    `From: ${encodeWords(original.from)}`,
    `To: ${recipient}`,
    `Subject: ${encodeWords(original.subject)}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
  ].join('\r\n');
}

/** RFC 3464 §2: one block about the message, one about the recipient. */
function deliveryStatus({ reply, recipient, original, sentAt }: BouncedMail): string {
  const { kind, status, diagnostic } = reply.bounce ?? { kind: 'hard', status: '5.0.0', diagnostic: '' };
  const host = `mx1.${domainOf(recipient)}`;
  return [
    `Reporting-MTA: dns; ${host}`,
    `Arrival-Date: ${mailDate(original.date)}`,
    '',
    `Original-Recipient: rfc822; ${recipient}`,
    `Final-Recipient: rfc822; ${recipient}`,
    `Action: ${kind === 'delayed' ? 'delayed' : 'failed'}`,
    `Status: ${status}`,
    `Remote-MTA: dns; ${host}`,
    `Diagnostic-Code: smtp; ${diagnostic.replaceAll('{email}', recipient)}`,
    `Last-Attempt-Date: ${mailDate(sentAt)}`,
    '',
  ].join('\r\n');
}

function addReportParts(root: MimeNode, bounce: BouncedMail): void {
  root.createChild('text/plain; charset=utf-8').setContent(bounce.words);
  root.createChild('message/delivery-status').setContent(deliveryStatus(bounce));
  root.createChild('text/rfc822-headers').setContent(originalHeaders(bounce));
}

function proseOf(bounce: BouncedMail): string {
  if (bounce.reply.style !== 'qmail') return bounce.words;
  const copy = `${originalHeaders(bounce)}\r\n${bounce.original.text}`;
  return `${bounce.words}\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <${bounce.returnPath}>\n${copy}`;
}

/** A bounce as a mail server sends it: style `dsn` is a delivery status notification (RFC 3464), the others are prose only. */
export async function buildBounce(bounce: BouncedMail): Promise<Buffer> {
  const isReport = bounce.reply.style === 'dsn';
  const type = isReport ? 'multipart/report; report-type=delivery-status' : 'text/plain; charset=utf-8';
  const root = new MimeNode(type, { baseBoundary: bounce.boundary, newline: 'win' });
  const domain = domainOf(bounce.recipient);
  root.setHeader({
    'Return-Path': '<>',
    From: `Mail Delivery Subsystem <${isReport ? 'mailer-daemon' : 'postmaster'}@${domain}>`,
    To: bounce.returnPath,
    Subject: bounce.subject,
    Date: bounce.sentAt,
    'Message-ID': bounce.messageId,
  });
  // qmail predates RFC 3834 and marks nothing; its null return path is all there is
  if (bounce.reply.style !== 'qmail') root.setHeader('Auto-Submitted', 'auto-replied');
  if (isReport) addReportParts(root, bounce);
  else root.setContent(proseOf(bounce));
  return root.build();
}
