import { z } from 'zod';
import { STANDINGS } from '../qualification.js';
import type { HandoffBriefRequest } from '../writer.js';
import { ABOUT_FENCES, fence } from './fence.js';
import { companyGround, leadGround, threadGround } from './ground.js';
import type { Prompt } from './prompt.js';

const schema = z.strictObject({
  whyWarm: z.string(),
  quote: z.string(),
  nextStep: z.string(),
  qualification: z.array(z.strictObject({ id: z.string(), standing: z.enum(STANDINGS), quote: z.string() })),
});

const INSTRUCTIONS = `You tell a salesperson, before they call, what they must know about one lead. They read it in ten seconds.

- Write in English, whatever the thread's language.
- whyWarm: one or two sentences: what the lead wants and what in the thread shows it. Nothing that is not there.
- quote: the one sentence of the lead's last mail that matters most, copied exactly, in its own language.
- nextStep: one sentence that begins with a verb: what to do first. If the lead named a time, a way or a number to be reached, use it.
- qualification: one entry for each of criteria, by its id. met or not_met only when words of the lead in the thread say so, with
  those words copied exactly in quote; else unknown with an empty quote. Silence, brevity and missing facts are unknown, never not_met.
- Judge nobody, promise nothing, name no price that the thread does not have.

${ABOUT_FENCES}`;

function material({ company, lead, thread, replyClass, questions, criteria }: HandoffBriefRequest): string {
  return [
    companyGround(company),
    fence(
      'criteria',
      criteria.map(({ id, name, asks }) => ({ id, name, asks })),
    ),
    leadGround(lead),
    threadGround(thread),
    fence('reading', { class: replyClass, questions }),
  ].join('\n\n');
}

export const briefPrompt: Prompt<HandoffBriefRequest, z.output<typeof schema>> = {
  id: 'brief/2',
  purpose: 'brief',
  instructions: INSTRUCTIONS,
  schema,
  mostTokens: 2_000,
  material,
};
