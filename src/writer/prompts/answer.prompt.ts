import { z } from 'zod';
import type { AnswerBrief } from '../writer.js';
import { ABOUT_FENCES, fence } from './fence.js';
import { companyGround, leadGround, threadGround, writeIn } from './ground.js';
import type { Prompt } from './prompt.js';
import { repairGround } from './touch.prompt.js';

const schema = z.strictObject({
  subject: z.string(),
  paragraphs: z.array(z.string()),
  claims: z.array(z.strictObject({ text: z.string(), passage: z.string(), quote: z.string() })),
  missing: z.array(z.string()),
});

const INSTRUCTIONS = `You answer questions that a person asked a company by mail. You know what stands in passages, and nothing else.
You write the paragraphs. Greeting, sign-off, signature, links and footer are added by the program: leave them out.

Rules:
- Answer every question of questions, shortly, from passages alone. Do not complete, estimate, convert or compare what they do not.
- A question that passages do not answer goes into missing, copied exactly. Then leave paragraphs and claims empty: a person answers.
- claims: every statement about us in your paragraphs, as you wrote it, with the id of its passage and the words of that passage
  which carry it, copied exactly.
- No price, number, date, discount, guarantee or promise that is not in a quote.
- 20 to 150 words. Plain text: no lists, no headings, no placeholders, no web or mail address, no phone number.
- Do not sell: answer, and offer at the end in one sentence that a colleague helps further.
- subject: at most 60 characters; it is used only where there is no thread.
- In German the first paragraph goes on after the comma of the greeting: begin it in lower case unless its first word is a noun.

${ABOUT_FENCES}`;

function material({ company, lead, thread, questions, passages, language, whisper, repair }: AnswerBrief): string {
  return [
    companyGround(company),
    fence('passages', passages),
    writeIn(language),
    ...(whisper ? [`Instruction for this one answer, from our own people: ${whisper}`] : []),
    leadGround(lead),
    threadGround(thread),
    fence('questions', questions),
    ...(repair ? [repairGround(repair)] : []),
  ].join('\n\n');
}

export const answerPrompt: Prompt<AnswerBrief, z.output<typeof schema>> = {
  id: 'answer/1',
  purpose: 'answer',
  instructions: INSTRUCTIONS,
  schema,
  mostTokens: 4_000,
  material,
};
