import type { AnswerDraft, Draft, Passage } from '../writer/writer.js';

/** Automatic answers in one thread, after which a person goes on. */
export const MAX_ANSWERS = 3;

/** Words a quote must have: one word stands in every passage and proves nothing. */
const LEAST_QUOTE = 2;

/** What decides whether the agent may answer at all. */
export interface AnswerGround {
  withRep: boolean;
  /** Why nothing may be sent to the lead. */
  suppression: string | null;
  /** An admin has said who we are. */
  described: boolean;
  /** Answers sent in this thread before. */
  answersBefore: number;
}

/** Why a person answers instead, before anything is written; null: the agent may. */
export function whyPerson({ withRep, suppression, described, answersBefore }: AnswerGround): string | null {
  if (withRep) return 'with_rep';
  if (suppression) return suppression;
  if (!described) return 'company_not_described';
  return answersBefore >= MAX_ANSWERS ? 'enough_answers' : null;
}

export type AnswerVerdict = { fit: true; draft: Draft } | { fit: false; reason: string; missing: string[] };

/**
 * May this answer be put forward: every question answered, every claim carried by words that really stand in a passage, with no
 * number that those words do not have. `missing`: the questions or claims that lack it.
 */
export function reviewAnswer({ draft, claims, missing }: AnswerDraft, passages: Passage[]): AnswerVerdict {
  if (!draft || missing.length > 0) return { fit: false, reason: 'question_not_in_knowledge', missing };
  const texts = new Map(passages.map(({ id, text }) => [id, folded(text)]));
  const loose = claims.filter(({ text, passageId, quote }) => {
    const words = folded(quote);
    return (
      !texts.get(passageId)?.includes(words) || words.split(' ').length < LEAST_QUOTE || !coversNumbers(words, text)
    );
  });
  if (claims.length > 0 && loose.length === 0) return { fit: true, draft };
  return { fit: false, reason: 'claim_without_evidence', missing: loose.map(({ text }) => text) };
}

/** A quote that stands in the passage may still carry another price than the claim. */
function coversNumbers(quote: string, claim: string): boolean {
  const quoted = new Set(numbersIn(quote));
  return numbersIn(claim).every((number) => quoted.has(number));
}

/** "100,000", "100.000" and "100 000" are one number. */
const numbersIn = (text: string): string[] =>
  (text.normalize('NFKC').match(/\d+(?:[.,'’ ]\d+)*/g) ?? []).map((number) => number.replace(/\D/g, ''));

/** Models change white space and quotes when they quote. */
const folded = (text: string): string =>
  text.normalize('NFKC').replace(/[‘’]/g, "'").replace(/[“”„]/g, '"').replace(/\s+/g, ' ').trim().toLowerCase();
