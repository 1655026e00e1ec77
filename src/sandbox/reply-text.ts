import { DateTime, type DateTimeFormatOptions } from 'luxon';
import type { CorpusReply, ReplyLanguage } from './corpus.js';
import { localTime, resumeDay } from './resume-date.js';

/** The lead who writes; what the import did not know may be missing. */
export interface ReplyingLead {
  email: string;
  firstName?: string;
  lastName?: string;
  company?: string;
  jobTitle?: string;
  phone?: string;
  /** IANA time zone. */
  zone: string;
}

const DATE_FORMS: Readonly<Record<string, DateTimeFormatOptions>> = {
  long: DateTime.DATE_FULL,
  short: DateTime.DATE_SHORT,
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
  day: { day: 'numeric', month: 'long' },
};

export type ReplyLocale = 'en-US' | 'en-GB' | 'de-DE' | 'fr-FR' | 'es-ES';

/** English is the one language here whose readers disagree on which number of 3/4 is the month. */
export function localeOf(language: ReplyLanguage, zone: string): ReplyLocale {
  const english = zone.startsWith('America/') ? 'en-US' : 'en-GB';
  return ({ en: english, de: 'de-DE', fr: 'fr-FR', es: 'es-ES' } as const)[language];
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** A name to sign with, whatever the export left blank: `j.moreau@…` signs as "J". */
export function givenName(lead: ReplyingLead): string {
  const [local = ''] = lead.email.split(/[.@_+-]/);
  return lead.firstName?.trim() || local.charAt(0).toUpperCase() + local.slice(1);
}

function lastWorkdayBefore(day: DateTime<true>): DateTime<true> {
  return day.minus({ days: day.weekday === 1 ? 3 : 1 });
}

/**
 * Fills the placeholders of a text: {firstName} {lastName} {company} {email} {domain} of the lead, {ourName} (our
 * sender's first name), {subject} (ours), and for absences {returnDate:FORM}, {lastDayAway:FORM}, {awaySince:FORM} with
 * FORM one of long, short, weekday, day. Throws on a placeholder it does not know.
 */
export function fillReplyText(
  text: string,
  reply: CorpusReply,
  lead: ReplyingLead,
  ours: { name: string; subject: string },
  writtenAt: Date,
): string {
  const back = resumeDay(reply, writtenAt, lead.zone) ?? localTime(writtenAt, lead.zone).plus({ days: 7 });
  const words: Record<string, string> = {
    firstName: givenName(lead),
    lastName: lead.lastName?.trim() ?? '',
    company: lead.company?.trim() || domainOf(lead.email),
    email: lead.email,
    domain: domainOf(lead.email),
    ourName: ours.name.split(' ')[0] ?? ours.name,
    subject: ours.subject,
  };
  const days: Record<string, DateTime<true>> = {
    returnDate: back,
    lastDayAway: lastWorkdayBefore(back),
    awaySince: localTime(writtenAt, lead.zone).minus({ days: 2 }),
  };
  return text.replace(/\{(\w+)(?::(\w+))?\}/g, (placeholder, name: string, form?: string) => {
    const day = days[name]?.setLocale(localeOf(reply.language, lead.zone));
    const filled = form ? day?.toLocaleString(DATE_FORMS[form]) : words[name];
    if (filled === undefined) throw new RangeError(`unknown placeholder ${placeholder} in reply ${reply.id}`);
    return filled;
  });
}
