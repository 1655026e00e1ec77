import { Injectable } from '@nestjs/common';
import { ActivityStore } from '../activity/activity.store.js';
import { Config } from '../config.js';
import { type Tx } from '../database/sql.js';
import type { Lead } from '../leads/lead.entity.js';
import { NoticeSettingsStore } from '../notices/notice-settings.store.js';
import { NoticesStore } from '../notices/notices.store.js';
import { type AlarmKind, alarmMail } from './alarm-mail.js';
import type { Handoff } from './handoff.entity.js';
import { RepsStore } from './reps.store.js';

/** Wakes the supervisors, in the transaction of what it tells of, at any hour. */
@Injectable()
export class HandoffAlarms {
  constructor(
    private readonly notices: NoticesStore,
    private readonly settings: NoticeSettingsStore,
    private readonly reps: RepsStore,
    private readonly activity: ActivityStore,
    private readonly config: Config,
  ) {}

  /** @param round grows when the same thing goes wrong again: that is another alarm */
  async raise(tx: Tx, kind: AlarmKind, of: { handoff: Handoff; lead: Lead }, round: number, now: Date): Promise<void> {
    const { handoff, lead } = of;
    const { alarmAddresses } = await this.settings.find(tx);
    const rep = handoff.repId ? await this.reps.find(handoff.repId, tx) : null;
    const text = alarmMail(kind, lead, rep?.name ?? null, `${this.config.linkBase}/handoffs`);
    const about = { kind: `alarm_${kind}`, about: 'handoff', aboutId: handoff.id, leadId: lead.id, round };
    for (const to of alarmAddresses) await this.notices.add(tx, { ...about, to, zone: null, ...text }, now);
    const act = { act: 'handoff.alarm', about: 'handoff', aboutId: handoff.id, leadId: lead.id, reason: kind };
    await this.activity.record(tx, { at: now, actor: 'agent', ...act, detail: { told: alarmAddresses.length } });
  }
}
