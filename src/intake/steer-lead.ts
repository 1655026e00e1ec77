import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityStore } from '../activity/activity.store.js';
import type { ChangeRefusal, EnrollmentStand } from '../cadences/cadence.rules.js';
import { EnrollmentsStore } from '../cadences/enrollments.store.js';
import { OpenEnrollments } from '../cadences/open-enrollments.js';
import { Clock } from '../clock/clock.js';
import { row, type Tx } from '../database/sql.js';
import type { Lead } from '../leads/lead.entity.js';
import { LeadsStore } from '../leads/leads.store.js';
import { MessagesStore } from '../messages/messages.store.js';
import { heldByMailSql } from './held-by-mail.sql.js';

/**
 * What a person does with a lead.
 * - `pause`: nothing is sent until a date, or until somebody resumes it. `snooze`: the lead asked for it, until a date.
 * - `resume`: it goes on. `stop`: nothing more is sent. `enroll`: it enters a cadence, `again` when it was in one before.
 * - `whisper`: an instruction for the next mail; null takes it back.
 */
export type Steering =
  | { act: 'pause'; until: Date | null }
  | { act: 'snooze'; until: Date }
  | { act: 'resume' }
  | { act: 'stop' }
  | { act: 'enroll'; cadenceId: string | null; again: boolean }
  | { act: 'whisper'; text: string | null };

export type SteerRefusal =
  | ChangeRefusal
  | 'gone'
  | 'no_open_enrollment'
  | 'with_rep'
  | 'reply_open'
  | 'in_cadence'
  | 'was_in_cadence'
  | 'no_address'
  | 'no_cadence'
  | 'suppressed';

/** Steers one lead by hand. A refusal changes nothing. */
@Injectable()
export class SteerLead {
  constructor(
    private readonly dataSource: DataSource,
    private readonly leads: LeadsStore,
    private readonly enrollments: EnrollmentsStore,
    private readonly openEnrollments: OpenEnrollments,
    private readonly messages: MessagesStore,
    private readonly activity: ActivityStore,
    private readonly clock: Clock,
  ) {}

  /** Null: done. Otherwise why not. */
  async run(id: string, steering: Steering, by: string): Promise<SteerRefusal | null> {
    const now = await this.clock.now();
    return this.dataSource.transaction(async (tx) => {
      const lead = await this.leads.lock(tx, id);
      if (!lead) return 'gone';
      const refusal = await this.steer(tx, lead, steering, by, now);
      if (refusal) return refusal;
      const act = { act: `lead.${steering.act}`, about: 'lead', aboutId: id, leadId: id };
      await this.activity.record(tx, { at: now, actor: by, ...act, reason: 'by_hand' });
      return null;
    });
  }

  private async steer(tx: Tx, lead: Lead, steering: Steering, by: string, now: Date): Promise<SteerRefusal | null> {
    switch (steering.act) {
      case 'whisper':
        return this.whisper(tx, lead, steering.text, now);
      case 'enroll':
        return this.enroll(tx, lead, steering, now);
      default:
        return this.move(tx, lead, standFor(steering, by), now);
    }
  }

  private async move(tx: Tx, lead: Lead, to: EnrollmentStand, now: Date): Promise<SteerRefusal | null> {
    const result = await this.enrollments.change(tx, lead.id, to, now);
    if ('refused' in result) {
      return result.refused === 'no_open_enrollment' && lead.ledgerState === 'with_rep' ? 'with_rep' : result.refused;
    }
    if (to.status !== 'active') {
      await this.messages.cancelUnsent(tx, lead.id, `lead_${to.status}`);
      // A draft that waited for a person held the lead where it stood.
      await this.enrollments.restoreStanding(tx, lead.id, now);
    }
    // A reply that waits is dealt with first; until then it says where the lead stands.
    if (await this.isHeldByMail(tx, lead.id)) {
      const { ledgerState: state, ledgerReason: reason, nextActionAt } = lead;
      await this.leads.stand(tx, now, { leadId: lead.id, state, reason, nextActionAt });
    }
    return null;
  }

  /** What was written without it goes back to be written by it: no mail of the agent passes an instruction by. */
  private async whisper(tx: Tx, { id }: Lead, text: string | null, now: Date): Promise<SteerRefusal | null> {
    if (!(await this.leads.whisper(tx, id, text))) return 'gone';
    await this.messages.cancelDeaf(tx, id, text);
    await this.enrollments.restoreStanding(tx, id, now);
    return null;
  }

  private async enroll(
    tx: Tx,
    lead: Lead,
    { cadenceId, again }: { cadenceId: string | null; again: boolean },
    now: Date,
  ): Promise<SteerRefusal | null> {
    if (lead.ledgerState === 'with_rep') return 'with_rep';
    if (!lead.email) return 'no_address';
    const last = await this.enrollments.lastOf(lead.id, tx);
    if (last?.status === 'active' || last?.status === 'paused') return 'in_cadence';
    if (last && !again) return 'was_in_cadence';
    if (await this.isHeldByMail(tx, lead.id)) return 'reply_open';
    const [standing] = await this.openEnrollments.run(tx, now, [lead.id], { cadenceId, again });
    if (standing?.state === 'waiting_first_touch') return null;
    // What was written for a lead that cannot be enrolled is taken back: it stands where it stood.
    const { ledgerState: state, ledgerReason: reason, nextActionAt } = lead;
    await this.leads.stand(tx, now, { leadId: lead.id, state, reason, nextActionAt });
    return standing?.reason === 'no_cadence' ? 'no_cadence' : 'suppressed';
  }

  private async isHeldByMail(tx: Tx, leadId: string): Promise<boolean> {
    return (await row(tx, `select id from lead where id = $1 and ${heldByMailSql('lead')}`, [leadId])) !== null;
  }
}

function standFor(steering: Exclude<Steering, { act: 'enroll' | 'whisper' }>, by: string): EnrollmentStand {
  switch (steering.act) {
    case 'pause':
      return { status: 'paused', reason: 'by_hand', resumeAt: steering.until, pauseOwner: steering.until ? null : by };
    case 'snooze':
      return { status: 'paused', reason: 'snoozed', resumeAt: steering.until };
    case 'resume':
      return { status: 'active', reason: 'by_hand' };
    case 'stop':
      return { status: 'stopped', reason: 'by_hand' };
  }
}
