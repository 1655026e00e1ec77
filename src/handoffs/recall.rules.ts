import type { AskingOutcome } from '../knowledge/asking.entity.js';
import type { QuestionStatus } from '../knowledge/question.entity.js';
import { isKnowledgeGap } from '../messages/knowledge-gap.js';
import type { Message } from '../messages/message.entity.js';
import type { Handoff } from './handoff.entity.js';

type Told = Pick<Message, 'id' | 'direction' | 'status' | 'decision' | 'settledAt'>;

/** The replies that want a rep, or wanted the one who is looked for now. */
export function repliesBehind<Reply extends Told>(thread: Reply[], open: Pick<Handoff, 'openedAt'> | null): Reply[] {
  return thread.filter(({ direction, status, decision, settledAt }) => {
    if (direction !== 'in' || decision?.act !== 'hand_off') return false;
    return status === 'classified' || (open !== null && settledAt !== null && settledAt >= open.openedAt);
  });
}

/**
 * What becomes of an asking whose question was answered. The agent takes the lead back only when nobody has it and nothing but
 * missing knowledge took it there. Null: something else that the lead asked still waits for its answer.
 */
export function recallOf(
  messageId: string,
  { behind, open, questions }: { behind: Told[]; open: Pick<Handoff, 'status'> | null; questions: QuestionStatus[] },
): AskingOutcome | null {
  if (!behind.some(({ id }) => id === messageId)) return open?.status === 'accepted' ? 'with_rep' : 'over';
  const isGap = ({ decision }: Told): boolean => decision !== null && isKnowledgeGap(decision.reason);
  if (open?.status === 'accepted' || !behind.every(isGap)) return 'with_rep';
  if (questions.includes('open')) return null;
  return questions.includes('dismissed') ? 'with_rep' : 'answering';
}
