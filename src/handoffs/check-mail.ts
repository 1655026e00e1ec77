import type { Lead } from '../leads/lead.entity.js';
import { languageOf } from '../leads/lead.facts.js';
import type { Language } from '../writer/writer.js';
import { oneLine } from './notice-text.js';

const NAME = 60;

const WORDS: Record<Language, { greeting: (name: string) => string; question: string }> = {
  en: {
    greeting: (name) => (name ? `Hello ${name},` : 'Hello,'),
    question:
      'You wrote to us, and somebody here was to get in touch with you. Has anybody called or written to you?\n\nA short yes or no is enough. If nobody has, we will see to it.',
  },
  de: {
    greeting: (name) => (name ? `Guten Tag ${name},` : 'Guten Tag,'),
    question:
      'Sie haben uns geschrieben, und jemand von uns sollte sich bei Ihnen melden. Hat Sie jemand angerufen oder Ihnen geschrieben?\n\nEin kurzes Ja oder Nein genügt. Falls nicht, kümmern wir uns darum.',
  },
  fr: {
    greeting: (name) => (name ? `Bonjour ${name},` : 'Bonjour,'),
    question:
      "Vous nous avez écrit, et quelqu'un de chez nous devait vous contacter. Est-ce qu'on vous a appelé ou écrit ?\n\nUn simple oui ou non suffit. Si ce n'est pas le cas, nous nous en occupons.",
  },
  es: {
    greeting: (name) => (name ? `Hola ${name}:` : 'Hola:'),
    question:
      'Nos escribió, y alguien de nuestro equipo iba a ponerse en contacto con usted. ¿Le ha llamado o escrito alguien?\n\nBasta con un sí o un no. Si nadie lo ha hecho, nos ocuparemos de ello.',
  },
};

/** Asks a lead whether a rep was in touch. It names nobody and claims nothing, so it needs no writer. */
export function checkMail(
  lead: Pick<Lead, 'firstName' | 'lastName' | 'language'>,
  language: string,
): { language: Language; body: string } {
  const chosen = languageOf(language || lead.language);
  const { greeting, question } = WORDS[chosen];
  const name = [lead.firstName, lead.lastName].filter(Boolean).join(' ');
  return { language: chosen, body: `${greeting(oneLine(name, NAME))}\n\n${question}` };
}
