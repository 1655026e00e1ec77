import { readAutoReply } from '../mail/auto-reply.js';
import type { ParsedMail } from '../mail/parse-mail.js';
import { withoutPrefix } from '../mail/subject-prefix.js';

/** What a rep wants the lead to read. */
export interface RepLetter {
  words: string;
  /** Of their own; empty where they only answer ours, which names the lead and is not the lead's to read. */
  subject: string;
}

/**
 * Why a rep's mail cannot stand before a lead as it is.
 * - `too_large`, `unreadable`: we have not read all of it. `too_long`: nobody reads so much.
 * - `no_words`: it only quotes. `quotes_brief`: what we told the rep stands among their words, without a mark.
 * - `attachments`: files we cannot pass on. `automatic`: it reads like a machine's.
 */
export type LetterRefusal =
  'too_large' | 'unreadable' | 'too_long' | 'no_words' | 'quotes_brief' | 'attachments' | 'automatic';

export const LONGEST_LETTER = 20_000;
const LONGEST_SUBJECT = 200;

/** A shorter line may be said by chance. */
const TELLING_LINE = 24;

/** Signed or written by a mail program, not meant to be read by anybody. */
const NO_FILE =
  /^(?:application\/(?:x-)?pkcs7-signature|application\/pgp-signature|application\/ms-tnef|text\/(?:x-)?vcard)$/;

/** @param told what we had told the rep, which they answer */
export function readLetter(
  mail: ParsedMail,
  told: { subject: string; body: string; links: string[] },
  isCut: boolean,
): RepLetter | LetterRefusal {
  const words = mail.replyText;
  if (readAutoReply(mail)) return 'automatic';
  if (isCut) return 'too_large';
  if (mail.damage !== null) return 'unreadable';
  if (words === '') return 'no_words';
  if (words.length > LONGEST_LETTER) return 'too_long';
  if (quotes(words, told)) return 'quotes_brief';
  if (mail.attachments.some(isFile)) return 'attachments';
  return { words, subject: ownSubject(mail.subject, told.subject) };
}

/** Quotes are taken out before; this finds what a mail program quotes without a mark. What the lead has written may stand. */
function quotes(words: string, { body, links }: { body: string; links: string[] }): boolean {
  const said = onOneLine(words);
  const ours = body
    .split('\n')
    .filter((line) => !line.startsWith('>'))
    .map(onOneLine)
    .filter((line) => line.length >= TELLING_LINE && line.includes(' '));
  return [...links, ...ours].some((line) => said.includes(line));
}

const isFile = ({ type, inline }: ParsedMail['attachments'][number]): boolean =>
  !NO_FILE.test(type) && !(inline && type.startsWith('image/'));

function ownSubject(subject: string, told: string): string {
  const own = withoutPrefix(subject).trim();
  return own.toLowerCase().includes(told.toLowerCase()) ? '' : own.slice(0, LONGEST_SUBJECT);
}

const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
