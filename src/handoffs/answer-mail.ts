import type { Lead } from '../leads/lead.entity.js';
import { answerToWrite, contactLines } from './offer-mail.js';
import { excerpt, type NoticeText, oneLine, quoted } from './notice-text.js';
import { nameOf } from './plain-brief.js';

const NAME = 80;
const TEXT = 1_500;

/** What the lead asked is answered in the knowledge now, and the rep has the lead. */
export function answerWrittenMail(lead: Lead, question: string, answer: string): NoticeText {
  const name = oneLine(nameOf(lead), NAME);
  const body = [
    `${name} asked something that nobody had written down:`,
    quoted(excerpt(question, TEXT)),
    `Now there is an answer. Nothing was sent: you have the lead.\n\n${excerpt(answer, TEXT)}`,
    contactLines(lead).join('\n'),
    ...answerToWrite(lead, name),
  ];
  return { subject: `The answer for ${name}`, body: `${body.filter(Boolean).join('\n\n')}\n`, links: [] };
}

/** Nobody needs a rep any more: the agent can answer. */
export function recalledMail(lead: Lead): NoticeText {
  const name = oneLine(nameOf(lead), NAME);
  return {
    subject: `${name} needs no rep any more`,
    body: `What ${name} asked has an answer now, and the agent sees to it. You need not do anything; please do not call them.\n`,
    links: [],
  };
}
