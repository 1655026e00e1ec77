import { Injectable } from '@nestjs/common';
import { stepAfter } from '../cadences/steps.rules.js';
import { EnrollmentsStore } from '../cadences/enrollments.store.js';
import { OpenEnrollments } from '../cadences/open-enrollments.js';
import { type Tx } from '../database/sql.js';
import { MessagesStore } from '../messages/messages.store.js';

/** Gives a lead without any enrollment one again. What was sent to it is known from its mails: no step is sent twice. */
@Injectable()
export class RecoverEnrollment {
  constructor(
    private readonly openEnrollments: OpenEnrollments,
    private readonly enrollments: EnrollmentsStore,
    private readonly messages: MessagesStore,
  ) {}

  async run(tx: Tx, leadId: string, now: Date): Promise<void> {
    await this.openEnrollments.run(tx, now, [leadId], { again: true });
    const enrollment = await this.enrollments.openOf(leadId, tx);
    if (!enrollment) return;
    const steps = await this.enrollments.stepsOf(enrollment.cadenceId, tx);
    const touched = (await this.messages.thread(leadId, tx)).filter(
      ({ kind, status }) => kind === 'touch' && (status === 'sent' || status === 'unknown'),
    );
    const last = steps.findLast(({ id }) => touched.some(({ stepId }) => stepId === id));
    if (!last) return;
    const next = stepAfter(steps, last.id);
    const on = next && { stepId: next.id, dueAt: enrollment.dueAt ?? now };
    const advanced = { ...enrollment, stepsSent: touched.length - 1 };
    await this.enrollments.advance(tx, advanced, { stepId: last.id, mailed: true }, on, now);
  }
}
