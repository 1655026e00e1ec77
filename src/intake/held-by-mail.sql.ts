/**
 * SQL for whether a mail decides where a lead stands, whatever becomes of its enrollment: a reply that is not settled, a send of which nobody
 * knows whether it arrived, or an answer on the wire. The alias must be a row of `lead`.
 */
export const heldByMailSql = (alias: string): string => `exists (
  select from message where lead_id = ${alias}.id and (status in ('received', 'classified')
    or status = 'unknown' and settled_at is null or status = 'sending' and kind = 'answer'))`;
