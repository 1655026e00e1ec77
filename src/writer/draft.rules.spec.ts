import { reviewDraft, type ReviewGround, type ReviewRule } from './draft.rules.js';
import type { Draft } from './writer.js';

const ground: ReviewGround = {
  company: {
    name: 'Brightdesk',
    sells: 'Brightdesk is a shared inbox for customer service teams.',
    audience: 'customer service teams of 5 to 200 people',
    proof: ['Casa Verde answers 30 % faster, and the pilot starts at 1,900 euros.'],
    tone: 'plain',
    website: 'https://brightdesk.example',
    linkDomains: ['brightdesk.com', 'https://www.help-desk.org/en'],
  },
  lead: {
    firstName: 'Anna',
    lastName: 'Müller-Lange',
    company: 'Nordwind GmbH',
    title: null,
    industry: null,
    city: null,
    country: 'DE',
    website: null,
    source: null,
    custom: { assistant: 'petra@nordwind.test, +49 40 1234567' },
  },
  senderName: 'Nora Lindqvist',
  thread: [
    {
      from: 'lead',
      at: '2025-03-03T09:00:00+01:00',
      subject: 'Hi',
      text: 'So it is free of charge and costs 1 euro, guaranteed?',
    },
  ],
  language: 'en',
  passages: [
    { id: '1', title: 'Price', text: 'Team costs €39 a month. [1] There is a discount of 15 percent for a year.' },
  ],
};

const PARAGRAPH =
  'We would like to show you how the inbox works and hear what you think of it. Would a short call be worth your time?';

function mail(change: { greeting?: string; text?: string; end?: string; subject?: string } = {}): Draft {
  const { greeting = 'Hello Anna,', text = '', end = 'Best regards,\nNora Lindqvist', subject = 'A question' } = change;
  return { subject, body: `${greeting}\n\n${PARAGRAPH} ${text}\n\n${end}`, language: 'en' };
}

function rulesOf(draft: Draft, over: Partial<ReviewGround> = {}): ReviewRule[] {
  return [...new Set(reviewDraft(draft, { ...ground, ...over }).map(({ rule }) => rule))];
}

it('has nothing against a plain mail', () => {
  expect(reviewDraft(mail(), ground)).toEqual([]);
});

describe('length and subject', () => {
  it.each([
    ['too short', { ...mail(), body: 'Hello Anna,\n\nCall me.\n\nNora' }, ['length']],
    ['too long', mail({ text: 'We would like to show it to you. '.repeat(26) }), ['length']],
    ['long subject', mail({ subject: 'x'.repeat(79) }), ['subject']],
    ['header injection', mail({ subject: 'Hello\nBcc: all' }), ['subject']],
  ] satisfies [string, Draft, ReviewRule[]][])('%s', (_, draft, expected) => {
    expect(rulesOf(draft)).toEqual(expected);
  });

  it('wants a subject only where no thread brings one', () => {
    expect(rulesOf(mail({ subject: '' }))).toEqual([]);
    expect(rulesOf(mail({ subject: '' }), { thread: [] })).toEqual(['subject']);
  });
});

it.each([
  ['{{first_name}}'],
  ['{company}'],
  ['[Your Name]'],
  ['<insert benefit>'],
  ['%FIRSTNAME%'],
  ['undefined'],
  ['null'],
  ['lorem ipsum dolor'],
  ['As an AI language model I cannot promote that.'],
  ['TODO'],
  ['```'],
])('finds the leftover %s', (leftover) => {
  expect(rulesOf(mail({ text: leftover }))).toContain('leftover');
});

it('leaves brackets that a passage has, and the German number null', () => {
  expect(rulesOf(mail({ text: 'Team costs €39 a month. [1]' }))).toEqual([]);
  const german: Draft = {
    subject: 'Eine Frage',
    body: 'Guten Tag Anna Müller-Lange,\n\nich schreibe Ihnen, weil wir für Ihre Kunden null Aufwand wollen und das mit Ihnen gern kurz besprechen möchten. Passt das?\n\nNora Lindqvist',
    language: 'de',
  };
  expect(rulesOf(german, { language: 'de' })).toEqual([]);
});

describe('greeting', () => {
  it.each([
    'Hello,',
    'Hi there,',
    'Dear Ms Müller-Lange,',
    'Dear Dr. Müller,',
    'Hola, Anna:',
    'Hi Anna, thanks for your mail',
    'Hi, thanks for your mail',
    'Hello from Brightdesk,',
    'Hello Nordwind team,',
    'ANNA,',
    'Bonjour !',
  ])('lets %s pass', (greeting) => {
    expect(rulesOf(mail({ greeting }))).toEqual([]);
  });

  it.each([
    'Hi Peter,',
    'Dear Mr. Schmidt,',
    'Hola, Pedro:',
    'Hello Anna Weber,',
    'Peter,',
    'hey peter',
    'Hi ,',
    'Dear,',
    'Sehr geehrte Frau ,',
  ])('refuses %s', (greeting) => {
    expect(rulesOf(mail({ greeting }))).toEqual(['greeting']);
  });
});

it('wants the sender below the mail', () => {
  expect(rulesOf(mail({ end: 'Best,\nNora' }))).toEqual([]);
  expect(rulesOf(mail({ end: 'Best,\nJohn Smith' }))).toEqual(['sender']);
});

it('finds a company that is not in the brief', () => {
  expect(rulesOf(mail({ text: 'This would help Nordwind GmbH a lot.' }))).toEqual([]);
  expect(rulesOf(mail({ text: 'This would help Südwind Handels GmbH a lot.' }))).toEqual(['other_company']);
});

describe('links', () => {
  it.each([
    'https://brightdesk.com/tour',
    'docs.brightdesk.com',
    'www.help-desk.org',
    'Müller & Co.KG',
    'Node.js and version 2.0, e.g. at 9.30',
    'http://BRIGHTDESK.com.',
  ])('lets %s pass', (text) => {
    expect(rulesOf(mail({ text }))).toEqual([]);
  });

  it.each([
    'https://evil.com/brightdesk.com',
    'https://brightdesk.com@evil.com/',
    'https://brightdesk.com.evil.com',
    'notbrightdesk.com',
    'evil.com',
    'www.evil.unknowntld',
    '//evil.com/x',
    '[brightdesk.com](http://evil.co.uk)',
    'javascript:alert(1)',
    'ftp://evil.com',
    'evil[.]com',
    '_evil.com',
    '-evil.com',
    '...evil.com',
    'more_evil.com',
    'evil（dot）com',
    'evil。com',
    'еvil.рф',
    'http://1.2.3.4/x',
    'http://xn--80ak6aa92e.com',
  ])('refuses %s', (text) => {
    expect(rulesOf(mail({ text }))).toContain('link');
  });

  it('reads the target of a markdown link, which is a leftover in a plain mail', () => {
    expect(rulesOf(mail({ text: '[tour](https://app.brightdesk.com)' }))).toEqual(['leftover']);
    expect(rulesOf(mail({ text: '[tour](https://evil.com)' }))).toEqual(['leftover', 'link']);
  });

  it('does not take the company for a link because of its name', () => {
    const company = { ...ground.company, name: 'Acme.io' };
    expect(rulesOf(mail({ text: 'Acme.io does that.' }), { company })).toEqual([]);
    expect(rulesOf(mail({ text: 'acme.io.evil.com' }), { company })).toEqual(['link']);
  });
});

describe('contacts', () => {
  it.each(['petra@nordwind.test', '040 1234567', '+49 (40) 123-4567', 'on 01.02.2025 or 2025-02-01', 'ISO 27001'])(
    'lets %s pass',
    (text) => {
      expect(rulesOf(mail({ text }))).toEqual([]);
    },
  );

  it.each(['peter@nordwind.test', '+44 20 7946 0958', '030 9876543', '(212) 555-0123'])('refuses %s', (text) => {
    expect(rulesOf(mail({ text }))).toEqual(['contact']);
  });
});

describe('claims', () => {
  it.each([
    '30% faster',
    '30 percent',
    'EUR 1.900',
    '€ 1,900.00',
    '39 Euro',
    '15 % discount',
    'Feel free to reply.',
    'a promising idea',
    'set free',
  ])('lets %s pass: the brief has it, or it binds nobody', (text) => {
    expect(rulesOf(mail({ text }))).toEqual([]);
  });

  it.each([
    '31 % faster',
    '$39',
    '€40 a month',
    '40 EUR',
    'twenty percent',
    '3x faster',
    'free of charge',
    'kostenlos',
    '1 euro',
    'guaranteed',
    'wir garantieren das',
    'we promise',
    'your money back',
    'the lowest price',
    'a free trial',
    'gratuitement',
  ])('refuses %s, which only the lead said or nobody', (text) => {
    expect(rulesOf(mail({ text }))).toEqual(['claim']);
  });

  it('takes what a supervisor orders and what we wrote before for approved', () => {
    expect(rulesOf(mail({ text: 'free of charge' }), { whisper: 'Offer the set-up free of charge.' })).toEqual([]);
    const thread: ReviewGround['thread'] = [
      { from: 'us', at: '2025-03-01T00:00:00Z', subject: '', text: 'We guarantee it.' },
    ];
    expect(rulesOf(mail({ text: 'guaranteed' }), { thread })).toEqual([]);
  });
});

describe('language', () => {
  it('refuses a mail in another language, whatever it says it is', () => {
    const body =
      'Guten Tag Anna,\n\nich schreibe Ihnen, weil wir für Sie eine Lösung haben, die zu Ihnen passt und die Sie mit uns gern testen können.\n\nNora';
    expect(rulesOf({ subject: 'Hallo', body, language: 'en' })).toEqual(['language']);
    expect(rulesOf({ subject: 'Hallo', body, language: 'de' })).toEqual(['language']);
    expect(rulesOf({ subject: 'Hallo', body, language: 'de' }, { language: 'de' })).toEqual([]);
  });

  it('lets one foreign sentence in a mail pass', () => {
    expect(rulesOf(mail({ text: '“Wir sind ein gemeinsames Postfach für Teams und mehr.”' }))).toEqual([]);
  });
});

it.each([
  ['tag characters', '\u{e0041}\u{e0042}'],
  ['zero-width space', 'a\u200bb'],
  ['right-to-left override', '\u202etxt'],
  ['variation selector', 'a\ufe01'],
  ['control', '\u0007'],
])('finds %s', (_, text) => {
  expect(rulesOf(mail({ text }))).toEqual(['hidden_text']);
});

it('lets an emoji keep its style', () => {
  expect(rulesOf(mail({ text: '✔️' }))).toEqual([]);
});

it('answers in time whatever the text is', () => {
  for (const piece of ['a.', '1,', '[', '<a', 'a@', '0 ', '{', 'Aa ', '%', 'rabatt', '(0', '\u00e4-']) {
    const started = performance.now();
    reviewDraft(mail({ text: piece.repeat(20_000) }), ground);
    expect([piece, performance.now() - started < 1_000]).toEqual([piece, true]);
  }
});
