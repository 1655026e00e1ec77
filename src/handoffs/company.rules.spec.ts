import { companyKeyOf } from './company.rules.js';

describe('what the leads of a company have in common', () => {
  it.each([
    ['their domain', { emailDomain: 'Acme.example', company: 'Acme' }, 'domain:acme.example'],
    [
      'their company where the domain is everybody’s',
      { emailDomain: 'gmail.com', company: ' Acme  GmbH ' },
      'name:acme gmbh',
    ],
    ['their company where there is no address', { emailDomain: null, company: 'Acme' }, 'name:acme'],
    ['nothing', { emailDomain: 'gmx.de', company: null }, null],
    ['nothing that is empty', { emailDomain: null, company: ' ' }, null],
  ])('is %s', (_, lead, key) => {
    expect(companyKeyOf(lead)).toBe(key);
  });
});
