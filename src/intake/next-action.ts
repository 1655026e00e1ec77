import type { OpenHandoff } from './open-handoff.store.js';
import { LEDGER_ENDS, type Lead, type LedgerState } from '../leads/lead.entity.js';

export interface NextAction {
  what: string;
  /** Null: when a person decides. */
  at: Date | null;
  /** Null: nothing holds it up. */
  whyNotSooner: string | null;
}

const WHAT: Record<Exclude<LedgerState, 'finished' | 'closed' | 'excluded'>, string> = {
  waiting_first_touch: 'The first mail is written and sent',
  in_cadence: 'The next mail of the cadence is written and sent',
  needs_review: 'A person decides',
  answering: 'The reply is read and answered',
  snoozed: 'The cadence goes on',
  with_rep: 'A rep acts',
};

const HOLDS: Readonly<Record<string, string>> = {
  due: 'It waits for its day in the cadence and the hours in which mail may arrive',
  window: 'Mail may arrive only in the send window of the cadence, in the time zone of the lead',
  capacity: 'The mailboxes have sent what they may send in a day',
  no_mailbox: 'There is no mailbox to send from: add one',
  mailbox_paused: 'The mailbox is paused: see why and set it going again',
  mailbox_hours: 'The mailbox writes only in its work hours',
  mailbox_unread: 'Replies to the mailbox could not be read for a while: a follow-up might cross one',
  mailbox_not_read_yet: 'Nobody has read the mailbox yet, and an answer must not be missed',
  no_mail_server: 'The mailbox has no mail server: give it one',
  no_way_to_read_replies:
    'Nobody reads what comes back: give the mailbox an IMAP server, or say that a webhook delivers it',
  no_public_url: 'PUBLIC_URL is not set to an https address: unsubscribe links would lead nowhere',
  no_postal_address: 'The postal address is missing in the settings',
  stopped_all: 'All sending is stopped: start it again',
  company_not_described: 'Nobody has said yet what the company sells: do so in the settings',
  writer_busy: 'The writer is busy and is asked again',
  writer_budget: "This month's budget for models is spent: an admin can raise it with PUT /api/settings/writer",
  writer_misconfigured: 'No model can be asked: check OPENAI_API_KEY, OPENAI_BASE_URL and OPENAI_MODEL',
  server_asked_to_wait: 'The mail server asked to try again later',
  queued: 'The mail is written and waits for its turn',
  undo_window: 'The answer is written and can still be taken back',
  approved: 'The mail is approved and waits for its turn',
  touch: 'The draft waits for a review',
  unknown_send: 'Nobody knows whether the last mail arrived: say so',
  reply_received: 'The reply has just come in',
  by_hand: 'A person paused it',
  whispered: 'It is written anew, as somebody whispered',
  snoozed: 'The lead asked to be left alone until then',
  out_of_office: 'The lead is away until then',
  answering: 'The lead was answered and has time to react',
};

/** Who else has a say in what happens next. */
export interface Others {
  /** The name of who paused the lead without an end. */
  pausedBy?: string | null;
  handoff?: OpenHandoff | null;
}

/** What happens next with a lead, and what it waits for, in words. */
export function nextActionOf(
  { ledgerState, ledgerReason, nextActionAt }: Pick<Lead, 'ledgerState' | 'ledgerReason' | 'nextActionAt'>,
  { pausedBy, handoff }: Others,
): NextAction | null {
  if (LEDGER_ENDS.includes(ledgerState)) return null;
  if (ledgerState === 'with_rep' && handoff) return { at: nextActionAt, ...ofRep(handoff) };
  return {
    what: WHAT[ledgerState as keyof typeof WHAT],
    at: nextActionAt,
    whyNotSooner:
      ledgerState === 'snoozed' && nextActionAt === null && pausedBy
        ? `${pausedBy} paused it, and it goes on when somebody resumes it`
        : (HOLDS[ledgerReason] ?? sentence(ledgerReason)),
  };
}

/** While a rep has the lead the agent is silent: what is waited for is the rep, until a clock runs out. */
function ofRep({ status, repName, hasBegun }: OpenHandoff): Omit<NextAction, 'at'> {
  const rep = repName ?? 'A rep';
  if (status === 'unassigned') {
    return { what: 'A rep is looked for again', whyNotSooner: 'No rep could take the lead yet: hand it to one' };
  }
  if (status === 'offered') {
    const whyNotSooner = 'The offer is open until then; without an answer the next rep is asked';
    return { what: `${rep} says whether they take the lead`, whyNotSooner };
  }
  return {
    what: hasBegun ? `${rep} says how it went` : `${rep} gets in touch`,
    whyNotSooner: 'The rep has the lead, and the agent is silent; then the rep is reminded',
  };
}

/** Reasons are many: `asked_for_price` → `Asked for price`. */
const sentence = (code: string): string => {
  const text = code.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};
