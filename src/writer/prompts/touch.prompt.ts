import { z } from 'zod';
import type { HumanStretch } from '../since.js';
import type { RepairOrder, TouchBrief, TouchPurpose } from '../writer.js';
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
- Mails before this one stand in thread, those by a person of ours marked so: repeat neither their words nor their idea, and do not reproach the lead for silence.
- In German the first paragraph goes on after the comma of the greeting: begin it in lower case unless its first word is a noun.

${ABOUT_FENCES}`;

const PURPOSES: Record<TouchPurpose, string> = {
  opening: 'This is the first mail: say who we are, why we write to them, and ask whether the matter is of interest.',
  new_angle: 'This is a later mail: take up one other use or one approved claim that the thread has not had.',
  question: 'This is a later mail: ask one question about how they handle the matter today, which is easy to answer.',
  close: 'This is the last mail: say that we shall not write again unless they wish, and how they can come back to us.',
  nudge:
    'The last mail of the thread answered what they asked, and they have not reacted. Ask in at most 50 words whether the answer ' +
    'settled it or something is still open. Add nothing new and repeat nothing.',
  come_back:
    'They asked us to write again about now: asked_back has the day and their words. Say that you come back as they asked, take up ' +
    'what they said, and ask whether the moment is right. Do not begin as with a stranger.',
};

const TALKED: Record<string, string> = {
  unreachable: 'they could not reach the lead',
  asked_for_later: 'the lead asked for a later time',
  not_ready: 'the lead was not ready yet',
};

/** What people said to each other in between is written down nowhere. */
function stretchGround({ since, until, reason }: HumanStretch): string {
  const why = TALKED[reason] ?? 'without a reason that is known';
  return `From ${since.slice(0, 10)} to ${until.slice(0, 10)} a colleague of ours dealt with this lead in person and gave it back: ${why}.
You do not know what was said: do not claim to, do not write as if nobody had been in touch, and mention the colleague in half a sentence.`;
}

function material({ company, lead, step, language, thread, whisper, repair, ...since }: TouchBrief): string {
  return [
    companyGround(company),
    `${writeIn(language)} ${PURPOSES[step.purpose]} It is mail ${step.number} of ${step.of}.`,
    ...(step.instruction ? [`Instruction for this step, from our own people: ${step.instruction}`] : []),
    ...(whisper ? [`Instruction for this one mail, from our own people: ${whisper}`] : []),
    ...(since.humanStretch ? [stretchGround(since.humanStretch)] : []),
    leadGround(lead),
    threadGround(thread),
    ...(since.askedBack ? [fence('asked_back', since.askedBack)] : []),
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
  id: 'touch/2',
  purpose: 'touch',
  instructions: INSTRUCTIONS,
  schema,
  mostTokens: 4_000,
  material,
};
