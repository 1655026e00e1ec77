import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BadFields } from '../access/problem-details.js';
import { ActivityStore } from '../activity/activity.store.js';
import { type Tx } from '../database/sql.js';
import type { Cadence } from './cadence.entity.js';
import type { CadenceInput, EditInput, StepInput } from './cadence-input.js';
import { differ } from './steps.rules.js';
import { CadencesStore, type CadenceWithSteps } from './cadences.store.js';
import { type LeftSteps, LeaveRetiredSteps } from './leave-retired-steps.js';

/** Makes a cadence what somebody wants it to be, and settles what that means for the leads in it. */
@Injectable()
export class SaveCadence {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cadences: CadencesStore,
    private readonly leaveRetiredSteps: LeaveRetiredSteps,
    private readonly activity: ActivityStore,
  ) {}

  async create({ steps, ...columns }: CadenceInput, actor: string, now: Date): Promise<CadenceWithSteps> {
    return this.dataSource.transaction(async (tx) => {
      const saved = await this.cadences.save(tx, { ...columns, createdAt: now, updatedAt: now });
      await this.cadences.replaceSteps(tx, saved, now, steps);
      await this.record(tx, 'cadence.created', saved, actor, now);
      return this.whole(tx, saved.id);
    });
  }

  async change(id: string, input: EditInput, actor: string, now: Date): Promise<CadenceWithSteps> {
    const { steps, underWay, ...columns } = input;
    return this.dataSource.transaction(async (tx) => {
      await this.cadences.lock(tx, id);
      const before = await this.whole(tx, id);
      refuseStrange(before, steps);
      await this.cadences.save(tx, { ...columns, id, updatedAt: now });
      const detail = await this.changeSteps(tx, before, steps, underWay, now);
      await this.record(tx, 'cadence.changed', before, actor, now, detail);
      return this.whole(tx, id);
    });
  }

  private async changeSteps(
    tx: Tx,
    before: CadenceWithSteps,
    steps: StepInput[],
    underWay: EditInput['underWay'],
    now: Date,
  ): Promise<LeftSteps | { edition: number }> {
    if (underWay === 'move') {
      await this.cadences.replaceSteps(tx, before, now, steps);
      return this.leaveRetiredSteps.run(tx, now, before.id);
    }
    if (!differ(before.steps, steps)) return { edition: before.edition };
    await this.cadences.beginEdition(tx, before, steps);
    return { edition: before.edition + 1 };
  }

  private async record(tx: Tx, act: string, { id }: Cadence, actor: string, now: Date, detail: object = {}) {
    await this.activity.record(tx, { at: now, actor, act, about: 'cadence', aboutId: id, detail: { ...detail } });
  }

  private async whole(tx: Tx, id: string): Promise<CadenceWithSteps> {
    const found = await this.cadences.find(id, tx);
    if (!found) throw new Error(`Cadence ${id} is gone`);
    return found;
  }
}

/** Somebody else may have begun an edition since the steps were fetched: their ids are those of another one then. */
function refuseStrange(before: CadenceWithSteps, steps: StepInput[]): void {
  const known = new Set(before.steps.map(({ id }) => id));
  const strange = steps.find(({ id }) => id && !known.has(id));
  if (!strange) return;
  const message = `step ${strange.id} is not one of this cadence as it is now: fetch it again, or leave the id out`;
  throw new BadFields([{ field: 'steps', message }]);
}
