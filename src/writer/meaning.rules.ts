import type { Meaning, ReplyToClassify } from './writer.js';

/** Snoozing a lead for longer than this is a mistake in reading, or a way to be forgotten. */
const MOST_DAYS = 400;
const DAY = 86_400_000;

/** A reading without words to show for it is not acted on without a person. */
const UNPROVEN = 0.5;

/**
 * What may be believed of a reading that a model gave: words it quotes must be the lead's, a date must be one and lie ahead, and a
 * person it refers to must stand in the reply.
 */
export function trustedMeaning(given: Meaning, reply: ReplyToClassify): Meaning {
  const evidence = quoted(given.evidence, reply.text);
  const needsProof = given.class !== 'unclear' && evidence === '';
  return {
    class: given.class,
    confidence: needsProof ? Math.min(given.confidence, UNPROVEN) : given.confidence,
    evidence,
    language: given.language,
    resumeOn: comesBack(given) ? dayAhead(given.resumeOn, reply.receivedAt) : null,
    questions: given.questions.map((question) => quoted(question, reply.text)).filter((question) => question !== ''),
    referral: given.class === 'wrong_person' ? trustedReferral(given.referral, reply.text) : null,
  };
}

const comesBack = ({ class: name }: Meaning): boolean => name === 'later' || name === 'out_of_office';

/** The words as they stand in the text; models change white space and quotation marks. Empty when they do not stand there. */
function quoted(words: string, text: string): string {
  const wanted = words.trim().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return '';
  const pattern = wanted.map((word) =>
    word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replace(/['‘’"“”„]/g, `['‘’"“”„]`),
  );
  return new RegExp(pattern.join(String.raw`\s+`), 'iu').exec(text)?.[0] ?? '';
}

function dayAhead(day: string | null, receivedAt: string): string | null {
  if (!day || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const at = Date.parse(`${day}T00:00:00Z`);
  const received = Date.parse(`${receivedAt.slice(0, 10)}T00:00:00Z`);
  const isDay = !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
  return isDay && at > received && at - received <= MOST_DAYS * DAY ? day : null;
}

function trustedReferral(referral: Meaning['referral'], text: string): Meaning['referral'] {
  const stands = (words: string | null | undefined): string | null => quoted(words ?? '', text) || null;
  const [name, email] = [stands(referral?.name), stands(referral?.email)];
  return name || email ? { name, email } : null;
}
