import { IANAZone } from 'luxon';
import { readCountry, readZone, zoneOf } from './place.js';
import { MAIN_ZONE, STATE_ZONES } from './zones.js';

describe('readCountry', () => {
  it.each([
    ['DE', 'DE'],
    ['de', 'DE'],
    ['DEU', 'DE'],
    ['Germany', 'DE'],
    ['Deutschland', 'DE'],
    ['Allemagne', 'DE'],
    ['Alemania', 'DE'],
    ['USA', 'US'],
    ['U.S.A.', 'US'],
    ['United States', 'US'],
    ['Estados Unidos', 'US'],
    ['UK', 'GB'],
    ['Great Britain', 'GB'],
    ['England', 'GB'],
    ['Österreich', 'AT'],
    ['OSTERREICH', 'AT'],
    ['  the netherlands ', 'NL'],
    ['Holland', 'NL'],
    ["Côte d'Ivoire", 'CI'],
    ['Korea, Republic of', 'KR'],
    ['Italia', 'IT'],
    ['Türkiye', 'TR'],
    ['Georgia', 'GE'],
  ])('%s is %s', (text, code) => {
    expect(readCountry(text)).toBe(code);
  });

  it.each(['', '-', 'Atlantis', 'ZZ', 'EMEA', '49'])('%j is none', (text) => {
    expect(readCountry(text)).toBeNull();
  });
});

describe('readZone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['America/New York', 'America/New_York'],
    ['america_slash_port_hyphen_au_hyphen_prince', 'America/Port-au-Prince'],
    ['us_slash_eastern', 'America/New_York'],
    ['(GMT-08:00) Pacific Standard Time (America/Los_Angeles)', 'America/Los_Angeles'],
    ['UTC', 'Etc/UTC'],
  ])('%s is %s', (text, zone) => {
    expect(readZone(text)).toBe(zone);
  });

  it.each(['', 'Factory', 'Europe/Atlantis', '+02:00', 'Berlin'])('%j is none', (text) => {
    expect(readZone(text)).toBeNull();
  });
});

describe('zoneOf', () => {
  it('takes the first source that can be read', () => {
    const where = { timeZone: 'Asia/Tokyo', country: 'US', state: 'CA', phone: '+4930123456' };
    expect(zoneOf(where)).toEqual({ zone: 'Asia/Tokyo', source: 'given' });
    expect(zoneOf({ ...where, timeZone: 'Mars/Olympus' })).toEqual({ zone: 'America/Los_Angeles', source: 'state' });
    expect(zoneOf({ ...where, timeZone: null, state: 'Atlantis' })).toEqual({
      zone: 'America/New_York',
      source: 'country',
    });
    expect(zoneOf({ country: null, phone: '+4930123456' })).toEqual({ zone: 'Europe/Berlin', source: 'phone' });
    expect(zoneOf({ country: null }, 'Europe/Vienna')).toEqual({ zone: 'Europe/Vienna', source: 'default' });
    expect(zoneOf({ country: 'HM' })).toEqual({ zone: 'UTC', source: 'default' });
  });

  it.each([
    ['US', 'California', 'America/Los_Angeles'],
    ['US', 'US-TX', 'America/Chicago'],
    ['US', 'az', 'America/Phoenix'],
    ['US', 'West Virginia', 'America/New_York'],
    ['CA', 'Québec', 'America/Toronto'],
    ['CA', 'BC', 'America/Vancouver'],
    ['AU', 'Western Australia', 'Australia/Perth'],
    ['BR', 'Amazonas', 'America/Manaus'],
    ['BR', 'sao paulo', 'America/Sao_Paulo'],
    ['MX', 'BC', 'America/Tijuana'],
    ['MX', 'MX-ROO', 'America/Cancun'],
  ])('%s %s is in %s', (country, state, zone) => {
    expect(zoneOf({ country, state })).toEqual({ zone, source: 'state' });
  });

  it('reads a state only in its own country', () => {
    expect(zoneOf({ country: 'DE', state: 'CA' })).toEqual({ zone: 'Europe/Berlin', source: 'country' });
    expect(zoneOf({ country: null, state: 'CA' })).toEqual({ zone: 'UTC', source: 'default' });
  });
});

describe('the tables', () => {
  it('name only zones that exist', () => {
    const named = [...Object.values(MAIN_ZONE), ...Object.values(STATE_ZONES).flatMap((byZone) => Object.keys(byZone))];
    expect(named.filter((zone) => !IANAZone.isValidZone(zone))).toEqual([]);
  });

  it.each([
    ['US', 56],
    ['CA', 13],
    ['AU', 8],
    ['BR', 27],
    ['MX', 32],
  ])('hold every state of %s once', (country, count) => {
    const codes = Object.values(STATE_ZONES[country] ?? {}).flatMap((states) =>
      states.split(', ').map((names) => names.split('/')[0]),
    );
    expect(new Set(codes).size).toBe(count);
    expect(codes).toHaveLength(count);
  });
});
