import { z } from 'zod';

const instant = z
  .union(
    [z.iso.date(), z.iso.datetime({ offset: true })],
    'must be a day such as 2026-03-01, or an instant with its offset',
  )
  .transform((text) => new Date(text));

/** `from` is in the period, `until` is the first instant after it; a day is its midnight in UTC. */
export const periodSchema = z.object({ from: instant.optional(), until: instant.optional() });
export type Period = z.infer<typeof periodSchema>;

/** A condition on `column` with the period's bounds as the parameters $1 and $2. */
export const within = (column: string): string =>
  `(${column} >= coalesce($1::timestamptz, '-infinity') and ${column} < coalesce($2::timestamptz, 'infinity'))`;

export const bounds = ({ from, until }: Period): [Date | null, Date | null] => [from ?? null, until ?? null];
