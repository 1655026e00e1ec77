import type { Lead } from '../leads/lead.entity.js';
import { BYTE_ORDER_MARK, csvLine } from './csv-line.js';

/** The names are those of the API and of the import: the file can be taken in again. */
const COLUMNS = [
  'id',
  'email',
  'firstName',
  'lastName',
  'company',
  'title',
  'phone',
  'industry',
  'website',
  'city',
  'state',
  'country',
  'language',
  'timeZone',
  'ownerEmail',
  'source',
  'ledgerState',
  'ledgerReason',
  'nextActionAt',
  'createdAt',
] as const satisfies (keyof Lead)[];

export const leadsHeader = `${BYTE_ORDER_MARK}${csvLine(COLUMNS)}`;

export const leadLine = (lead: Lead): string => csvLine(COLUMNS.map((column) => cellOf(lead[column])));

const cellOf = (value: string | Date | null): string => (value instanceof Date ? value.toISOString() : (value ?? ''));
