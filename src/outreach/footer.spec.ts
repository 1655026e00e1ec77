import { LANGUAGES } from '../writer/writer.js';
import { type FooterFacts, footerOf } from './footer.js';

const facts: FooterFacts = {
  language: 'en',
  companyName: 'Acme Desk',
  postalAddress: '1 Main Street\nSpringfield ',
  unsubscribeUrl: 'https://acme.example/u/1.x',
  author: 'ai',
};

describe('the lines below a mail', () => {
  it('say who wrote it, who we are and how to get out', () => {
    expect(footerOf(facts).split('\n')).toEqual([
      '--',
      'This email was written by an AI assistant on behalf of Acme Desk.',
      'Acme Desk, 1 Main Street, Springfield',
      'Prefer not to hear from us again? https://acme.example/u/1.x',
    ]);
  });

  it('have all three in every language, each its own', () => {
    const ofAll = LANGUAGES.flatMap((language) =>
      (['ai', 'automated'] as const).map((author) => footerOf({ ...facts, language, author })),
    );
    for (const footer of ofAll) {
      expect(footer.split('\n')).toHaveLength(4);
      expect(footer).toContain('Springfield');
      expect(footer).toContain(facts.unsubscribeUrl);
      expect(footer.split('\n')[1]).toContain('Acme Desk');
    }
    expect(new Set(ofAll).size).toBe(2 * LANGUAGES.length);
  });

  it('name the company once when its address begins with it', () => {
    expect(footerOf({ ...facts, postalAddress: 'Acme Desk\n1 Main Street' })).toContain('\nAcme Desk, 1 Main Street\n');
  });

  it('elide in French before a vowel only', () => {
    const ofCompany = (companyName: string) => footerOf({ ...facts, language: 'fr', companyName }).split('\n')[1];
    expect(ofCompany('Acme Desk')).toContain('pour le compte d’Acme Desk.');
    expect(ofCompany('Nordlicht')).toContain('pour le compte de Nordlicht.');
  });

  it('disclose no machine where a person wrote, and leave out an address that is not known', () => {
    const footer = footerOf({ ...facts, author: 'person', postalAddress: null });
    expect(footer.split('\n').slice(0, 2)).toEqual(['--', 'Acme Desk']);
  });
});
