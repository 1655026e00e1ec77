import { DateTime } from 'luxon';
import { z } from 'zod';
import { parseMail, type ParsedMail } from '../../mail/parse-mail.js';
import { LANGUAGES, type Language, REPLY_CLASSES, type ReplyClass, type ReplyToClassify } from '../../writer/writer.js';

const line = z.object({
  from: z.enum(['us', 'lead']),
  at: z.string(),
  subject: z.string(),
  text: z.string(),
  by: z.literal('person').optional(),
});
const labelled = z.object({
  id: z.string(),
  class: z.enum(REPLY_CLASSES),
  resumeOn: z.iso.date().nullable(),
  language: z.enum(LANGUAGES).catch('en'),
  timeZone: z.string(),
  receivedAt: z.iso.datetime(),
  subject: z.string(),
  text: z.string(),
  raw: z.base64().nullable(),
  thread: z.array(line),
  ourWords: z.string(),
});
const file = z.object({ items: z.array(labelled) });

/** A reply that a person corrected, and how it is put before whoever reads it. */
export interface LabelledCase {
  id: string;
  class: ReplyClass;
  resumeOn: string | null;
  asRead(): Promise<{ mail: ParsedMail | null; reply: ReplyToClassify & { language: Language }; ourWords: string }>;
}

/** A page of `GET /api/replies/labelled`. Throws an error that says what is wrong with it. */
export function labelledCases(text: string): LabelledCase[] {
  const read = file.safeParse(JSON.parse(text));
  if (!read.success) throw new Error(`no page of GET /api/replies/labelled: ${z.prettifyError(read.error)}`);
  return read.data.items.map(({ id, class: kind, resumeOn, raw, timeZone, ourWords, ...reply }) => ({
    id,
    class: kind,
    resumeOn,
    asRead: async () => ({
      mail: raw === null ? null : await parseMail(Buffer.from(raw, 'base64')),
      reply: { ...reply, receivedAt: DateTime.fromISO(reply.receivedAt).setZone(timeZone).toISO() ?? reply.receivedAt },
      ourWords,
    }),
  }));
}
