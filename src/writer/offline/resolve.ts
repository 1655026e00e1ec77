import { DateTime } from 'luxon';
import type { Language, ReplyClass } from '../writer.js';
import { resumeDay } from './dates.js';
import { quote, sentenceAt, type Reading, type Sentence } from './reading.js';
import type { Voice } from './weigh.js';

export interface Verdict {
  class: ReplyClass;
  confidence: number;
  /** What spoke for the class. */
  voices: Voice[];
}

export interface Context {
  language: Language;
  /** What our last mail asked for. */
  asked: 'meeting' | 'person' | 'other' | null;
  receivedAt: string;
}

type Scores = Partial<Record<ReplyClass, number>>;

/** Below this a class is a guess. */
const ENOUGH = 2.2;
/** Each further phrase for the same class adds less than the one before. */
const FADING = 0.35;
/** A call in so many days is a meeting to arrange now, not a lead to leave alone. */
const SOON_DAYS = 15;
const SHORT_WORDS = 4;
const CLEAR_NO = 3;
const MOST_SENTENCES = 3;

/**
 * Who wins where both speak clearly: the first silences the second, when it reaches its weight. In order: what the law or a machine says, then
 * who is meant, then when, then whether. "Not for us, but thanks" is a no; "no budget this year, call me in March" is a date.
 */
const PRECEDENCE: readonly [winner: ReplyClass, atLeast: number, losers: ReplyClass[]][] = [
  ['bounce', 3.9, ['auto_reply', 'out_of_office', 'unsubscribe', 'wrong_person', 'not_interested']],
  [
    'complaint',
    4.3,
    [
      'unsubscribe',
      'not_interested',
      'question',
      'later',
      'objection',
      'interested',
      'wants_meeting',
      'wrong_person',
      'auto_reply',
    ],
  ],
  [
    'unsubscribe',
    3.5,
    [
      'complaint',
      'not_interested',
      'question',
      'later',
      'objection',
      'interested',
      'wants_meeting',
      'wrong_person',
      'auto_reply',
    ],
  ],
  [
    'complaint',
    3.4,
    ['not_interested', 'question', 'later', 'objection', 'interested', 'wants_meeting', 'wrong_person', 'auto_reply'],
  ],
  ['out_of_office', 3.9, ['auto_reply', 'wrong_person', 'interested', 'question', 'not_interested', 'objection']],
  [
    'auto_reply',
    3.9,
    ['interested', 'wants_meeting', 'question', 'not_interested', 'objection', 'wrong_person', 'later'],
  ],
  ['wrong_person', 3.2, ['not_interested', 'interested', 'question', 'objection', 'wants_meeting']],
  ['later', 4, ['not_interested', 'objection', 'interested', 'wants_meeting']],
  ['wants_meeting', 3.2, ['interested', 'question', 'objection']],
  ['not_interested', 2.9, ['interested', 'objection', 'question']],
  ['later', 2.5, ['interested']],
  ['objection', 5, ['question']],
  ['question', 3, ['interested']],
  ['question', 3.2, ['objection']],
  ['objection', 3, ['interested']],
];
const SILENCED = 0.35;
/** A winner must not be much weaker than what it silences. */
const NOT_MUCH_WEAKER = 0.62;

export function resolve(voices: readonly Voice[], reading: Reading, context: Context): Verdict {
  const heard = withContext(voices, reading, context);
  const scores = precedence(total(heard));
  const [first, second] = Object.entries(scores).toSorted(([, a], [, b]) => b - a) as [ReplyClass, number][];
  if (!first || first[1] < ENOUGH) return { class: 'unclear', confidence: first ? 0.5 : 0.7, voices: [] };
  return {
    class: first[0],
    confidence: confidence(first[1], second?.[1] ?? 0, reading),
    voices: heard.filter((voice) => voice.class === first[0]),
  };
}

function total(voices: readonly Voice[]): Scores {
  const scores: Scores = {};
  const counts: Scores = {};
  for (const voice of voices.toSorted((a, b) => b.weight - a.weight)) {
    const before = counts[voice.class] ?? 0;
    scores[voice.class] = (scores[voice.class] ?? 0) + voice.weight * FADING ** before;
    counts[voice.class] = before + 1;
  }
  return scores;
}

function precedence(scores: Scores): Scores {
  const settled = { ...scores };
  for (const [winner, atLeast, losers] of PRECEDENCE) {
    const strength = settled[winner] ?? 0;
    if (strength < atLeast) continue;
    for (const loser of losers) {
      const weight = settled[loser] ?? 0;
      if (weight * NOT_MUCH_WEAKER <= strength) settled[loser] = weight * SILENCED;
    }
  }
  return settled;
}

/** Low where a hint is all there is, 0.5 where the second speaks as loudly, near 1 where one class speaks alone and plainly. */
function confidence(first: number, second: number, reading: Reading): number {
  const margin = (first / (first + 0.8 * second + 0.5)) * Math.min(1, 0.5 + first / 8);
  // One phrase in a page of text is thinner evidence than the same phrase alone.
  const thin = reading.words.length > 150 && first < 5 ? 0.85 : 1;
  return Math.min(0.98, margin * thin);
}

/** What a phrase means here and now: a bare yes to our question, a call that is far off, a machine's politeness. */
function withContext(voices: readonly Voice[], reading: Reading, context: Context): Voice[] {
  const bare = bareAnswer(voices, reading, context);
  if (bare) return [bare];
  const away =
    voices.some(({ class: name, weight }) => name === 'out_of_office' && weight >= CLEARLY_AWAY) &&
    !ASKS_US.test(reading.folded);
  if (away) return voices.filter(({ class: name }) => name !== 'later' && name !== 'wants_meeting');
  const soon = talksSoon(voices, reading, context);
  return voices.map((voice) =>
    voice.class === 'later' && soon.has(sentenceAt(reading, voice.from)) ? { ...voice, class: 'wants_meeting' } : voice,
  );
}

/** "yes", "no thanks": what they answer is in our own last question. */
function bareAnswer(voices: readonly Voice[], reading: Reading, { asked }: Context): Voice | null {
  const [only] = voices;
  if (!asked || !only || voices.length > 1 || reading.words.length > SHORT_WORDS) return null;
  if (asked === 'meeting' && only.class === 'interested') return { ...only, class: 'wants_meeting', weight: 3.2 };
  if (asked === 'person' && only.class === 'not_interested') return { ...only, class: 'wrong_person', weight: 3.2 };
  return null;
}

const CLEARLY_AWAY = 3.9;
/** What a machine that answers for its owner does not ask: to be called or written to again. */
const ASKS_US =
  /(?<![a-z])(?:(?:call|contact|ping|write|email|try|reach|text|remind|catch|chase|drop|give|hit) (?:me|us)|(?:get|come) back to (?:me|us)|let's|lets|(?:can|could) we|pick (?:this|it) up|we (?:can|could) (?:talk|speak|meet)|happy to|melden sie sich (?:bitte )?(?:im|ab|nach|dann|wieder|noch)|(?:rufen|schreiben|kontaktieren) sie (?:mich|mir)|konnen wir|gerne|erinner\w* (?:sie |du )?(?:mich|uns)|recontact\w*|relanc\w*|rappel\w*|reven\w*|llame\w*|recuerd\w*|escrib\w*(?:me|nos)|contacte(?:me|nos)|hablamos)(?![a-z])/u;

const TALK =
  /(?<![a-z])(?:call|ring|phone|talk|chat|speak|meet|zoom|demo|ruf\w*|anruf\w*|telefon\w*|sprechen|treffen|termin|appel\w*|rappel\w*|parler|discut\w*|rendez-vous|rdv|visio|llam\w*|hablam\w*|hablem\w*|reunion|reun\w*|quedamos|vernos)(?![a-z])/u;

/** The sentences that put a talk off by days: "call me tomorrow" asks for a meeting, "call me in March" for patience. */
function talksSoon(
  voices: readonly Voice[],
  reading: Reading,
  { language, receivedAt }: Context,
): Set<Sentence | undefined> {
  if (voices.some(({ class: name, weight }) => name === 'not_interested' && weight >= CLEAR_NO)) return new Set();
  const today = DateTime.fromISO(receivedAt, { setZone: true }).startOf('day');
  const postponed = new Set(
    voices.filter(({ class: name }) => name === 'later').map((voice) => sentenceAt(reading, voice.from)),
  );
  const soon = [...postponed].slice(0, MOST_SENTENCES).filter((sentence) => {
    if (!sentence || !TALK.test(reading.folded.slice(sentence.from, sentence.to))) return false;
    const day = resumeDay(quote(reading, sentence.from, sentence.to), language, receivedAt, 'later');
    return day !== null && DateTime.fromISO(day, { zone: today.zone }).diff(today, 'days').days <= SOON_DAYS;
  });
  return new Set(soon);
}
