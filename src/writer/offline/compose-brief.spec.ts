import fc from 'fast-check';
import { REPLY_CLASSES, type HandoffBriefRequest, type LeadFacts, type ReplyClass } from '../writer.js';
import { composeBrief } from './compose-brief.js';

const ANNA: LeadFacts = {
  firstName: 'Anna',
  lastName: 'Müller',
  company: 'Nordwind GmbH',
  title: 'Head of Support',
  industry: null,
  city: 'Hamburg',
  country: 'DE',
  website: null,
  source: 'trade fair Hannover',
  custom: {},
};

function request(
  text: string | null,
  replyClass: ReplyClass,
  over: Partial<HandoffBriefRequest> = {},
): HandoffBriefRequest {
  const us = { from: 'us' as const, at: '2025-03-01T09:00:00Z', subject: 'Brightdesk', text: 'Hello Anna' };
  const reply = { from: 'lead' as const, at: '2025-03-03T23:30:00+01:00', subject: 'Re: Brightdesk', text: text ?? '' };
  return {
    company: { name: 'Brightdesk', sells: '', audience: '', proof: [], tone: 'plain', website: null, linkDomains: [] },
    lead: ANNA,
    thread: text === null ? [us, us] : [us, us, reply],
    replyClass,
    criteria: [],
    questions: [],
    ...over,
  };
}

it('tells a rep who it is, why now, what was said and what to do', () => {
  const text =
    'Hello Nora,\n\nthanks for your mail. This looks interesting for our team. How much does it cost?\n\nAnna';
  expect(composeBrief(request(text, 'interested'))).toEqual({
    who: 'Anna Müller, Head of Support at Nordwind GmbH, Hamburg (DE)',
    whyWarm: 'Shows interest after 2 mails from us (reply of 3 March). Source: trade fair Hannover.',
    qualification: [],
    quote: 'This looks interesting for our team.',
    asked: ['How much does it cost?'],
    nextStep: 'Send price information today, then offer a short call.',
  });
});

it.each([
  ['Could we talk on Tuesday at 10am?', 'Tuesday at 10am'],
  ['Können wir am Dienstag um 10 Uhr telefonieren, das wäre für uns gut?', 'Dienstag um 10 Uhr'],
  ['Pouvons-nous nous parler mardi à 10h, pour voir cela avec vous ?', 'mardi à 10h'],
])('repeats the time proposed in %j', (text, time) => {
  const { nextStep } = composeBrief(request(text, 'wants_meeting'));
  expect(nextStep).toContain(time);
  expect(nextStep).toMatch(/^Confirm the time they propose/);
});

it('confirms no time that stands in a question about something else', () => {
  const text = 'Yes, let us meet. Is your stand in Hannover open on Monday?';
  expect(composeBrief(request(text, 'wants_meeting')).nextStep).toBe('Offer two times for a call today.');
});

it('offers times when the lead names none, and gives the number they left', () => {
  expect(composeBrief(request('Please call me: 040 123456-78.', 'wants_meeting')).nextStep).toBe(
    'Offer two times for a call today. Their number: 040 123456-78',
  );
  expect(composeBrief(request('Never call 040 12345678 again!', 'unsubscribe')).nextStep).not.toContain('040');
});

it.each([
  [{}, 'Anna Müller, Head of Support at Nordwind GmbH, Hamburg (DE)'],
  [{ title: null }, 'Anna Müller, Nordwind GmbH, Hamburg (DE)'],
  [{ company: null, city: null }, 'Anna Müller, Head of Support, DE'],
  [{ firstName: null, lastName: null, country: null }, 'Name unknown, Head of Support at Nordwind GmbH, Hamburg'],
  [{ firstName: ' ', lastName: '', company: null, title: null, city: null, country: null }, 'Name unknown'],
  [{ firstName: 'A\nB\u202e' }, 'A B Müller, Head of Support at Nordwind GmbH, Hamburg (DE)'],
])('names the lead with what is known: %j', (lead, who) => {
  expect(composeBrief(request('Yes', 'interested', { lead: { ...ANNA, ...lead } })).who).toBe(who);
});

it('says nothing of a reply that is not there', () => {
  const { quote, whyWarm, asked } = composeBrief(request(null, 'interested', { lead: { ...ANNA, source: null } }));
  expect([quote, asked, whyWarm]).toEqual(['', [], 'Shows interest after 2 mails from us.']);
});

it('prefers the questions it is given', () => {
  expect(composeBrief(request('A? B?', 'question', { questions: ['What about B?'] })).asked).toEqual(['What about B?']);
});

it.each([',', ' ; ', ',Anna', 'Anna, '])('shows the first name "%s" without the commas at its ends', (firstName) => {
  const { who } = composeBrief(request('Hi', 'interested', { lead: { ...ANNA, firstName } }));
  expect(who).toMatch(/^(Anna )?Müller, /);
});

it('quotes exactly and leaves no gap, whatever the lead wrote', () => {
  const odd = fc.oneof(
    fc.constantFrom('', ' ', '\n', '?', 'Hi!', 'undefined', 'ok. ja? sí.'),
    fc.string({ unit: 'grapheme', maxLength: 400 }),
  );
  const lead = fc.record({
    firstName: fc.option(odd),
    company: fc.option(odd),
    title: fc.option(odd),
    country: fc.option(odd),
  });
  fc.assert(
    fc.property(odd, fc.constantFrom(...REPLY_CLASSES), lead, (text, replyClass, facts) => {
      const brief = composeBrief(request(text, replyClass, { lead: { ...ANNA, ...facts } }));
      expect(text).toContain(brief.quote);
      expect(brief.quote.length).toBeLessThanOrEqual(300);
      for (const asked of brief.asked) expect(text).toContain(asked);
      expect(brief.who).not.toMatch(/[\n\u202e]| {2}|^,|,$/);
      expect(brief.nextStep).toMatch(/^[A-Z].+/);
      expect(brief.whyWarm).toMatch(/^[A-Z].+\.$/);
    }),
    { numRuns: 300 },
  );
});
