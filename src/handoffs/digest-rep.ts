import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { Config } from '../config.js';
import { type Tx } from '../database/sql.js';
import { forEachRow } from '../jobs/for-each-row.js';
import type { JobPayload } from '../jobs/jobs.js';
import { OnJob } from '../jobs/on-job.js';
import { NoticesStore } from '../notices/notices.store.js';
import { nextMorning } from './clocks.rules.js';
import { digestMail } from './digest-mail.js';
import { type Desk, DigestStore } from './digest.store.js';
import { offerToken } from './offer-links.js';
import type { Rep } from './rep.entity.js';
import { RepsStore } from './reps.store.js';
import { backFrom } from './routing.rules.js';
import { isSameDay } from './work-time.js';

const AT_ONCE = 4;
const MINUTE = 60_000;

/** Tells reps once a day, when their work begins, what waits for them. Whoever has nothing waiting gets no mail. */
@Injectable()
export class DigestRep {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reps: RepsStore,
    private readonly digests: DigestStore,
    private readonly notices: NoticesStore,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  @OnJob('rep.digest')
  async run({ ids }: JobPayload<'rep.digest'>): Promise<void> {
    const now = await this.clock.now();
    await forEachRow(ids, AT_ONCE, (id) => this.dataSource.transaction((tx) => this.digest(tx, id, now)));
  }

  private async digest(tx: Tx, id: string, now: Date): Promise<void> {
    const rep = await this.reps.find(id, tx);
    if (!rep) return;
    // Late by more than their day, before anybody knew their mornings, or told already today, before their hours were moved: the
    // next one tells them all of it.
    const told = await this.digests.lastTold(tx, id);
    const isTold = told !== null && isSameDay(told, now, rep.timeZone);
    const isMorning = rep.digestAt !== null && backFrom(rep, now) <= now && !isTold;
    const to = { next: nextMorning(rep, now), coveredTo: isMorning ? now : (rep.digestedAt ?? now) };
    if (!(await this.digests.claim(tx, rep, to, now)) || !isMorning) return;
    // Each morning is claimed once, so that its minute names the digest: a day of ours may hold two mornings of theirs.
    const round = Math.floor(rep.digestAt!.getTime() / MINUTE);
    await this.tell(tx, rep, round, await this.digests.deskOf(tx, id, rep.digestedAt ?? now), now);
  }

  private async tell(tx: Tx, rep: Rep, round: number, desk: Desk, now: Date): Promise<void> {
    const { linkBase, secret } = this.config;
    const text = digestMail(
      desk,
      rep.timeZone,
      (offerId, act) => `${linkBase}/h/${offerToken(secret, { act, offerId })}`,
    );
    if (!text) return;
    const leadIds = [...new Set([...desk.offers, ...desk.waiting, ...desk.replies].map(({ lead }) => lead.id))];
    const about = { kind: 'rep_digest', about: 'rep', aboutId: rep.id, round };
    const reader = { to: rep.email, zone: null, answerable: true };
    await this.notices.add(tx, { ...about, ...reader, leadId: null, leadIds, ...text }, now);
  }
}
