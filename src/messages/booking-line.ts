import type { Language } from '../writer/writer.js';
import type { Message } from './message.entity.js';

/** They stand below any words: whoever has just agreed on Thursday does not ask for another time. */
const WORDS: Record<Language, string> = {
  en: 'My calendar:',
  de: 'Mein Kalender:',
  fr: 'Mon agenda :',
  es: 'Mi calendario:',
};

/** What stands below what a rep writes to a lead of theirs: their booking link, the first time only. */
export function withBookingLink(
  words: string,
  link: string | null,
  { thread, language }: { thread: Pick<Message, 'body'>[]; language: string },
): string {
  if (!link || [{ body: words }, ...thread].some(({ body }) => body.includes(link))) return words;
  const calendar = Object.hasOwn(WORDS, language) ? WORDS[language as Language] : WORDS.en;
  return `${words}\n\n${calendar} ${link}`;
}
