import type { Message } from '../messages/message.entity.js';
import { LANGUAGES, type Language } from '../writer/writer.js';

const WORDS: Record<Language, string> = {
  en: 'Pick a time that suits you:',
  de: 'Wählen Sie gern eine Zeit, die Ihnen passt:',
  fr: 'Choisissez un créneau qui vous convient :',
  es: 'Elija la hora que mejor le venga:',
};

/** What stands below what a rep writes by mail: their booking link, the first time only. */
export function withBookingLink(
  words: string,
  link: string | null,
  { thread, language }: { thread: Pick<Message, 'body'>[]; language: string },
): string {
  if (!link || [{ body: words }, ...thread].some(({ body }) => body.includes(link))) return words;
  const known = LANGUAGES.find((one) => one === language) ?? 'en';
  return `${words}\n\n${WORDS[known]} ${link}`;
}
