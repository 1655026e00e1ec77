import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { Lead } from '../leads/lead.entity.js';
import { readAutoReply } from '../mail/auto-reply.js';
import { type Bounce, readBounce, readComplaint } from '../mail/bounce.js';
import { parseMail, type ParsedMail } from '../mail/parse-mail.js';
import type { Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import { threadLines } from '../messages/thread-lines.js';
import { LANGUAGES, type Language, type Meaning, type ReplyClass, Writer, WriterFailed } from '../writer/writer.js';
import { readOptOut } from './opt-out.js';

/** What a reply means, and which rule or writer said so. */
export interface Reading {
  meaning: Meaning;
  by: string;
  bounce: Bounce | null;
}

const RULES = 'rules/1';

/** Bounce, complaint, automatic reply, opt-out in words, in this order; only what is left is put before the writer. */
@Injectable()
export class ReadReply {
  constructor(
    private readonly messages: MessagesStore,
    private readonly writer: Writer,
  ) {}

  /** A writer that is busy is given back as its failure; one that cannot read the reply leaves it unclear. */
  async run(reply: Message, lead: Lead): Promise<Reading | WriterFailed> {
    const mail = reply.raw && (await parseMail(reply.raw));
    return (mail && readByRules(mail, readable(lead.language))) ?? this.ask(reply, lead);
  }

  private async ask(reply: Message, lead: Lead): Promise<Reading | WriterFailed> {
    const language = readable(lead.language);
    try {
      const meaning = await this.writer.classifyReply({
        subject: reply.subject,
        text: reply.body,
        thread: threadLines((await this.messages.thread(lead.id)).filter(({ id }) => id !== reply.id)),
        receivedAt: inZone(reply.receivedAt ?? reply.createdAt, lead.timeZone),
        language,
      });
      return { meaning, by: this.writer.id, bounce: null };
    } catch (error) {
      if (!(error instanceof WriterFailed)) throw error;
      return error.kind === 'busy' ? error : reading('unclear', '', language, this.writer.id);
    }
  }
}

/** What code alone understands; no writer can overrule it. */
export function readByRules(mail: ParsedMail, language: Language | null): Reading | null {
  const bounce = readBounce(mail);
  if (bounce) return { ...reading('bounce', bounce.diagnostic ?? '', language, `${RULES}:bounce`), bounce };
  if (readComplaint(mail)) return reading('complaint', '', language, `${RULES}:feedback_report`);
  const away = readAutoReply(mail);
  if (away) {
    const read = reading(away.leftCompany ? 'wrong_person' : away.kind, '', language, `${RULES}:auto_reply`);
    return { ...read, meaning: { ...read.meaning, resumeOn: away.returnsOn } };
  }
  const optOut = readOptOut(mail.replyText || mail.text, language ?? undefined);
  return optOut && reading('unsubscribe', optOut.evidence, language, `${RULES}:opt_out`);
}

const readable = (language: string): Language | null => LANGUAGES.find((known) => known === language) ?? null;

function reading(kind: ReplyClass, evidence: string, language: Language | null, by: string): Reading {
  const meaning: Meaning = {
    class: kind,
    confidence: kind === 'unclear' ? 0 : 1,
    evidence,
    language: language ?? 'en',
    resumeOn: null,
    questions: [],
    referral: null,
  };
  return { meaning, by, bounce: null };
}

const inZone = (instant: Date, zone: string): string =>
  DateTime.fromJSDate(instant, { zone }).toISO() ?? instant.toISOString();
