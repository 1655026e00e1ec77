import { Injectable } from '@nestjs/common';
import { companyFacts } from '../knowledge/company.facts.js';
import { CompanyStore } from '../knowledge/company.store.js';
import { leadFacts } from '../leads/lead.facts.js';
import type { Message } from '../messages/message.entity.js';
import { threadLines } from '../messages/thread-lines.js';
import { findSigns } from '../writer/offline/find-signs.js';
import { type Criterion, provenFindings } from '../writer/qualification.js';
import { type HandoffBrief, Writer, WriterFailed } from '../writer/writer.js';
import type { HandoffCase } from './handoff-case.js';
import { QualificationStore } from './qualification.store.js';
import { callBrief, type CallReason, replyBrief } from './plain-brief.js';

/** Writes what a rep reads first. */
@Injectable()
export class HandoffBriefs {
  constructor(
    private readonly company: CompanyStore,
    private readonly qualification: QualificationStore,
    private readonly writer: Writer,
  ) {}

  /** By the writer; from the record alone where it fails, or where nobody has said yet what we sell. */
  async write(found: HandoffCase): Promise<HandoffBrief> {
    const company = await this.company.find();
    const { criteria } = await this.qualification.find();
    const meaning = found.replies.at(-1)?.meaning;
    if (!company || !meaning) return plainBriefOf(found, criteria);
    try {
      const { writtenBy: _, ...brief } = await this.writer.writeBrief(
        {
          company: companyFacts(company),
          lead: leadFacts(found.lead),
          thread: threadLines(found.thread),
          replyClass: meaning.class,
          questions: meaning.questions,
          criteria,
        },
        { leadId: found.lead.id, about: `brief/${found.lead.id}`, round: 0 },
      );
      return brief;
    } catch (error) {
      if (error instanceof WriterFailed) return plainBriefOf(found, criteria);
      throw error;
    }
  }
}

/** Needs no model. */
export function plainBriefOf({ lead, thread, replies, call }: HandoffCase, criteria: Criterion[]): HandoffBrief {
  const reply = replies.at(-1);
  const brief = reply ? replyBrief(lead, told(reply)) : callBrief(lead, call as CallReason);
  const lines = threadLines(thread);
  return { ...brief, qualification: provenFindings(criteria, findSigns(criteria, lines), lines) };
}

const told = ({ meaning, body }: Message) => ({
  class: meaning?.class ?? 'unclear',
  text: body,
  questions: meaning?.questions ?? [],
});
