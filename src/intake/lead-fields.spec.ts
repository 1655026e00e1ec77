import { normaliseLead, type RawLead } from './lead-fields.js';
import { leadInput } from './lead-input.js';
import { MAX_LENGTH, type TextField } from './lead-limits.js';

const complaints = (body: unknown): string[] => {
  const parsed = leadInput.safeParse(body);
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
};

describe('leadInput', () => {
  it('takes any Unicode', () => {
    const lead = { email: 'jörg@müller.de', firstName: 'Jörg 🦊', company: '株式会社', custom: { Notiz: 'a\nb' } };
    expect(leadInput.parse(lead)).toEqual(lead);
  });

  it.each(['\r', '\n', '\0', '\ud800'])('refuses %j in a field, by its name', (character) => {
    expect(complaints({ email: 'a@b.de', firstName: `Ana${character}` })).toEqual([
      'firstName: must not contain line breaks or NUL',
    ]);
    expect(complaints({ email: 'a@b.de', externalIds: { hubspot: `1${character}` } })).toEqual([
      'externalIds.hubspot: must not contain line breaks or NUL',
    ]);
  });

  it('refuses NUL in a custom field, by its name', () => {
    expect(complaints({ email: 'a@b.de', custom: { note: 'a\0' } })).toEqual(['custom.note: must not contain NUL']);
  });

  it('caps lengths and says where', () => {
    expect(complaints({ email: 'a@b.de', company: 'x'.repeat(301) })).toEqual([
      'company: must not be longer than 300 characters',
    ]);
  });

  it('refuses fields it does not know, and leads that are nobody', () => {
    expect(complaints({ email: 'a@b.de', firstname: 'Ana' })).toEqual([': Unrecognized key: "firstname"']);
    expect(complaints({ city: 'Berlin', email: ' ' })).toHaveLength(1);
    expect(complaints({ phone: '+4930123456' })).toEqual([]);
  });

  it('reads consent only as a date and a known basis', () => {
    expect(complaints({ email: 'a@b.de', lawfulBasis: 'consent', consentAt: '2026-02-28T10:00:00+01:00' })).toEqual([]);
    expect(complaints({ email: 'a@b.de', lawfulBasis: 'yes', consentAt: '2026-02-30' })).toHaveLength(2);
  });
});

describe('normaliseLead', () => {
  it('makes every column of a full lead', () => {
    const lead = normaliseLead({
      email: ' Ana <Ana@Acme.com> ',
      phone: '(415) 555-2671 ext. 12',
      firstName: ' Ana ',
      lastName: 'Lopez',
      company: 'Acme',
      title: 'CTO',
      industry: 'Retail',
      website: 'acme.com',
      city: 'Fresno',
      state: 'California',
      country: 'USA',
      language: 'English',
      ownerEmail: 'Rep <rep@us.example>',
      source: 'Fair 2026',
      lawfulBasis: 'consent',
      consentAt: '2026-01-02 10:00',
      externalIds: { hubspot: ' 42 ' },
      custom: { Employees: '10', Empty: ' ' },
    });
    expect(lead).toEqual({
      email: 'ana@acme.com',
      emailDomain: 'acme.com',
      addressMark: null,
      phone: '+14155552671',
      firstName: 'Ana',
      lastName: 'Lopez',
      company: 'Acme',
      title: 'CTO',
      industry: 'Retail',
      website: 'acme.com',
      city: 'Fresno',
      state: 'California',
      country: 'US',
      timeZone: 'America/Los_Angeles',
      timeZoneSource: 'state',
      language: 'en',
      ownerEmail: 'rep@us.example',
      source: 'Fair 2026',
      lawfulBasis: 'consent',
      consentAt: new Date('2026-01-02T10:00:00Z'),
      externalIds: { hubspot: '42' },
      custom: { Employees: '10', 'phone extension': '12' },
      optedOut: false,
      problems: [],
    });
  });

  it('makes a lead of nothing but a default', () => {
    const defaults = {
      country: 'AT',
      timeZone: 'Europe/Berlin',
      language: 'fr',
      source: 'list',
      lawfulBasis: 'contract',
    } as const;
    expect(normaliseLead({ name: 'Ana' }, defaults)).toMatchObject({
      email: null,
      firstName: 'Ana',
      country: 'AT',
      timeZone: 'Europe/Vienna',
      timeZoneSource: 'country',
      language: 'de',
      source: 'list',
      lawfulBasis: 'contract',
      problems: [],
    });
    expect(normaliseLead({ name: 'Ana' })).toMatchObject({
      timeZone: 'UTC',
      timeZoneSource: 'default',
      language: 'en',
      lawfulBasis: 'unknown',
    });
  });

  it.each<[Partial<Record<TextField, string>>, string]>([
    [{ email: 'ana at acme' }, 'malformed'],
    [{ country: 'Atlantis' }, 'unknown_country'],
    [{ timeZone: 'Mars/Olympus' }, 'unknown_time_zone'],
    [{ language: 'Klingon' }, 'unknown_language'],
    [{ lawfulBasis: 'because' }, 'unknown_lawful_basis'],
    [{ consentAt: '03/04/2026' }, 'unreadable_date'],
    [{ phone: 'ask Bob' }, 'not_a_phone_number'],
    [{ source: 'x'.repeat(201) }, 'too_long'],
  ])('keeps the text of %j and says what is wrong', (given, reason) => {
    const [field = '', text] = Object.entries(given)[0] ?? [];
    const lead = normaliseLead({ firstName: 'Ana', ...given });
    expect(lead.problems).toEqual([{ field, reason }]);
    expect(lead.custom).toEqual({ [`unreadable ${field}`]: text });
    expect(lead.firstName).toBe('Ana');
    expect(lead).toMatchObject({
      email: null,
      country: null,
      timeZone: 'UTC',
      language: 'en',
      consentAt: null,
      phone: null,
    });
  });

  it('refuses a line break in what may stand in a header, and smooths it over elsewhere', () => {
    const lead = normaliseLead({
      company: 'Acme\nBcc: x@y.de',
      city: 'New\r\nYork',
      custom: { Notes: 'one\n\ntwo\0' },
    });
    expect(lead).toMatchObject({
      company: null,
      city: 'New York',
      problems: [{ field: 'company', reason: 'line_break' }],
    });
    expect(lead.custom).toEqual({ Notes: 'one two', 'unreadable company': 'Acme Bcc: x@y.de' });
  });

  it('never leaves a character in a column that a header or the database would choke on', () => {
    const nasty = 'a\u0001b\td\ud800';
    const input: RawLead = { custom: { note: nasty }, externalIds: { x: nasty } };
    for (const field of Object.keys(MAX_LENGTH)) input[field as TextField] = nasty;
    const texts = JSON.stringify(normaliseLead(input));
    expect(texts).not.toMatch(/\\[ntru]|\p{Cs}/u);
  });

  it.each([
    [{ name: 'Lopez, Ana' }, 'Ana', 'Lopez', {}],
    [{ name: 'Dr. Ana Lopez' }, 'Ana', 'Lopez', { name: 'Dr. Ana Lopez' }],
    [{ email: 'Ana Lopez <a@b.de>' }, 'Ana', 'Lopez', {}],
    [{ email: 'Ana Lopez <a@b.de>', name: 'Bo' }, 'Bo', null, {}],
    [{ firstName: 'Ana', name: 'Ana Lopez' }, 'Ana', null, { name: 'Ana Lopez' }],
    [{ firstName: 'Ana', lastName: 'Lopez', name: 'Ana Lopez' }, 'Ana', 'Lopez', {}],
  ])('names %j', (given, firstName, lastName, custom) => {
    expect(normaliseLead(given)).toMatchObject({ firstName, lastName, custom });
  });

  it.each([
    ['+49 30 1234567', null, '+49301234567'],
    ['030 1234567', 'Germany', '+49301234567'],
    ['030 1234567', null, '030 1234567'],
    ['030 1234567 / 0171 1234567', 'Germany', '030 1234567 / 0171 1234567'],
  ])('phone %s in %s is %s', (phone, country, expected) => {
    expect(normaliseLead({ phone, ...(country === null ? {} : { country }) })).toMatchObject({
      phone: expected,
      problems: [],
    });
  });

  it('finds the zone by the phone when there is no country', () => {
    expect(normaliseLead({ phone: '+49 30 1234567' })).toMatchObject({
      timeZone: 'Europe/Berlin',
      timeZoneSource: 'phone',
      country: null,
    });
  });

  it('keeps an owner without an address as a name', () => {
    expect(normaliseLead({ ownerEmail: 'Rita Rep' })).toMatchObject({
      ownerEmail: null,
      custom: { owner: 'Rita Rep' },
      problems: [],
    });
  });

  it('changes nothing it was given', () => {
    const input: RawLead = {
      email: 'nobody',
      custom: { a: ' b ' },
      problems: [{ field: 'optedOut', reason: 'unclear_opt_out' }],
    };
    const before = structuredClone(input);
    expect(normaliseLead(input).problems).toHaveLength(2);
    expect(input).toEqual(before);
  });
});
