import type { Lead } from '../leads/lead.entity.js';
import { excerpt, type NoticeText, oneLine, quoted } from './notice-text.js';
import { nameOf } from './plain-brief.js';
import type { LetterRefusal } from './rep-mail.rules.js';

/**
 * Why what a rep wrote did not go to the lead.
 * - `other_sender`: it came from another address than the rep's. `no_lead`: they answered a mail that is not about one lead.
 * - `passed_on`, `declined`, `closed`, `returned`: the lead is not theirs. `no_address`, `suppressed`: nobody may write to it.
 * - `no_subject`: it would be the first mail, and needs one. `refused`: the lead's server. `stopped`: the door let it not leave.
 */
export type RepMailRefusal =
  | LetterRefusal
  | 'other_sender'
  | 'no_lead'
  | 'passed_on'
  | 'declined'
  | 'closed'
  | 'returned'
  | 'no_address'
  | 'suppressed'
  | 'no_subject'
  | 'refused'
  | 'stopped';

const NAME = 80;
const MOST_QUOTED = 20_000;
const DETAIL = 300;

/** Those that another wording would help: they say so. */
const TRY_AGAIN: ReadonlySet<RepMailRefusal> = new Set([
  'too_large',
  'unreadable',
  'too_long',
  'no_words',
  'quotes_brief',
  'attachments',
  'no_subject',
]);
const AGAIN = 'Answer this mail to try again.';

const WHY: Record<RepMailRefusal, string> = {
  too_large: 'Your mail is larger than we can read. Send the words alone.',
  unreadable: 'Your mail could not be read to its end. Write it anew, as plain text.',
  too_long: 'Your mail has more than 20,000 characters.',
  no_words: 'We found no words of your own in your mail. Write above what you quote.',
  quotes_brief: 'Your mail still holds what we told you, and the lead must not read that. Delete what is quoted.',
  attachments: 'Your mail has a file with it, and we can pass on words only. Send a link instead.',
  automatic:
    'It reads like an automatic reply. If you wrote it yourself, answer our last mail about the lead in other words.',
  other_sender: 'It came from another address than yours. Write from the address that you get our mails at.',
  no_lead: 'You answered a mail that is not about one lead. Answer the mail about the lead that you mean.',
  passed_on: 'A colleague has the lead now, or is asked to take it. Please do not call them.',
  declined: 'You had passed the lead on, and a colleague is asked now. Please do not call them.',
  closed: 'The hand-off is closed. To write to the lead nevertheless, take it over on its page.',
  returned: 'You, or a colleague, gave the lead back to the agent. To write to the lead, take it over on its page.',
  no_address: 'We have no mail address of the lead.',
  suppressed: 'The lead must not be mailed: they asked us to stop, or their address does not work.',
  no_subject:
    'Nobody has written to the lead yet: your mail is the first, and needs a subject. Change the subject of your answer to one the lead may read.',
  refused: "The lead's mail server did not take it.",
  stopped: 'It was held back before it left.',
};

/** What they answer goes to the lead: only where they are told so. A machine that answers everything would never stop. */
export const isAnswerable = (refusal: RepMailRefusal): boolean => TRY_AGAIN.has(refusal);

const whyOf = (refusal: RepMailRefusal): string => (isAnswerable(refusal) ? `${WHY[refusal]} ${AGAIN}` : WHY[refusal]);

/** What comes back to a rep together with their words, so that nothing is lost. */
export function unsentMail(
  refusal: RepMailRefusal,
  { lead, words, detail, leadUrl }: { lead: Lead | null; words: string; detail: string | null; leadUrl: string | null },
): NoticeText {
  const name = lead ? oneLine(nameOf(lead), NAME) : 'the lead';
  const body = [
    `What you wrote to ${name} was not sent.`,
    [whyOf(refusal), ...(detail ? [oneLine(detail, DETAIL)] : [])].join('\n'),
    ...(leadUrl ? [`The lead's page:\n${leadUrl}`] : []),
    ...(words ? [`Your words:\n${quoted(excerpt(words, MOST_QUOTED))}`] : []),
  ];
  return { subject: `Not sent to ${name}`, body: `${body.join('\n\n')}\n`, links: leadUrl ? [leadUrl] : [] };
}
