/** Reasons to pass a reply on: no passage answers what it asks, or what was written leans on none. */
export const NOT_IN_KNOWLEDGE = 'question_not_in_knowledge';
export const WITHOUT_EVIDENCE = 'claim_without_evidence';

/** More knowledge would have let the agent answer. */
export const isKnowledgeGap = (reason: string): boolean => reason === NOT_IN_KNOWLEDGE || reason === WITHOUT_EVIDENCE;
