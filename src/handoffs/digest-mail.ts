import type { Desk, DeskLead } from './digest.store.js';
import { atTime, excerpt, type NoticeText, oneLine, quoted, section } from './notice-text.js';
import { contactLines } from './offer-mail.js';
import { nameOf } from './plain-brief.js';
import type { LinkAct } from './offer-links.js';

const NAME = 80;
const WORDS = 300;

/** Leads of each kind that are shown; the rest is counted. */
const SHOWN = 10;

/** What waits for a rep this morning; null when nothing does. */
export function digestMail(
  { offers, waiting, replies }: Desk,
  zone: string,
  linkTo: (offerId: string, act: LinkAct) => string,
): NoticeText | null {
  const counts = [
    count(offers, 'to take', 'to take'),
    count(waiting, 'waits for you', 'wait for you'),
    count(replies, 'reply', 'replies'),
  ].filter(Boolean);
  if (counts.length === 0) return null;
  const body = [
    ...list('Offered to you', offers, (one) => [
      `${nameLine(one)}, until ${atTime(one.at, zone)}`,
      linkTo(one.offerId, 'accept'),
    ]),
    ...list('Waiting to hear from you', waiting, (one) => [
      `${nameLine(one)}, since ${atTime(one.at, zone)}`,
      ...contactLines(one.lead),
      linkTo(one.offerId, 'contacted'),
    ]),
    ...list('They wrote', replies, (one) => [
      `${nameLine(one)}, ${atTime(one.at, zone)}`,
      quoted(excerpt(one.words, WORDS)),
    ]),
    'To write to one of them, answer the mail that is about them; an answer to this one goes to nobody. Who does not want this mail in the morning asks an admin, who can switch it off.',
  ];
  const links = [
    ...offers.slice(0, SHOWN).map(({ offerId }) => linkTo(offerId, 'accept')),
    ...waiting.slice(0, SHOWN).map(({ offerId }) => linkTo(offerId, 'contacted')),
  ];
  return { subject: `Your leads this morning: ${counts.join(', ')}`, body: `${body.join('\n\n')}\n`, links };
}

function list(heading: string, leads: DeskLead[], lines: (one: DeskLead) => string[]): string[] {
  const shown = leads.slice(0, SHOWN).map((one) => `\n${lines(one).join('\n')}`);
  const more = leads.length > SHOWN ? [`\nand ${leads.length - SHOWN} more`] : [];
  return section(heading, ...shown, ...more);
}

const nameLine = ({ lead }: DeskLead): string => {
  const name = oneLine(nameOf(lead), NAME);
  const company = lead.company ? oneLine(lead.company, NAME) : '';
  return [name, company === name ? '' : company].filter(Boolean).join(', ');
};

const count = (leads: DeskLead[], one: string, many: string): string =>
  leads.length === 0 ? '' : `${leads.length} ${leads.length === 1 ? one : many}`;
