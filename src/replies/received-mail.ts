import { createHash } from 'node:crypto';
import { readAutoReply } from '../mail/auto-reply.js';
import { readBounce, readComplaint } from '../mail/bounce.js';
import type { ParsedMail } from '../mail/parse-mail.js';
import type { Message } from '../messages/message.entity.js';
import type { Tx } from '../database/sql.js';
import type { Match } from './match-thread.js';
import { storedForm } from '../mail/stored-form.js';

/** A reply is understood within this time, or the ledger says that it is overdue. */
const READ_WITHIN_MS = 3_600_000;

/** RFC 5322 §2.1.1: no line of a subject is longer, and hardly a whole subject is. */
const MAX_SUBJECT = 998;

/** What people see of a reply before anybody has read it. */
export const OTHER_SENDER = 'other_sender';
export const FORMER_ADDRESS = 'former_address';
const DAMAGED = 'damaged';
const UNMATCHED = 'unmatched';

/** Of a mail that was read from a mailbox. */
export interface Fetched {
  mailboxId: string;
  /** It is only the beginning of a larger one. */
  isCut: boolean;
  /** Written in the transaction that saves the mail, or finds that it needs no saving. */
  alongside(tx: Tx): Promise<void>;
}

export interface Incoming {
  raw: Buffer;
  mail: ParsedMail;
  fetched: Fetched | null;
}

/** What became of one mail. `from_rep`: it answers a notice to one of our own people. */
export type Received =
  | { outcome: 'received'; replyId: string; leadId: string }
  | { outcome: 'from_rep'; repMailId: string; replyId: null; leadId: string | null }
  | { outcome: 'duplicate' | 'own_mail' | 'unmatched'; replyId: string | null; leadId: null };

type Place = Pick<Message, 'enrollmentId' | 'mailboxId'>;

/** The row of a reply. `place`: where the conversation goes on. */
export function replyRow(raw: Buffer, mail: ParsedMail, match: Match, place: Place, now: Date): Partial<Message> {
  return {
    ...headersOf(raw, mail, now),
    ...place,
    leadId: match.lead.id,
    status: 'received',
    body: mail.replyText || mail.text,
    raw,
    matchedBy: match.matchedBy,
    flags: flagsOf(mail, match),
    actBy: new Date(now.getTime() + READ_WITHIN_MS),
  };
}

/** A mail that belongs to no lead is none of our business: its headers are kept, so that it can be looked for, not its text. */
export function strayRow(raw: Buffer, mail: ParsedMail, now: Date): Partial<Message> {
  return { ...headersOf(raw, mail, now), status: 'settled', settledAt: now, flags: [UNMATCHED, ...damageOf(mail)] };
}

function headersOf(raw: Buffer, mail: ParsedMail, now: Date): Partial<Message> {
  return {
    direction: 'in',
    kind: 'reply',
    messageId: mail.messageId,
    inReplyTo: mail.inReplyTo,
    references: mail.references,
    fromAddress: mail.from && storedForm(mail.from.address),
    toAddress: mail.to[0]?.address ?? null,
    subject: mail.subject.slice(0, MAX_SUBJECT),
    findings: [],
    digest: digestOf(raw, mail),
    receivedAt: now,
    createdAt: now,
  };
}

/**
 * The same mail fetched twice may differ in what servers wrote on it, never in who wrote what. A mail whose header cannot be
 * read has nothing to be known by but its bytes.
 */
export function digestOf(raw: Buffer, mail: ParsedMail): string {
  const identity = [mail.messageId, mail.from?.address, mail.headers.get('date'), mail.subject, mail.text];
  return createHash('sha256')
    .update(mail.from ? JSON.stringify(identity) : raw)
    .digest('hex');
}

function flagsOf(mail: ParsedMail, { lead, ours }: Match): string[] {
  const isBounce = readBounce(mail) !== null;
  const former = isBounce && ours?.toAddress != null && ours.toAddress !== lead.email;
  // Bounces and notices come from machines; only a person's mail can come from the wrong person.
  const isReport = isBounce || readComplaint(mail) !== null || readAutoReply(mail) !== null;
  const other = !isReport && (!mail.from || storedForm(mail.from.address) !== lead.email);
  return [...(other ? [OTHER_SENDER] : []), ...(former ? [FORMER_ADDRESS] : []), ...damageOf(mail)];
}

const damageOf = (mail: ParsedMail): string[] => (mail.damage === null ? [] : [DAMAGED]);
