import type { ReminderName } from '../jobs/jobs.js';
import type { Decision } from '../messages/message.entity.js';

/** Which job carries a decision out; null: a person does. `lead.hand-off` takes the lead's id, the others the reply's. */
export function nextStepOf({
  act,
}: Decision): Extract<ReminderName, 'reply.answer' | 'reply.act' | 'lead.hand-off'> | null {
  if (act === 'ask_person') return null;
  if (act === 'answer') return 'reply.answer';
  return act === 'hand_off' ? 'lead.hand-off' : 'reply.act';
}
