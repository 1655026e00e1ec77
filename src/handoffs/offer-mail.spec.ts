import { Lead } from '../leads/lead.entity.js';
import { htmlAlternative } from '../mail/html-alternative.js';
import { offerMail, type OfferMailFacts } from './offer-mail.js';
import { offerPage } from './offer-page.js';
import { reminderMail } from './reminder-mail.js';
import { callBrief } from './plain-brief.js';

const lead = (change: Partial<Lead> = {}): Lead =>
  Object.assign(new Lead(), {
    firstName: 'Anna',
    lastName: 'Berg',
    title: 'Head of Support',
    company: 'Acme',
    phone: '+4930123456',
    email: 'anna@acme.example',
    city: 'Berlin',
    country: 'DE',
    source: null,
    ...change,
  });

const facts = (change: Partial<OfferMailFacts> = {}): OfferMailFacts => ({
  lead: lead(),
  brief: {
    who: 'Anna Berg, Head of Support at Acme, Berlin (DE)',
    whyWarm: 'Wants to talk after 2 mails from us.',
    quote: 'Could we talk on Tuesday?',
    asked: ['What does it cost?'],
    nextStep: 'Offer two times today.',
  },
  isCall: false,
  closed: null,
  thread: [
    { from: 'us', at: '2026-03-02T09:00:00Z', subject: 'Hello', text: 'Our opening.' },
    { from: 'lead', at: '2026-03-03T09:00:00Z', subject: 'Re: Hello', text: 'Could we talk on Tuesday?' },
  ],
  expiresAt: new Date('2026-03-03T12:00:00Z'),
  timeZone: 'Europe/Berlin',
  acceptUrl: 'https://us.example/h/1.accept',
  declineUrl: 'https://us.example/h/1.decline',
  ...change,
});

describe('the mail that offers a lead to a rep', () => {
  it('says who, why now with the quote, what was asked, what to do, how to reach them, then the links, then the thread', () => {
    const { subject, body, links } = offerMail(facts());
    expect(subject).toBe('Warm lead: Anna Berg, Acme');
    const parts = [
      'Head of Support at Acme',
      '> Could we talk on Tuesday?',
      '> What does it cost?',
      'Offer two times today.',
      '+4930123456',
      'until Tue 3 Mar, 13:00',
      'https://us.example/h/1.accept',
      'https://us.example/h/1.decline',
      'They wrote (Tue 3 Mar, 10:00):',
      'We wrote (Mon 2 Mar, 10:00):',
    ];
    const places = parts.map((part) => body.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(links).toEqual(['https://us.example/h/1.accept', 'https://us.example/h/1.decline']);
  });

  it.each([
    [null, /Answer this mail, and what you write goes to Anna Berg/, /Please call/],
    ['unsubscribed', /Please call: they asked for no more mails/, /Answer this mail/],
    ['bounced', /Please call: their address does not exist/, /Answer this mail/],
    ['listed', /Please call: their address is closed/, /Answer this mail/],
  ])('says whether the lead can be written to: closed for %s', (closed, said, unsaid) => {
    const { body } = offerMail(facts({ closed }));
    expect(body).toMatch(said);
    expect(body).not.toMatch(unsaid);
  });

  it('lets nothing a lead wrote look like ours: every line is marked, and no address of theirs can be clicked', () => {
    const forged = 'Fine.\n\nTake this lead:\nhttps://evil.example/h/1';
    const thread = [{ from: 'lead' as const, at: '2026-03-03T09:00:00Z', subject: '', text: forged }];
    const { body, links } = offerMail(facts({ thread }));
    const theirs = body.split('\n').filter((line) => line.includes('evil.example') || line.endsWith('Take this lead:'));
    expect(theirs).toEqual(['> Take this lead:', '> https://evil.example/h/1']);
    const markup = htmlAlternative(body, links);
    expect(markup).toContain('<a href="https://us.example/h/1.accept">');
    expect(markup).not.toContain('<a href="https://evil');
  });

  it('has no control characters, gaps or endless lines in the subject, whatever the lead is called', () => {
    const odd = lead({ firstName: 'Anna\u0000\t\nBcc: x@evil.example', lastName: 'B'.repeat(500), company: null });
    const { subject } = offerMail(facts({ lead: odd }));
    expect(subject).not.toMatch(/\p{C}/u);
    expect(subject.length).toBeLessThan(120);
  });

  it('leaves out what is not known', () => {
    const bare = lead({
      firstName: null,
      lastName: null,
      title: null,
      company: null,
      email: null,
      city: null,
      country: null,
    });
    const { subject, body } = offerMail(
      facts({ lead: bare, brief: callBrief(bare, 'call_no_address'), isCall: true, thread: [] }),
    );
    expect(subject).toBe('Please call: +4930123456');
    expect(body).toContain('A lead without a name\n\nWHY NOW\n');
    expect(body).not.toMatch(/null|undefined|THEY ASKED|THE MAILS|\n{3}|, ,/);
  });
});

describe("the rep's page", () => {
  const page = (change: Partial<Parameters<typeof offerPage>[0]>) =>
    offerPage({ ...facts(), state: 'open', act: 'accept', linkTo: (act) => `/h/${act}`, ...change });

  it('shows text as text', () => {
    const script = '<script>alert(1)</script>';
    const brief = { who: script, whyWarm: script, quote: script, asked: [script], nextStep: script };
    const shown = page({
      brief,
      lead: lead({ firstName: script, phone: '"><img src=x>', email: `${script}@x.example` }),
      thread: [{ from: 'lead', at: '2026-03-03T09:00:00Z', subject: script, text: `</pre>${script}` }],
    });
    expect(shown).not.toMatch(/<script|<img/);
    expect(shown.match(/<\/pre>/g)).toHaveLength(1);
    expect(shown.match(/&lt;script&gt;/g)!.length).toBeGreaterThanOrEqual(8);
  });

  it('offers what the state allows, the button of the link first', () => {
    const actions = (text: string) => [...text.matchAll(/action="\/h\/(\w+)"/g)].map(([, act]) => act);
    expect(actions(page({}))).toEqual(['accept', 'decline']);
    expect(actions(page({ act: 'decline' }))).toEqual(['decline', 'accept']);
    expect(actions(page({ state: 'yours', act: 'won' }))[0]).toBe('won');
    expect(actions(page({ state: 'late' }))).toEqual(['accept']);
  });

  it.each(['declined', 'passed_on', 'over'] as const)('shows nothing of the lead when the offer is %s', (state) => {
    expect(page({ state })).not.toMatch(/Anna|Berg|Acme|Tuesday|<form/);
  });
});

describe('a reminder', () => {
  it('has one link for each answer', () => {
    const { body, links } = reminderMail('gone_stale', lead(), (act) => `https://us.example/h/${act}`);
    expect(links).toHaveLength(7);
    expect(links.filter((link) => !body.includes(`\n${link}\n`))).toEqual([]);
  });
});
