import { BYTE_ORDER_MARK, csvLine } from './csv-line.js';
import type { ProblemRow } from './import-rows.store.js';
import { inWords } from './problem-words.js';

/** The two columns before the user's own. A file that begins with them is recognised when it comes back mended. */
export const PROBLEM_COLUMNS = ['Everylead row', 'Everylead problem'] as const;

export const isProblemFile = (headers: readonly string[]): boolean =>
  PROBLEM_COLUMNS.every((column, index) => headers[index] === column);

export const problemsHeader = (headers: readonly string[]): string =>
  `${BYTE_ORDER_MARK}${csvLine([...PROBLEM_COLUMNS, ...headers])}`;

/** The user's own row, with where it stood and why it is here. */
export function problemLine(row: ProblemRow): string {
  return csvLine([String(row.rowNumber), reasonsOf(row).join('; '), ...row.cells]);
}

function reasonsOf({ problems, outcome, standing, optedOut, addressMark }: ProblemRow): string[] {
  const reasons = problems.map(inWords);
  if (outcome === 'duplicate_in_file') reasons.push('The same lead stands further up in the file; that row was used');
  if (outcome === 'duplicate_in_database') {
    reasons.push('This lead is known already and was left as it is: fill blanks or overwrite to add to it');
  }
  if (addressMark === 'disposable') reasons.push('The address is of a service for throw-away addresses');
  if (standing === 'no_address') reasons.push('There is no mail address: nothing can be written to this lead');
  if (standing === 'no_cadence')
    reasons.push('No cadence is meant for this lead: widen an audience or choose a cadence');
  if (standing === 'suppressed') {
    reasons.push(optedOut ? 'The file says that this person opted out' : 'This address must not be mailed');
  }
  return reasons;
}
