import type { ReplyClass } from '../writer.js';
import { findCues, type Cue } from './cues.js';
import { lexiconOf, type ReadyLexicon } from './lexicons.js';
import { optOutPatterns } from './lexicon/opt-out.js';
import type { Reading, Sentence } from './reading.js';

/** A phrase of the reply with the class it speaks for, after negation, questions and "but" were heard. */
export type Voice = Cue & { class: ReplyClass };

/** Classes whose phrases a "not" turns round; a meeting or a delay that is negated is simply not there. */
const TURNED: Partial<Record<ReplyClass, ReplyClass | null>> = {
  interested: 'not_interested',
  wants_meeting: null,
  objection: null,
};

/** These are questions only in form: "can we talk on Tuesday?", "can you take me off your list?" */
const ASKED_IN_FORM: ReadonlySet<ReplyClass> = new Set([
  'wants_meeting',
  'unsubscribe',
  'complaint',
  'not_interested',
  'later',
  'wrong_person',
  'out_of_office',
  'auto_reply',
]);
const CLEAR = 3;
const PLAIN = 4;

const BEFORE_BUT = 0.55;
const AFTER_BUT = 1.25;

/** Everything in the text that speaks for a class, in order; with the sentences that really ask something. */
export function hear(reading: Reading, lexicons: readonly ReadyLexicon[]): { voices: Voice[]; questions: Sentence[] } {
  const main = lexicons[0] ?? lexiconOf('en');
  const cues = findCues(
    reading,
    lexicons.flatMap((lexicon) => lexicon.patterns),
  );
  const optOuts = findCues(reading, optOutPatterns);
  const spoken = withoutContradicted(cues, optOuts).flatMap((cue) => turned(reading, cue, lexicons));
  const asked = reading.sentences.flatMap((sentence) => questionIn(reading, sentence, lexicons, spoken) ?? []);
  const voices = [
    ...spoken.map((voice) =>
      asked.some((part) => isOnlyPart(voice, part)) ? { ...voice, weight: voice.weight / 2 } : voice,
    ),
    ...asked.map(({ voice }) => voice),
  ];
  return {
    voices: weighedByBut(reading, voices, main).toSorted((a, b) => a.from - b.from),
    questions: asked.map(({ sentence }) => sentence),
  };
}

/** The words of an opt-out speak for nothing else: "take me off your list" is no offer to take something. */
function withoutContradicted(cues: readonly Cue[], optOuts: readonly Cue[]): Cue[] {
  const kept = cues.filter(
    (cue) => cue.class === 'complaint' || !optOuts.some((other) => other.from < cue.to && cue.from < other.to),
  );
  return [...kept, ...optOuts];
}

function turned(reading: Reading, cue: Cue, lexicons: readonly ReadyLexicon[]): Voice[] {
  const voice = cue as Voice;
  const other = TURNED[voice.class];
  if (other === undefined || !isNegated(reading, cue, lexicons)) return [voice];
  return other === null ? [] : [{ ...voice, class: other, weight: Math.min(voice.weight, CLEAR + 0.5) }];
}

/** How far a negation reaches, in characters: three longish words. */
const REACH = 60;

function isNegated(reading: Reading, cue: Cue, lexicons: readonly ReadyLexicon[]): boolean {
  const { folded } = reading;
  if (cue.negative) return false;
  const inside = ` ${folded.slice(cue.from, cue.to)} `;
  const before = sameSentence(folded.slice(Math.max(0, cue.from - REACH), cue.from), 'end');
  const after = sameSentence(folded.slice(cue.to, cue.to + REACH), 'start');
  return lexicons.some(
    ({ negator, negatedBefore, negatedAfter }) =>
      negator.test(inside) || negatedBefore.test(before) || (negatedAfter?.test(after) ?? false),
  );
}

function sameSentence(text: string, keep: 'start' | 'end'): string {
  return (keep === 'end' ? text.split('\n').at(-1) : text.split('\n')[0]) ?? '';
}

interface Asked {
  sentence: Sentence;
  voice: Voice;
}

/** The question a sentence asks, with or without its mark; null for requests that only sound like one. */
function questionIn(
  reading: Reading,
  sentence: Sentence,
  lexicons: readonly ReadyLexicon[],
  voices: readonly Voice[],
): Asked | null {
  const from = questionStart(reading, sentence, lexicons);
  if (from === null && !sentence.asked) return null;
  const start = from ?? lastPart(reading, sentence);
  const inside = voices.filter((voice) => voice.from >= start && voice.to <= sentence.to);
  const otherwise = inside.some(
    ({ class: name, weight }) =>
      (ASKED_IN_FORM.has(name) && weight >= CLEAR) || (weight >= PLAIN && name !== 'question'),
  );
  if (otherwise) return null;
  const words = reading.folded.slice(start, sentence.to).split(' ');
  // "What?" and "Huh?" ask for nothing; "Integrations?" does.
  if (words.length === 1 && (words[0]?.length ?? 0) < 7) return null;
  const long = words.length >= 3;
  const weight = from === null ? (long ? 3 : 2.5) : sentence.asked ? 3.3 : 2.7;
  return { sentence, voice: { class: 'question', weight, negative: false, from: start, to: sentence.to } };
}

/** Where in the sentence the question begins: at its start, or after a comma or "but". */
function questionStart(reading: Reading, sentence: Sentence, lexicons: readonly ReadyLexicon[]): number | null {
  const text = reading.folded.slice(sentence.from, sentence.to);
  const starts = [
    0,
    ...[...text.matchAll(/ , | (?:but|and|so|aber|und|mais|et|pero|y) /g)].map(
      (match) => match.index + match[0].length,
    ),
  ];
  // Without its mark, only a sentence that begins as a question is one: "what we need is …" is rare, "…, how we work" is not.
  const asking = starts
    .filter((at) => at === 0 || sentence.asked)
    .find((at) => lexicons.some(({ asks }) => asks.test(text.slice(at, at + REACH))));
  return asking === undefined ? null : sentence.from + asking;
}

function lastPart(reading: Reading, sentence: Sentence): number {
  const comma = reading.folded.lastIndexOf(' , ', sentence.to);
  return comma > sentence.from ? comma + 3 : sentence.from;
}

/** A phrase that is no more than part of a question: "is it too expensive for five people?" */
function isOnlyPart(voice: Voice, { voice: asked }: Asked): boolean {
  return voice.class !== 'question' && voice.from >= asked.from && voice.to <= asked.to;
}

/** "Sounds good, but we have no budget": what follows the last "but" is what counts. */
function weighedByBut(reading: Reading, voices: Voice[], lexicon: ReadyLexicon): Voice[] {
  const buts = [...reading.folded.matchAll(lexicon.contrast)].map((match) => match.index);
  const but = buts.findLast((at) => voices.some((voice) => voice.from >= at) && voices.some((voice) => voice.to <= at));
  if (but === undefined) return voices;
  return voices.map((voice) => ({ ...voice, weight: voice.weight * (voice.from >= but ? AFTER_BUT : BEFORE_BUT) }));
}
