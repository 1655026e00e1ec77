import type { Identity } from './identity.js';
import type { NormalisedLead } from './lead-fields.js';
import type { Facts } from './merge.rules.js';

/** Every fact of a lead with its column, which is called alike in `lead` and in `import_row`. */
const FACTS = {
  firstName: 'first_name',
  lastName: 'last_name',
  company: 'company',
  title: 'title',
  phone: 'phone',
  industry: 'industry',
  website: 'website',
  city: 'city',
  state: 'state',
  country: 'country',
  language: 'language',
  timeZone: 'time_zone',
  timeZoneSource: 'time_zone_source',
  ownerEmail: 'owner_email',
  source: 'source',
  lawfulBasis: 'lawful_basis',
  consentAt: 'consent_at',
  externalIds: 'external_ids',
  custom: 'custom',
} as const satisfies { [fact in keyof Facts]: string };

const FACT_NAMES = Object.keys(FACTS) as (keyof Facts)[];

export const FACT_COLUMNS: readonly string[] = Object.values(FACTS);

export const JSON_COLUMNS: ReadonlySet<string> = new Set([FACTS.externalIds, FACTS.custom]);

/** A row of a query, its keys in camelCase. */
export type FactRow = Record<string, unknown>;

/** The facts among the values of a row, whose keys begin with the prefix: `knownCity`, `givenCity`. */
export const factsOf = (row: FactRow, prefix: string): Facts =>
  Object.fromEntries(
    FACT_NAMES.map((name) => [name, row[prefix + name[0]?.toUpperCase() + name.slice(1)]]),
  ) as unknown as Facts;

/** Facts by column. */
export const factRow = (facts: Facts): FactRow =>
  Object.fromEntries(FACT_NAMES.map((name) => [FACTS[name], facts[name]]));

/** The columns of `import_row` that a lead fills, each with where its value stands. */
export const LEAD_COLUMNS: readonly (readonly [string, (lead: NormalisedLead) => unknown])[] = [
  ['email', (lead) => lead.email],
  ['email_domain', (lead) => lead.emailDomain],
  ['address_mark', (lead) => lead.addressMark],
  ...FACT_NAMES.map((name) => [FACTS[name], (lead: NormalisedLead) => lead[name]] as const),
  ['opted_out', (lead) => lead.optedOut],
];

/** A lead as a row of the shape of `import_row`. */
export const stagedRow = (lead: NormalisedLead, { identity, formerly }: Identity): FactRow => ({
  identity,
  formerly,
  problems: lead.problems,
  ...Object.fromEntries(LEAD_COLUMNS.map(([column, valueIn]) => [column, valueIn(lead)])),
});
