import type { Passage } from '../writer.js';
import { read } from './reading.js';
import { contentStems } from './word-stems.js';

export interface Answer {
  passageId: string;
  /** A run of whole sentences, character for character as in the passage. */
  quote: string;
}

/** Share of what the question is about, rare words counting more, that a passage has to speak of. */
const ENOUGH = 0.65;
/** A passage this short is one thought: it is given whole. */
const WHOLE_WORDS = 45;

/** "How much", "how long", "how many": a statement without any number or span of time does not answer that. */
const ASKS_QUANTITY =
  /(?<!\p{L})(?:how (?:much|many|long|often|fast|soon|quickly)|wie ?(?:viele?|lange|oft|schnell)|was kostet|was kosten|combien|cu[aá]nt[oa]s?)(?!\p{L})/iu;
const QUANTITY =
  /\d|(?<!\p{L})(?:one|two|three|half|an? (?:hour|day|week|month|minute|afternoon|morning)|no (?:limit|cost)|unlimited|eine[nmr]? (?:stunde|tag|woche|monat|minute|nachmittag|vormittag)|zwei|drei|halbe[nr]?|unbegrenzt|kostenlos|une (?:heure|journée|semaine|minute)|un (?:jour|mois|après-midi|día|mes)|deux|trois|illimité|una (?:hora|semana|tarde|mañana)|dos|tres|ilimitad[oa])(?!\p{L})/iu;

/** Sentences that lean on the one before them. */
const LEANS_BACK =
  /^(?:it|its|this|that|these|they|also|then|das|dies|diese[rs]?|er|sie|es|dafür|dazu|dabei|dann|außerdem|cela|ceci|il|elle|ils|elles|c['’]est|ensuite|esto|eso|también|además|ello)(?!\p{L})/iu;

function wordCount(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}

/** Weighs each stem of the question by how few passages have it; a stem none has weighs most. */
function weights(asked: Set<string>, passages: Set<string>[]): Map<string, number> {
  const weigh = (stem: string) => {
    const holders = passages.filter((stems) => stems.has(stem)).length;
    return Math.log(1 + passages.length / (holders || 0.25));
  };
  return new Map([...asked].map((stem) => [stem, weigh(stem)]));
}

function coverage(asked: Map<string, number>, stems: Set<string>): number {
  let all = 0;
  let met = 0;
  for (const [stem, weight] of asked) {
    all += weight;
    if (stems.has(stem)) met += weight;
  }
  return all === 0 ? 0 : met / all;
}

/** The sentence that meets the question best, with what it needs to stand on its own. */
function tellingSpan(text: string, asked: Map<string, number>): string {
  const sentences = read(text).sentences;
  const scores = sentences.map(({ start, end }) => coverage(asked, contentStems(text.slice(start, end))));
  const best = Math.max(0, scores.indexOf(Math.max(...scores)));
  const cut = (from: number, to: number) => text.slice(sentences[from]?.start ?? 0, sentences[to]?.end ?? text.length);
  const from = best > 0 && LEANS_BACK.test(cut(best, best)) ? best - 1 : best;
  // "Yes." alone explains nothing; the next sentence does.
  const to = wordCount(cut(best, best)) < 5 && best + 1 < sentences.length ? best + 1 : best;
  return cut(from, to);
}

/** Share of the title that the question asks for. */
function titleAsked(title: string, asked: Map<string, number>): number {
  const stems = [...contentStems(title)];
  return stems.filter((stem) => asked.has(stem)).length / Math.max(1, stems.length);
}

/** The words of one passage that answer the question; null when none speaks of enough of what is asked. */
export function findAnswer(question: string, passages: Passage[]): Answer | null {
  const stems = passages.map((passage) => contentStems(`${passage.title}\n${passage.text}`));
  const asked = weights(contentStems(question), stems);
  // What most passages mention, such as the product's name, tells none of them from the others.
  const telling = Math.log(1 + passages.length / Math.max(1, passages.length / 2));
  const ranked = passages
    .map((passage, index) => {
      const own = stems[index] ?? new Set();
      const tells = [...asked].some(([stem, weight]) => own.has(stem) && weight >= telling);
      return { passage, score: coverage(asked, own), tells, inTitle: titleAsked(passage.title, asked) };
    })
    .filter(({ score, tells, inTitle }) => score >= ENOUGH && (tells || inTitle === 1))
    .toSorted((a, b) => b.score - a.score || b.inTitle - a.inTitle);
  for (const { passage } of ranked) {
    const text = passage.text.trim();
    const quote = wordCount(text) <= WHOLE_WORDS ? text : tellingSpan(text, asked);
    if (quote && (!ASKS_QUANTITY.test(question) || QUANTITY.test(quote))) return { passageId: passage.id, quote };
  }
  return null;
}
