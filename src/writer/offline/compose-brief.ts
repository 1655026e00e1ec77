import { findPhoneNumbersInText, isSupportedCountry } from 'libphonenumber-js';
import { DateTime } from 'luxon';
import type { HandoffBrief, HandoffBriefRequest, LeadFacts, ReplyClass, ThreadLine } from '../writer.js';
import { provenFindings } from '../qualification.js';
import { classifyReply } from './classify.js';
import { findSigns } from './find-signs.js';
import { proposedTimes } from './proposed-times.js';
import { read } from './reading.js';
import { contentStems } from './word-stems.js';

const FIELD_CHARACTERS = 80;
const QUOTE_CHARACTERS = 300;
const PLEASANTRY =
  /^(?:hi|hello|hey|dear|thanks|thank you|many thanks|i hope|hope|hallo|guten|sehr geehrte|liebe|danke|vielen dank|besten dank|ich hoffe|bonjour|merci|j['’]espère|hola|buen[oa]s|estimad|gracias|muchas gracias|espero que)/i;

/** Why the lead is with a person now, by what the reply was. */
const WHY: Record<ReplyClass, string> = {
  interested: 'Shows interest',
  wants_meeting: 'Wants to talk',
  question: 'Asks about the offer',
  objection: 'Raises an objection, so is weighing it up',
  later: 'Wants to be contacted later',
  not_interested: 'Says no',
  wrong_person: 'Says somebody else is responsible',
  unsubscribe: 'Wants no more mail',
  complaint: 'Complains',
  out_of_office: 'Is away',
  auto_reply: 'Sent an automatic reply',
  bounce: 'The mail did not arrive',
  unclear: 'Replied, but it is not clear what is meant',
};

const NEXT: Record<ReplyClass, string> = {
  interested: 'Call today, while the interest is fresh, and agree on a first meeting.',
  wants_meeting: 'Offer two times for a call today.',
  question: 'Answer the question first, then offer a short call.',
  objection: 'Take up the objection by phone before you offer anything.',
  later: 'Agree on a date to come back, and keep to it.',
  not_interested: 'Thank them and close; do not press.',
  wrong_person: 'Ask for the right colleague, or find them.',
  unsubscribe: 'Do not write or call. Check that the address is suppressed.',
  complaint: 'Call to listen and apologise; sell nothing.',
  out_of_office: 'Wait until they are back.',
  auto_reply: 'Read the automatic reply; nobody has answered yet.',
  bounce: 'Find a working address or call.',
  unclear: 'Read the reply and decide; a short call settles it fastest.',
};

/** To show a person, so nothing is left out for looks: one line, no hidden characters, not longer than a line. */
function shown(value: string | null): string | null {
  const line = (value ?? '').replace(/[\p{C}\s]+/gu, ' ').replace(/^[ ,;]+|[ ,;]+$/g, '');
  return line.length > FIELD_CHARACTERS ? `${line.slice(0, FIELD_CHARACTERS - 1).trimEnd()}…` : line || null;
}

function join(parts: (string | null)[], between: string): string | null {
  return parts.filter((part) => part !== null).join(between) || null;
}

function who(lead: LeadFacts): string {
  const name = join([shown(lead.firstName), shown(lead.lastName)], ' ');
  const work = join([shown(lead.title), shown(lead.company)], ' at ');
  const city = shown(lead.city);
  const country = shown(lead.country);
  const place = join([city, city && country ? `(${country})` : country], ' ');
  return [name ?? 'Name unknown', work, place].filter((part) => part !== null).join(', ');
}

function lastFromLead(thread: ThreadLine[]): ThreadLine | undefined {
  return thread.findLast((line) => line.from === 'lead');
}

function whyWarm({ thread, lead, replyClass }: HandoffBriefRequest): string {
  const sent = thread.filter((line) => line.from === 'us').length;
  const reply = lastFromLead(thread);
  const on = reply && DateTime.fromISO(reply.at, { setZone: true, locale: 'en' });
  const mails = sent === 0 ? '' : ` after ${sent} ${sent === 1 ? 'mail' : 'mails'} from us`;
  const day = on?.isValid ? ` (reply of ${on.toFormat('d MMMM')})` : '';
  const source = shown(lead.source);
  return `${WHY[replyClass]}${mails}${day}.${source ? ` Source: ${source.replace(/\.$/, '')}.` : ''}`;
}

/** The sentence that carries the class; without one, a question, then the first sentence that is no pleasantry. */
function tellingSentence(reply: ThreadLine, thread: ThreadLine[], replyClass: ReplyClass): string {
  const { text } = reply;
  const meaning = classifyReply({ subject: reply.subject, text, thread, receivedAt: reply.at, language: null });
  const at = meaning.class === replyClass && meaning.evidence ? text.indexOf(meaning.evidence) : -1;
  const sentences = read(text).sentences.map((sentence) => ({
    ...sentence,
    quote: text.slice(sentence.start, sentence.end),
  }));
  const carrying = at < 0 ? undefined : sentences.find(({ start, end }) => start <= at && at < end);
  const asking = replyClass === 'question' ? sentences.find(({ asked }) => asked) : undefined;
  const saying = sentences.find(({ quote }) => quote.split(/\s+/).length >= 4 && !PLEASANTRY.test(quote));
  const quote = (carrying ?? asking ?? saying ?? sentences[0])?.quote ?? text.trim();
  return quote.length > QUOTE_CHARACTERS ? quote.slice(0, QUOTE_CHARACTERS).trimEnd() : quote;
}

function asked({ questions }: HandoffBriefRequest, reply: ThreadLine | undefined): string[] {
  if (questions.length > 0 || !reply) return questions;
  return read(reply.text)
    .sentences.filter((sentence) => sentence.asked)
    .map(({ start, end }) => reply.text.slice(start, end));
}

function phoneIn(text: string, country: string | null): string | null {
  const region = country?.toUpperCase() ?? '';
  const found = findPhoneNumbersInText(text, isSupportedCountry(region) ? { defaultCountry: region } : {})[0];
  return found ? text.slice(found.startsAt, found.endsAt) : null;
}

function nextStep({ replyClass }: HandoffBriefRequest, reply: ThreadLine | undefined, questions: string[]): string {
  const times = replyClass === 'wants_meeting' && reply ? proposedTimes(reply.text, reply.at) : [];
  if (times.length > 0) return `Confirm the time they propose (“${times.join('”, “')}”) and send an invitation.`;
  const asksPrice = questions.some((question) => contentStems(question).has('=price'));
  const open = replyClass === 'question' || replyClass === 'interested';
  return asksPrice && open ? 'Send price information today, then offer a short call.' : NEXT[replyClass];
}

/** What a rep needs before calling, from the thread and the lead's record alone. Missing facts leave no gaps. */
export function composeBrief(request: HandoffBriefRequest): HandoffBrief {
  const reply = lastFromLead(request.thread);
  const questions = asked(request, reply);
  const step = nextStep(request, reply, questions);
  const phone = reply && request.replyClass !== 'unsubscribe' ? phoneIn(reply.text, request.lead.country) : null;
  return {
    who: who(request.lead),
    whyWarm: whyWarm(request),
    quote: reply ? tellingSentence(reply, request.thread, request.replyClass) : '',
    asked: questions,
    nextStep: phone ? `${step} Their number: ${phone}` : step,
    qualification: provenFindings(request.criteria, findSigns(request.criteria, request.thread), request.thread),
  };
}
