import { z } from 'zod';

/** Every list pages by cursor: `?limit=&cursor=`; ids are the cursor, newest first. */
export const pageSchema = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .regex(/^\d{1,18}$/, 'use the nextCursor of the page before')
    .optional(),
});

export interface Page<Item> {
  items: Item[];
  /** Null on the last page. */
  nextCursor: string | null;
}

/** A page of rows that were fetched with that limit; a full page may have a next one. */
export function pageOf<Item extends { id: string }>(items: Item[], limit: number): Page<Item> {
  return { items, nextCursor: items.length < limit ? null : (items.at(-1)?.id ?? null) };
}
