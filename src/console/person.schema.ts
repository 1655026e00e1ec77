import { z } from 'zod';
import { passwordSchema } from '../access/passwords.js';

export const nameSchema = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(120)
  .regex(/^\P{Cc}*$/u, 'must be one line');

export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email('must be an address such as mia@company.com'));

/** Somebody who comes in for the first time. */
export const newPersonSchema = z.strictObject({ name: nameSchema, password: passwordSchema });
