import fc from 'fast-check';
import { reviewDraft } from '../draft.rules.js';
import type { AnswerBrief, Passage } from '../writer.js';
import { composeAnswer } from './compose-answer.js';

const PASSAGES: Passage[] = [
  {
    id: 'price',
    title: 'What does Brightdesk cost?',
    text: 'There are two plans, priced per agent and month: Starter at 19 euros and Team at 39 euros. Paying yearly saves 15 percent.',
  },
  {
    id: 'hosting',
    title: 'Hosting and data protection',
    text: 'All data is stored in two data centres in Frankfurt. We sign a processing agreement under Art. 28 GDPR. See https://docs.brightdesk.com for it.',
  },
  {
    id: 'integrations',
    title: 'Integrations',
    text:
      'Brightdesk connects to the tools a service team already has. There are ready-made integrations for Shopify, Salesforce and Jira.\n' +
      'They are set up by an administrator. Everything else can be connected through our programming interface, which is documented in full and kept stable over the years, so that nothing breaks on an ordinary update.',
  },
  {
    id: 'setup',
    title: 'Setup',
    text: 'The setup is done by your administrator, and the old mailbox stays as it is.',
  },
  { id: 'linked', title: 'Fax', text: 'Fax machines are supported, see http://other-company.com for the details.' },
  {
    id: 'de',
    title: 'Sprachen',
    text: 'Die Oberfläche gibt es auf Deutsch und in weiteren Sprachen, und jeder wählt seine eigene.',
  },
];

function brief(questions: string[], over: Partial<AnswerBrief> = {}): AnswerBrief {
  return {
    company: {
      name: 'Brightdesk',
      sells: 'a shared inbox',
      audience: 'service teams',
      proof: [],
      tone: 'plain',
      website: null,
      linkDomains: ['brightdesk.com'],
    },
    lead: {
      firstName: 'Anna',
      lastName: 'Müller',
      company: 'Nordwind',
      title: null,
      industry: null,
      city: null,
      country: null,
      website: null,
      source: null,
      custom: {},
    },
    senderName: 'Nora Lindqvist',
    thread: [{ from: 'lead', at: '2025-03-03T09:00:00Z', subject: 'Re: Hello', text: questions.join(' ') }],
    questions,
    passages: PASSAGES,
    language: 'en',
    ...over,
  };
}

const quotes = (questions: string[], over?: Partial<AnswerBrief>) =>
  composeAnswer(brief(questions, over)).claims.map(({ quote }) => quote);

it('answers with the words of the passage between a greeting and the sender', () => {
  const { draft, claims, missing } = composeAnswer(brief(['How much does it cost per month?']));
  expect(missing).toEqual([]);
  expect(claims).toEqual([{ text: PASSAGES[0]?.text, passageId: 'price', quote: PASSAGES[0]?.text }]);
  expect(draft?.subject).toBe('');
  expect(draft?.body).toMatch(/^Hello Anna,\n\n/);
  expect(draft?.body).toContain(PASSAGES[0]?.text);
  expect(draft?.body).toMatch(/Nora Lindqvist\nBrightdesk$/);
});

it.each([
  ['What is the price?', 'price'],
  ['How much is it?', 'price'],
  ['Where are you hosting this?', 'hosting'],
  ['Are you GDPR compliant?', 'hosting'],
  ['Does it integrate with Salesforce?', 'integrations'],
  ['Do you have a Shopify integration?', 'integrations'],
  ['Who does the setup?', 'setup'],
])('finds %j in %s', (question, passageId) => {
  expect(composeAnswer(brief([question])).claims.map((claim) => claim.passageId)).toEqual([passageId]);
});

it.each([
  ['Does it integrate with SAP?', 'no passage has SAP'],
  ['Is there a discount for nonprofits?', 'the saving in the passage is for paying yearly'],
  ['Can we host it on our own servers in Canada?', 'the passage speaks of Frankfurt'],
  ['How long does the setup take?', 'the passage names no time'],
  ['Do you support fax machines?', 'the passage links to a foreign domain'],
  ['Which languages do you have?', 'the passage is in another language'],
  ['Is Brightdesk any good?', 'the name alone tells nothing'],
  ['Can you?', 'asks nothing'],
  ['', 'is empty'],
])('leaves %j to a person: %s', (question) => {
  expect(composeAnswer(brief([question]))).toEqual({ draft: null, claims: [], missing: [question] });
});

it('takes the telling sentence of a long passage, with the one it leans on', () => {
  expect(quotes(['Do you have a Shopify integration?'])).toEqual([
    'There are ready-made integrations for Shopify, Salesforce and Jira.',
  ]);
  const text = `${'We have much to say about many things here. '.repeat(8)}The archive keeps old tickets. It exports tickets nightly as a spreadsheet.`;
  expect(quotes(['Is there a nightly export as a spreadsheet?'], { passages: [{ id: '1', title: '', text }] })).toEqual(
    ['The archive keeps old tickets. It exports tickets nightly as a spreadsheet.'],
  );
});

it('answers several questions, each once, or none', () => {
  const both = composeAnswer(brief(['What is the price?', 'Where is it hosted?', 'And what does it cost?']));
  expect(both.claims.map(({ passageId }) => passageId)).toEqual(['price', 'hosting']);
  expect(both.draft?.body.split(PASSAGES[0]?.text ?? '').length).toBe(2);
  expect(composeAnswer(brief(['What is the price?', 'Do you support SAP?']))).toEqual({
    draft: null,
    claims: [],
    missing: ['Do you support SAP?'],
  });
});

it('has nothing to say without questions or passages', () => {
  expect(composeAnswer(brief([]))).toEqual({ draft: null, claims: [], missing: [] });
  expect(composeAnswer(brief(['What is the price?'], { passages: [] })).missing).toEqual(['What is the price?']);
});

it.each([
  [
    'de',
    'Was kostet das?',
    'Team kostet 39 Euro im Monat und ist für Teams mit mehr als fünf Personen.',
    /^Guten Tag Anna Müller,\n\n\p{Ll}/u,
  ],
  ['fr', 'Combien ça coûte ?', 'Le prix est 39 euros par mois pour une équipe.', /^Bonjour Anna,/],
  ['es', '¿Cuánto cuesta?', 'El precio es de 39 euros al mes por agente.', /^Hola, Anna:/],
] as const)('answers in %s', (language, question, text, start) => {
  const over = { language, passages: [{ id: '1', title: 'Preis, prix, precio', text }] };
  const { draft } = composeAnswer(brief([question], over));
  expect(draft?.language).toBe(language);
  expect(draft?.body).toMatch(start);
  expect(draft?.body).toContain(text);
});

it('never says about us what no passage says, whatever is asked', () => {
  const word = fc.constantFrom(
    'price',
    'host',
    'data',
    'discount',
    'Salesforce',
    'how',
    'much',
    'free?',
    'evil.com',
    'guarantee',
    'Shopify',
    'the',
    'setup',
    '{{x}}',
  );
  const question = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(fc.array(question, { maxLength: 3 }), fc.subarray(PASSAGES), (questions, passages) => {
      const asked = brief(questions, { passages });
      const { draft, claims, missing } = composeAnswer(asked);
      expect(draft === null).toBe(missing.length > 0 || questions.length === 0);
      for (const { passageId, quote, text } of claims) {
        expect(passages.find(({ id }) => id === passageId)?.text).toContain(quote);
        expect(draft?.body).toContain(text);
        expect(text.replace(/\W/g, '')).toBe(quote.replace(/\W/g, ''));
      }
      expect(draft ? reviewDraft(draft, asked) : []).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
