import { row, type Tx } from '../database/sql.js';

export interface RepWriting {
  name: string;
  bookingLink: string | null;
}

/** The rep who has this lead, if it is this one: they write in their own name. Whoever helps out writes in the mailbox's. */
export async function repWriting(tx: Tx, leadId: string, repId: string): Promise<RepWriting | null> {
  return row<RepWriting>(
    tx,
    `select name, booking_link from handoff join rep on rep.id = rep_id
     where lead_id = $1 and rep_id = $2 and handoff.status = 'accepted' limit 1`,
    [leadId, repId],
  );
}
