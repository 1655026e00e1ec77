import { markOf } from './address-mark.js';

const mark = (address: string) => markOf({ address, domain: address.split('@')[1] ?? '' });

describe('the mark of an address', () => {
  it.each(['ana@mailinator.com', 'ana@eu.mailinator.com', 'info@guerrillamail.com'])('tells throw-away %s', (address) =>
    expect(mark(address)).toBe('disposable'),
  );

  it.each(['info@acme.com', 'Sales@acme.de', 'no-reply@acme.com'])('tells the desk %s', (address) =>
    expect(mark(address)).toBe('role'),
  );

  it.each(['ana@acme.com', 'ana@gmail.com', 'ana@notmailinator.org', 'sal@sales.com'])('leaves %s alone', (address) =>
    expect(mark(address)).toBeNull(),
  );
});
