import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { row, rows, type Tx } from '../database/sql.js';
import { CadenceStep } from './cadence-step.entity.js';
import { allowedEnrollmentChange, type ChangeRefusal, type EnrollmentStand } from './cadence.rules.js';
import { stepAfter } from './steps.rules.js';
import { Enrollment } from './enrollment.entity.js';
import { StandingsStore } from './standings.store.js';

const OPEN = In(['active', 'paused']);

/** What became of a change: the enrollment as it now stands, or why it was refused. */
export type ChangeResult = { enrollment: Enrollment } | { refused: ChangeRefusal | 'no_open_enrollment' };

/** A lead has one at most. */
const openSql = `select * from enrollment where lead_id = $1 and status in ('active', 'paused')`;

const NOTHING_HELD = { notBefore: null, holdReason: null, remindedUntil: null };

/** Whoever asked us to come back at a date is written to on that date, however long the step would have waited. */
function dueOnward({ status, reason, dueAt }: Enrollment, now: Date): Date {
  const isAwaited = status === 'paused' && reason === 'snoozed';
  return dueAt === null || (isAwaited && dueAt > now) ? now : dueAt;
}

/**
 * Changes of one lead's enrollment. Each writes the lead's standing in the same transaction, but for those that say whose that is.
 * Many at once: `open-enrollments`.
 */
@Injectable()
export class EnrollmentsStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly standings: StandingsStore,
  ) {}

  async find(id: string, tx: Tx = this.dataSource.manager): Promise<Enrollment | null> {
    return row<Enrollment>(tx, `select * from enrollment where id = $1`, [id]);
  }

  /** Those of them that go on. */
  async activeOf(ids: string[], tx: Tx = this.dataSource.manager): Promise<Enrollment[]> {
    return rows<Enrollment>(tx, `select * from enrollment where id = any($1::bigint[]) and status = 'active'`, [ids]);
  }

  async openOf(leadId: string, tx: Tx = this.dataSource.manager): Promise<Enrollment | null> {
    return row<Enrollment>(tx, openSql, [leadId]);
  }

  /** Leads under way in a cadence. Reads every enrollment: for a person who is about to change it. */
  async countOpen(cadenceId: string): Promise<number> {
    return this.dataSource.manager.countBy(Enrollment, { cadenceId, status: OPEN });
  }

  /** The lead's newest enrollment, open or not. */
  async lastOf(leadId: string, tx: Tx = this.dataSource.manager): Promise<Enrollment | null> {
    return tx.findOne(Enrollment, { where: { leadId }, order: { id: 'DESC' } });
  }

  /** Pauses, resumes or stops the lead's open enrollment, if the table of changes allows it. */
  async change(tx: Tx, leadId: string, to: EnrollmentStand, now: Date): Promise<ChangeResult> {
    const open = await row<Enrollment>(tx, `${openSql} for update`, [leadId]);
    if (!open) return { refused: 'no_open_enrollment' };
    const change = await this.changeOf(tx, open, to, now);
    return 'refused' in change ? change : { enrollment: await this.write(tx, open, change, now) };
  }

  /**
   * The same for many leads; gives the refusals. Where the leads then stand is for the caller to restore, once whatever else the change
   * brings is written.
   */
  async changeAll(
    tx: Tx,
    leadIds: string[],
    to: EnrollmentStand,
    now: Date,
  ): Promise<Map<string, ChangeRefusal | 'no_open_enrollment'>> {
    const open = await rows<Enrollment>(
      tx,
      `select * from enrollment where lead_id = any($1::bigint[]) and status in ('active', 'paused') order by lead_id for update`,
      [leadIds],
    );
    const refusals = new Map<string, ChangeRefusal | 'no_open_enrollment'>();
    const isOpen = new Set(open.map(({ leadId }) => leadId));
    for (const leadId of leadIds) if (!isOpen.has(leadId)) refusals.set(leadId, 'no_open_enrollment');
    const changed: Record<string, unknown>[] = [];
    for (const enrollment of open) {
      const change = await this.changeOf(tx, enrollment, to, now);
      if ('refused' in change) refusals.set(enrollment.leadId, change.refused);
      else changed.push({ ...enrollment, ...change });
    }
    await this.writeAll(tx, changed);
    return refusals;
  }

  /** A new one that stands where the stopped one stood: what is late is due now. Null when there is no step to go on with. */
  async openAgain(tx: Tx, stopped: Enrollment, now: Date): Promise<Enrollment | null> {
    const { leadId, cadenceId, mailboxId, lane, nextStepId, lastStepId, stepsSent, cameBack, dueAt } = stopped;
    if (nextStepId === null) return null;
    const place = { leadId, cadenceId, mailboxId, lane, nextStepId, lastStepId, stepsSent, cameBack };
    const begin = { status: 'active' as const, reason: 'mailbox_was_refused', dueAt: dueAt ?? now, openedAt: now };
    return tx.save(Enrollment, tx.create(Enrollment, { ...place, ...begin }));
  }

  /** A hold-up moves `notBefore` and keeps the due time. */
  async hold(tx: Tx, enrollment: Enrollment, until: Date, reason: string, now: Date): Promise<void> {
    await this.write(tx, enrollment, { notBefore: until, holdReason: reason, remindedUntil: null }, now);
  }

  /**
   * After a touch was sent, or skipped by a person: on to the next step, or finished when there is none. Where the lead then stands
   * is for the caller to restore.
   */
  async advance(
    tx: Tx,
    enrollment: Enrollment,
    sent: { stepId: string; mailed: boolean },
    next: { stepId: string; dueAt: Date } | null,
    now: Date,
  ): Promise<void> {
    const over = !next && enrollment.status === 'active';
    const change: Partial<Enrollment> = {
      status: over ? 'finished' : enrollment.status,
      reason: over ? 'completed' : enrollment.reason,
      stepsSent: enrollment.stepsSent + (sent.mailed ? 1 : 0),
      lastStepId: sent.stepId,
      nextStepId: next?.stepId ?? null,
      dueAt: next?.dueAt ?? null,
      lane: 3,
      notBefore: null,
      holdReason: null,
      remindedUntil: null,
      closedAt: over ? now : enrollment.closedAt,
    };
    await tx.update(Enrollment, { id: enrollment.id }, change);
  }

  /** Ends the reminder: the step that was reminded is done with the rows. */
  async answered(ids: string[], tx: Tx = this.dataSource.manager): Promise<void> {
    if (ids.length === 0) return;
    await rows(tx, `update enrollment set reminded_until = null where id = any($1::bigint[])`, [ids]);
  }

  /** All steps of a cadence, those of older editions and retired ones too, as `stepAfter` wants them. */
  async stepsOf(cadenceId: string, tx: Tx = this.dataSource.manager): Promise<CadenceStep[]> {
    return tx.find(CadenceStep, { where: { cadenceId }, order: { edition: 'ASC', position: 'ASC' } });
  }

  /** Writes where the leads stand, worked out from their enrollments and their mails. */
  async restoreStandings(tx: Tx, leadIds: string[], now: Date): Promise<void> {
    await this.standings.restore(tx, leadIds, now);
  }

  /** Gives an open enrollment that lost its due time or its next step both again: what is late is due now. */
  async mendDue(tx: Tx, leadId: string, now: Date): Promise<void> {
    const open = await this.openOf(leadId, tx);
    if (!open) return;
    const over = { nextStepId: null, dueAt: null, status: 'finished', reason: 'completed', closedAt: now } as const;
    await this.write(tx, open, (await this.onward(tx, open, open, now)) ?? over, now);
  }

  /**
   * After a nudge: the cadence goes on at `dueAt`, or is over when it has no step left. Where the lead then stands is for the caller to
   * restore.
   */
  async goOn(tx: Tx, enrollment: Enrollment, dueAt: Date, now: Date): Promise<void> {
    const onward = await this.onward(tx, enrollment, { status: 'active', reason: 'pause_over' }, now);
    const change = onward
      ? { ...onward, dueAt, reason: 'pause_over' }
      : { status: 'finished' as const, reason: 'completed', dueAt: null, closedAt: now };
    await tx.update(Enrollment, { id: enrollment.id }, { ...change, ...NOTHING_HELD });
  }

  /** The step it goes on with, found again if it was lost; null when none is left. A nudge needs none. */
  private async onward(
    tx: Tx,
    open: Enrollment,
    to: EnrollmentStand,
    now: Date,
  ): Promise<Pick<Enrollment, 'nextStepId' | 'dueAt'> | null> {
    const lost = async () => stepAfter(await this.stepsOf(open.cadenceId, tx), open.lastStepId)?.id;
    const nextStepId = open.nextStepId ?? (await lost()) ?? null;
    if (to.reason === 'silence') return { nextStepId, dueAt: now };
    return nextStepId === null ? null : { nextStepId, dueAt: dueOnward(open, now) };
  }

  private async changeOf(
    tx: Tx,
    open: Enrollment,
    to: EnrollmentStand,
    now: Date,
  ): Promise<Partial<Enrollment> | { refused: ChangeRefusal }> {
    const verdict = allowedEnrollmentChange(open, to);
    if (!verdict.allowed) return { refused: verdict.why };
    const onward = to.status === 'active' ? await this.onward(tx, open, to, now) : {};
    // The last touch may have left while the lead was paused: then there is nothing to go on with.
    const { status, reason } = onward ? to : ({ status: 'finished', reason: 'completed' } as const);
    return {
      ...onward,
      ...NOTHING_HELD,
      status,
      reason,
      resumeAt: to.resumeAt ?? null,
      pauseOwner: to.pauseOwner ?? null,
      closedAt: status === 'active' || status === 'paused' ? null : now,
    };
  }

  private async writeAll(tx: Tx, changed: Record<string, unknown>[]): Promise<void> {
    if (changed.length === 0) return;
    await rows(
      tx,
      `update enrollment set status = changed.status, reason = changed.reason, next_step_id = changed."nextStepId",
         due_at = changed."dueAt", not_before = null, hold_reason = null, reminded_until = null, resume_at = changed."resumeAt",
         pause_owner = changed."pauseOwner", closed_at = changed."closedAt"
       from jsonb_to_recordset($1::jsonb) as changed (id bigint, status text, reason text, "nextStepId" bigint, "dueAt" timestamptz,
         "resumeAt" timestamptz, "pauseOwner" text, "closedAt" timestamptz)
       where enrollment.id = changed.id`,
      [JSON.stringify(changed)],
    );
  }

  private async write(tx: Tx, enrollment: Enrollment, change: Partial<Enrollment>, now: Date): Promise<Enrollment> {
    await tx.update(Enrollment, { id: enrollment.id }, change);
    await this.standings.restore(tx, [enrollment.leadId], now);
    return { ...enrollment, ...change };
  }
}
