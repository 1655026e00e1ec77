import { z } from 'zod';
import { LAWFUL_BASES, MAX_LENGTH, type TextField } from './lead-limits.js';

const MAX_CUSTOM_FIELDS = 200;
const MAX_EXTERNAL_IDS = 20;
const MAX_CUSTOM_LENGTH = 10_000;

// A line break could end a mail header early; NUL and half a surrogate pair cannot be stored in PostgreSQL.
const ONE_LINE = /^[^\r\n\0\p{Cs}]*$/u;
const STORABLE = /^[^\0\p{Cs}]*$/u;

const line = (max: number) =>
  z
    .string()
    .max(max, `must not be longer than ${max} characters`)
    .regex(ONE_LINE, 'must not contain line breaks or NUL');
const field = (name: TextField) => line(MAX_LENGTH[name]).optional();
const few = <T extends z.ZodRecord>(record: T, max: number) =>
  record.refine((given) => Object.keys(given).length <= max, `must not hold more than ${max} entries`);

/** The body of `POST /api/leads`. A lead needs something to know or reach it by; an unusable address is no error but a problem of the lead. */
export const leadInput = z
  .strictObject({
    email: field('email'),
    phone: field('phone'),
    firstName: field('firstName'),
    lastName: field('lastName'),
    name: field('name').describe('The full name, where first and last name are not known apart'),
    company: field('company'),
    title: field('title').describe('The job title'),
    industry: field('industry'),
    website: field('website'),
    city: field('city'),
    state: field('state'),
    country: field('country').describe('A code (ISO 3166-1) or a name'),
    timeZone: field('timeZone').describe('An IANA name, such as Europe/Berlin'),
    language: field('language').describe('ISO 639-1'),
    ownerEmail: field('ownerEmail').describe('The rep who owns the lead'),
    source: field('source'),
    lawfulBasis: z.enum(LAWFUL_BASES).optional(),
    consentAt: z.union([z.iso.date(), z.iso.datetime({ offset: true })]).optional(),
    externalIds: few(z.record(line(100).min(1), line(200)), MAX_EXTERNAL_IDS).optional(),
    custom: few(
      z.record(
        line(100).min(1),
        z
          .string()
          .max(MAX_CUSTOM_LENGTH, `must not be longer than ${MAX_CUSTOM_LENGTH} characters`)
          .regex(STORABLE, 'must not contain NUL'),
      ),
      MAX_CUSTOM_FIELDS,
    ).optional(),
    optedOut: z.boolean().optional(),
  })
  .refine(
    (lead) =>
      [lead.email, lead.phone, lead.firstName, lead.lastName, lead.name, lead.company].some((text) => text?.trim()) ||
      Object.keys(lead.externalIds ?? {}).length > 0,
    'give at least one of email, phone, a name, company, externalIds',
  );
export type LeadInput = z.infer<typeof leadInput>;
