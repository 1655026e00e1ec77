import type { Lead } from './lead.entity.js';

/** Longer ones cannot be written to (RFC 5321 §4.5.3.1.3). */
const MAX_ADDRESS = 254;
const ADDRESS = /^[^\s@<>,;"']+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/;

/** Other addresses that came with the lead, in the columns an import kept: "Secondary Email". */
export function otherAddresses({ email, custom }: Pick<Lead, 'email' | 'custom'>): string[] {
  const values = Object.values(custom).map((value) => value.trim().toLowerCase());
  const addresses = values.filter((value) => value.length <= MAX_ADDRESS && ADDRESS.test(value) && value !== email);
  return [...new Set(addresses)];
}
