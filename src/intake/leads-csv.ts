import type { Lead } from '../leads/lead.entity.js';
import { BYTE_ORDER_MARK, csvLine } from './csv-line.js';

/** The names are those of the API and of the import: the file can be taken in again. */
export const LEAD_COLUMNS = [
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

export type LeadColumn = (typeof LEAD_COLUMNS)[number];

export const leadsHeader = (columns: readonly LeadColumn[]): string => `${BYTE_ORDER_MARK}${csvLine(columns)}`;

export const leadLine = (lead: Lead, columns: readonly LeadColumn[]): string =>
  csvLine(columns.map((column) => cellOf(lead[column])));

const cellOf = (value: string | Date | null): string => (value instanceof Date ? value.toISOString() : (value ?? ''));
