import { reviewSentence, type ReviewGround } from '../draft.rules.js';
import { printableLead } from './lead-names.js';
import { TOUCH_TEXTS } from './touch-texts.js';

/** Opens every mail: the lead's name when it is one, and never a gap where it should be. */
export function greeting(ground: ReviewGround): string {
  const texts = TOUCH_TEXTS[ground.language];
  const { tone } = ground.company;
  const { first, full } = printableLead(ground.lead);
  const name = texts.fullName[tone] ? full : first;
  if (!name || reviewSentence(name, ground).length > 0) return texts.greetingWithoutName[tone];
  return texts.greeting[tone].replace('{name}', () => name);
}

/** Closes every mail: sign-off, sender, company. */
export function signature({ company, senderName, language }: ReviewGround): string {
  const names = [senderName, company.name].map((name) => name.replace(/\s+/g, ' ').trim()).filter(Boolean);
  const signOff = TOUCH_TEXTS[language].signOff[company.tone];
  return names.length > 0 ? [signOff, ...new Set(names)].join('\n') : signOff.replace(/,$/, '');
}

export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** Greeting, paragraphs, signature. After the comma of its greeting German goes on in lower case, as the texts do. */
export function letter(ground: ReviewGround, paragraphs: string[]): string {
  const cased = paragraphs.map((text, index) => (ground.language === 'de' && index === 0 ? text : capital(text)));
  return [greeting(ground), ...cased, signature(ground)].join('\n\n');
}
