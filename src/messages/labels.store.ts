import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rows } from '../database/sql.js';
import type { ReplyClass } from '../writer/writer.js';

/** A reply of which a person said what it means. */
export interface Label {
  id: string;
  leadId: string;
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
}

@Injectable()
export class LabelsStore {
  constructor(private readonly dataSource: DataSource) {}

  /** The newest first. */
  async list(limit: number, cursor?: string): Promise<Label[]> {
    return rows<Label>(
      this.dataSource.manager,
      `select reply.id, reply.meaning->>'class' as class, reply.meaning->>'resumeOn' as resume_on,
         coalesce(reply.language, lead.language) as language, lead.time_zone, reply.received_at, reply.subject,
         reply.body as text, translate(encode(reply.raw, 'base64'), e'\n', '') as raw, reply.lead_id
       from message as reply join lead on lead.id = reply.lead_id
       where reply.direction = 'in' and (reply.classified_by like 'user:%' or reply.classified_by like 'key:%') and ($2::bigint is null or reply.id < $2)
       order by reply.id desc limit $1`,
      [limit, cursor ?? null],
    );
  }
}
