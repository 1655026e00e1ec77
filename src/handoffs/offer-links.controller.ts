import { Body, Controller, Get, Header, HttpCode, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { z } from 'zod';
import { Access } from '../access/access.js';
import { Clock } from '../clock/clock.js';
import { Config } from '../config.js';
import { LeadsStore } from '../leads/leads.store.js';
import { MessagesStore } from '../messages/messages.store.js';
import { threadLines } from '../messages/thread-lines.js';
import { DecideHandoff, type HandoffDecision } from './decide-handoff.js';
import { DECLINE_REASONS, RETURN_REASONS } from './handoff.entity.js';
import { HandoffsStore } from './handoffs.store.js';
import { type LinkAct, type OfferLink, offerToken, readOfferToken } from './offer-links.js';
import { offerPage } from './offer-page.js';
import { offerState } from './offer-state.rules.js';
import type { Offer } from './offer.entity.js';
import { OffersStore } from './offers.store.js';
import { RepsStore } from './reps.store.js';

/** What the page's forms send; mail programs that post by themselves send nothing. */
const formSchema = z.object({ reason: z.string().optional() }).nullish();

/**
 * The rep's page behind the links in our mails: a GET only shows, because mail scanners follow links; a POST acts. The
 * token names one offer and one act. It never expires; when the offer is over, the page says so and shows nothing else.
 */
@ApiExcludeController()
@Access('public')
@Controller('h')
export class OfferLinksController {
  constructor(
    private readonly handoffs: HandoffsStore,
    private readonly offers: OffersStore,
    private readonly reps: RepsStore,
    private readonly leads: LeadsStore,
    private readonly messages: MessagesStore,
    private readonly decideHandoff: DecideHandoff,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  @Get(':token')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  async show(@Param('token') token: string): Promise<string> {
    const { link, offer } = await this.linked(token);
    return this.page(link, offer);
  }

  /** Whatever became of it, the page that comes back says how the offer stands now. */
  @Post(':token')
  @HttpCode(200)
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  async act(
    @Param('token') token: string,
    @Body({ schema: formSchema }) form: z.infer<typeof formSchema>,
  ): Promise<string> {
    const { link, offer } = await this.linked(token);
    const by = { actor: `rep:${offer.repId}`, offerId: offer.id };
    await this.decideHandoff.run(offer.handoffId, decisionOf(link.act, form?.reason), by, await this.clock.now());
    return this.page(link, offer);
  }

  private async linked(token: string): Promise<{ link: OfferLink; offer: Offer }> {
    const link = readOfferToken(this.config.secret, token);
    const offer = link && (await this.offers.find(link.offerId));
    if (!link || !offer) throw new NotFoundException('This link is not complete: copy all of it from the mail');
    return { link, offer };
  }

  private async page({ act }: OfferLink, { id, handoffId }: Offer): Promise<string> {
    const [handoff, offers] = await Promise.all([this.handoffs.find(handoffId), this.offers.allOf(handoffId)]);
    const offer = offers.find((one) => one.id === id);
    const lead = handoff && (await this.leads.find(handoff.leadId));
    const rep = offer && (await this.reps.find(offer.repId));
    if (!handoff || !lead || !offer || !rep) throw new NotFoundException('This lead is no longer kept');
    return offerPage({
      state: offerState(offer, handoff, offers[0]?.id ?? null),
      act,
      lead,
      brief: handoff.brief,
      thread: threadLines(await this.messages.thread(lead.id)),
      expiresAt: offer.expiresAt,
      timeZone: rep.timeZone,
      linkTo: (other) => `/h/${offerToken(this.config.secret, { act: other, offerId: id })}`,
    });
  }
}

function decisionOf(act: LinkAct, given: string | undefined): HandoffDecision {
  switch (act) {
    case 'accept':
    case 'contacted':
      return { act };
    case 'decline':
      return { act, reason: DECLINE_REASONS.find((reason) => reason === given) ?? 'other' };
    case 'return':
      return { act, reason: RETURN_REASONS.find((reason) => reason === given) ?? 'other' };
    default:
      return { act: 'close', outcome: act };
  }
}
