import type { TextField } from '../lead-limits.js';

/** A field a column can feed. `externalId` is the row's id in the vendor's system. */
export type LeadField = TextField | 'externalId' | 'optedOut';

/** How one system names its columns. Spelling (case, spaces, dashes, accents) does not matter; the better of two names comes first. */
export interface Vendor {
  name: string;
  /** As its maker writes it. */
  label: string;
  /** Headers that hardly any other system writes: two of them tell. */
  tellTales: readonly string[];
  /** Headers that begin like this are written by no other system: one tells. */
  signatures?: readonly string[];
  names: Readonly<Partial<Record<LeadField, readonly string[]>>>;
  /** Headers that begin like this tell that a person opted out of one kind of mail or another. */
  optOutPrefixes?: readonly string[];
  /** Headers of a column in which `Non-marketing contact` or `false` means: not to be mailed. */
  marketingStatus?: readonly string[];
}
