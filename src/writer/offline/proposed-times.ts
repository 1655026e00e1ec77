import * as chrono from 'chrono-node';
import { DateTime } from 'luxon';
import type { Language } from '../writer.js';
import { detectLanguage } from './language.js';
import { lexiconOf, type ReadyLexicon } from './lexicons.js';
import { read } from './reading.js';
import { hear } from './weigh.js';

/** A phrase that asks for a meeting in plain words; a weekday alone is only a hint. */
const CLEAR = 3;

/** The times to meet that the lead names, in their words: "Tuesday at 10am". One in a question about anything else is none, nor is the past. */
export function proposedTimes(text: string, at: string): string[] {
  const { language, likely } = detectLanguage(text, null);
  const lexicons = [...new Set<Language>([language, ...likely, 'en'])].map(lexiconOf);
  const { sentences } = read(text);
  const today = DateTime.fromISO(at, { setZone: true }).startOf('day').toJSDate();
  return chrono[language]
    .parse(text, new Date(at), { forwardDate: true })
    .filter(({ start }) => start.date() >= today)
    .filter(({ index }) => {
      const sentence = sentences.find(({ start, end }) => start <= index && index < end);
      return !sentence || !asksElse(text.slice(sentence.start, sentence.end), lexicons);
    })
    .map((result) => result.text);
}

/** A proposal may be a question too: "would Tuesday work?" */
function asksElse(sentence: string, lexicons: readonly ReadyLexicon[]): boolean {
  const { voices, questions } = hear(read(sentence), lexicons);
  const isQuestion = questions.length > 0 || sentence.endsWith('?');
  return isQuestion && !voices.some(({ class: name, weight }) => name === 'wants_meeting' && weight >= CLEAR);
}
