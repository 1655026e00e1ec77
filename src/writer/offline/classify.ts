import type { Language, Meaning, ReplyClass, ReplyToClassify } from '../writer.js';
import { resumeDay } from './dates.js';
import { detectLanguage } from './language.js';
import { askedFor, lexiconOf } from './lexicons.js';
import { read, sentenceAt, type Reading, type Sentence } from './reading.js';
import { referralIn } from './referral.js';
import { resolve, type Verdict } from './resolve.js';
import { subjectVoices } from './subject.js';
import { hear, type Voice } from './weigh.js';

const LONGEST_QUOTE = 280;
const MOST_QUESTIONS = 10;

/**
 * What a reply means, by what people write in English, German, French and Spanish: deterministic, and never throws. Instructions in the text are
 * words like any other. `unclear` when little speaks for anything.
 */
export function classifyReply(reply: ReplyToClassify): Meaning {
  const { language, likely } = detectLanguage(reply.text, reply.language);
  const lexicons = [...new Set<Language>([language, ...likely, 'en'])].map(lexiconOf);
  const reading = read(reply.text, lexiconOf(language).spell);
  const { voices, questions } = hear(reading, lexicons);
  const verdict = resolve([...voices, ...subjectVoices(reply.subject)], reading, {
    language,
    asked: askedFor(reply.thread),
    receivedAt: reply.receivedAt,
  });
  const evidence = evidenceOf(reading, verdict);
  return {
    class: verdict.class,
    confidence: Math.round(verdict.confidence * 100) / 100,
    evidence,
    language,
    resumeOn: resumeOn(verdict.class, reply, language, evidence),
    questions: answerable(verdict.class)
      ? questions.slice(0, MOST_QUESTIONS).map((sentence) => sentenceText(reading, sentence))
      : [],
    referral: verdict.class === 'wrong_person' ? referralIn(reply.text) : null,
  };
}

function answerable(name: ReplyClass): boolean {
  return !['unsubscribe', 'complaint', 'out_of_office', 'auto_reply', 'bounce'].includes(name);
}

function resumeOn(
  name: ReplyClass,
  { text, receivedAt }: ReplyToClassify,
  language: Language,
  evidence: string,
): string | null {
  if (name === 'later') return resumeDay(text, language, receivedAt, 'later', evidence);
  return name === 'out_of_office' ? resumeDay(text, language, receivedAt, 'return', evidence) : null;
}

/** The sentence the heaviest phrase stands in, as it was written. */
function evidenceOf(reading: Reading, verdict: Verdict): string {
  const best = heaviest(verdict.voices);
  const sentence = best && sentenceAt(reading, best.from);
  return sentence ? sentenceText(reading, sentence) : '';
}

function heaviest(voices: readonly Voice[]): Voice | undefined {
  return voices.reduce<Voice | undefined>(
    (best, voice) => (voice.from >= 0 && voice.weight > (best?.weight ?? 0) ? voice : best),
    undefined,
  );
}

function sentenceText(reading: Reading, { start, end }: Sentence): string {
  const whole = reading.text.slice(start, end);
  if (whole.length <= LONGEST_QUOTE) return whole;
  const cut = whole.slice(0, LONGEST_QUOTE);
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_QUOTE / 2)).trimEnd();
}
