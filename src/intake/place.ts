import { createRequire } from 'node:module';
import { getAllTimezones, getCountry } from 'countries-and-timezones';
// Not the package's own entry: that one reads all of its eighty languages.
import isoCountries, { type LocaleData } from 'i18n-iso-countries/index.js';
import { fold } from './fold.js';
import { readPhone } from './phone.js';
import { MAIN_ZONE, STATE_ZONES } from './zones.js';

export const ZONE_SOURCES = ['given', 'state', 'country', 'phone', 'default'] as const;
export type ZoneSource = (typeof ZONE_SOURCES)[number];

/** What is known about where a lead is. `country` is ISO 3166-1 alpha-2, the rest is text as given. */
export interface Whereabouts {
  timeZone?: string | null;
  country: string | null;
  state?: string | null;
  phone?: string | null;
}

// English first: where two languages give one name to two countries, English decides.
const NAME_LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'da', 'no', 'fi', 'cs'];

const COUNTRY_VARIANTS: Readonly<Record<string, string>> = {
  GB: 'UK, England, Scotland, Wales, Northern Ireland, Great Britain, Britain, United Kingdom of Great Britain and Northern Ireland',
  US: 'USA, US of A, America, United States, Estados Unidos, EE. UU., EUA, États-Unis, Vereinigte Staaten',
  DE: 'BRD, Federal Republic of Germany, Bundesrepublik Deutschland',
  IE: 'Republic of Ireland, Eire',
  NL: 'Holland, Holanda, Hollande, The Netherlands',
  KR: 'Korea, Republic of Korea, South Korea',
  CZ: 'Czech Republic, Czechia',
  SK: 'Slovak Republic',
  CN: "PRC, People's Republic of China, Mainland China",
  HK: 'Hong Kong SAR',
  VN: 'Viet Nam',
  MK: 'Macedonia',
  VA: 'Vatican',
  CG: 'Congo',
  CD: 'DR Congo, DRC',
  AE: 'UAE, Emirates',
  HU: 'Magyarország',
};

const countries = countriesByName();
const zones = zonesByName();
const stateZones = zonesByState();

/** ISO 3166-1 alpha-2 of a code (two or three letters) or a name in one of a dozen languages; null when it is none. */
export const readCountry = (text: string): string | null => countries.get(fold(text)) ?? null;

/**
 * The IANA name of a time zone, in its own spelling. Also reads CRM spellings: `america_slash_new_york` (HubSpot) and
 * `(GMT-08:00) Pacific Standard Time (America/Los_Angeles)` (Salesforce). Null when it is none.
 */
export function readZone(text: string): string | null {
  const inParentheses = /\(([^()]+\/[^()]+)\)\s*$/.exec(text)?.[1];
  const name = (inParentheses ?? text).trim().toLowerCase();
  return zones.get(name.replaceAll('_slash_', '/').replaceAll('_hyphen_', '-').replace(/\s+/g, '_')) ?? null;
}

/**
 * The zone a lead is written to in, and how it was found: the first of given, state, country, phone that can be read, else the default.
 * @param fallback IANA name.
 */
export function zoneOf(where: Whereabouts, fallback = 'UTC'): { zone: string; source: ZoneSource } {
  const given = where.timeZone ? readZone(where.timeZone) : null;
  if (given !== null) return { zone: given, source: 'given' };
  const state = where.country !== null && where.state ? zoneOfState(where.country, where.state) : null;
  if (state !== null) return { zone: state, source: 'state' };
  const country = zoneOfCountry(where.country);
  if (country !== null) return { zone: country, source: 'country' };
  const phone = where.phone ? zoneOfCountry(readPhone(where.phone, null)?.country ?? null) : null;
  if (phone !== null) return { zone: phone, source: 'phone' };
  return { zone: fallback, source: 'default' };
}

/** `CA`, `California` and ISO 3166-2 `US-CA` are the same state. */
function zoneOfState(country: string, state: string): string | null {
  const byName = stateZones.get(country);
  if (byName === undefined) return null;
  const key = fold(state);
  return byName.get(key) ?? byName.get(key.replace(new RegExp(`^${country}`, 'i'), '')) ?? null;
}

const zoneOfCountry = (country: string | null): string | null =>
  country === null ? null : (MAIN_ZONE[country] ?? getCountry(country)?.timezones[0] ?? null);

function countriesByName(): Map<string, string> {
  const found = new Map<string, string>();
  const load = createRequire(import.meta.url);
  for (const language of NAME_LANGUAGES) {
    isoCountries.registerLocale(load(`i18n-iso-countries/langs/${language}.json`) as LocaleData);
    const names = Object.entries(isoCountries.getNames(language, { select: 'all' }));
    for (const [name, code] of names.flatMap(([code, names]) => names.map((name) => [fold(name), code] as const))) {
      if (!found.has(name)) found.set(name, code);
    }
  }
  for (const [code, names] of Object.entries(COUNTRY_VARIANTS)) {
    for (const name of names.split(', ')) found.set(fold(name), code);
  }
  for (const [code, code3] of Object.entries(isoCountries.getAlpha2Codes())) {
    found.set(fold(code), code).set(fold(code3), code);
  }
  return found;
}

/** `Factory` is a placeholder of the tz database, not a zone. Old names such as `US/Eastern` become the zone they stand for. */
function zonesByName(): Map<string, string> {
  const all = Object.values(getAllTimezones({ deprecated: true })).filter(({ name }) => String(name) !== 'Factory');
  return new Map(all.map((zone) => [zone.name.toLowerCase(), modernName(zone)]));
}

function modernName({ name, aliasOf }: { name: string; aliasOf?: string | null }): string {
  const hasPlace = /^(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)\//.test(name);
  return hasPlace ? name : (aliasOf ?? name);
}

function zonesByState(): Map<string, Map<string, string>> {
  return new Map(
    Object.entries(STATE_ZONES).map(([country, byZone]) => [
      country,
      new Map(
        Object.entries(byZone).flatMap(([zone, states]) =>
          states.split(', ').flatMap((names) => names.split('/').map((name): [string, string] => [fold(name), zone])),
        ),
      ),
    ]),
  );
}
