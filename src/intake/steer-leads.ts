import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityStore } from '../activity/activity.store.js';
import type { ChangeRefusal, EnrollmentStand } from '../cadences/cadence.rules.js';
import { EnrollmentsStore } from '../cadences/enrollments.store.js';
import { OpenEnrollments } from '../cadences/open-enrollments.js';
import { Clock } from '../clock/clock.js';
import { rows, type Tx } from '../database/sql.js';
import { LeadsStore, type Standing } from '../leads/leads.store.js';
import { MessagesStore } from '../messages/messages.store.js';
import { heldByMailSql } from './held-by-mail.sql.js';

/**
 * What a person does with leads.
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

/** Leads of one transaction. */
const BATCH_LEADS = 2_000;

type Refusals = Map<string, SteerRefusal>;

/** Steers leads by hand, however many. A refusal changes nothing of its lead and keeps no other. */
@Injectable()
export class SteerLeads {
  constructor(
    private readonly dataSource: DataSource,
    private readonly leads: LeadsStore,
    private readonly enrollments: EnrollmentsStore,
    private readonly openEnrollments: OpenEnrollments,
    private readonly messages: MessagesStore,
    private readonly activity: ActivityStore,
    private readonly clock: Clock,
  ) {}

  /** The leads it was refused to, and why; for the others it is done. */
  async run(ids: string[], steering: Steering, by: string): Promise<Refusals> {
    const now = await this.clock.now();
    const refused: Refusals = new Map();
    for (let from = 0; from < ids.length; from += BATCH_LEADS) {
      const batch = ids.slice(from, from + BATCH_LEADS);
      const refusals = await this.dataSource.transaction((tx) => this.steer(tx, batch, steering, by, now));
      for (const [id, why] of refusals) refused.set(id, why);
    }
    return refused;
  }

  private async steer(tx: Tx, ids: string[], steering: Steering, by: string, now: Date): Promise<Refusals> {
    const stands = await this.leads.lockAll(tx, ids);
    const refusals = await this.act(tx, stands, steering, by, now);
    const isThere = new Set(stands.map(({ leadId }) => leadId));
    for (const id of ids) if (!isThere.has(id)) refusals.set(id, 'gone');
    const done = ids.filter((id) => !refusals.has(id));
    const acts = done.map((id) => ({ act: `lead.${steering.act}`, about: 'lead', aboutId: id, leadId: id }));
    await this.activity.record(tx, ...acts.map((act) => ({ at: now, actor: by, ...act, reason: 'by_hand' })));
    return refusals;
  }

  private async act(tx: Tx, stands: Standing[], steering: Steering, by: string, now: Date): Promise<Refusals> {
    switch (steering.act) {
      case 'whisper':
        return this.whisper(tx, stands, steering.text, now);
      case 'enroll':
        return this.enroll(tx, stands, steering, now);
      default:
        return this.move(tx, stands, standFor(steering, by), now);
    }
  }

  private async move(tx: Tx, stands: Standing[], to: EnrollmentStand, now: Date): Promise<Refusals> {
    const refusals: Refusals = await this.enrollments.changeAll(tx, idsOf(stands), to, now);
    for (const { leadId, state } of stands) {
      if (state === 'with_rep' && refusals.get(leadId) === 'no_open_enrollment') refusals.set(leadId, 'with_rep');
    }
    const moved = stands.filter(({ leadId }) => !refusals.has(leadId));
    if (to.status !== 'active') await this.messages.cancelUnsent(tx, idsOf(moved), `lead_${to.status}`);
    // A reply that waits is dealt with first; until then it says where the lead stands.
    const held = await this.heldByMail(tx, idsOf(moved));
    const free = idsOf(moved).filter((id) => !held.has(id));
    await this.enrollments.restoreStandings(tx, free, now);
    return refusals;
  }

  /** What was written without it goes back to be written by it: no mail of the agent passes an instruction by. */
  private async whisper(tx: Tx, stands: Standing[], text: string | null, now: Date): Promise<Refusals> {
    for (const { leadId } of stands) {
      await this.leads.whisper(tx, leadId, text);
      await this.messages.cancelDeaf(tx, leadId, text);
    }
    await this.enrollments.restoreStandings(tx, idsOf(stands), now);
    return new Map();
  }

  private async enroll(
    tx: Tx,
    stands: Standing[],
    { cadenceId, again }: { cadenceId: string | null; again: boolean },
    now: Date,
  ): Promise<Refusals> {
    const refusals = await this.whyNotEnrolled(tx, idsOf(stands), again);
    const ids = idsOf(stands).filter((id) => !refusals.has(id));
    const placed = new Map(
      (await this.openEnrollments.run(tx, now, ids, { cadenceId, again })).map((place) => [place.leadId, place]),
    );
    const stay = stands.filter(
      ({ leadId }) => !refusals.has(leadId) && placed.get(leadId)?.state !== 'waiting_first_touch',
    );
    // What was written for leads that cannot be enrolled is taken back: they stand where they stood.
    await this.leads.stand(tx, now, ...stay);
    for (const { leadId } of stay) {
      refusals.set(leadId, placed.get(leadId)?.reason === 'no_cadence' ? 'no_cadence' : 'suppressed');
    }
    return refusals;
  }

  private async whyNotEnrolled(tx: Tx, ids: string[], again: boolean): Promise<Refusals> {
    const refused = await rows<{ id: string; why: SteerRefusal | null }>(
      tx,
      `select lead.id, case
         when ledger_state = 'with_rep' then 'with_rep'
         when email is null then 'no_address'
         when last.status in ('active', 'paused') then 'in_cadence'
         when last.status is not null and not $2 then 'was_in_cadence'
         when ${heldByMailSql('lead')} then 'reply_open' end as why
       from lead left join lateral (
         select status from enrollment where lead_id = lead.id order by id desc limit 1) as last on true
       where lead.id = any($1::bigint[])`,
      [ids, again],
    );
    return new Map(refused.flatMap(({ id, why }) => (why ? [[id, why] as const] : [])));
  }

  private async heldByMail(tx: Tx, ids: string[]): Promise<Set<string>> {
    const held = await rows<{ id: string }>(
      tx,
      `select id from lead where id = any($1::bigint[]) and ${heldByMailSql('lead')}`,
      [ids],
    );
    return new Set(held.map(({ id }) => id));
  }
}

const idsOf = (stands: Standing[]): string[] => stands.map(({ leadId }) => leadId);

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
