import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';

export const REPLY_CLASSES = [
  'interested',
  'wants_meeting',
  'question',
  'objection',
  'later',
  'not_interested',
  'wrong_person',
  'unsubscribe',
  'complaint',
  'out_of_office',
  'auto_reply',
  'bounce',
  'unclear',
] as const;
export type ReplyClass = (typeof REPLY_CLASSES)[number];

export const REPLY_LANGUAGES = ['en', 'de', 'fr', 'es'] as const;
export type ReplyLanguage = (typeof REPLY_LANGUAGES)[number];

/** The program a reply was written with, which decides its headers, its parts and how it quotes our mail. */
const clientStyle = z.enum([
  'gmail',
  'outlook',
  'apple_mail',
  'iphone',
  'bottom_post',
  'interleaved',
  'no_quote',
  'exchange_oof',
  'gmail_vacation',
  'sieve_vacation',
  'x_autoreply',
  'bare_auto',
  'dsn',
  'qmail',
  'prose_bounce',
]);
export type ClientStyle = z.infer<typeof clientStyle>;

const replySchema = z.strictObject({
  id: z.string().regex(/^[a-z_]+\.(en|de|fr|es)\.\d\d$/),
  /** What a careful human reader would file it under; with two intents in one mail, the main one. */
  class: z.enum(REPLY_CLASSES),
  language: z.enum(REPLY_LANGUAGES),
  /** The writer's own words, with placeholders (see reply-text.ts) and without the quoted mail. */
  text: z.string().min(1),
  style: clientStyle,
  /** Appended below the text: nothing, the company's block, one with a legal notice, one with a newsletter banner. */
  signature: z.enum(['none', 'company', 'legal', 'newsletter']).default('none'),
  /** `{subject}` stands for ours; without it the client's usual prefix. */
  subject: z.string().optional(),
  /** "In two weeks": days from the reply to the day they want to hear from us, or are back. */
  resumeInDays: z.int().positive().optional(),
  /** "Next Monday", "in September", "on 15 November": the next such day after the reply. */
  resumeOn: z
    .string()
    .regex(/^(weekday:[1-7]|start_of:(week|month|quarter|year)|month:(1[0-2]|[1-9])|day:[01]\d-[0-3]\d)$/)
    .optional(),
  referral: z
    .strictObject({ name: z.string().optional(), email: z.string().optional(), phone: z.string().optional() })
    .optional(),
  /** Questions only: ids of the knowledge passages that answer it; an empty list says that none does. */
  answeredBy: z.array(z.string()).optional(),
  bounce: z
    .strictObject({
      kind: z.enum(['hard', 'soft', 'delayed']),
      status: z.string().regex(/^[245]\.\d{1,3}\.\d{1,3}$/),
      diagnostic: z.string(),
    })
    .optional(),
  notes: z.string().optional(),
});
export type CorpusReply = z.infer<typeof replySchema>;

const knowledgeSchema = z.array(
  z.strictObject({ id: z.string(), language: z.enum(['en', 'de']), question: z.string(), answer: z.string() }),
);
export type KnowledgePassage = z.infer<typeof knowledgeSchema>[number];

const companySchema = z.strictObject({
  name: z.string(),
  sells: z.string(),
  audience: z.string(),
  proof: z.array(z.string()),
  tone: z.string(),
  website: z.url(),
  postalAddress: z.string(),
  senderName: z.string(),
  senderEmail: z.email(),
});
export type DemoCompany = z.infer<typeof companySchema>;

const repsSchema = z.array(
  z.strictObject({
    name: z.string(),
    email: z.email(),
    /** IANA time zone. */
    zone: z.string(),
    /** Local wall-clock times; days are ISO weekdays, 1 = Monday. */
    hours: z.strictObject({ days: z.array(z.int().min(1).max(7)), from: z.iso.time(), to: z.iso.time() }),
    /** Hand-offs a rep can hold at once. */
    capacity: z.int().positive(),
    /** ISO 3166-1 alpha-2. */
    countries: z.array(z.string().length(2)),
    languages: z.array(z.string().length(2)),
  }),
);
export type DemoRep = z.infer<typeof repsSchema>[number];

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}

/** Every reply of the simulated people, in the order of their ids. Throws when a file breaks the schema. */
export function loadCorpus(): CorpusReply[] {
  const files = readdirSync(new URL('./replies/', import.meta.url)).filter((name) => name.endsWith('.json'));
  const replies = files.flatMap((name) => z.array(replySchema).parse(readJson(`./replies/${name}`)));
  return replies.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What the demo company's agent may claim. */
export function loadKnowledge(): KnowledgePassage[] {
  return knowledgeSchema.parse(readJson('./knowledge.json'));
}

export function loadCompany(): DemoCompany {
  return companySchema.parse(readJson('./company.json'));
}

export function loadReps(): DemoRep[] {
  return repsSchema.parse(readJson('./reps.json'));
}
