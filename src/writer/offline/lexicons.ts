import type { Language, ThreadLine } from '../writer.js';
import { compile, compilePhrases, type Pattern } from './cues.js';
import type { Lexicon } from './lexicon/lexicon.js';
import { de } from './lexicon/de.js';
import { en } from './lexicon/en.js';
import { es } from './lexicon/es.js';
import { fr } from './lexicon/fr.js';
import { OPT_OUT_SPELLING } from './lexicon/opt-out.js';
import { corrector } from './spelling.js';
import { fold } from './reading.js';

/** A lexicon made ready for matching; built when a language is first met. */
export interface ReadyLexicon {
  language: Language;
  patterns: Pattern[];
  negator: RegExp;
  negatedBefore: RegExp;
  negatedAfter: RegExp | null;
  contrast: RegExp;
  asks: RegExp;
  spell: (word: string) => string;
}

const lexicons: Record<Language, Lexicon> = { en, de, fr, es };
const ready = new Map<Language, ReadyLexicon>();

export function lexiconOf(language: Language): ReadyLexicon {
  const lexicon = ready.get(language) ?? prepare(lexicons[language]);
  ready.set(language, lexicon);
  return lexicon;
}

/** What may stand between the beginning of a sentence and its question: "hi, and ", "ok but ". */
const LEAD_IN =
  '(?:(?:hi|hello|hallo|bonjour|hola|and|but|so|also|ok|okay|thanks|yes|und|aber|oder|also|danke|ja|et|mais|merci|oui|y|pero|gracias|,) ){0,4}';

function prepare(lexicon: Lexicon): ReadyLexicon {
  const { negators, words } = lexicon;
  return {
    language: lexicon.language,
    patterns: compilePhrases(lexicon.phrases, words),
    negator: new RegExp(compile(negators.before).source, 'u'),
    negatedBefore: new RegExp(`${compile(negators.before).source}(?: [^ ,\\n]+){0,3} $`, 'u'),
    negatedAfter:
      negators.after === null ? null : new RegExp(`^(?: [^ ,\\n]+){0,3} ${compile(negators.after).source}`, 'u'),
    contrast: compile(`(${lexicon.contrast})`),
    asks: new RegExp(`^${LEAD_IN}(?:${compile(`(${lexicon.asks})`).source})`, 'u'),
    spell: corrector(fold(`${lexicon.spelling} ${OPT_OUT_SPELLING[lexicon.language]}`)),
  };
}

/** A question to answer with one word stands near the end. */
const LAST_LINES = 1_500;

/** What our last mail asked for, when it ended in a question: a bare "yes" answers that. */
export function askedFor(thread: readonly ThreadLine[]): 'meeting' | 'person' | 'other' | null {
  const last = thread.findLast((line) => line.from === 'us');
  const questions = last?.text.slice(-LAST_LINES).match(/[^.!?\n]{3,300}\?/g) ?? [];
  const question = fold(questions.at(-1) ?? '');
  if (!question) return null;
  if (
    /\b(right person|someone else|who (else )?|ansprechpartner|richtige person|zustandig|bonne personne|interlocuteur|persona (adecuada|indicada|correcta))/.test(
      question,
    )
  ) {
    return 'person';
  }
  const meeting =
    /\b(call|chat|talk|meet|meeting|minutes|demo|gesprach|telefon\w*|termin|minuten|appel|echange\w*|rendez-vous|llamada|reunion|hablar|minutos)\b/;
  return meeting.test(question) ? 'meeting' : 'other';
}
