import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Act, ActivityStore } from '../activity/activity.store.js';
import { Enrollment } from '../cadences/enrollment.entity.js';
import { Handoff } from '../handoffs/handoff.entity.js';
import type { Lead } from '../leads/lead.entity.js';
import { LeadsStore } from '../leads/leads.store.js';
import { SuppressionsStore } from '../leads/suppressions.store.js';
import { MessagesStore } from '../messages/messages.store.js';
import type { ThreadMessage } from '../messages/thread-columns.js';
import { RepMail } from '../notices/rep-mail.entity.js';

export interface LeadExport {
  exportedAt: Date;
  lead: Lead;
  /** Why the person is not written to, if so. */
  suppression: string | null;
  enrollments: Enrollment[];
  messages: ThreadMessage[];
  handoffs: Handoff[];
  /** What reps wrote to us to be passed on; what was is among the messages. */
  repMails: Pick<RepMail, 'receivedAt' | 'status' | 'outcome'>[];
  acts: Act[];
}

@Injectable()
export class ExportLead {
  constructor(
    private readonly dataSource: DataSource,
    private readonly leads: LeadsStore,
    private readonly suppressions: SuppressionsStore,
    private readonly messages: MessagesStore,
    private readonly activity: ActivityStore,
  ) {}

  async run(leadId: string, now: Date): Promise<LeadExport | null> {
    const lead = await this.leads.find(leadId);
    if (!lead) return null;
    const { manager } = this.dataSource;
    const [suppression, enrollments, messages, handoffs, repMails, acts] = await Promise.all([
      lead.email ? this.suppressions.reasonFor(lead.email) : null,
      manager.findBy(Enrollment, { leadId }),
      this.messages.thread(leadId),
      manager.findBy(Handoff, { leadId }),
      manager.find(RepMail, { select: { receivedAt: true, status: true, outcome: true }, where: { leadId } }),
      this.activity.ofLead(leadId),
    ]);
    return { exportedAt: now, lead, suppression, enrollments, messages, handoffs, repMails, acts };
  }
}
