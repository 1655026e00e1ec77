import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UsersStore } from '../access/users.store.js';
import { ActivityStore } from '../activity/activity.store.js';
import { MessagesStore } from '../messages/messages.store.js';
import { TellReviewer } from '../notices/tell-reviewer.js';

/** `not_waiting`: it waits for nobody. `no_reviewer`: nobody of that id may decide. */
export type AssignRefusal = 'gone' | 'not_waiting' | 'no_reviewer';

/** Who may decide what leaves. */
export const REVIEWER_ROLES = ['admin', 'supervisor'];

/** Makes a draft, an `unknown` send or a reply that asks a person somebody's to decide, or again anybody's. */
@Injectable()
export class AssignReview {
  constructor(
    private readonly dataSource: DataSource,
    private readonly messages: MessagesStore,
    private readonly users: UsersStore,
    private readonly tellReviewer: TellReviewer,
    private readonly activity: ActivityStore,
  ) {}

  /** Null: done. */
  async run(id: string, userId: string | null, by: string, now: Date): Promise<AssignRefusal | null> {
    return this.dataSource.transaction(async (tx) => {
      const user = userId === null ? null : await this.users.find(userId, tx);
      if (userId !== null && (!user || user.disabledAt || !REVIEWER_ROLES.includes(user.role))) return 'no_reviewer';
      const message = await this.messages.find(id, tx);
      const { leadId } = message ?? {};
      if (!leadId) return 'gone';
      if (!(await this.messages.assign(tx, id, userId))) return 'not_waiting';
      if (by !== `user:${userId}`) await this.tellReviewer.run(tx, 'assigned', { id, leadId, assignedTo: userId }, now);
      const act = { act: 'review.assigned', about: 'message', aboutId: id, leadId, detail: { user: userId } };
      await this.activity.record(tx, { at: now, actor: by, ...act });
      return null;
    });
  }
}
