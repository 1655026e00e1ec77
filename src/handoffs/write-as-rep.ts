import { Injectable } from '@nestjs/common';
import { ActivityStore } from '../activity/activity.store.js';
import { type Tx } from '../database/sql.js';
import type { Lead } from '../leads/lead.entity.js';
import { SuppressionsStore } from '../leads/suppressions.store.js';
import { withBookingLink } from '../messages/booking-line.js';
import { MessagesStore } from '../messages/messages.store.js';
import { QueuePersonMail } from '../messages/queue-person-mail.js';
import { wasSaid } from '../messages/thread-lines.js';
import { type Handoff, OPEN_STATUSES } from './handoff.entity.js';
import { HandoffsStore } from './handoffs.store.js';
import { offerState, type OfferState } from './offer-state.rules.js';
import type { Offer } from './offer.entity.js';
import { OffersStore } from './offers.store.js';
import { RepDecisions } from './rep-decisions.js';
import type { RepLetter } from './rep-mail.rules.js';
import type { Rep } from './rep.entity.js';
import { SilenceAgent } from './silence-agent.js';
import type { RepMailRefusal } from './unsent-mail.js';

/** What a rep may do with an offer that is not theirs any more: nothing. */
const NOT_THEIRS: Partial<Record<OfferState, RepMailRefusal>> = { declined: 'declined', passed_on: 'passed_on' };

/** Queues a mail to a lead in the name of the rep who has it, or takes it by writing. Always under the lead's lock. */
@Injectable()
export class WriteAsRep {
  constructor(
    private readonly handoffs: HandoffsStore,
    private readonly offers: OffersStore,
    private readonly repDecisions: RepDecisions,
    private readonly silence: SilenceAgent,
    private readonly messages: MessagesStore,
    private readonly personMail: QueuePersonMail,
    private readonly suppressions: SuppressionsStore,
    private readonly activity: ActivityStore,
  ) {}

  async run(
    tx: Tx,
    { lead, rep, letter }: { lead: Lead; rep: Rep; letter: RepLetter },
    now: Date,
  ): Promise<{ written: string } | RepMailRefusal> {
    const [handoff] = await this.handoffs.allOf(lead.id, tx);
    if (!handoff || !OPEN_STATUSES.includes(handoff.status))
      return handoff?.status === 'returned' ? 'returned' : 'closed';
    if (!lead.email) return 'no_address';
    if (await this.suppressions.reasonFor(lead.email, tx)) return 'suppressed';
    const thread = await this.messages.thread(lead.id, tx);
    if (!letter.subject && !thread.some(wasSaid)) return 'no_subject';
    const refusal = await this.take(tx, handoff, lead, rep, now);
    if (refusal) return refusal;
    await this.silence.stop(tx, lead.id, 'taken_over', now);
    // Settles what the lead wrote: it has its answer.
    const words = withBookingLink(letter.words, rep.bookingLink, { thread, language: lead.language });
    const message = await this.personMail.run(tx, { lead, thread, ...mailOf(rep, { ...letter, words }) }, now);
    return { written: message.id };
  }

  /** Who answers an offer takes it. */
  private async take(tx: Tx, handoff: Handoff, lead: Lead, rep: Rep, now: Date): Promise<RepMailRefusal | null> {
    const offers = await this.offers.allOf(handoff.id, tx);
    const offer = offers.find(({ repId }) => repId === rep.id);
    if (!offer) return 'passed_on';
    const state = offerState(offer, handoff, offers[0]?.id ?? null);
    if (state === 'yours') return null;
    if (NOT_THEIRS[state]) return NOT_THEIRS[state];
    if (await this.repDecisions.accept(tx, { handoff, lead, offer, state }, now)) return 'passed_on';
    await this.note(tx, handoff, offer, rep, now);
    return null;
  }

  private async note(tx: Tx, { id, leadId }: Handoff, offer: Offer, rep: Rep, now: Date): Promise<void> {
    const about = { about: 'handoff', aboutId: id, leadId, reason: 'answered_by_mail' };
    const detail = { offer: offer.id, rep: rep.id };
    await this.activity.record(tx, { at: now, actor: actorOf(rep), act: 'handoff.accepted', ...about, detail });
  }
}

const mailOf = (rep: Rep, { subject, words: body }: RepLetter) => ({
  subject,
  body,
  fromName: rep.name,
  by: actorOf(rep),
  reason: 'by_mail',
});

const actorOf = ({ id }: Rep): string => `rep:${id}`;
