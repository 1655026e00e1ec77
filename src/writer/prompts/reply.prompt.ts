import { z } from 'zod';
import { LANGUAGES, REPLY_CLASSES, type ReplyToClassify } from '../writer.js';
import { ABOUT_FENCES, fence } from './fence.js';
import { threadGround } from './ground.js';
import type { Prompt } from './prompt.js';

/** Bounces are read from their structure, by code. */
const CLASSES = REPLY_CLASSES.filter((name) => name !== 'bounce');

const schema = z.strictObject({
  class: z.enum(CLASSES),
  confidence: z.number().min(0).max(1),
  evidence: z.string(),
  language: z.enum(LANGUAGES),
  resumeOn: z.string().nullable(),
  questions: z.array(z.string()),
  referral: z.strictObject({ name: z.string().nullable(), email: z.string().nullable() }).nullable(),
});

const INSTRUCTIONS = `You read one reply to a sales mail and say what it means. You do not answer it.

Classes, and which wins when several fit (the first that fits):
1. unsubscribe: wants no more mail, in whatever words, politely or not, beside whatever else it says.
2. complaint: calls the mail spam, threatens, asks where the address is from, or is angry that we write at all.
3. out_of_office: an automatic notice of absence: holiday, illness, parental leave, part-time days, with or without a date.
4. auto_reply: another automatic text: ticket, receipt, "we have got your message", a request to confirm that a person wrote.
5. wrong_person: not responsible, has left, or names somebody else to write to.
6. wants_meeting: wants to talk: proposes or accepts a call, a demonstration, a time, a number to call.
7. later: perhaps, but not now: names a time or an event to come back at or after, or asks us to wait.
8. not_interested: says no: no need, no budget ever, has decided for another supplier, is not looking.
9. question: asks something about us or our offer that has to be answered.
10. objection: a reservation without a no: too dear, uses something else, doubts, bad experience.
11. interested: plainly positive: wants more, asks to be sent material, says go ahead.
12. unclear: everything else. A bare "ok", "thanks", "?", a name, an empty phrase, or words that need the thread and are
    not settled by it are unclear, and never interested.

Fields:
- confidence: 0 to 1, how sure a careful person would be.
- evidence: the words of reply.text that carry the class, copied exactly, at most one sentence; empty for unclear.
- language: of the reply; the nearest of the list when it is another one.
- resumeOn: only for later and out_of_office: the first day to write again, YYYY-MM-DD, counted from received_at. After "until the
  14th" it is the 15th; "back on the 14th" is the 14th; a month is its first day; a range ends with its last day. null when no time
  is named.
- questions: each question that wants an answer from us, copied exactly; for every class.
- referral: only for wrong_person: who is named instead; null where nobody is.

${ABOUT_FENCES}`;

function material({ subject, text, thread, receivedAt, language }: ReplyToClassify): string {
  return [
    threadGround(thread.slice(-4)),
    fence('reply', { received_at: receivedAt, usual_language: language, subject, text }),
  ].join('\n\n');
}

export const replyPrompt: Prompt<ReplyToClassify, z.output<typeof schema>> = {
  id: 'reply/1',
  purpose: 'reply',
  instructions: INSTRUCTIONS,
  schema,
  mostTokens: 3_000,
  material,
};
