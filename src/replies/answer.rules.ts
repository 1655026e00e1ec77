import type { AnswerDraft, Passage } from '../writer/writer.js';

/** Automatic answers in one thread, after which a person goes on. */
export const MAX_ANSWERS = 3;

export type AnswerVerdict = { fit: true } | { fit: false; reason: string; missing: string[] };

/** May this answer be put forward: every question answered, every claim carried by words that really stand in a passage. */
export function reviewAnswer(answer: AnswerDraft, passages: Passage[], answersBefore: number): AnswerVerdict {
  if (answersBefore >= MAX_ANSWERS) return { fit: false, reason: 'enough_answers', missing: [] };
  if (!answer.draft || answer.missing.length > 0) {
    return { fit: false, reason: 'question_not_in_knowledge', missing: answer.missing };
  }
  const texts = new Map(passages.map(({ id, text }) => [id, folded(text)]));
  const loose = answer.claims.filter(({ passageId, quote }) => !texts.get(passageId)?.includes(folded(quote)));
  if (answer.claims.length === 0 || loose.length > 0 || answer.claims.some(({ quote }) => folded(quote) === '')) {
    return { fit: false, reason: 'claim_without_evidence', missing: loose.map(({ text }) => text) };
  }
  return { fit: true };
}

/** Models change white space and quotes when they quote. */
const folded = (text: string): string =>
  text.normalize('NFKC').replace(/[‘’]/g, "'").replace(/[“”„]/g, '"').replace(/\s+/g, ' ').trim().toLowerCase();
