import { fold } from './fold.js';
import { MAX_LENGTH } from './lead-limits.js';
import { generic } from './vendors/generic.js';
import type { LeadField, Vendor } from './vendors/vendor.js';
import { vendorOf } from './vendors/vendors.js';

export const LEAD_FIELDS: readonly LeadField[] = [
  ...(Object.keys(MAX_LENGTH) as (keyof typeof MAX_LENGTH)[]),
  'externalId',
  'optedOut',
];
const SHORTEST_HINT = 4;

/** What a caller may say about a column: a field of ours, to keep it as a custom field, or to leave it out. */
export type ColumnUse = LeadField | 'custom' | 'ignore';

export interface OptOutColumn {
  index: number;
  /** `opt_out`: yes means out. `marketing_status`: the status of a contact, of which one means out. */
  reads: 'opt_out' | 'marketing_status';
}

/** What the columns of a file are. Indexes count from 0. */
export interface Columns {
  vendor: string;
  /** The header of each column, made unique; a column without one is named by its letter. */
  names: string[];
  /** Columns that feed a field: the first one that is filled in a row is used, the others are kept as custom fields. */
  mapping: Partial<Record<Exclude<LeadField, 'optedOut'>, number[]>>;
  optOut: OptOutColumn[];
  custom: { name: string; index: number }[];
  /** Fields that custom columns might be meant for; never used by themselves. */
  suggestions: { name: string; index: number; field: LeadField }[];
}

/** A mapping that names a column the file does not have, or a field that does not exist. */
export class BadMapping extends Error {
  constructor(
    readonly column: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Finds out which system a file comes from and what its columns mean.
 * @param said What the caller says about columns, by header; it wins, and a field named here is fed by no other column.
 * @throws BadMapping
 */
export function recogniseColumns(headers: readonly string[], said: Readonly<Record<string, string>> = {}): Columns {
  const names = uniqueNames(headers);
  const keys = headers.map(fold);
  const vendor = vendorOf(headers);
  const uses = checkedUses(said, names, keys);
  const taken = new Set<string>(uses.values());
  const guess = guessesOf(vendor, keys);
  const columns: Columns = { vendor: vendor.name, names, mapping: {}, optOut: [], custom: [], suggestions: [] };
  const feeding: (Guess & { index: number })[] = [];
  for (const [index, key] of keys.entries()) {
    const purpose = purposeOf(uses.get(index), guess(key), taken);
    if (purpose === 'marketing_status') columns.optOut.push({ index, reads: purpose });
    else if (purpose === 'custom') columns.custom.push({ name: names[index] ?? '', index });
    else if (purpose !== 'ignore') feeding.push({ index, ...purpose });
  }
  feeding
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .forEach(({ index, field }) => feed(columns, field, index));
  columns.suggestions = suggestionsFor(columns, keys);
  return columns;
}

type Purpose = Guess | 'marketing_status' | 'custom' | 'ignore';

/** What the caller said, else what the header says. An opt-out is only ever added to: naming one column for it does not silence another. */
function purposeOf(
  use: ColumnUse | undefined,
  guess: Guess | 'marketing_status' | undefined,
  taken: Set<string>,
): Purpose {
  if (use === 'ignore' || use === 'custom') return use;
  if (use !== undefined) return use === 'optedOut' && guess === 'marketing_status' ? guess : { field: use, rank: 0 };
  if (guess === undefined) return 'custom';
  const isTaken = guess !== 'marketing_status' && guess.field !== 'optedOut' && taken.has(guess.field);
  return isTaken ? 'custom' : guess;
}

function feed(columns: Columns, field: LeadField, index: number): void {
  if (field === 'optedOut') columns.optOut.push({ index, reads: 'opt_out' });
  else (columns.mapping[field] ??= []).push(index);
}

function checkedUses(
  said: Readonly<Record<string, string>>,
  names: readonly string[],
  keys: readonly string[],
): Map<number, ColumnUse> {
  const uses = new Map<number, ColumnUse>();
  for (const [column, use] of Object.entries(said)) {
    if (!isColumnUse(use)) throw new BadMapping(column, `"${use}" is not a field of a lead, "custom" or "ignore"`);
    const exact = names.indexOf(column.trim());
    const alike = (key: string): boolean => key !== '' && key === fold(column);
    const indexes = exact >= 0 ? [exact] : keys.flatMap((key, index) => (alike(key) ? [index] : []));
    if (indexes.length === 0) throw new BadMapping(column, `the file has no column "${column}"`);
    for (const index of indexes) uses.set(index, use);
  }
  return uses;
}

const isColumnUse = (use: string): use is ColumnUse =>
  use === 'custom' || use === 'ignore' || LEAD_FIELDS.some((field) => field === use);

interface Guess {
  field: LeadField;
  /** The lower, the better the column for the field. */
  rank: number;
}

/** The vendor's names first, then everybody's. */
function guessesOf(vendor: Vendor, keys: readonly string[]): (key: string) => Guess | 'marketing_status' | undefined {
  const known = new Map<string, Guess>();
  const spellings = [vendor, generic].flatMap(({ names }) => fieldsOf(names));
  for (const [field, key] of spellings.flatMap(([field, names]) => names.map((name) => [field, fold(name)] as const))) {
    if (!known.has(key)) known.set(key, { field, rank: known.size });
  }
  const has = (field: LeadField): boolean => keys.some((key) => known.get(key)?.field === field);
  const statuses = new Set(vendor.marketingStatus?.map(fold));
  const optOuts = vendor.optOutPrefixes?.map(fold) ?? [];
  return (key) => {
    if (statuses.has(key)) return 'marketing_status';
    if (optOuts.some((prefix) => key.startsWith(prefix))) return { field: 'optedOut', rank: 0 };
    return known.get(key) ?? bareName(key, has);
  };
}

/** `Name` is the last name beside a `Vorname`, and `Nombre` or `Nome` the first beside `Apellidos` or `Cognome`; alone both are the full name. */
function bareName(key: string, has: (field: LeadField) => boolean): Guess | undefined {
  if (key === 'nombre' || key === 'nome') return { field: has('lastName') ? 'firstName' : 'name', rank: 0 };
  if (key !== 'name' && key !== 'nom') return undefined;
  return { field: has('firstName') && !has('lastName') ? 'lastName' : 'name', rank: 0 };
}

const fieldsOf = (names: Vendor['names']): [LeadField, readonly string[]][] =>
  Object.entries(names) as [LeadField, readonly string[]][];

/** A custom column whose header begins or ends with a name of a field that nothing feeds yet. The longest such name decides. */
function suggestionsFor(columns: Columns, keys: readonly string[]): Columns['suggestions'] {
  const fed = new Set<string>(Object.keys(columns.mapping));
  if (columns.optOut.length > 0) fed.add('optedOut');
  const hints = fieldsOf(generic.names)
    .filter(([field]) => !fed.has(field))
    .flatMap(([field, names]) => names.map((name) => ({ field, key: fold(name) })))
    .filter(({ key }) => key.length >= SHORTEST_HINT)
    .sort((a, b) => b.key.length - a.key.length);
  return columns.custom.flatMap(({ name, index }) => {
    const hint = hints.find(({ key }) => keys[index]?.startsWith(key) || keys[index]?.endsWith(key));
    return hint ? [{ name, index, field: hint.field }] : [];
  });
}

/** `Notes`, `Notes (2)`; a column without a header is `Column C`, as a spreadsheet shows it. */
function uniqueNames(headers: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headers.map((header, index) => {
    const name = header.replace(/[\s\p{Cc}\ufeff]+/gu, ' ').trim() || `Column ${letterOf(index)}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

function letterOf(index: number): string {
  const last = String.fromCharCode('A'.charCodeAt(0) + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}
