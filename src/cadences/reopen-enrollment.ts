import { Injectable } from '@nestjs/common';
import { type Tx } from '../database/sql.js';
import type { Lead, LedgerState } from '../leads/lead.entity.js';
import { LeadsStore, type Standing } from '../leads/leads.store.js';
import { SuppressionsStore } from '../leads/suppressions.store.js';
import type { CadenceStep } from './cadence-step.entity.js';
import { laneOf, LANES, nextDueAt } from './cadence.rules.js';
import { stepAfter } from './steps.rules.js';
import { CadencesStore, type CadenceWithSteps } from './cadences.store.js';
import { type CameBack, Enrollment } from './enrollment.entity.js';
import { EnrollmentsStore } from './enrollments.store.js';
import { standingOf } from './standing.rules.js';

/** Gives a lead back to the agent: a new enrollment that goes on behind the last step sent. Always under the lead's lock. */
@Injectable()
export class ReopenEnrollment {
  constructor(
    private readonly cadences: CadencesStore,
    private readonly enrollments: EnrollmentsStore,
    private readonly leads: LeadsStore,
    private readonly suppressions: SuppressionsStore,
  ) {}

  /** Where the lead stands then; a lead that cannot be written to is excluded, one that has had every mail is closed. */
  async run(tx: Tx, lead: Lead, now: Date, cameBack: CameBack | null = null): Promise<Standing> {
    const excluded = await this.exclusionOf(tx, lead);
    const standing =
      excluded ?? (await this.goOn(tx, lead, now, cameBack)) ?? end(lead, 'closed', 'returned_all_steps_sent');
    await this.leads.stand(tx, now, standing);
    return standing;
  }

  private async exclusionOf(tx: Tx, lead: Lead): Promise<Standing | null> {
    const reason = lead.email === null ? 'no_address' : await this.suppressions.reasonFor(lead.email, tx);
    return reason === null ? null : end(lead, 'excluded', reason);
  }

  /** Null when there is no step left, or the lead was in no cadence. */
  private async goOn(tx: Tx, lead: Lead, now: Date, cameBack: CameBack | null): Promise<Standing | null> {
    const last = await this.enrollments.lastOf(lead.id, tx);
    const cadence = last && (await this.cadences.inUse(last.cadenceId, tx));
    if (!last || !cadence) return null;
    const step = stepAfter(cadence.allSteps, last.lastStepId);
    if (!step) return null;
    const opened = await this.open(tx, lead, { ...last, cameBack }, cadence, step, now);
    return { leadId: lead.id, ...standingOf(opened) };
  }

  private async open(
    tx: Tx,
    lead: Lead,
    last: Enrollment,
    cadence: CadenceWithSteps,
    step: CadenceStep,
    now: Date,
  ): Promise<Enrollment> {
    const { mailboxId, lastStepId, stepsSent, cameBack } = last;
    const dueAt = nextDueAt({
      from: now,
      waitDays: step.waitDays,
      window: cadence.sendWindow,
      zone: lead.timeZone,
      country: lead.country,
      spread: true,
      jitterKey: `${lead.id}/${step.id}`,
    });
    return tx.save(
      Enrollment,
      tx.create(Enrollment, {
        leadId: lead.id,
        cadenceId: cadence.id,
        mailboxId,
        status: 'active',
        reason: 'returned',
        lane: LANES.indexOf(laneOf({ intake: lead.intake, stepsSent })),
        nextStepId: step.id,
        lastStepId,
        stepsSent,
        cameBack,
        dueAt,
        openedAt: now,
      }),
    );
  }
}

const end = ({ id }: Lead, state: LedgerState, reason: string): Standing => ({
  leadId: id,
  state,
  reason,
  nextActionAt: null,
});
