import { Injectable } from '@nestjs/common';
import { type Tx } from '../database/sql.js';
import { LeadsStore, type Standing } from '../leads/leads.store.js';
import { MessagesStore } from '../messages/messages.store.js';
import type { CadenceStep } from './cadence-step.entity.js';
import { stepInstead } from './steps.rules.js';
import { CadencesStore, type CadenceWithSteps } from './cadences.store.js';
import { EnrollmentsStore } from './enrollments.store.js';
import { type Onward, RetiredStepsStore, type Stranded } from './retired-steps.store.js';
import { addLocalDays, nextOpen } from './send-window.js';
import { standingsOfMoved } from './standing.rules.js';

/** What an edit meant for the leads under way. */
export interface LeftSteps {
  /** On to another step. */
  moved: number;
  /** No step is left for them. */
  finished: number;
}

/** After an edit: leads that wait for a step which is no more go on with the next one that is still there, many at once. */
@Injectable()
export class LeaveRetiredSteps {
  constructor(
    private readonly cadences: CadencesStore,
    private readonly enrollments: EnrollmentsStore,
    private readonly retired: RetiredStepsStore,
    private readonly messages: MessagesStore,
    private readonly leads: LeadsStore,
  ) {}

  async run(tx: Tx, now: Date, cadenceId: string): Promise<LeftSteps> {
    const cadence = await this.cadences.inUse(cadenceId, tx);
    if (!cadence) return { moved: 0, finished: 0 };
    const steps = cadence.allSteps;
    const gone = steps.filter(({ retiredAt }) => retiredAt !== null).map(({ id }) => id);
    const stranded = await this.retired.stranded(tx, gone);
    const onward = stranded.map((enrollment) => onwardOf(enrollment, cadence, steps));
    await this.retired.move(tx, now, onward);
    await this.stand(tx, stranded, onward, now);
    const moved = onward.filter(({ stepId }) => stepId !== null).length;
    return { moved, finished: onward.length - moved };
  }

  private async stand(tx: Tx, stranded: Stranded[], onward: Onward[], now: Date): Promise<void> {
    const drafted = new Set(
      await this.messages.cancelDrafts(
        tx,
        stranded.map(({ id }) => id),
        'step_removed',
      ),
    );
    // A draft that was taken back held its lead: such leads are looked at by themselves.
    await this.enrollments.restoreStandings(tx, [...drafted], now);
    const plain = stranded.flatMap(({ leadId, status, ledgerState }, index) => {
      const { stepId, dueAt = null } = onward[index] ?? {};
      if (drafted.has(leadId) || status !== 'active') return [];
      return [{ leadId, ledgerState, isOver: !stepId, dueAt: dueAt ?? now, notBefore: null }];
    });
    const goOn = plain.filter(({ isOver }) => !isOver);
    await this.leads.stand(
      tx,
      now,
      ...standingsOfMoved(goOn, 'due', now),
      ...ends(plain.filter(({ isOver }) => isOver)),
    );
  }
}

/** The wait before the next step counts instead of the wait before the one that is gone. */
function onwardOf(
  { id, stepId, dueAt, timeZone, country }: Stranded,
  { sendWindow }: CadenceWithSteps,
  steps: CadenceStep[],
): Onward {
  const gone = steps.find((step) => step.id === stepId);
  const next = gone && stepInstead(steps, gone);
  if (!gone || !next) return { id, stepId: null, dueAt: null };
  const after = addLocalDays(dueAt, next.waitDays - gone.waitDays, timeZone);
  return { id, stepId: next.id, dueAt: nextOpen(after, sendWindow, timeZone, country) };
}

const ends = (over: { leadId: string }[]): Standing[] =>
  over.map(({ leadId }) => ({ leadId, state: 'finished', reason: 'completed', nextActionAt: null }));
