import { isDeepStrictEqual } from 'node:util';
import { languageOf } from './language.js';
import type { NormalisedLead } from './lead-fields.js';
import { zoneOf } from './place.js';

/**
 * What a row may do to a lead that is known already.
 * - `fill_blanks`: add what is missing. `overwrite`: what the row says wins; what it does not say stays.
 * - `skip`: nothing. `create`: nothing, and the row is listed as a problem: the file was meant to hold new leads only.
 */
export const MERGE_POLICIES = ['fill_blanks', 'overwrite', 'skip', 'create'] as const;
export type MergePolicy = (typeof MERGE_POLICIES)[number];

export const leavesKnown = (policy: MergePolicy): boolean => policy === 'skip' || policy === 'create';

/** What is known about a lead and may be added to. The address is not: it is who the lead is. */
export type Facts = Omit<NormalisedLead, 'email' | 'emailDomain' | 'addressMark' | 'optedOut' | 'problems'>;

const PLAIN = [
  'phone',
  'firstName',
  'lastName',
  'company',
  'title',
  'industry',
  'website',
  'city',
  'state',
  'country',
  'ownerEmail',
  'source',
  'consentAt',
] as const satisfies (keyof Facts)[];

/** What is known after a row was read, or null when the row adds nothing. */
export function mergeFacts(known: Facts, given: Facts, policy: MergePolicy): Facts | null {
  if (leavesKnown(policy)) return null;
  const pick = <T>(ours: T | null, theirs: T | null): T | null =>
    policy === 'overwrite' ? (theirs ?? ours) : (ours ?? theirs);
  const join = (ours: Record<string, string>, theirs: Record<string, string>): Record<string, string> =>
    policy === 'overwrite' ? { ...ours, ...theirs } : { ...theirs, ...ours };
  const plain = Object.fromEntries(PLAIN.map((field) => [field, pick<unknown>(known[field], given[field])]));
  const merged = { ...known, ...(plain as Pick<Facts, (typeof PLAIN)[number]>) };
  const zone = zoneOf({ ...merged, timeZone: pick(saidZone(known), saidZone(given)) }, known.timeZone);
  const said = (facts: Facts): string | null => saidLanguage(facts, merged.country);
  const result: Facts = {
    ...merged,
    timeZone: zone.zone,
    timeZoneSource: zone.source,
    language: languageOf(pick(said(known), said(given)), merged.country),
    lawfulBasis: pick(saidBasis(known), saidBasis(given)) ?? 'unknown',
    externalIds: join(known.externalIds, given.externalIds),
    custom: join(known.custom, given.custom),
  };
  return isDeepStrictEqual(result, known) ? null : result;
}

const saidZone = ({ timeZone, timeZoneSource }: Facts): string | null => (timeZoneSource === 'given' ? timeZone : null);

/** A language that is just what its country suggests, or the country the lead turns out to be in, gives way to one that somebody said. */
const saidLanguage = ({ language, country }: Facts, turnedOut: string | null): string | null =>
  language === languageOf(null, country) || language === languageOf(null, turnedOut) ? null : language;

const saidBasis = ({ lawfulBasis }: Facts): Facts['lawfulBasis'] | null =>
  lawfulBasis === 'unknown' ? null : lawfulBasis;
