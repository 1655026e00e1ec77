import fc from 'fast-check';
import { normaliseLead, type RawLead } from './lead-fields.js';
import { type Facts, MERGE_POLICIES, mergeFacts, type MergePolicy } from './merge.rules.js';

function facts(lead: RawLead): Facts {
  const { email: _email, emailDomain: _domain, optedOut: _out, problems: _problems, ...rest } = normaliseLead(lead);
  return rest;
}
const merge = (known: RawLead, given: RawLead, policy: MergePolicy) => mergeFacts(facts(known), facts(given), policy);

describe('mergeFacts', () => {
  const known = { firstName: 'Ana', company: 'Acme', custom: { tool: 'Zoho' }, externalIds: { hubspot: '1' } };
  const given = {
    firstName: 'Anna',
    city: 'Berlin',
    custom: { tool: 'None', size: '9' },
    externalIds: { salesforce: 'S' },
  };

  it('fills blanks only', () => {
    expect(merge(known, given, 'fill_blanks')).toMatchObject({
      firstName: 'Ana',
      company: 'Acme',
      city: 'Berlin',
      custom: { tool: 'Zoho', size: '9' },
      externalIds: { hubspot: '1', salesforce: 'S' },
    });
  });

  it('overwrites with what is given, and only that', () => {
    expect(merge(known, given, 'overwrite')).toMatchObject({
      firstName: 'Anna',
      company: 'Acme',
      city: 'Berlin',
      custom: { tool: 'None', size: '9' },
    });
  });

  it('leaves a known lead alone when told so', () => expect(merge(known, given, 'skip')).toBeNull());

  it('finds zone and language anew when the country becomes known', () => {
    expect(merge({ firstName: 'Ana' }, { country: 'DE' }, 'fill_blanks')).toMatchObject({
      timeZone: 'Europe/Berlin',
      timeZoneSource: 'country',
      language: 'de',
    });
    expect(merge({ country: 'US' }, { state: 'California' }, 'fill_blanks')).toMatchObject({
      timeZone: 'America/Los_Angeles',
    });
  });

  it('keeps a zone and a language that somebody said, when only a country comes', () => {
    const said = { timeZone: 'Asia/Tokyo', language: 'ja', country: 'FR' };
    expect(merge(said, { country: 'DE' }, 'overwrite')).toMatchObject({
      timeZone: 'Asia/Tokyo',
      language: 'ja',
      country: 'DE',
    });
    expect(merge(said, { firstName: 'Ana' }, 'overwrite')).toMatchObject({ timeZone: 'Asia/Tokyo', language: 'ja' });
    expect(merge(said, { timeZone: 'Europe/Paris' }, 'fill_blanks')).toBeNull();
    expect(merge(said, { timeZone: 'Europe/Paris' }, 'overwrite')).toMatchObject({ timeZone: 'Europe/Paris' });
  });

  it('takes an unknown lawful basis for a blank', () => {
    expect(merge({ lawfulBasis: 'consent' }, {}, 'overwrite')).toBeNull();
    expect(merge({}, { lawfulBasis: 'consent' }, 'fill_blanks')).toMatchObject({ lawfulBasis: 'consent' });
  });

  it('adds nothing the second time', () => {
    const text = fc.option(fc.constantFrom('A', 'B'), { nil: undefined });
    const lead = fc.record({
      firstName: text,
      company: text,
      state: fc.option(fc.constantFrom('CA', 'Bavaria'), { nil: undefined }),
      country: fc.option(fc.constantFrom('DE', 'US', 'JP', 'nowhere'), { nil: undefined }),
      timeZone: fc.option(fc.constantFrom('Europe/Paris', 'Asia/Kolkata'), { nil: undefined }),
      language: fc.option(fc.constantFrom('fr', 'en', 'ja'), { nil: undefined }),
      phone: fc.option(fc.constantFrom('+4930901820', '+81312345678'), { nil: undefined }),
      custom: fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom('1', '2')),
    });
    fc.assert(
      fc.property(lead, lead, fc.constantFrom(...MERGE_POLICIES), (one, other, policy) => {
        const once = mergeFacts(facts(one), facts(other), policy);
        expect(once && mergeFacts(once, facts(other), policy)).toBeNull();
        expect(mergeFacts(facts(one), facts(one), policy)).toBeNull();
      }),
      { numRuns: 2_000 },
    );
  });
});
