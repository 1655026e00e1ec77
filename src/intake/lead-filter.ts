import { z } from 'zod';
import type { Caller } from '../access/access.js';
import { LEDGER_STATES } from '../leads/lead.entity.js';
import type { LeadFilter } from '../leads/lead-query.js';
import { REPLY_CLASSES } from '../writer/writer.js';

const idOf = (what: string) => z.string().regex(/^\d{1,18}$/, `must be the id of ${what}`);

/** How leads are searched, in the list, as a file and for acts on many of them. */
export const filterSchema = z.object({
  q: z.string().trim().min(1).max(200).optional().describe('Part of a name, a company or an address'),
  ledger: z.enum(LEDGER_STATES).optional(),
  cadence: idOf('a cadence').optional().describe('The cadence the lead is in, or was in last'),
  source: z.string().max(500).optional(),
  owner: z.string().max(500).optional().describe('The address of the owner whom the CRM named'),
  replyClass: z.enum(REPLY_CLASSES).optional().describe('What the last reply was read as'),
  importId: idOf('an import').optional(),
  rep: idOf('a rep').optional().describe('Leads this rep has, had, is offered or owns in the CRM'),
});

/** Whoever has only their own sees no others, whatever is asked for. */
export const filterFor = ({ rep, ...filter }: z.output<typeof filterSchema>, by: Caller): LeadFilter => ({
  ...filter,
  ofRep: by.onlyRepId ?? rep,
});
