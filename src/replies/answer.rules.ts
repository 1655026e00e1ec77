import { NOT_IN_KNOWLEDGE, WITHOUT_EVIDENCE } from '../messages/knowledge-gap.js';
import type { Evidence } from '../messages/message.entity.js';
import type { AnswerDraft, Draft, Passage } from '../writer/writer.js';

/** Automatic answers in one thread, after which a person goes on. */
export const MAX_ANSWERS = 3;

/** The same for an address and a day, whatever threads it writes in. */
export const MAX_ANSWERS_A_DAY = 3;

/** To the domain of one company in an hour: so many people do not write so fast, and a machine that writes under many names does. */
export const MAX_ANSWERS_AN_HOUR = 30;

/** Words a quote must have: one word stands in every passage and proves nothing. */
const LEAST_QUOTE = 2;

/** What decides whether the agent may answer at all. */
export interface AnswerGround {
  withRep: boolean;
  /** Why nothing may be sent to the lead. */
  suppression: string | null;
  /** An admin has said who we are. */
  described: boolean;
  /** The matrix lets the agent write an answer to this kind of reply. */
  mayAnswer: boolean;
  /** Answers sent in this thread before. */
  answersBefore: number;
  /** Answers nobody read that the sender's address got in the last day, whichever lead it belongs to. */
  answersToday: number;
  /** The same in the last hour, to everybody at a company's domain, with those that are about to leave. */
  answersToDomain: number;
  /** The lead wrote the very same before: so do robots that show no sign of it. */
  repeats: boolean;
  /** The lead has written nothing since the last of them. */
  answeredSince: boolean;
}

/** Why a person answers instead, before anything is written; null: the agent may. */
export function whyPerson(ground: AnswerGround): string | null {
  const { withRep, suppression, described, mayAnswer, repeats, answeredSince } = ground;
  if (withRep) return 'with_rep';
  if (suppression) return suppression;
  if (!described) return 'company_not_described';
  if (!mayAnswer) return 'not_by_itself';
  if (answeredSince) return 'answered_already';
  if (ground.answersBefore >= MAX_ANSWERS) return 'enough_answers';
  if (ground.answersToday >= MAX_ANSWERS_A_DAY) return 'enough_answers_today';
  if (ground.answersToDomain >= MAX_ANSWERS_AN_HOUR) return 'enough_answers_to_domain';
  return repeats ? 'repeats_itself' : null;
}

export type AnswerVerdict =
  { fit: true; draft: Draft; evidence: Evidence[] } | { fit: false; reason: string; missing: string[] };

/**
 * May this answer be put forward: every question answered, every claim carried by words that really stand in a passage, and no
 * number in the mail that neither those words nor the lead's own have. `missing`: the questions or claims that lack it.
 *
 * @param asked what the lead wrote, whose numbers may be repeated: "for your 40 agents"
 */
export function reviewAnswer({ draft, claims, missing }: AnswerDraft, passages: Passage[], asked = ''): AnswerVerdict {
  if (!draft || missing.length > 0) return { fit: false, reason: NOT_IN_KNOWLEDGE, missing };
  const evidence = claims.flatMap((claim) => evidenceFor(claim, passages) ?? []);
  const loose = claims.filter((claim) => evidenceFor(claim, passages) === null).map(({ text }) => text);
  const unproven = union(loose, bareNumbers(draft.body, [asked, ...claims.map(({ quote }) => quote)].join('\n')));
  if (claims.length > 0 && unproven.length === 0) return { fit: true, draft, evidence };
  return { fit: false, reason: WITHOUT_EVIDENCE, missing: unproven };
}

function evidenceFor({ text, passageId, quote }: AnswerDraft['claims'][number], passages: Passage[]): Evidence | null {
  const passage = passages.find(({ id }) => id === passageId);
  const words = folded(quote);
  if (!passage || !folded(passage.text).includes(words)) return null;
  if (words.split(' ').length < LEAST_QUOTE || !coversNumbers(words, text)) return null;
  return { text, passageId, title: passage.title, quote };
}

const union = (one: string[], other: string[]): string[] => [...new Set([...one, ...other])];

/** Lines of the mail with a number that nothing proves: a claim the writer did not list. */
const bareNumbers = (body: string, proof: string): string[] =>
  body.split(/\n+|(?<=[.!?])\s+/).filter((sentence) => !coversNumbers(proof, sentence));

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
