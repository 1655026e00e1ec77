import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { Lead } from '../leads/lead.entity.js';
import { readAutoReply } from '../mail/auto-reply.js';
import { type Bounce, readBounce, readComplaint } from '../mail/bounce.js';
import { parseMail, type ParsedMail } from '../mail/parse-mail.js';
import { hasPrefix } from '../mail/subject-prefix.js';
import type { Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import { threadLines } from '../messages/thread-lines.js';
import { LANGUAGES, type Language, type Meaning, type ReplyClass, Writer, WriterFailed } from '../writer/writer.js';
import { readOptOut } from './opt-out.js';
import { OurWords } from './our-words.js';

/** What a reply means, and which rule or writer said so. */
export interface Reading {
  meaning: Meaning;
  by: string;
  bounce: Bounce | null;
  /** Why nobody but a person can tell what it means. */
  doubt: string | null;
}

const RULES = 'rules/1';

/** Every mail of ours offers this subject, sent to its own address, as a way out (List-Unsubscribe, RFC 2369 §3.2). */
const WAY_OUT = /^unsubscribe$/i;

/** No way to us is so long: two servers forward to each other (RFC 5321 §6.3). */
const LOOP_HOPS = 50;

/** Bounce, complaint, automatic reply, opt-out in words, in this order; only what is left is put before the writer. */
@Injectable()
export class ReadReply {
  constructor(
    private readonly messages: MessagesStore,
    private readonly writer: Writer,
    private readonly ourWords: OurWords,
  ) {}

  /**
   * A writer that cannot read at present is given back as its failure; one that cannot read this reply, or may spend nothing
   * more this month, leaves it to a person: whoever wrote to us does not wait for the next month.
   */
  async run(reply: Message, lead: Lead): Promise<Reading | WriterFailed> {
    const thread = (await this.messages.thread(lead.id)).filter(({ id }) => id !== reply.id);
    const mail = reply.raw && (await parseMail(reply.raw));
    const language = readable(lead.language);
    const receivedAt = inZone(reply.receivedAt ?? reply.createdAt, lead.timeZone);
    const byRules = mail && readByRules(mail, language, await this.ourWords.of(thread), receivedAt);
    return byRules ?? this.ask(reply, lead, thread);
  }

  private async ask(reply: Message, lead: Lead, thread: Message[]): Promise<Reading | WriterFailed> {
    const language = readable(lead.language);
    try {
      const { writtenBy, ...meaning } = await this.writer.classifyReply(
        {
          subject: reply.subject,
          text: reply.body,
          thread: threadLines(thread),
          receivedAt: inZone(reply.receivedAt ?? reply.createdAt, lead.timeZone),
          language,
        },
        { leadId: lead.id, about: `reply/${reply.id}`, round: 0 },
      );
      return { meaning, by: writtenBy ?? this.writer.id, bounce: null, doubt: null };
    } catch (error) {
      if (!(error instanceof WriterFailed)) throw error;
      return error.passes && error.kind !== 'budget'
        ? error
        : reading('unclear', language, this.writer.id, { doubt: `writer_${error.kind}` });
    }
  }
}

/** What code alone understands; no writer can overrule it. `ourWords`: what we said to the lead before; `receivedAt`: ISO, in their zone. */
export function readByRules(
  mail: ParsedMail,
  language: Language | null,
  ourWords = '',
  receivedAt: string | null = null,
): Reading | null {
  const bounce = readBounce(mail);
  if (bounce) return reading('bounce', language, `${RULES}:bounce`, { evidence: bounce.diagnostic ?? '', bounce });
  if (readComplaint(mail)) return reading('complaint', language, `${RULES}:feedback_report`);
  if (WAY_OUT.test(mail.subject))
    return reading('unsubscribe', language, `${RULES}:way_out`, { evidence: mail.subject });
  const away = readAutoReply(mail, receivedAt);
  if (away) {
    if (away.challenge) return reading('unclear', language, `${RULES}:challenge`, { doubt: 'challenge' });
    const kind = away.leftCompany ? 'wrong_person' : away.kind;
    const referral = away.leftCompany && away.contact ? { name: null, email: away.contact } : null;
    return reading(kind, language, `${RULES}:auto_reply`, { resumeOn: away.returnsOn, referral });
  }
  const optOut = readOptOut(ownWords(mail), language ?? undefined, ourWords);
  if (optOut) return reading('unsubscribe', language, `${RULES}:opt_out`, { evidence: optOut.evidence });
  const doubt = doubtAbout(mail);
  return doubt === null ? null : reading('unclear', language, `${RULES}:${doubt}`, { doubt });
}

/** A subject that answers ours is not the lead's. */
const ownWords = ({ subject, replyText }: ParsedMail): string =>
  hasPrefix(subject) ? replyText : `${subject}\n${replyText}`;

/** A mail cut off may lack the word that matters; one that only quotes would be read as if the lead had said our words. */
function doubtAbout(mail: ParsedMail): string | null {
  if (mail.damage !== null) return 'damaged';
  if (mail.hops >= LOOP_HOPS) return 'mail_loop';
  const isEmpty = mail.text === '' && (mail.subject === '' || hasPrefix(mail.subject));
  return isEmpty || (mail.text !== '' && mail.replyText === '') ? 'no_own_words' : null;
}

const readable = (language: string): Language | null => LANGUAGES.find((known) => known === language) ?? null;

function reading(
  kind: ReplyClass,
  language: Language | null,
  by: string,
  found: Partial<Pick<Meaning, 'evidence' | 'resumeOn' | 'referral'> & Pick<Reading, 'bounce' | 'doubt'>> = {},
): Reading {
  const { evidence = '', resumeOn = null, referral = null, bounce = null, doubt = null } = found;
  const meaning: Meaning = {
    class: kind,
    confidence: kind === 'unclear' ? 0 : 1,
    evidence,
    language: language ?? 'en',
    resumeOn,
    questions: [],
    referral,
  };
  return { meaning, by, bounce, doubt };
}

const inZone = (instant: Date, zone: string): string =>
  DateTime.fromJSDate(instant, { zone }).toISO() ?? instant.toISOString();
