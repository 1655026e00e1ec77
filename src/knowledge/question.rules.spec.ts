import { repeated } from './question.rules.js';

const asked = (...texts: string[]) => texts.map((text, id) => ({ id, text }));

describe('a question that was asked before', () => {
  it.each([
    ['Does it work with fax machines?', 'Can we use it with our fax machine?'],
    ['Gibt es eine Schnittstelle zu SAP?', 'Habt ihr eine SAP-Anbindung?'],
    ['¿Tienen oficina en Bogotá?', 'tenéis una oficina en bogota'],
    ['Why?', 'why?'],
  ])('%s = %s', (first, second) => {
    expect(repeated(second, asked('Do you ship to Canada?', first))?.text).toBe(first);
  });

  it.each([
    ['Does it work with fax machines?', 'Does it work with Slack?'],
    ['Can I pay by invoice?', 'Can I pay by credit card in yearly rates?'],
    ['Why?', 'How?'],
  ])('%s ≠ %s', (first, second) => expect(repeated(second, asked(first))).toBeNull());

  it('belongs to what it is most alike', () => {
    const found = repeated(
      'Is there a Shopify app for Android?',
      asked('Is there an app?', 'Is there an Android app for Shopify?'),
    );
    expect(found?.id).toBe(1);
  });
});
