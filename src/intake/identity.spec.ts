import { identityOf } from './identity.js';
import { normaliseLead, type RawLead } from './lead-fields.js';

const identity = (lead: RawLead) => identityOf(normaliseLead(lead)).identity;

describe('identityOf', () => {
  it('is the address, however it is written', () => {
    expect(identity({ email: 'Ana Lopez <ANA@Acme.com>', externalIds: { hubspot: '1' } })).toBe('ana@acme.com');
    expect(identity({ email: 'ana@acme.com', lastName: 'Other' })).toBe('ana@acme.com');
  });

  it('says what the lead was known by before it had the address', () => {
    const known = { externalIds: { hubspot: '1' } };
    expect(identityOf(normaliseLead({ ...known, email: 'ana@acme.com' })).formerly).toBe(identity(known));
    expect(identityOf(normaliseLead({ email: 'ana@acme.com' })).formerly).toBeNull();
    expect(identityOf(normaliseLead(known)).formerly).toBeNull();
  });

  it('is the id in the system it comes from, in whatever order several are given', () => {
    expect(identity({ externalIds: { salesforce: 'S', hubspot: '1' } })).toBe('hubspot:1');
    expect(identity({ externalIds: { hubspot: '1', salesforce: 'S' }, phone: '+4930901820' })).toBe('hubspot:1');
  });

  it('does not take the numbering of some file for an id', () => {
    expect(identity({ externalIds: { file: '1' }, lastName: 'Ana' })).not.toBe(
      identity({ externalIds: { file: '1' }, lastName: 'Bo' }),
    );
    expect(identity({ externalIds: { tel: '+4930901820' } })).not.toMatch(/^tel:/);
  });

  it('tells people behind one switchboard apart', () => {
    const phone = '030 901820';
    const ana = identity({ phone, country: 'DE', lastName: 'Ana' });
    expect(ana).toBe('tel:+4930901820:ana');
    expect(identity({ phone: '+49 (30) 90 18 20', lastName: 'ANA' })).toBe(ana);
    expect(identity({ phone, country: 'DE', lastName: 'Bo' })).not.toBe(ana);
  });

  it('is name and company where there is nothing better, however they are spelled', () => {
    const known = identity({ firstName: 'José', lastName: 'Díaz', company: 'Casa Verde S.L.' });
    expect(known).toMatch(/^name:[0-9a-f]{32}$/);
    expect(identity({ name: 'JOSE DIAZ', company: 'casa verde SL', city: 'Madrid', phone: 'ext 12345' })).toBe(known);
    expect(identity({ name: 'Jose Diaz', company: 'Casa Roja' })).not.toBe(known);
    expect(identity({ firstName: '王', lastName: '伟' })).not.toBe(identity({ firstName: '李', lastName: '伟' }));
  });

  it('is all of the row where the row tells nothing', () => {
    const row = { email: 'broken@', custom: { b: '2', a: '1' } };
    expect(identity(row)).toBe(identity({ custom: { a: '1', b: '2' }, email: 'broken@' }));
    expect(identity(row)).not.toBe(identity({ ...row, email: 'other@' }));
  });

  it('fits an index, whatever a system calls its rows', () => {
    const long = { hubspot: 'x'.repeat(5_000) };
    expect(identity({ externalIds: long }).length).toBeLessThanOrEqual(300);
    expect(identity({ externalIds: long })).not.toBe(identity({ externalIds: { hubspot: `${long.hubspot}y` } }));
  });
});
