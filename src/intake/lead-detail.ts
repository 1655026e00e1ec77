import { Injectable } from '@nestjs/common';
import { ActivityStore } from '../activity/activity.store.js';
import { CadencesStore } from '../cadences/cadences.store.js';
import type { Enrollment } from '../cadences/enrollment.entity.js';
import { EnrollmentsStore } from '../cadences/enrollments.store.js';
import type { Lead } from '../leads/lead.entity.js';
import { LeadsStore } from '../leads/leads.store.js';
import { MessagesStore } from '../messages/messages.store.js';
import { wasSaid } from '../messages/thread-lines.js';
import type { ThreadMessage } from '../messages/thread-columns.js';
import { type MessageReasons, MessageReasonsStore } from './message-reasons.store.js';
import { type NextAction, nextActionOf } from './next-action.js';
import { OpenHandoffStore } from './open-handoff.store.js';

export type LeadDetail = Lead & {
  /** The newest one, open or not. */
  enrollment: (Enrollment & { cadenceName: string | null }) | null;
  /** What happens next with the lead; null when nothing more will. */
  nextAction: NextAction | null;
};

/** Something that happened: a step or a person acted, or a message was written, sent or received. */
export type TimelineEntry =
  | { at: Date; kind: 'act'; actor: string; act: string; reason: string | null; detail: Record<string, unknown> }
  | { at: Date; kind: 'message'; message: ThreadMessage; why: MessageReasons };

export interface Timeline {
  items: TimelineEntry[];
  nextCursor: null;
  /** Something was said: a mail left, or came in. From then on the subject of the conversation stays. */
  wasSaid: boolean;
  /** Of `user:7`, `rep:3` and the like, wherever they stand above: what people know them by. */
  names: Record<string, string>;
}

/** Of a message that came in between the two looks. */
const UNKNOWN: MessageReasons = { touch: null, modelCalls: 0, cost: null };

/** One lead with everything a person asks about it. */
@Injectable()
export class LeadDetails {
  constructor(
    private readonly leads: LeadsStore,
    private readonly enrollments: EnrollmentsStore,
    private readonly cadences: CadencesStore,
    private readonly messages: MessagesStore,
    private readonly activity: ActivityStore,
    private readonly reasons: MessageReasonsStore,
    private readonly handoffs: OpenHandoffStore,
  ) {}

  async find(id: string): Promise<LeadDetail | null> {
    const lead = await this.leads.find(id);
    if (!lead) return null;
    const enrollment = await this.enrollments.lastOf(id);
    const owner = enrollment?.pauseOwner;
    const [cadence, handoff, names] = await Promise.all([
      enrollment && this.cadences.find(enrollment.cadenceId),
      lead.ledgerState === 'with_rep' ? this.handoffs.ofLead(id) : null,
      owner ? this.activity.namesOf([owner]) : null,
    ]);
    return {
      ...lead,
      enrollment: enrollment && { ...enrollment, cadenceName: cadence?.name ?? null },
      nextAction: nextActionOf(lead, { pausedBy: owner && (names?.[owner] ?? owner), handoff }),
    };
  }

  /** Oldest first. */
  async timeline(id: string): Promise<Timeline> {
    const [acts, messages, reasons] = await Promise.all([
      this.activity.ofLead(id),
      this.messages.thread(id),
      this.reasons.ofLead(id),
    ]);
    const entries: TimelineEntry[] = [
      ...acts.map(({ at, actor, act, reason = null, detail = {} }) => ({
        at,
        kind: 'act' as const,
        actor,
        act,
        reason,
        detail,
      })),
      ...messages.map((message) => ({
        at: message.sentAt ?? message.receivedAt ?? message.createdAt,
        kind: 'message' as const,
        message,
        why: reasons.get(message.id) ?? UNKNOWN,
      })),
    ];
    entries.sort((a, b) => a.at.getTime() - b.at.getTime());
    const names = await this.activity.namesOf(actorsIn(entries));
    return { items: entries, nextCursor: null, wasSaid: messages.some(wasSaid), names };
  }
}

const actorsIn = (entries: TimelineEntry[]): string[] =>
  entries
    .flatMap((entry) =>
      entry.kind === 'act'
        ? [entry.actor]
        : [entry.message.writtenBy, entry.message.classifiedBy, entry.why.touch?.chosenBy],
    )
    .filter((actor) => actor !== null && actor !== undefined);
