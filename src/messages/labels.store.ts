import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { rows } from '../database/sql.js';
import type { ReplyClass, ThreadLine } from '../writer/writer.js';
import { Message } from './message.entity.js';
import { threadLines } from './thread-lines.js';

/** A reply of which a person said what it means, with all that a writer would be asked about it. */
export interface LabelledReply {
  id: string;
  class: ReplyClass;
  /** `YYYY-MM-DD`. */
  resumeOn: string | null;
  language: string;
  /** The lead's IANA zone. */
  timeZone: string;
  receivedAt: Date;
  subject: string;
  text: string;
  /** The mail as it came, base64; null when it was not kept. */
  raw: string | null;
  /** What was said before it. */
  thread: ThreadLine[];
}

@Injectable()
export class LabelsStore {
  constructor(private readonly dataSource: DataSource) {}

  /** The newest first. */
  async list(limit: number, cursor?: string): Promise<LabelledReply[]> {
    const { manager } = this.dataSource;
    const labelled = await rows<Omit<LabelledReply, 'thread'> & { leadId: string }>(
      manager,
      `select reply.id, reply.meaning->>'class' as class, reply.meaning->>'resumeOn' as resume_on,
         coalesce(reply.language, lead.language) as language, lead.time_zone, reply.received_at, reply.subject,
         reply.body as text, encode(reply.raw, 'base64') as raw, reply.lead_id
       from message as reply join lead on lead.id = reply.lead_id
       where reply.direction = 'in' and (reply.classified_by like 'user:%' or reply.classified_by like 'key:%') and ($2::bigint is null or reply.id < $2)
       order by reply.id desc limit $1`,
      [limit, cursor ?? null],
    );
    const leadIds = [...new Set(labelled.map(({ leadId }) => leadId))];
    const said = await manager.find(Message, { where: { leadId: In(leadIds) }, order: { id: 'ASC' } });
    return labelled.map(({ leadId, ...reply }) => {
      const before = said.filter((message) => message.leadId === leadId && BigInt(message.id) < BigInt(reply.id));
      return { ...reply, thread: threadLines(before) };
    });
  }
}
