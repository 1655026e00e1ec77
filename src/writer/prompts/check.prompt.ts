import { z } from 'zod';
import type { AnswerToCheck } from '../writer.js';
import { ABOUT_FENCES, fence } from './fence.js';
import type { Prompt } from './prompt.js';

const schema = z.strictObject({ unproven: z.array(z.string()) });

const INSTRUCTIONS = `You check one mail against its evidence. You do not write, mend or judge its style.

A statement is unproven when it says something about the company, its product, its prices, its dates or what it will do, and no quote
in evidence says the same. A quote that only mentions the matter, or says it of something else, proves nothing. Greetings, thanks,
an offer to help further and what merely repeats the question are no statements.

unproven: each unproven statement, copied exactly from the mail. Empty when there is none. When in doubt, name it.

${ABOUT_FENCES}`;

export const checkPrompt: Prompt<AnswerToCheck, z.output<typeof schema>> = {
  id: 'check/1',
  purpose: 'check',
  instructions: INSTRUCTIONS,
  schema,
  mostTokens: 2_000,
  material: ({ questions, body, claims }) =>
    [fence('questions', questions), fence('evidence', claims), fence('mail', body)].join('\n\n'),
};
