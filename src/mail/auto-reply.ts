import { DateTime } from 'luxon';
import { ABSENCE_WORDS, AUTOMATIC_SUBJECT, LEFT_COMPANY } from './absence-words.js';
import type { ParsedMail } from './parse-mail.js';
import { CHALLENGE, isReceipt } from './receipt-words.js';
import { readReturnDate } from './return-date.js';

export interface AutoReply {
  kind: 'out_of_office' | 'auto_reply';
  /** First day back, `YYYY-MM-DD`, in the writer's calendar. */
  returnsOn: string | null;
  /** Address named for urgent matters: a suggestion to a person, never to be mailed by itself. */
  contact: string | null;
  /** The notice says the person has left, or reads mail elsewhere now: waiting for their return is in vain. */
  leftCompany: boolean;
  /** Our mail reaches nobody until a person proves to be one. */
  challenge: boolean;
}

/**
 * Tells the answer of a machine from the answer of a person: by its headers (RFC 3834), by its subject, or by a text
 * that only a prepared notice holds. "I'm out next week but keen to talk" is a person's. `receivedAt`: ISO, as the writer's clock
 * shows it; for mails that do not say when they were written.
 */
export function readAutoReply(mail: ParsedMail, receivedAt: string | null = null): AutoReply | null {
  const text = mail.replyText || mail.text;
  const away = isAway(mail.subject) || isAway(text);
  const challenge = isChallenge(mail, text);
  const prepared = challenge || isPreparedNotice(text) || isHelpDesk(mail, text);
  if (!prepared && !hasAutomaticHeaders(mail) && !hasAutomaticSubject(mail, away)) return null;
  const sent = mail.date ? { at: mail.date, utcOffset: utcOffset(mail) } : instantOf(receivedAt);
  const returnsOn = sent && readReturnDate(`${mail.subject}\n\n${text}`, sent.at, sent.utcOffset);
  // A machine that names the day somebody is back speaks of an absence, in whatever words.
  const isAbsence = away || returnsOn !== null;
  return {
    kind: isAbsence && !challenge ? 'out_of_office' : 'auto_reply',
    returnsOn,
    contact: otherContact(text, mail),
    leftCompany: !challenge && LEFT_COMPANY.test(text.slice(0, 4_000)),
    challenge,
  };
}

/** RFC 3834 §2 and §5, and what was in use before it. X-Auto-Response-Suppress is a request, not a confession. */
function hasAutomaticHeaders(mail: ParsedMail): boolean {
  const { headers, returnPath, from, report } = mail;
  const autoSubmitted = headers
    .get('auto-submitted')
    ?.replace(/\([^)]*\)/g, '')
    .split(';')[0]
    ?.trim()
    .toLowerCase();
  if (autoSubmitted && autoSubmitted !== 'no') return true;
  return (
    returnPath === '' ||
    report?.type != null ||
    /^\s*(?:auto_reply|bulk|junk|list)\b/i.test(headers.get('precedence') ?? '') ||
    [
      'list-id',
      'list-unsubscribe',
      'feedback-id',
      'x-autoreply',
      'x-autorespond',
      'x-autoresponder',
      'x-mail-autoreply',
      'x-auto-reply-from',
      'x-vacation',
    ].some((name) => headers.has(name)) ||
    /^(?:mailer-?daemon@|owner-|[^@]+-(?:request|owner)@)/.test(from?.address ?? '') ||
    // Postmasters write letters too, and answer them.
    (/^postmaster@/.test(from?.address ?? '') && !answersMail(mail))
  );
}

/** A subject is weak evidence (RFC 3834 §3.1.5): it counts on an answer, or with a text that says the same. */
function hasAutomaticSubject(mail: ParsedMail, away: boolean): boolean {
  return AUTOMATIC_SUBJECT.test(mail.subject.trim()) && (answersMail(mail) || away);
}

const answersMail = ({ inReplyTo, references }: ParsedMail): boolean => inReplyTo !== null || references.length > 0;

function isAway(text: string): boolean {
  return ABSENCE_WORDS.some(({ absence }) => absence.test(text.slice(0, 4_000)));
}

/** Without a telling header: somebody is away, says so in the words of a prepared notice, and asks nothing. */
function isPreparedNotice(text: string): boolean {
  const start = text.slice(0, 4_000);
  if (start.includes('?')) return false;
  const said = (phrases: RegExp[]): number => phrases.filter((phrase) => phrase.test(start)).length;
  return ABSENCE_WORDS.some(
    ({ absence, stock, polite }) => absence.test(start) && said(stock) > 0 && said(stock) + said(polite) >= 2,
  );
}

/** A person who writes "please confirm" answers a thread in their own words; a gate says what it holds back. */
function isChallenge({ subject }: ParsedMail, text: string): boolean {
  return CHALLENGE.test(`${subject}\n\n${text.slice(0, 4_000)}`);
}

/** A receipt in words that only a help desk strings together, or from an address that reads nothing. */
function isHelpDesk({ subject, from }: ParsedMail, text: string): boolean {
  const isDeaf = /^(?:no-?reply|do-?not-?reply|ne-?pas-?repondre|noreply)[^@]*@/.test(from?.address ?? '');
  return isDeaf || isReceipt(subject, text.slice(0, 4_000));
}

function otherContact(text: string, mail: ParsedMail): string | null {
  const own = new Set([mail.from, mail.replyTo, ...mail.to].map((party) => party?.address));
  const found = text.slice(0, 4_000).match(/[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}/gi) ?? [];
  return found.map((address) => address.toLowerCase()).find((address) => !own.has(address)) ?? null;
}

function instantOf(iso: string | null): { at: Date; utcOffset: number } | null {
  const instant = DateTime.fromISO(iso ?? '', { setZone: true });
  return instant.isValid ? { at: instant.toJSDate(), utcOffset: instant.offset } : null;
}

/** Minutes east of UTC in the Date header (RFC 5322 §3.3). */
function utcOffset(mail: ParsedMail): number {
  const [, sign, hours, minutes] = /([+-])(\d\d)(\d\d)\b/.exec(mail.headers.get('date') ?? '') ?? [];
  const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return size > 14 * 60 ? 0 : sign === '-' ? -size : size;
}
