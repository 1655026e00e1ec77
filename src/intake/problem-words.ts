import type { AddressRefusal } from './address.js';
import type { ProblemReason } from './lead-fields.js';
import type { Row } from './table.js';

type Reason = ProblemReason | NonNullable<Row['problem']>;

const OF_ADDRESSES: Record<AddressRefusal, string> = {
  empty: 'is empty',
  control_character: 'holds a control character',
  invisible_character: 'holds an invisible character: type it again',
  malformed: 'is not a mail address',
  several_addresses: 'holds several addresses: keep one',
  local_part_too_long: 'is too long before the @',
  domain_without_dot: 'has no dot after the @',
  domain_too_long: 'is too long after the @',
  malformed_domain: 'has no valid domain after the @',
  public_suffix: 'has only an ending such as co.uk after the @',
};

const OF_FIELDS: Record<Exclude<Reason, AddressRefusal>, string> = {
  line_break: 'holds a line break',
  too_long: 'is too long',
  unknown_country: 'is no country we know: use a code such as DE',
  unknown_time_zone: 'is no time zone: use a name such as Europe/Berlin',
  unknown_language: 'is no language we know: use a code such as de',
  unknown_lawful_basis: 'is none of consent, legitimate_interest, contract, unknown',
  unreadable_date: 'is no date such as 2026-03-31',
  not_a_phone_number: 'is not a phone number',
  unclear_opt_out: 'could mean an opt-out, so it was taken for one: write yes or no',
  too_many_cells: 'has more cells than the header has columns: check its quotes and separators',
  malformed_quotes: 'has a quote inside a cell, so cells may have run together: double it',
};

const WORDS: Readonly<Record<string, string>> = { ...OF_FIELDS, ...OF_ADDRESSES };

const NAMES: Readonly<Record<string, string>> = {
  email: 'The address',
  row: 'The row',
  optedOut: 'The opt-out',
  ownerEmail: 'The owner',
};

/** What is wrong with a field, for the person who can mend it: `The address is not a mail address`. */
export function inWords({ field, reason }: { field: string; reason: string }): string {
  const told = WORDS[reason] ?? `could not be read (${reason})`;
  return `${NAMES[field] ?? sentenceCase(field)} ${told}`;
}

/** `timeZone` → `Time zone`. */
export const sentenceCase = (field: string): string =>
  field
    .replace(/^./, (first) => first.toUpperCase())
    .replace(/[A-Z]/g, (letter, at: number) => (at ? ` ${letter.toLowerCase()}` : letter));
