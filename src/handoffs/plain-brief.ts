import type { Lead } from '../leads/lead.entity.js';
import type { HandoffBrief } from '../writer/writer.js';
import { excerpt, oneLine } from './notice-text.js';

const FIELD_LENGTH = 80;
const QUOTE_LENGTH = 300;

/** Why somebody is to call a lead that no mail reaches. */
export const CALL_REASONS = ['call_no_address', 'call_bounced'] as const;
export type CallReason = (typeof CALL_REASONS)[number];

const WHY_CALL: Record<CallReason, string> = {
  call_no_address: 'Nobody has followed up yet: there is a phone number, but no email address.',
  call_bounced: 'Our mail came back: the email address does not work.',
};

/** A reply to be told of; its class as it was read, its words as they stand. */
export interface ToldReply {
  class: string;
  text: string;
  questions: string[];
}

/** What the record alone says, where there is nothing to interpret or no model to do it: a hand-off never waits for one. */
export function replyBrief(lead: Lead, reply: ToldReply): HandoffBrief {
  return {
    who: whoIs(lead),
    whyWarm: sentences(`Replied to us, read as "${reply.class.replaceAll('_', ' ')}".`, cameBy(lead)),
    quote: excerpt(reply.text, QUOTE_LENGTH),
    asked: reply.questions.map((question) => oneLine(question, QUOTE_LENGTH)),
    nextStep: 'Read the reply below and answer it today.',
  };
}

export function callBrief(lead: Lead, reason: CallReason): HandoffBrief {
  return {
    who: whoIs(lead),
    whyWarm: sentences(WHY_CALL[reason], cameBy(lead)),
    quote: '',
    asked: [],
    nextStep: `Call ${oneLine(lead.phone ?? '', FIELD_LENGTH)} and ask for an email address that works.`,
  };
}

/** Somebody gives the lead to a rep, for reasons of their own; what the lead last wrote, if anything, is quoted. */
export function byHandBrief(lead: Lead, lastWords: string): HandoffBrief {
  return {
    who: whoIs(lead),
    whyWarm: sentences('A colleague gave this lead to a person.', cameBy(lead)),
    quote: excerpt(lastWords, QUOTE_LENGTH),
    asked: [],
    nextStep: 'Read the thread below and write or call today.',
  };
}

/** "Anna Berg, Head of Support at Acme, Berlin (DE)", from what is known of it. */
export function whoIs({ firstName, lastName, title, company, city, country }: Lead): string {
  const name = joined(' ', firstName, lastName);
  const work = title && company ? `${shown(title)} at ${shown(company)}` : joined(', ', title, company);
  const place = city && country ? `${shown(city)} (${country})` : joined(', ', city, country);
  return [name || 'A lead without a name', work, place].filter(Boolean).join(', ');
}

type Named = Pick<Lead, 'firstName' | 'lastName' | 'company' | 'email' | 'phone'>;

/** The shortest words that tell one lead from another. */
export function nameOf({ firstName, lastName, company, email, phone }: Named): string {
  return joined(' ', firstName, lastName) || shown(company) || shown(email) || shown(phone) || 'a lead without a name';
}

const cameBy = ({ source }: Lead): string => (source ? `Came to us by: ${shown(source).replace(/[.!?]$/, '')}.` : '');

const sentences = (...parts: string[]): string => parts.filter(Boolean).join(' ');

const shown = (value: string | null): string => oneLine(value ?? '', FIELD_LENGTH);

const joined = (between: string, ...values: (string | null)[]): string =>
  values.map(shown).filter(Boolean).join(between);
