import { languageOf } from '../leads/lead.facts.js';
import type { Message } from '../messages/message.entity.js';
import type { Language } from '../writer/writer.js';

/** They stand below any words: whoever has just agreed on Thursday does not ask for another time. */
const WORDS: Record<Language, string> = {
  en: 'My calendar:',
  de: 'Mein Kalender:',
  fr: 'Mon agenda :',
  es: 'Mi calendario:',
};

/** What stands below what a rep writes by mail: their booking link, the first time only. */
export function withBookingLink(
  words: string,
  link: string | null,
  { thread, language }: { thread: Pick<Message, 'body'>[]; language: string },
): string {
  if (!link || [{ body: words }, ...thread].some(({ body }) => body.includes(link))) return words;
  return `${words}\n\n${WORDS[languageOf(language)]} ${link}`;
}
