import { z } from 'zod';

const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(max, `must not be longer than ${max} characters`)
    .regex(/^[^\0]*$/, 'must not contain NUL');

export const languageSchema = z.string().regex(/^[a-z]{2}$/, 'must be a code such as de');

export const validUntilSchema = z.iso
  .datetime({ offset: true, error: 'must be an instant such as 2026-12-31T23:59:59Z' })
  .transform((instant) => new Date(instant))
  .nullable()
  .default(null);

/** A question and its answer. */
export const pairSchema = z.strictObject({
  title: text(300).describe('The question it answers'),
  text: text(10_000).describe('What may be said, as it may be said'),
  language: languageSchema,
  validUntil: validUntilSchema,
});
