import { Injectable } from '@nestjs/common';
import { Config } from '../config.js';
import { type Tx } from '../database/sql.js';
import type { Asking } from '../knowledge/asking.entity.js';
import type { Passage } from '../knowledge/passage.entity.js';
import type { Lead } from '../leads/lead.entity.js';
import { SuppressionsStore } from '../leads/suppressions.store.js';
import type { Message } from '../messages/message.entity.js';
import { MessagesStore } from '../messages/messages.store.js';
import { threadLines } from '../messages/thread-lines.js';
import { type NewNotice, NoticesStore } from '../notices/notices.store.js';
import { answerWrittenMail, recalledMail } from './answer-mail.js';
import type { Handoff } from './handoff.entity.js';
import { offerMail } from './offer-mail.js';
import type { Offer } from './offer.entity.js';
import { type LinkAct, offerToken } from './offer-links.js';
import { OffersStore } from './offers.store.js';
import { passedOnMail, reminderMail, type ReminderKind, wroteAgainMail } from './reminder-mail.js';
import type { Rep } from './rep.entity.js';
import { RepsStore } from './reps.store.js';
import { backFrom } from './routing.rules.js';

/** One rep's offer of a lead. */
interface OfferCase {
  rep: Rep;
  offer: Offer;
}

type Telling = Omit<NewNotice, 'leadId' | 'to' | 'zone'>;

/** What reps are told, put into the outbox in the transaction of what it tells of; each once. It goes to the rep of the newest offer. */
@Injectable()
export class HandoffNotices {
  constructor(
    private readonly notices: NoticesStore,
    private readonly messages: MessagesStore,
    private readonly offers: OffersStore,
    private readonly reps: RepsStore,
    private readonly suppressions: SuppressionsStore,
    private readonly config: Config,
  ) {}

  async offered(tx: Tx, handoff: Handoff, lead: Lead, { rep, offer }: OfferCase, now: Date): Promise<void> {
    const text = offerMail({
      lead,
      brief: handoff.brief,
      isCall: handoff.replyClass === null,
      closed: lead.email && (await this.suppressions.reasonFor(lead.email, tx)),
      thread: threadLines(await this.messages.thread(lead.id, tx)),
      expiresAt: offer.expiresAt,
      timeZone: rep.timeZone,
      acceptUrl: this.linkTo(offer.id, 'accept'),
      declineUrl: this.linkTo(offer.id, 'decline'),
    });
    const about = { kind: 'handoff_offered', about: 'offer', aboutId: offer.id };
    await this.tell(tx, rep, lead, { ...about, answerable: true, ...text }, now);
  }

  async reminded(tx: Tx, kind: ReminderKind, handoff: Handoff, lead: Lead, now: Date): Promise<void> {
    const held = await this.heldBy(tx, handoff);
    if (!held) return;
    const text = reminderMail(kind, lead, (act) => this.linkTo(held.offer.id, act));
    const about = { kind, about: 'offer', aboutId: held.offer.id, round: handoff.reminders + 1 };
    await this.tell(tx, held.rep, lead, { ...about, answerable: true, ...text }, now);
  }

  async wroteAgain(tx: Tx, reply: Message, handoff: Handoff, lead: Lead, now: Date): Promise<void> {
    const held = await this.heldBy(tx, handoff);
    if (!held) return;
    const text = wroteAgainMail(lead, reply.body, (act) => this.linkTo(held.offer.id, act));
    const about = { kind: 'lead_wrote_again', about: 'message', aboutId: reply.id };
    await this.tell(tx, held.rep, lead, { ...about, answerable: true, ...text }, now);
  }

  async passedOn(tx: Tx, handoff: Handoff, lead: Lead, now: Date): Promise<void> {
    const held = await this.heldBy(tx, handoff);
    if (!held) return;
    const about = { kind: 'handoff_passed_on', about: 'offer', aboutId: held.offer.id };
    await this.tell(tx, held.rep, lead, { ...about, ...passedOnMail(lead) }, now);
  }

  /** The rep it was offered to need not do anything any more. */
  async recalled(tx: Tx, handoff: Handoff, lead: Lead, now: Date): Promise<void> {
    const held = await this.heldBy(tx, handoff);
    if (!held) return;
    const about = { kind: 'handoff_recalled', about: 'offer', aboutId: held.offer.id };
    await this.tell(tx, held.rep, lead, { ...about, ...recalledMail(lead) }, now);
  }

  /** Whoever has the lead reads the answer that was written to what it asked. */
  async answerWritten(
    tx: Tx,
    asking: Asking,
    passage: Passage,
    handoff: Handoff,
    lead: Lead,
    now: Date,
  ): Promise<void> {
    const held = await this.heldBy(tx, handoff);
    if (!held) return;
    const about = { kind: 'answer_written', about: 'asking', aboutId: asking.id };
    const text = answerWrittenMail(lead, asking.text, passage.text);
    await this.tell(tx, held.rep, lead, { ...about, answerable: true, ...text }, now);
  }

  private async tell(tx: Tx, rep: Rep, lead: Lead, notice: Telling, now: Date): Promise<void> {
    await this.notices.add(tx, { ...notice, leadId: lead.id, to: rep.email, zone: zoneOf(rep, now) }, now);
  }

  private async heldBy(tx: Tx, { id, repId }: Handoff): Promise<OfferCase | null> {
    const rep = repId && (await this.reps.find(repId, tx));
    const [offer] = rep ? await this.offers.allOf(id, tx) : [];
    return rep && offer ? { rep, offer } : null;
  }

  private linkTo(offerId: string, act: LinkAct): string {
    return `${this.config.linkBase}/h/${offerToken(this.config.secret, { act, offerId })}`;
  }
}

/** Whoever is at work is told at once, whatever the hour; others when they are not asleep. */
const zoneOf = (rep: Rep, now: Date): string | null => (backFrom(rep, now) <= now ? null : rep.timeZone);
