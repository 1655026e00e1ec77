import { z } from 'zod';
import type { RepairOrder, StepPurpose, TouchBrief } from '../writer.js';
import { ABOUT_FENCES, fence } from './fence.js';
import { companyGround, leadGround, threadGround, writeIn } from './ground.js';
import type { Prompt } from './prompt.js';

const schema = z.strictObject({ subject: z.string(), paragraphs: z.array(z.string()) });

const INSTRUCTIONS = `You write one short business mail for a company that follows up on a person who once showed interest in it.
You write the subject and the paragraphs. Greeting, sign-off, signature, links and footer are added by the program: leave them out.

Rules:
- 50 to 110 words in all, one to four paragraphs of one to three sentences. Plain text: no lists, no headings, no placeholders,
  no brackets, no emoji.
- The subject has at most 60 characters, names the matter, and promises nothing. No capitals for effect, no exclamation marks.
- Say only what our_company says about us. Numbers, prices, discounts, guarantees, deadlines, names of customers and words such as
  "free" stand in the mail only when our_company or the instruction has them. Never invent a fact about the lead.
- What you know of the lead shows why this mail is for them: use one or two facts where they help, do not recite them.
- Do not pretend to be a person who has met, seen or called the lead, and do not say that you are one.
- Ask for one small thing, in one question, near the end.
- No web address, mail address or phone number.
- Mails before this one stand in thread: repeat neither their words nor their idea, and do not reproach the lead for silence.
- In German the first paragraph goes on after the comma of the greeting: begin it in lower case unless its first word is a noun.

${ABOUT_FENCES}`;

const PURPOSES: Record<StepPurpose, string> = {
  opening: 'This is the first mail: say who we are, why we write to them, and ask whether the matter is of interest.',
  new_angle: 'This is a later mail: take up one other use or one approved claim that the thread has not had.',
  question: 'This is a later mail: ask one question about how they handle the matter today, which is easy to answer.',
  close: 'This is the last mail: say that we shall not write again unless they wish, and how they can come back to us.',
};

function material({ company, lead, step, language, thread, whisper, repair }: TouchBrief): string {
  return [
    companyGround(company),
    `${writeIn(language)} ${PURPOSES[step.purpose]} It is mail ${step.number} of ${step.of}.`,
    ...(step.instruction ? [`Instruction for this step, from our own people: ${step.instruction}`] : []),
    ...(whisper ? [`Instruction for this one mail, from our own people: ${whisper}`] : []),
    leadGround(lead),
    threadGround(thread),
    ...(repair ? [repairGround(repair)] : []),
  ].join('\n\n');
}

/** A draft that did not pass the review, with what was said against it. */
export function repairGround({ draft, findings }: RepairOrder): string {
  return `Your last draft was not accepted. Write it again without these faults and change nothing else.
${fence('last_draft', draft)}
${fence('faults', findings)}`;
}

export const touchPrompt: Prompt<TouchBrief, z.output<typeof schema>> = {
  id: 'touch/1',
  purpose: 'touch',
  instructions: INSTRUCTIONS,
  schema,
  mostTokens: 4_000,
  material,
};
