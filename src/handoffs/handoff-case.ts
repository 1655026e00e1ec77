import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Tx } from '../database/sql.js';
import type { Lead } from '../leads/lead.entity.js';
import { LeadsStore } from '../leads/leads.store.js';
import type { Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import type { Handoff } from './handoff.entity.js';
import { HandoffsStore } from './handoffs.store.js';
import type { CallReason } from './plain-brief.js';

/** A lead that may want a rep, and why. At least one of `replies` and `call` says that it does. */
export interface HandoffCase {
  lead: Lead;
  thread: Message[];
  /** Replies whose decision is a hand-off that has not had its effect, oldest first. */
  replies: Message[];
  /** No mail can reach the lead, somebody can call, and nobody was asked to yet. */
  call: CallReason | null;
  /** All hand-offs the lead ever had, newest first. */
  handoffs: Handoff[];
}

const CALLS: Record<string, CallReason> = { no_address: 'call_no_address', bounced: 'call_bounced' };

@Injectable()
export class HandoffCases {
  constructor(
    private readonly dataSource: DataSource,
    private readonly leads: LeadsStore,
    private readonly messages: MessagesStore,
    private readonly handoffs: HandoffsStore,
  ) {}

  /** Null when the lead wants no rep, or no longer. */
  async load(leadId: string, tx: Tx = this.dataSource.manager): Promise<HandoffCase | null> {
    const lead = await this.leads.find(leadId, tx);
    if (!lead) return null;
    const thread = await this.messages.thread(leadId, tx);
    const handoffs = await this.handoffs.allOf(leadId, tx);
    const replies = thread.filter(({ status, decision }) => status === 'classified' && decision?.act === 'hand_off');
    const call = handoffs.length === 0 ? callFor(lead) : null;
    return replies.length > 0 || call ? { lead, thread, replies, call, handoffs } : null;
  }
}

function callFor({ ledgerState, ledgerReason, phone }: Lead): CallReason | null {
  if (ledgerState !== 'excluded' || phone === null) return null;
  return CALLS[ledgerReason] ?? null;
}
