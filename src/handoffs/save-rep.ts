import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActivityStore } from '../activity/activity.store.js';
import type { Rep } from './rep.entity.js';
import { RepsStore } from './reps.store.js';
import { WakeHandoffs } from './wake-handoffs.js';

/** Keeps a rep as an admin described them, and lets hand-offs notice: who waits for a rep, or had one who has left. */
@Injectable()
export class SaveRep {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reps: RepsStore,
    private readonly wakeHandoffs: WakeHandoffs,
    private readonly activity: ActivityStore,
  ) {}

  async run(input: Partial<Rep>, by: string, now: Date): Promise<Rep> {
    const rep = await this.dataSource.transaction(async (tx) => {
      const saved = await this.reps.save(tx, { ...input, digestAt: stillDue(input, now) });
      const act = { act: 'rep.saved', about: 'rep', aboutId: saved.id, reason: saved.status };
      await this.activity.record(tx, { at: now, actor: by, ...act });
      return saved;
    });
    const woken =
      rep.status === 'active'
        ? { statuses: ['unassigned' as const] }
        : { statuses: ['offered' as const, 'accepted' as const], repId: rep.id };
    await this.wakeHandoffs.run(woken, now);
    return rep;
  }
}

/** Their hours may have changed: the scan finds their next morning, but for one that has come already. */
const stillDue = ({ digestAt }: Partial<Rep>, now: Date): Date | null =>
  digestAt && digestAt <= now ? digestAt : null;
