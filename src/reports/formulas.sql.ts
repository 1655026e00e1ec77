/** What a person wrote: neither a machine's answer nor a mail that nobody has read yet. */
export const WRITTEN = `direction = 'in' and lead_id is not null
  and meaning->>'class' not in ('bounce', 'auto_reply', 'out_of_office')`;

export const SENT = `direction = 'out' and status = 'sent'`;

/** An actor that is one of our people or their programs; the sandbox has people of its own. */
export const PERSON = `'^(user|key|rep|person):'`;

/** Calls are hand-offs of leads that no mail reaches: nobody warmed them up. */
export const CALL = `reason like 'call\\_%'`;

const warm = (and = ''): string => `exists (select from handoff where lead_id = lead.id and not ${CALL} ${and})`;

/** How far a lead has got; needs a row `lead`. */
export const REACHED = {
  replied: `exists (select from message where lead_id = lead.id and ${WRITTEN})`,
  warm: warm(),
  accepted: warm('and accepted_at is not null'),
  won: warm(`and outcome = 'won'`),
} as const;
