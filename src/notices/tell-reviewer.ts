import { Injectable } from '@nestjs/common';
import { UsersStore } from '../access/users.store.js';
import { Config } from '../config.js';
import { row, type Tx } from '../database/sql.js';
import { NoticesStore } from './notices.store.js';

/** `assigned`: somebody gave it to them. `overdue`: a day has passed, and it still waits. */
export type Telling = 'assigned' | 'overdue';

/** A mail of the agent, or a reply, about which one of our people is to decide. */
export interface ToDecide {
  id: string;
  leadId: string;
  assignedTo: string | null;
}

const DAY = 86_400_000;

const WORDS: Record<Telling, { subject: string; text: string }> = {
  assigned: { subject: 'For you to decide', text: 'A colleague asks you to decide about' },
  overdue: { subject: 'Still for you to decide', text: 'For a day or more nobody has decided about' },
};

/** Tells the person who is to decide, once when it becomes theirs and once a day as long as it waits. */
@Injectable()
export class TellReviewer {
  constructor(
    private readonly users: UsersStore,
    private readonly notices: NoticesStore,
    private readonly config: Config,
  ) {}

  async run(tx: Tx, telling: Telling, { id, leadId, assignedTo }: ToDecide, now: Date): Promise<void> {
    const user = assignedTo === null ? null : await this.users.find(assignedTo, tx);
    if (!user || user.disabledAt) return;
    const name = await nameOf(tx, leadId);
    const link = `${this.config.linkBase}/leads/${leadId}`;
    const { subject, text } = WORDS[telling];
    await this.notices.add(
      tx,
      {
        kind: `review_${telling}`,
        about: 'message',
        aboutId: id,
        leadId,
        to: user.email,
        subject: `${subject}: ${name}`,
        body: `${text} a mail in the thread with ${name}:\n${link}\n`,
        links: [link],
        round: telling === 'assigned' ? 1 : Math.floor(now.getTime() / DAY),
        zone: null,
      },
      now,
    );
  }
}

async function nameOf(tx: Tx, leadId: string): Promise<string> {
  const found = await row<{ name: string | null }>(
    tx,
    `select coalesce(nullif(concat_ws(' ', first_name, last_name), ''), company) as name from lead where id = $1`,
    [leadId],
  );
  return found?.name?.replace(/[\p{C}\s]+/gu, ' ').slice(0, 80) ?? 'a lead';
}
