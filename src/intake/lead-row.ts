import type { Columns } from './columns.js';
import type { RawLead } from './lead-fields.js';
import { isNonMarketing, readOptOut } from './opt-out.js';

/**
 * Makes a raw lead of a row. Of several columns for one field the first filled one is used; what the others hold stays in custom fields.
 * A row that is shorter than the header has empty cells at its end.
 */
export function readRow(columns: Columns, cells: readonly string[]): RawLead {
  const custom: Record<string, string> = {};
  const lead: RawLead = { custom };
  const keep = (index: number): void => {
    const text = cells[index]?.trim();
    if (text) custom[columns.names[index] ?? ''] = text;
  };
  for (const { index } of columns.custom) keep(index);
  for (const field of Object.keys(columns.mapping) as (keyof Columns['mapping'])[]) {
    const indexes = columns.mapping[field] ?? [];
    const used = indexes.find((index) => cells[index]?.trim());
    if (used === undefined) continue;
    if (field === 'externalId') lead.externalIds = { [idNameOf(columns.vendor)]: cells[used] ?? '' };
    else lead[field] = cells[used];
    for (const index of indexes) if (index !== used) keep(index);
  }
  readOptOuts(columns, cells, lead);
  return lead;
}

/** The id in a file of no known system still tells its rows apart. */
const idNameOf = (vendor: string): string => (vendor === 'unknown' ? 'file' : vendor);

function readOptOuts({ optOut }: Columns, cells: readonly string[], lead: RawLead): void {
  for (const { index, reads } of optOut) {
    const cell = cells[index] ?? '';
    const said = reads === 'opt_out' ? readOptOut(cell) : isNonMarketing(cell) ? 'out' : 'not_out';
    if (said === 'not_out') continue;
    lead.optedOut = true;
    if (said === 'unclear') lead.problems = [{ field: 'optedOut', reason: 'unclear_opt_out' }];
  }
}
