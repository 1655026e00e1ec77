import { fold } from '../fold.js';
import { apollo } from './apollo.js';
import { generic } from './generic.js';
import { hubspot } from './hubspot.js';
import { instantly } from './instantly.js';
import { linkedin } from './linkedin.js';
import { pipedrive } from './pipedrive.js';
import { salesforce } from './salesforce.js';
import { smartlead } from './smartlead.js';
import type { Vendor } from './vendor.js';
import { zoho } from './zoho.js';

const VENDORS: readonly Vendor[] = [hubspot, salesforce, pipedrive, apollo, zoho, instantly, smartlead, linkedin];
// A shared word such as `Lead Owner` alone says little; two tell-tale headers have not been seen to lie.
const TELL_TALES_NEEDED = 2;

const known = new Set(
  [...VENDORS, generic].flatMap(({ names, tellTales }) => [...Object.values(names).flat(), ...tellTales]).map(fold),
);

/** The system that writes such headers; `generic` when it is none of those we know or could be two of them. */
export function vendorOf(headers: readonly string[]): Vendor {
  const present = new Set(headers.map(fold));
  const score = ({ tellTales, signatures = [] }: Vendor): number => {
    const told = new Set(tellTales.map(fold).filter((key) => present.has(key))).size;
    const isSigned = headers.some((header) => signatures.some((signature) => header.trim().startsWith(signature)));
    return isSigned ? told + TELL_TALES_NEEDED : told;
  };
  const [best, next] = VENDORS.map((vendor) => ({ vendor, score: score(vendor) })).sort((a, b) => b.score - a.score);
  if (!best || best.score < TELL_TALES_NEEDED || best.score === next?.score) return generic;
  return best.vendor;
}

export const labelOf = (name: string): string => VENDORS.find((vendor) => vendor.name === name)?.label ?? generic.label;

/** Whether a cell is what some system calls one of its columns. */
export const isHeader = (cell: string): boolean => known.has(fold(cell));
