import type { Freedom } from '../replies/autonomy.rules.js';

/** What became of the replies that fell into one cell while the agent was allowed what it is allowed now. */
export interface CellRecord {
  replies: number;
  /** A person said that they mean something else. */
  reclassified: number;
  /** First drafts of their answers: a person let it go as it was, changed it, or threw it away. */
  approved: number;
  edited: number;
  rejected: number;
  /** It left, or is about to, without a person. */
  alone: number;
  /** A person has not decided yet. */
  waiting: number;
}

/** A step up or down for one cell. A person decides about it. */
export interface Proposal {
  direction: 'promote' | 'demote';
  to: Freedom;
  /** The number that speaks for it: of `cases`, so many. */
  because: 'approved_as_is' | 'left_alone' | 'corrected' | 'thrown_away' | 'misread';
  of: number;
  cases: number;
}

/** Minutes in which an answer can be taken back, where the agent is trusted for the first time. */
const UNDO_MINUTES = 10;

/** Up: from so many cases on, with at least this share right and at most this share of replies misread. */
const UP_FROM_DRAFT = { cases: 30, right: 0.95, misread: 0.05 };
const UP_FROM_DELAY = { cases: 50, right: 0.98, misread: 0.02 };

/** Down: sooner than up, since every case is a mail that somebody got or a person had to write anew. */
const DOWN_CASES = 10;
const DOWN_FROM_DRAFT = { wrong: 0.5, misread: 0.3 };
const DOWN_FROM_SENDING = { wrong: 0.15, misread: 0.1 };

const DRAFT: Freedom = { act: 'draft', minutes: null };
const HAND_OFF: Freedom = { act: 'hand_off', minutes: null };

/**
 * One step, or null. A cell that hands over, or leaves everything to a person, is never proposed for more: what a rep makes of a lead
 * says nothing of how the agent would have written.
 */
export function proposalFor({ act }: Freedom, record: CellRecord): Proposal | null {
  if (act === 'draft') return fromDraft(record);
  if (act === 'send' || act === 'send_after') return fromSending(act, record);
  return null;
}

function fromDraft({ replies, reclassified, approved, edited, rejected }: CellRecord): Proposal | null {
  const reviewed = approved + edited + rejected;
  const { cases, right, misread } = UP_FROM_DRAFT;
  if (atLeast(reclassified, replies, DOWN_FROM_DRAFT.misread)) return down(HAND_OFF, 'misread', reclassified, replies);
  if (atLeast(rejected, reviewed, DOWN_FROM_DRAFT.wrong)) return down(HAND_OFF, 'thrown_away', rejected, reviewed);
  if (reviewed < cases || approved < reviewed * right || reclassified > replies * misread) return null;
  const to: Freedom = { act: 'send_after', minutes: UNDO_MINUTES };
  return { direction: 'promote', to, because: 'approved_as_is', of: approved, cases: reviewed };
}

function fromSending(act: 'send' | 'send_after', record: CellRecord): Proposal | null {
  const { replies, reclassified, approved, edited, rejected, alone } = record;
  const [corrected, written] = [edited + rejected, approved + edited + rejected + alone];
  const { cases, right, misread } = UP_FROM_DELAY;
  if (atLeast(reclassified, replies, DOWN_FROM_SENDING.misread)) return down(DRAFT, 'misread', reclassified, replies);
  if (atLeast(corrected, written, DOWN_FROM_SENDING.wrong)) return down(DRAFT, 'corrected', corrected, written);
  const isRight = written - corrected >= written * right && reclassified <= replies * misread;
  if (act === 'send' || written < cases || !isRight) return null;
  const to: Freedom = { act: 'send', minutes: null };
  return { direction: 'promote', to, because: 'left_alone', of: written - corrected, cases: written };
}

const atLeast = (some: number, cases: number, share: number): boolean => cases >= DOWN_CASES && some >= cases * share;

const down = (to: Freedom, because: Proposal['because'], of: number, cases: number): Proposal => ({
  direction: 'demote',
  to,
  because,
  of,
  cases,
});
