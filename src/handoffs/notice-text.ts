import { DateTime } from 'luxon';
import type { ThreadLine } from '../writer/writer.js';

/** A notice as it is put into the outbox; only what stands in `links` can be clicked. */
export interface NoticeText {
  subject: string;
  body: string;
  links: string[];
}

/** Mails of a thread shown in a notice; the rest is on the lead's page. */
const THREAD_MAILS = 5;
const MAIL_LENGTH = 1_200;

/** One line without hidden characters, cut to a length: for subjects, and for fields that should be one line and may not be. */
export function oneLine(text: string, length: number): string {
  return cut(text.replace(/[\p{C}\s]+/gu, ' ').trim(), length);
}

/** A text cut to a length, its lines kept, without hidden characters and gaps. */
export function excerpt(text: string, length: number): string {
  const visible = text.replace(/\r\n?/g, '\n').replace(/[^\P{C}\n]/gu, '');
  return cut(visible.replace(/\n{3,}/g, '\n\n').trim(), length);
}

/** Marks every line as the lead's: nobody's words can pass for ours, or for a link of ours. */
export const quoted = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');

/** Paragraphs below a heading; nothing at all when they are empty. */
export const section = (heading: string, ...paragraphs: string[]): string[] => {
  const filled = paragraphs.filter(Boolean);
  return filled.length === 0 ? [] : [`${heading.toUpperCase()}\n${filled.join('\n')}`];
};

/** "Tue 3 Mar, 11:00", on the reader's clock. */
export const atTime = (instant: Date, zone: string): string =>
  DateTime.fromJSDate(instant, { zone }).setLocale('en').toFormat('ccc d LLL, HH:mm');

/** The last mails of a thread, the newest first. */
export function threadText(thread: ThreadLine[], zone: string): string {
  return thread
    .slice(-THREAD_MAILS)
    .reverse()
    .map(({ from, at, text }) => {
      const head = `${from === 'lead' ? 'They wrote' : 'We wrote'} (${atTime(new Date(at), zone)}):`;
      return `${head}\n${quoted(excerpt(text, MAIL_LENGTH))}`;
    })
    .join('\n\n');
}

function cut(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}
