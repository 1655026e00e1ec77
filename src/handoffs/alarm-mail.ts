import type { Lead } from '../leads/lead.entity.js';
import { type NoticeText, oneLine } from './notice-text.js';
import { nameOf } from './plain-brief.js';

/**
 * - `unfit`: says that something required is not so; somebody decides before a rep is asked.
 * - `unassigned`: no rep can take the lead now. `nobody_accepts`: reps were asked, and none took it.
 * - `forgotten`: taken, and for two working days nobody was in touch. `nobody_called`: the lead says so itself.
 */
export type AlarmKind = 'unassigned' | 'nobody_accepts' | 'forgotten' | 'nobody_called' | 'unfit';

const NAME = 80;

const WORDS: Record<AlarmKind, { subject: string; text: string }> = {
  unassigned: {
    subject: 'No rep for a warm lead',
    text: 'wants to talk, and no rep can take them now: everybody is full, away, or was asked. They are looked for again every hour.',
  },
  nobody_accepts: {
    subject: 'Nobody takes a warm lead',
    text: 'wants to talk. Two reps were asked and none has taken them; the next one is asked.',
  },
  forgotten: {
    subject: 'A warm lead was taken and forgotten',
    text: 'wants to talk. A rep took them two working days ago and shows no sign of having been in touch.',
  },
  unfit: {
    subject: 'Does this lead fit?',
    text: 'answered us, and says that something you require is not so. Close them as no fit, or give them to a rep: after a working day the next one is asked.',
  },
  nobody_called: {
    subject: 'A warm lead says that nobody called',
    text: 'wants to talk, was taken by a rep, and tells us that nobody has been in touch.',
  },
};

/** What a supervisor is woken by: one lead, what is wrong, and the page on which it can be mended. */
export function alarmMail(kind: AlarmKind, lead: Lead, repName: string | null, boardUrl: string): NoticeText {
  const name = oneLine(nameOf(lead), NAME);
  const { subject, text } = WORDS[kind];
  const body = [
    `${name} ${text}`,
    ...(repName ? [`With: ${oneLine(repName, NAME)}`] : []),
    `Give them to somebody who is there:\n${boardUrl}`,
  ];
  return { subject: `${subject}: ${name}`, body: `${body.join('\n\n')}\n`, links: [boardUrl] };
}
