import { unguarded } from './csv-line.js';
import { BadMapping, type Columns, recogniseColumns } from './columns.js';
import type { NormalisedLead, Problem } from './lead-fields.js';
import { normaliseLead } from './lead-fields.js';
import { readRow } from './lead-row.js';
import { isProblemFile, PROBLEM_COLUMNS } from './problems-csv.js';
import type { Row } from './table.js';

/** What the header of a file told. */
export interface Head {
  headers: string[];
  columns: Columns;
  /** It is one of our own lists of problems that comes back mended. */
  isProblemFile: boolean;
}

/** @throws BadMapping when the mapping names a column that the file does not have, or a field that does not exist */
export function headOf(headers: string[], mapping: Readonly<Record<string, string>>): Head {
  const isOurs = isProblemFile(headers);
  const ignored = isOurs ? Object.fromEntries(PROBLEM_COLUMNS.map((column) => [column, 'ignore'])) : {};
  return { headers, columns: recogniseColumns(headers, { ...ignored, ...mapping }), isProblemFile: isOurs };
}

const TELLING = ['email', 'phone', 'name', 'firstName', 'lastName', 'company', 'externalId'] as const;

/** A file whose leads nobody could reach or tell apart was read wrongly: better said now than found out after the import. */
export function refusalOf(
  { columns: { mapping, suggestions, names } }: Head,
  said: Readonly<Record<string, string>>,
): BadMapping | null {
  const likely = suggestions.find(({ field, name }) => field === 'email' && !(name in said));
  if (likely) {
    const remedy = `say {"${likely.name}": "email"} in "mapping", or "custom" to import without addresses`;
    return new BadMapping(
      likely.name,
      `no column is known to hold the address, but "${likely.name}" may be it: ${remedy}`,
    );
  }
  if (TELLING.some((field) => mapping[field] !== undefined)) return null;
  const remedy = `say what they are in "mapping", such as {"${names[0]}": "email"}`;
  return new BadMapping(
    names[0] ?? '',
    `none of the columns ${names.slice(0, 20).join(', ')} is known to tell who a lead is: ${remedy}`,
  );
}

/** What each column is read as, by header, as a mapping would say it. */
export function usesOf({ names, mapping, optOut, custom }: Columns): Record<string, string> {
  const uses = Object.fromEntries(names.map((name) => [name, 'ignore']));
  for (const { name } of custom) uses[name] = 'custom';
  for (const [field, indexes] of Object.entries(mapping)) for (const index of indexes) uses[names[index] ?? ''] = field;
  for (const { index } of optOut) uses[names[index] ?? ''] = 'optedOut';
  return uses;
}

/** The lead a row makes, with the user's own cells and all that is wrong with them. */
export function leadOf(
  { cells, problem }: Row,
  head: Head,
): { cells: string[]; lead: NormalisedLead; problems: (Problem | { field: string; reason: string })[] } {
  const given = head.isProblemFile ? cells.map(unguarded) : cells;
  const lead = normaliseLead(readRow(head.columns, given));
  return {
    cells: given,
    lead,
    problems: problem ? [...lead.problems, { field: 'row', reason: problem }] : lead.problems,
  };
}
