import { readAddress } from './address.js';
import type { LeadField } from './vendors/vendor.js';

/** Of a column's cells so many must look alike before it is suggested. */
const PART = 0.8;

const LOOKS: readonly [LeadField, (text: string) => boolean][] = [
  ['email', (text) => text.includes('@') && !('refused' in readAddress(text))],
  ['phone', (text) => /^(?:\+|00|\(?0)[\d\s()./-]{6,20}$/.test(text)],
  ['website', (text) => /^(?:https?:\/\/|www\.)\S+\.\S+$/i.test(text)],
];

/**
 * What a column whose header says nothing may hold, by its cells.
 * @param cells the filled ones of the first rows
 * @param fed fields that other columns feed
 */
export function suggestedUse(cells: readonly string[], fed: ReadonlySet<string>): LeadField | null {
  if (cells.length === 0) return null;
  const found = LOOKS.find(([field, looks]) => !fed.has(field) && cells.filter(looks).length >= cells.length * PART);
  return found?.[0] ?? null;
}
