import { guessLanguage } from '../draft-language.js';
import { reviewDraft, reviewSentence } from '../draft.rules.js';
import type { AnswerBrief, AnswerDraft, Draft } from '../writer.js';
import { ANSWER_TEXTS } from './answer-texts.js';
import { withFrenchSpaces } from './french.js';
import { letter } from './letter.js';
import { findAnswer } from './match-passage.js';
import { pickVariant, type Dealer, type Variants } from './pick-variant.js';

/** A quote as a paragraph: line breaks of the document gone, a full stop at its end. */
function asParagraph(quote: string): string {
  const line = quote.replace(/\s+/g, ' ').trim();
  return /[.!?…]["”“»')]?$/.test(line) ? line : `${line.replace(/[,;:]$/, '')}.`;
}

function bodyOf(brief: AnswerBrief, statements: string[]): string {
  const texts = ANSWER_TEXTS[brief.language];
  const dealer: Dealer = { seed: brief.questions.join('|'), step: brief.thread.length, said: '' };
  const say = (variants: Variants) => {
    const text = pickVariant(variants, {}, dealer) ?? '';
    return brief.language === 'fr' ? withFrenchSpaces(text) : text;
  };
  const thanks = say(brief.questions.length > 1 ? texts.thanksForMore : texts.thanksForOne);
  return letter(brief, [thanks, ...statements, say(texts.goOn)]);
}

/**
 * An answer made of sentences that stand in the passages, word for word, and nothing else about us.
 * One question without a passage, or a mail the review would refuse, and there is no draft: a person answers.
 */
export function composeAnswer(brief: AnswerBrief): AnswerDraft {
  const usable = brief.passages.filter(
    ({ text }) => (guessLanguage(text) ?? brief.language) === brief.language && !reviewSentence(text, brief).length,
  );
  const answers = brief.questions.map((question) => findAnswer(question, usable));
  const missing = brief.questions.filter((_, index) => answers[index] === null);
  const found = new Map(answers.filter((answer) => answer !== null).map((answer) => [answer.quote, answer]));
  if (missing.length > 0 || found.size === 0) return { draft: null, claims: [], missing };
  const claims = [...found.values()].map((answer) => ({ text: asParagraph(answer.quote), ...answer }));
  const statements = claims.map(({ text }) => text);
  const subject = brief.thread.length > 0 ? '' : ANSWER_TEXTS[brief.language].subject;
  const draft: Draft = { subject, body: bodyOf(brief, statements), language: brief.language };
  const fit = reviewDraft(draft, brief).length === 0;
  return fit ? { draft, claims, missing } : { draft: null, claims: [], missing: brief.questions };
}
