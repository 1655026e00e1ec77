import { announcesFailure, DELAY_WORDS, meaningOfWords, NOT_DELIVERED } from './bounce-words.js';
import { messageIds } from './parse-mail.js';
import type { ParsedMail } from './parse-mail.js';

/**
 * - `hard`: the address does not work and will not.
 * - `soft`: it did not work this time, or the server gave up trying (`failed` with 4.x.x).
 * - `delayed`: the server is still trying.
 * - `policy`: refused for what we are or sent; says nothing about the address.
 */
export type BounceKind = 'hard' | 'soft' | 'delayed' | 'policy';

export interface Bounce {
  kind: BounceKind;
  recipient: string | null;
  /** Without angle brackets. */
  originalMessageId: string | null;
  /** Enhanced status code (RFC 3463): "5.1.1". */
  status: string | null;
  /** The server's words, at most 500 characters. */
  diagnostic: string | null;
}

export interface Complaint {
  /** `abuse`, `opt-out`, `auth-failure` … (RFC 5965 §7.3), lower case. */
  feedbackType: string;
  recipient: string | null;
  originalMessageId: string | null;
}

type Fields = Map<string, string>;

/** Servers come to the point. */
const MAX_WORDS = 8_000;
const MAX_FIELDS = 64 * 1024;
const MAX_DIAGNOSTIC = 500;

/** Reads a delivery failure or delay, from its RFC 3464 part where it has one, else from the prose of the server. */
export function readBounce(mail: ParsedMail): Bounce | null {
  if (mail.report?.feedback) return null;
  const groups = readFields(mail.report?.deliveryStatus ?? '').filter(
    (fields) => fields.has('action') || fields.has('status'),
  );
  return groups.length > 0 ? fromStatus(mail, groups) : fromProse(mail);
}

/** Reports that are none of a person who wants no mail: RFC 5965 §7.3, RFC 6591. */
const NO_COMPLAINT = ['not-spam', 'auth-failure', 'virus'];

/** Reads an abuse report (ARF, RFC 5965), or what Outlook.com sends in its place. */
export function readComplaint(mail: ParsedMail): Complaint | null {
  const fields = readFields(mail.report?.feedback ?? '').find((group) => group.has('feedback-type'));
  if (!fields) return readForwardedComplaint(mail);
  const feedbackType = fields.get('feedback-type')!.toLowerCase();
  if (NO_COMPLAINT.includes(feedbackType)) return null;
  return {
    feedbackType,
    recipient: addressIn(
      fields.get('original-rcpt-to') ?? fields.get('removal-recipient') ?? returnedHeader(mail, 'to'),
    ),
    originalMessageId: originalMessageId(mail),
  };
}

/** The mail complained of, attached to a cover that anybody could write: it counts by the Message-ID of ours it carries. */
function readForwardedComplaint(mail: ParsedMail): Complaint | null {
  const recipient = mail.headers.get('x-hmxmroriginalrecipient') ?? returnedHeader(mail, 'x-hmxmroriginalrecipient');
  const isReport = /^staff@(?:hotmail|outlook)\.com$/.test(mail.from?.address ?? '') && recipient !== undefined;
  if (!isReport) return null;
  return { feedbackType: 'abuse', recipient: addressIn(recipient), originalMessageId: originalMessageId(mail) };
}

/** RFC 3464 §2.3.3: Action says what happened; the class of Status may differ (`failed` with 4.4.7 = gave up). */
function fromStatus(mail: ParsedMail, groups: Fields[]): Bounce | null {
  const failed = groups.find((group) => actionOf(group) === 'failed');
  const group = failed ?? groups.find((fields) => actionOf(fields) === 'delayed');
  if (!group) return null;
  const diagnostic = (group.get('diagnostic-code') ?? '').slice(0, MAX_DIAGNOSTIC).replace(/^[\w-]+;\s*/, '');
  const status = preciseStatus(statusIn(group.get('status') ?? ''), statusIn(diagnostic));
  return {
    kind: failed ? kindOf(status, diagnostic) : 'delayed',
    recipient:
      addressIn(group.get('original-recipient')) ?? addressIn(group.get('final-recipient')) ?? failedRecipient(mail),
    originalMessageId: originalMessageId(mail),
    status,
    diagnostic: diagnostic || null,
  };
}

function actionOf(fields: Fields): string {
  const action = /^\s*(\w+)/.exec(fields.get('action') ?? '')?.[1]?.toLowerCase();
  return action ?? (/^\s*[45]/.test(fields.get('status') ?? '') ? 'failed' : '');
}

function fromProse(mail: ParsedMail): Bounce | null {
  const words = wordsOfServer(mail);
  const status = statusIn(words);
  if (!isReport(mail, words)) return null;
  const delayed = DELAY_WORDS.test(mail.subject) || (!/^5/.test(status ?? '') && DELAY_WORDS.test(words));
  return {
    kind: delayed ? 'delayed' : kindOf(status ?? statusOfReply(words), words),
    recipient: failedRecipient(mail),
    originalMessageId: originalMessageId(mail),
    status,
    diagnostic: replyLine(words)?.slice(0, MAX_DIAGNOSTIC) ?? null,
  };
}

/** A server says so in its subject, by a reply code or in words; a daemon with the null sender (RFC 5321 §4.5.5) writes of nothing else. */
function isReport(mail: ParsedMail, words: string): boolean {
  if (mail.headers.has('x-failed-recipients') || mail.report?.type === 'delivery-status') return true;
  const isNotice = mail.returnPath === '';
  const announced = announcesFailure(mail.subject);
  if (!isFromServer(mail)) return announced && isNotice;
  if (announced || statusIn(words) !== null || replyLine(words) !== null) return true;
  const isExplained = meaningOfWords(words) !== null;
  return isFromDaemon(mail) ? isNotice || isExplained : isNotice && (isExplained || NOT_DELIVERED.test(words));
}

function isFromDaemon(mail: ParsedMail): boolean {
  return /^(?:mailer-?daemon|mail-?daemon|mdaemon)@/.test(mail.from?.address ?? '');
}

/** A postmaster writes letters too: the sender alone is no proof. */
function isFromServer(mail: ParsedMail): boolean {
  const isMachine = /^(?:postmaster|microsoftexchange\w*|mail-?delivery[\w-]*)@/.test(mail.from?.address ?? '');
  return isFromDaemon(mail) || isMachine || /mail delivery (?:sub)?system/i.test(mail.from?.name ?? '');
}

/** Statuses that say nothing precise: the server's words decide, then the class. */
const VAGUE = /^5\.(?:\d+\.0|0\.\d+|3\.\d+|5\.\d+|7\.1)$/;

const BY_STATUS: [RegExp, BounceKind][] = [
  [/^4/, 'soft'],
  [/^5\.1\.[789]$/, 'policy'], // the sender's address, not the lead's
  [/^5\.2\.(?:2|12[12])$/, 'soft'], // mailbox full; too many mails an hour
  [/^5\.(?:2\.[34]|3\.4)$/, 'policy'], // the mail is too large for the mailbox or the host
  [/^5\.4\.(?:[14]|310)$/, 'hard'], // Exchange's unknown recipient; no route to the domain, or no such domain
  [/^5\.[345]\./, 'soft'],
  [/^5\.[67]\./, 'policy'],
  [/^5/, 'hard'],
];

function kindOf(status: string | null, words: string): BounceKind {
  const said = status === null || VAGUE.test(status) ? meaningOfWords(words) : null;
  return said ?? BY_STATUS.find(([pattern]) => pattern.test(status ?? ''))?.[1] ?? 'soft';
}

/** What a server means that refuses for good; `explained`: it says more than that. */
export function readRefusal(response: string): { kind: BounceKind; explained: boolean } {
  const status = statusIn(response) ?? '5.0.0';
  const explained = !VAGUE.test(status) || meaningOfWords(response) !== null;
  return { kind: kindOf(status, response), explained };
}

function statusIn(text: string): string | null {
  return /(?:^|[^\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/.exec(text)?.[1] ?? null;
}

/** A plain SMTP reply as a status without detail: 550 → 5.0.0. */
function statusOfReply(text: string): string | null {
  const code = replyLine(text)?.match(/\b([45])\d\d\b/)?.[1];
  return code ? `${code}.0.0` : null;
}

function preciseStatus(stated: string | null, inWords: string | null): string | null {
  const sameClass = inWords !== null && inWords[0] === (stated ?? inWords)[0];
  return sameClass && (stated === null || VAGUE.test(stated)) ? inWords : stated;
}

/** The line that quotes the refusing server, with the line it continues on. */
function replyLine(text: string): string | null {
  const found = /^.*(?<![\d.])[45]\d\d(?:[ -]#?[45]\.\d{1,3}\.\d{1,3}\b|[ -]+(?=[A-Za-z<]))[^\n]*(?:\n[^\n]+)?/m.exec(
    text,
  )?.[0];
  return found?.replace(/\s+/g, ' ').trim() ?? null;
}

function failedRecipient(mail: ParsedMail): string | null {
  const ours = new Set([...mail.to, mail.from].map((party) => party?.address));
  const words = wordsOfServer(mail);
  const candidates = [
    ...(mail.headers.get('x-failed-recipients')?.split(',') ?? []),
    ...words.split('\n').filter((line) => /^\s*<?[^\s<>@]+@[^\s<>@]+>?:?\s*$/.test(line)),
    ...(words.match(/[^\s<>@"'(),;:]{1,64}@[a-z0-9.-]{1,255}\.[a-z]{2,}/gi) ?? []),
    returnedHeader(mail, 'to') ?? '',
  ];
  return candidates.map(addressIn).find((address) => address !== null && !ours.has(address)) ?? null;
}

const RETURNED_COPY =
  /^[-\t ]{0,40}(?:this is a copy of (?:the|your) message|below this line is a copy|original message\b|message header follows|forwarded message|ursprüngliche (?:nachricht|kopf)|return-path: <)/imu;

/** Servers without a proper report paste the mail below their words; its text must not be read as theirs. */
function wordsOfServer(mail: ParsedMail): string {
  const start = mail.text.slice(0, MAX_WORDS);
  const copy = RETURNED_COPY.exec(start);
  return copy ? start.slice(0, copy.index) : start;
}

function originalMessageId(mail: ParsedMail): string | null {
  return (
    messageIds(returnedHeader(mail, 'message-id'))[0] ??
    messageIds(/^message-id:\s{0,3}(<[^>\s]+>)/im.exec(mail.text.slice(0, MAX_FIELDS))?.[1])[0] ??
    mail.references.at(-1) ??
    mail.inReplyTo
  );
}

function returnedHeader(mail: ParsedMail, name: string): string | undefined {
  const head = mail.report?.returnedHeaders?.trimStart() ?? '';
  return readFields(head)[0]?.get(name);
}

/** Blocks of header fields, separated by blank lines; of a repeated field the first. */
function readFields(text: string): Fields[] {
  return text
    .slice(0, MAX_FIELDS)
    .split(/\n[ \t]*\n/)
    .map((block) => {
      const fields: Fields = new Map();
      for (const line of block.replace(/\n[ \t]+/g, ' ').split('\n')) {
        const at = line.indexOf(':');
        const name = line.slice(0, at).trim().toLowerCase();
        if (at > 0 && !fields.has(name)) fields.set(name, line.slice(at + 1).trim());
      }
      return fields;
    });
}

function addressIn(text: string | undefined): string | null {
  const found = /[^\s<>@;,:"']+@[^\s<>@;,:"']+/.exec((text ?? '').slice(0, 1_000).replace(/^\s*[\w-]+;/, ''))?.[0];
  return found?.toLowerCase() ?? null;
}
