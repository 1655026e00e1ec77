import { StreamableFile } from '@nestjs/common';
import { BYTE_ORDER_MARK, type CsvCell, csvLine } from '../intake/csv-line.js';
import type { CutInput } from './cut.js';

const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);

/** A report as a table; the names of its columns are those of the API. The period stands in the name of the file. */
export function reportFile(
  name: string,
  { from, until }: CutInput,
  header: readonly string[],
  lines: readonly (readonly CsvCell[])[],
): StreamableFile {
  const period = [from && `-from-${dayOf(from)}`, until && `-until-${dayOf(until)}`].filter(Boolean).join('');
  return new StreamableFile(Buffer.from(BYTE_ORDER_MARK + [header, ...lines].map(csvLine).join('')), {
    type: 'text/csv; charset=utf-8',
    disposition: `attachment; filename="${name}${period}.csv"`,
  });
}

/** One line for each number of a report, by its name. */
export const linesOf = (numbers: object): [string, CsvCell][] => Object.entries(numbers) as [string, CsvCell][];
