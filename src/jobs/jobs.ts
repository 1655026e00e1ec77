import { z } from 'zod';

/** Each queue has its own workers, so a slow model never holds up the mail. */
export const queueNames = ['mail', 'writer', 'chores'] as const;
export type QueueName = (typeof queueNames)[number];

/** Most rows one reminder names. */
export const MAX_IDS = 100;

/** A bigint identity key as it travels in JSON. */
const rowId = z.string().regex(/^[1-9]\d{0,18}$/, 'must be a row id in decimal digits');

const row = z.object({ id: rowId });
const rows = z.object({ ids: z.array(rowId).min(1).max(MAX_IDS) });

/** A job about rows is tried once: the row's own columns say when it is tried again. */
const ONCE = 1;

/**
 * Every job there is. A job is a reminder that rows want something: it carries their ids and decides nothing, so a lost
 * one costs delay and a second one finds nothing left to do.
 */
export const jobs = {
  'touch.draft': { queue: 'writer', payload: rows, attempts: ONCE },
  'touch.draft-ahead': { queue: 'writer', payload: rows, attempts: ONCE },
  'message.send': { queue: 'mail', payload: rows, attempts: ONCE },
  'mailbox.read': { queue: 'mail', payload: rows, attempts: ONCE },
  'reply.classify': { queue: 'writer', payload: rows, attempts: ONCE },
  'reply.answer': { queue: 'writer', payload: rows, attempts: ONCE },
  'reply.act': { queue: 'chores', payload: rows, attempts: ONCE },
  'lead.hand-off': { queue: 'writer', payload: rows, attempts: ONCE },
  'handoff.advance': { queue: 'chores', payload: rows, attempts: ONCE },
  'handoff.recall': { queue: 'chores', payload: rows, attempts: ONCE },
  'rep.digest': { queue: 'chores', payload: rows, attempts: ONCE },
  'rep-mail.pass-on': { queue: 'chores', payload: rows, attempts: ONCE },
  'notice.deliver': { queue: 'mail', payload: rows, attempts: ONCE },
  'passage.embed': { queue: 'writer', payload: rows, attempts: ONCE },
  'import.read': { queue: 'chores', payload: row, attempts: ONCE },
  'import.load': { queue: 'chores', payload: row, attempts: ONCE },
} as const satisfies Record<string, { queue: QueueName; payload: z.ZodType; attempts: number }>;

export type JobName = keyof typeof jobs;
export type JobPayload<N extends JobName> = z.infer<(typeof jobs)[N]['payload']>;

/** The jobs that carry many row ids. */
export type ReminderName = { [N in JobName]: JobPayload<N> extends { ids: string[] } ? N : never }[JobName];

export const jobNames = Object.keys(jobs) as JobName[];

export function isJobName(name: string): name is JobName {
  return Object.hasOwn(jobs, name);
}
