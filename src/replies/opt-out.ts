import { findCues } from '../writer/offline/cues.js';
import { detectLanguage } from '../writer/offline/language.js';
import { optOutPatterns, OPT_OUT_SPELLING } from '../writer/offline/lexicon/opt-out.js';
import { fold, quote, read, sentenceAt } from '../writer/offline/reading.js';
import { corrector } from '../writer/offline/spelling.js';
import { LANGUAGES, type Language } from '../writer/writer.js';

const correctors = Object.fromEntries(
  LANGUAGES.map((language) => [language, corrector(fold(OPT_OUT_SPELLING[language]))]),
) as Record<Language, ReturnType<typeof corrector>>;
const LONGEST_QUOTE = 280;

export interface OptOut {
  /** The sentence that says it, exactly as it was written. */
  evidence: string;
}

/**
 * Hears "stop writing to me" in the lead's own words, in any language the product knows and the plain forms of Italian, Portuguese and Dutch, before
 * any writer is asked. Leans towards hearing it. Quotes should be gone; our own footer, quoted without a mark, is passed over when it is given.
 *
 * @param language a hint for whose slips of the pen to expect; the phrases of every language are heard whatever it says
 * @param footer the last lines of our own mails
 */
export function readOptOut(text: string, language?: Language, footer = ''): OptOut | null {
  const reading = read(text, correctors[detectLanguage(text, language).language]);
  const ours = new Set(read(footer).folded.split('\n').filter(Boolean));
  for (const cue of findCues(reading, optOutPatterns)) {
    const sentence = sentenceAt(reading, cue.from);
    if (!sentence || ours.has(read(text.slice(sentence.start, sentence.end)).folded.trim())) continue;
    const whole = text.slice(sentence.start, sentence.end);
    return { evidence: whole.length <= LONGEST_QUOTE ? whole : quote(reading, cue.from, cue.to) };
  }
  return null;
}
