import { hash } from 'node:crypto';
import { fold } from './fold.js';
import type { NormalisedLead } from './lead-fields.js';

export interface Identity {
  /** Unique among leads: two rows with the same one are the same lead. */
  identity: string;
  /** What a lead with this address would be known by if it had come without it, if anything. */
  formerly: string | null;
}

// Not systems: `file` is an id of no known system, which another file gives to somebody else; the others are prefixes of ours.
const NOT_SYSTEMS = new Set(['file', 'tel', 'name', 'row']);
// A btree key must fit a third of a page.
const LONGEST = 300;

/**
 * What makes two rows the same lead. The first of these that there is:
 * 1. the address: `ana@acme.com`;
 * 2. the id in the system it comes from: `hubspot:123`;
 * 3. the phone number with the name, for a switchboard has many people behind it: `tel:+4930901820:analopez`;
 * 4. name and company, whichever there is: `name:<hash>`;
 * 5. everything that was given: `row:<hash>`, so that the same file or request twice is one lead.
 *
 * Only an address contains an @ without a colon before it, so no kind is ever taken for another.
 */
export function identityOf(lead: NormalisedLead): Identity {
  const other = byExternalId(lead) ?? byPhone(lead) ?? byName(lead);
  if (lead.email !== null) return { identity: lead.email, formerly: other };
  return { identity: other ?? `row:${digest(contentOf(lead))}`, formerly: null };
}

/** Of several systems the first by name, whatever order they were given in. */
function byExternalId({ externalIds }: NormalisedLead): string | null {
  const [system] = Object.keys(externalIds)
    .filter((name) => !NOT_SYSTEMS.has(name))
    .sort();
  return system === undefined ? null : short(`${system}:${externalIds[system]}`);
}

/** A number that could not be read is as it was typed, and typed differently each time. */
const byPhone = (lead: NormalisedLead): string | null =>
  lead.phone?.startsWith('+') ? short(`tel:${lead.phone}:${nameOf(lead)}`) : null;

function byName(lead: NormalisedLead): string | null {
  const parts = [nameOf(lead), fold(lead.company ?? '')];
  return parts.every((part) => part === '') ? null : `name:${digest(parts)}`;
}

const nameOf = ({ firstName, lastName }: NormalisedLead): string => fold(`${firstName ?? ''}${lastName ?? ''}`);

const contentOf = ({ externalIds, custom, ...lead }: NormalisedLead): unknown => [
  lead,
  Object.entries(externalIds).sort(),
  Object.entries(custom).sort(),
];

const digest = (content: unknown): string => hash('sha256', JSON.stringify(content), 'hex').slice(0, 32);

const short = (identity: string): string =>
  identity.length <= LONGEST ? identity : `${identity.slice(0, LONGEST - 33)}:${digest(identity)}`;
